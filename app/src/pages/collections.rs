//! `/{l}/collections` and `/{l}/collections/{slug}`: projects put together for one purpose.

use domain::{
    collection::{CollectionCard, CollectionView},
    showcase::ProjectCard,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    AppError,
    api::collections::{get_collection, list_collections},
    pages::not_found::NotFoundPage,
    ui::{awaited::awaited, card::Cards, head::Head, icon::Icon, notice::ErrorNotice},
    words::{Plural, Word, use_words},
};

/// The list.
#[component]
pub fn CollectionsPage() -> impl IntoView {
    let words = use_words();
    let locale = words.locale();
    let list = Resource::new_blocking(|| (), move |()| list_collections(locale));
    view! {
        <Head title=words.t(Word::CollectionsTitle) description=words.t(Word::CollectionsLead)/>
        <div class="page survey stack loose">
            <div class="page-head">
                <h1>{words.t(Word::CollectionsTitle)}</h1>
                <p class="lead">{words.t(Word::CollectionsLead)}</p>
            </div>
            <Suspense>
                {awaited(move || async move {
                    match list.await {
                        Ok(list) => view! { <List list=list/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn List(list: Vec<CollectionCard>) -> impl IntoView {
    let words = use_words();
    if list.is_empty() {
        return view! { <p>{words.t(Word::CollectionsNone)}" "<a href=words.href("/projects")>{words.t(Word::GalleryAll)}</a></p> }
            .into_any();
    }
    let card = |card: CollectionCard| {
        view! {
            <li>
                <a class="category-card" href=words.href(&format!("/collections/{}", card.slug))>
                    <span class="category-name" lang=words.foreign(card.title.locale)>{card.title.text}</span>
                    <span class="category-scope" lang=words.foreign(card.text.locale)>{card.text.text}</span>
                    <span class="category-count">{words.count(Plural::GalleryCount, card.count as u64)}<Icon name="arrow-right"/></span>
                </a>
            </li>
        }
    };
    view! { <ul class="category-cards">{list.into_iter().map(card).collect_view()}</ul> }.into_any()
}

/// One collection.
#[component]
pub fn CollectionPage() -> impl IntoView {
    let locale = use_words().locale();
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let found = Resource::new_blocking(slug, move |slug| get_collection(slug, locale));
    view! {
        <Suspense>
            {awaited(move || async move {
                match found.await {
                    Ok(found) => view! { <Shown collection=found/> }.into_any(),
                    Err(AppError::NotFound) => view! { <NotFoundPage/> }.into_any(),
                    Err(error) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(collection: CollectionView) -> impl IntoView {
    let words = use_words();
    let CollectionView { title, text, cards, .. } = collection;
    let count = words.count(Plural::GalleryCount, cards.len() as u64);
    let description = if text.text.is_empty() { words.t(Word::CollectionsLead).to_owned() } else { text.text.clone() };
    let paragraphs = text.text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        view! { <p class="lead" lang=words.foreign(text.locale)>{line.to_owned()}</p> }
    });
    let paragraphs = paragraphs.collect_view();
    view! {
        <Head title=title.text.clone() description=description/>
        <LinkedData title=title.text.clone() cards=cards.clone()/>
        <div class="page survey stack loose">
            <div class="page-head">
                <a class="back" href=words.href("/collections")><Icon name="arrow-left"/>{words.t(Word::CollectionsTitle)}</a>
                <h1 lang=words.foreign(title.locale)>{title.text}</h1>
                {paragraphs}
            </div>
            <h2 class="results-count">{count}</h2>
            <Cards cards=cards/>
        </div>
    }
}

/// The list for search engines: JSON-LD in the terms of schema.org. The server writes it.
#[component]
fn LinkedData(title: String, cards: Vec<ProjectCard>) -> impl IntoView {
    #[cfg(not(target_family = "wasm"))]
    let text = listed(use_words(), &title, &cards, &crate::ui::head::origin());
    #[cfg(target_family = "wasm")]
    let text = {
        drop((title, cards));
        ""
    };
    view! { <script type="application/ld+json" inner_html=text></script> }
}

/// `<` is escaped, so that no text can end the element.
#[cfg(not(target_family = "wasm"))]
fn listed(words: crate::words::Words, title: &str, cards: &[ProjectCard], origin: &str) -> String {
    let item = |(at, card): (usize, &ProjectCard)| {
        let address = format!("{origin}{}", words.href(&format!("/projects/{}", card.slug)));
        serde_json::json!({"@type": "ListItem", "position": at + 1, "name": card.title.text, "url": address})
    };
    let items: Vec<_> = cards.iter().enumerate().map(item).collect();
    let list = serde_json::json!({"@context": "https://schema.org", "@type": "ItemList", "name": title, "itemListElement": items});
    list.to_string().replace('<', "\\u003c")
}
