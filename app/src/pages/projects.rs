//! `/{l}/projects`: the showcase. All of its state is in the address.

mod facets;
mod results;
mod search;

use domain::showcase::{Filter, Page};
use leptos::{html::Input, prelude::*};
use leptos_router::hooks::use_location;

use crate::{
    api::project::list_projects,
    ui::{awaited::awaited, head::Head, icon::Icon, notice::ErrorNotice},
    words::{Plural, Word, Words, use_words},
};

/// The gallery.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let locale = use_words().locale();
    let search = use_location().search;
    let page = Resource::new_blocking(move || search.get(), move |query| list_projects(query, locale));
    let field = NodeRef::<Input>::new();
    // The field keeps what is typed, until the address says another thing: a chip, the way back.
    Effect::new(move |before: Option<String>| {
        let asked = Filter::from_query(&search.get()).q;
        if let (true, Some(field)) = (before.is_some_and(|before| before != asked), field.get_untracked()) {
            field.set_value(&asked);
        }
        asked
    });
    let words = use_words();
    view! {
        <Head title=words.t(Word::GalleryTitle) description=words.t(Word::GalleryLead)/>
        <div class="page wide">
            <div class="page-head">
                <h1>{words.t(Word::GalleryTitle)}</h1>
                <p class="lead">{words.t(Word::GalleryLead)}</p>
                <p class="ways no-print">
                    <a href=words.href("/collections")>{words.t(Word::CollectionsTitle)}</a>
                    <a href=words.href("/statistics")>{words.t(Word::StatisticsTitle)}</a>
                </p>
            </div>
            <Transition>
                {awaited(move || async move {
                    match page.await {
                        Ok(page) => view! { <Gallery page=page field=field/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The address of a state of the gallery.
fn address(words: Words, filter: &Filter) -> String {
    words.href(&format!("/projects{}", filter.to_query()))
}

#[component]
fn Gallery(page: Page, field: NodeRef<Input>) -> impl IntoView {
    let words = use_words();
    let filter = page.filter.clone();
    let chosen = filter.chosen();
    let count = if chosen == 0 { String::new() } else { format!(": {}", words.integer(chosen as u64)) };
    let show = words.count(Plural::GalleryShow, page.total as u64);
    view! {
        {view! { <search::Search filter=filter.clone() field=field/> }.into_any()}
        <div class="gallery">
            <details class="sheet">
                <summary class="button">
                    <span class="sheet-open"><Icon name="filter"/>" "{words.t(Word::GalleryFilters)}{count}</span>
                    <span class="sheet-close">{show}</span>
                </summary>
            </details>
            {view! { <facets::FacetList filter=filter facets=page.facets.clone()/> }.into_any()}
            {view! { <results::Results page=page/> }.into_any()}
        </div>
    }
}
