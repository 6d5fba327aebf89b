//! `/{l}/categories/{slug}`: one category, who may enter it, its projects; after its winner was revealed its three places and,
//! if the award says so, how firmly the winner stands.

mod firmness;

use domain::{
    category::Category,
    robustness::PublicRobustness,
    showcase::{Filter, Page},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use firmness::Firmness;

use crate::{
    api::{
        award::get_award,
        ceremony::{Announced, get_places},
        project::list_projects,
        robustness::get_card,
    },
    pages::{
        live::{board::Places, corrections::corrected},
        not_found::{NotFoundPage, unreadable},
    },
    ui::{
        awaited::awaited,
        card::Cards,
        edition::{edition_href, use_year},
        head::Head,
        icon::Icon,
        label,
        show::step_name,
    },
    words::{Plural, Word, use_words},
};

/// The gallery's address for a category, behind the `?`.
fn query(slug: String) -> String {
    Filter { categories: vec![slug], ..Filter::default() }.to_query()
}

/// One category.
#[component]
pub fn CategoryPage() -> impl IntoView {
    let locale = use_words().locale();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let year = use_year();
    let award = Resource::new_blocking(move || year.get(), get_award);
    let announced = Resource::new_blocking(move || (year.get(), slug.get()), |(year, slug)| get_places(year, slug));
    let card = Resource::new_blocking(move || (year.get(), slug.get()), |(year, slug)| get_card(year, slug));
    let projects = Resource::new_blocking(move || slug.get(), move |slug| list_projects(query(slug), locale));
    view! {
        <Suspense>
            {awaited(move || async move {
                let slug = slug.get_untracked();
                match (award.await, projects.await, card.await, announced.await) {
                    (Ok(award), Ok(page), Ok(card), Ok(announced)) => match award.categories.into_iter().find(|category| category.slug == slug) {
                        Some(category) => {
                            view! { <Shown category=category year=award.award.year page=page card=card announced=announced/> }.into_any()
                        }
                        None => view! { <NotFoundPage/> }.into_any(),
                    },
                    (Err(error), ..) | (_, Err(error), ..) | (_, _, Err(error), _) | (.., Err(error)) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(category: Category, year: i32, page: Page, card: Option<PublicRobustness>, announced: Option<Announced>) -> impl IntoView {
    let words = use_words();
    let locale = words.locale();
    let name = category.name.best(locale).0.to_owned();
    let scope = category.scope.best(locale).0.to_owned();
    let announced = announced.map(|Announced { category, corrections }| {
        let corrections = corrected(&corrections, |step| step_name(words, step, &name), words);
        view! {
            <section class="page section" aria-labelledby="results">
                <div class="section-head">
                    <h2 id="results">{words.t(Word::CategoryResults)}</h2>
                    <a href=words.href(&format!("/{year}/live"))>{words.t(Word::CategoryAllResults)}</a>
                </div>
                <Places name=name.clone() category=category/>
                {corrections}
            </section>
        }
        .into_any()
    });
    let all = words.href(&format!("/projects{}", query(category.slug.clone())));
    let cards = if page.cards.is_empty() {
        view! { <p class="soft">{words.t(Word::CategoryNone)}</p> }.into_any()
    } else {
        view! { <Cards cards=page.cards/> }.into_any()
    };
    view! {
        <Head title=name.clone() description=scope.clone() year=year/>
        <div data-category=category.slug>
            <header class="project-head">
                <div class="page category-head stack">
                    <a class="back" href=edition_href(words, "/categories")><Icon name="arrow-left"/>{words.t(Word::CategoryTitle)}</a>
                    <h1>{name}</h1>
                    <p class="lead">{scope}</p>
                    <dl class="facts"><div><dt>{words.t(Word::CategoryWho)}</dt><dd>{words.t(label::entrants(category.entrants))}</dd></div></dl>
                    <p class="buttons"><a class="button primary" href=words.href("/entries")>{words.t(Word::FrameEnter)}</a></p>
                </div>
            </header>
            {announced}
            <section class="page section" aria-labelledby="projects">
                <div class="section-head">
                    <h2 id="projects">{words.t(Word::CategoryProjects)}</h2>
                    <a href=all>{words.t(Word::CategoryAll)}": "{words.count(Plural::GalleryCount, page.total as u64)}</a>
                </div>
                {cards}
            </section>
            {card.map(|card| view! { <Firmness card=card year=year/> })}
        </div>
    }
}
