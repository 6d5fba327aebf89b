//! `/{l}/projects`: the showcase. All of its state is in the address.

mod facets;
mod results;

use domain::showcase::{Filter, Page};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    api::project::list_projects,
    ui::{head::Head, icon::Icon, notice::ErrorNotice},
    words::{Plural, Word, Words, use_words},
};

/// The gallery.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let locale = use_words().locale();
    let search = use_location().search;
    let page = Resource::new_blocking(move || search.get(), move |query| list_projects(query, locale));
    let words = use_words();
    view! {
        <Head title=words.t(Word::GalleryTitle) description=words.t(Word::GalleryLead)/>
        <div class="page wide">
            <div class="page-head">
                <h1>{words.t(Word::GalleryTitle)}</h1>
                <p class="lead">{words.t(Word::GalleryLead)}</p>
            </div>
            <Transition>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Gallery page=page/> }.into_any(),
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
fn Gallery(page: Page) -> impl IntoView {
    let words = use_words();
    let filter = page.filter.clone();
    let chosen = filter.chosen();
    let count = if chosen == 0 { String::new() } else { format!(": {}", words.integer(chosen as u64)) };
    let show = words.count(Plural::GalleryShow, page.total as u64);
    view! {
        {view! { <Search filter=filter.clone()/> }.into_any()}
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

/// The search form: a plain GET. What is chosen travels along.
#[component]
fn Search(filter: Filter) -> impl IntoView {
    let words = use_words();
    let mut kept: Vec<(&'static str, String)> = Vec::new();
    kept.extend(filter.categories.iter().map(|category| ("category", category.clone())));
    kept.extend(filter.regions.iter().map(|region| ("region", region.code().to_owned())));
    kept.extend(filter.kinds.iter().map(|kind| ("kind", kind.code().to_owned())));
    kept.extend(filter.stages.iter().map(|stage| ("stage", stage.code().to_owned())));
    kept.extend(filter.technologies.iter().map(|technology| ("technology", technology.code().to_owned())));
    if filter.sort != Filter::default().sort {
        kept.push(("sort", filter.sort.code().to_owned()));
    }
    view! {
        <form class="search gallery-search" role="search" action=words.href("/projects")>
            <label class="unseen" for="q">{words.t(Word::GallerySearch)}</label>
            <span class="search-box">
                <Icon name="search"/>
                <input class="input" id="q" name="q" type="search" value=filter.q maxlength="100" placeholder=words.t(Word::GallerySearchHint)/>
            </span>
            {kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <button class="button primary">{words.t(Word::GallerySearch)}</button>
        </form>
    }
}
