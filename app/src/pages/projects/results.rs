//! What was found: the count, what was chosen, the order, the cards, the pages.

use domain::showcase::{Filter, Page, ProjectCard, Sort, toggle};
use leptos::prelude::*;

use super::address;
use crate::{
    ui::{card::Cards, icon::Icon, label, pager::Pager},
    words::{Plural, Word, Words, use_words},
};

/// The results.
#[component]
pub fn Results(page: Page) -> impl IntoView {
    let words = use_words();
    let chips = chips(&page, words);
    let is_filtered = !page.filter.is_empty();
    let clear = address(words, &Filter { sort: page.filter.sort, ..Filter::default() });
    let base = words.href("/projects") + &page.filter.with(|_| ()).to_query();
    let list = if page.total == 0 {
        view! { <Nothing clear=clear.clone()/> }.into_any()
    } else {
        view! { <Picking cards=page.cards/> }.into_any()
    };
    view! {
        <section class="results" aria-label=words.t(Word::GalleryResults)>
            <h2 class="unseen">{words.t(Word::GalleryResults)}</h2>
            <div class="results-head">
                <p class="results-count" role="status">{words.count(Plural::GalleryCount, page.total as u64)}</p>
                <ul class="chips">
                    {chips}
                    {is_filtered.then(|| view! { <li><a class="clear" href=clear data-noscroll="">{words.t(Word::GalleryClear)}</a></li> })}
                </ul>
                {view! { <Sorts filter=page.filter.clone()/> }.into_any()}
            </div>
            {list}
            {view! { <Pager page=page.filter.page pages=page.pages address=page_address base=base/> }.into_any()}
        </section>
    }
}

/// The cards as a form: those that are ticked stand side by side on the next page.
#[component]
fn Picking(cards: Vec<ProjectCard>) -> impl IntoView {
    let words = use_words();
    view! {
        <form class="picking" action=words.href("/compare")>
            {view! { <Cards cards=cards pick=true/> }.into_any()}
            <p class="compare-bar no-print">
                <button class="button">{words.t(Word::ComparePicked)}</button>
                <span class="soft">{words.t(Word::ComparePickedHelp)}</span>
            </p>
        </form>
    }
}

/// The first page's address with the page's number added.
fn page_address(base: &str, page: u32) -> String {
    match (page, base.contains('?')) {
        (1, _) => base.to_owned(),
        (_, true) => format!("{base}&page={page}"),
        (_, false) => format!("{base}?page={page}"),
    }
}

/// Each active choice, as a link that lets it go.
fn chips(page: &Page, words: Words) -> Vec<AnyView> {
    let filter = &page.filter;
    let chip = |name: String, slug: Option<String>, next: Filter| {
        view! {
            <li>
                <a class="chip" data-category=slug href=address(words, &next) data-noscroll="">
                    {name}<span class="unseen">": "{words.t(Word::GalleryRemove)}</span><Icon name="close"/>
                </a>
            </li>
        }
        .into_any()
    };
    let mut chips = Vec::new();
    if !filter.q.is_empty() {
        chips.push(chip(format!("«{}»", filter.q), None, filter.with(|filter| filter.q.clear())));
    }
    for slug in &filter.categories {
        let name = page.facets.categories.iter().find(|choice| choice.value.slug == *slug).map_or(slug, |choice| &choice.value.name);
        chips.push(chip(name.clone(), Some(slug.clone()), filter.with(|filter| toggle(&mut filter.categories, slug.clone()))));
    }
    for region in &filter.regions {
        let name = words.locale().pick(region.name()).to_owned();
        chips.push(chip(name, None, filter.with(|filter| toggle(&mut filter.regions, *region))));
    }
    for kind in &filter.kinds {
        let name = words.t(label::kind(*kind)).to_owned();
        chips.push(chip(name, None, filter.with(|filter| toggle(&mut filter.kinds, *kind))));
    }
    for stage in &filter.stages {
        let name = words.t(label::stage(*stage)).to_owned();
        chips.push(chip(name, None, filter.with(|filter| toggle(&mut filter.stages, *stage))));
    }
    for technology in &filter.technologies {
        let name = words.t(label::technology(*technology)).to_owned();
        chips.push(chip(name, None, filter.with(|filter| toggle(&mut filter.technologies, *technology))));
    }
    for year in &filter.years {
        let name = format!("{}: {year}", words.t(Word::SearchYear));
        chips.push(chip(name, None, filter.with(|filter| toggle(&mut filter.years, *year))));
    }
    for origin in &filter.origins {
        let name = words.t(label::origin(*origin)).to_owned();
        chips.push(chip(name, None, filter.with(|filter| toggle(&mut filter.origins, *origin))));
    }
    if filter.has_evidence {
        chips.push(chip(words.t(Word::SearchWithEvidence).to_owned(), None, filter.with(|filter| filter.has_evidence = false)));
    }
    chips
}

#[component]
fn Sorts(filter: Filter) -> impl IntoView {
    let words = use_words();
    let usual = Filter { sort: None, ..filter.clone() }.order();
    let link = |sort: Sort| {
        let next = filter.with(|filter| filter.sort = (sort != usual).then_some(sort));
        let current = (filter.order() == sort).then_some("true");
        view! { <a href=address(words, &next) aria-current=current data-noscroll="">{words.t(label::sort(sort))}</a> }
    };
    view! {
        <nav class="sorts" aria-label=words.t(Word::GallerySortLabel)>
            <span>{words.t(Word::GallerySort)}</span>
            {filter.orders().map(link).collect_view()}
        </nav>
    }
}

/// An empty result offers a way out.
#[component]
fn Nothing(clear: String) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="empty">
            <h3>{words.t(Word::GalleryEmpty)}</h3>
            <p class="soft">{words.t(Word::GalleryEmptyHelp)}</p>
            <p class="buttons"><a class="button primary" href=clear>{words.t(Word::GalleryAll)}</a></p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::page_address;

    #[test]
    fn a_page_is_added_to_what_stands_there() {
        assert_eq!(page_address("/kk/projects", 1), "/kk/projects");
        assert_eq!(page_address("/kk/projects", 2), "/kk/projects?page=2");
        assert_eq!(page_address("/kk/projects?q=a", 3), "/kk/projects?q=a&page=3");
    }
}
