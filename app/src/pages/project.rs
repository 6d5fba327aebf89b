//! `/{l}/projects/{slug}`: everything public of one project.

pub(crate) mod answers;
mod facts;
mod files;
pub mod indicators;
mod linked;
mod related;
mod share;
mod sharing;

use domain::{
    ceremony::Podium,
    sharing::Milestone,
    showcase::{Origin, Project},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    AppError,
    api::project::get_project,
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        head::Head,
        icon::{Icon, drawing},
        notice::ErrorNotice,
        result::{ResultFigure, ResultPhrase},
        show::place_word,
    },
    words::{Word, Words, use_words},
};

/// One project.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let locale = use_words().locale();
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let project = Resource::new_blocking(slug, move |slug| get_project(slug, locale));
    view! {
        <Suspense>
            {awaited(move || async move {
                match project.await {
                    Ok(project) => view! { <Shown project=project/> }.into_any(),
                    Err(AppError::NotFound) => view! { <NotFoundPage/> }.into_any(),
                    Err(error) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(project: Project) -> impl IntoView {
    let words = use_words();
    let summary = project.summary.clone();
    let category = project.card.category.slug.clone();
    let related = project.related.clone();
    let has_changes = !project.answers.rows("indicator").is_empty();
    view! {
        <Head title=project.card.title.text.clone() description=project.card.phrase.text.clone()/>
        {view! { <linked::LinkedData project=project.clone()/> }.into_any()}
        {view! { <share::ShareHead card=project.card.clone()/> }.into_any()}
        <article data-category=category>
            {view! { <ProjectHead project=project.clone()/> }.into_any()}
            <div class="page project">
                <div class="project-main">
                    {has_changes.then(|| view! { <indicators::Indicators answers=project.answers.clone()/> }.into_any())}
                    {view! { <sharing::FollowUps follow_ups=project.sharing.follow_ups.clone()/> }.into_any()}
                    <section class="prose" aria-labelledby="about">
                        <h2 id="about">{words.t(Word::ProjectAbout)}</h2>
                        <p lang=words.foreign(summary.locale)>{summary.text}</p>
                    </section>
                    {view! { <answers::PublicAnswers answers=project.answers.clone()/> }.into_any()}
                    {view! { <files::PublicFiles files=project.files.clone()/> }.into_any()}
                    {view! { <sharing::Decided history=project.sharing.history.clone()/> }.into_any()}
                </div>
                <div class="project-side">
                    {view! { <facts::Facts project=project.clone()/> }.into_any()}
                    {view! { <share::Share card=project.card/> }.into_any()}
                </div>
            </div>
        </article>
        {view! { <related::Related cards=related/> }.into_any()}
    }
}

/// What it won, with the winner's mark; nothing for the other steps of its way.
fn won(words: Words, milestone: &Milestone, year: Option<i32>) -> Option<AnyView> {
    let (what, is_marked) = match milestone {
        Milestone::Place(place) => (words.t(place_word(*place)).to_owned(), *place == Podium::First),
        Milestone::Prize(name) => (words.with(Word::DecidedPrize, &[("name", name.best(words.locale()).0)]), true),
        Milestone::Sent(_) | Milestone::Eligible(_) | Milestone::Finalist => return None,
    };
    let mark = is_marked.then(|| view! { <svg aria-hidden="true"><use href=drawing("shanyrak")></use></svg> });
    Some(view! { <p class="project-won">{mark}{what}{year.map(|year| format!(" · {year}"))}</p> }.into_any())
}

/// Title, owner and the result, set large.
#[component]
fn ProjectHead(project: Project) -> impl IntoView {
    let words = use_words();
    let card = project.card;
    let result = match card.result {
        Some(figure) => view! { <ResultFigure figure=figure.value/><p class="card-measure">{figure.label}</p> }.into_any(),
        None => view! { <ResultPhrase phrase=card.phrase/> }.into_any(),
    };
    let tag = (card.origin == Origin::Practice)
        .then(|| view! { <p class="tags"><span class="tag">{words.t(Word::ProjectIsPractice)}</span></p> });
    let won = project.sharing.history.iter().filter_map(|milestone| won(words, milestone, project.year)).collect_view();
    // The category is of the edition that the project entered.
    let year = project.year.map(|year| format!("/{year}")).unwrap_or_default();
    let category = format!("{year}/categories/{}", card.category.slug);
    view! {
        <header class="project-head">
            <div class="page">
                <div class="project-head-row">
                    <div>
                        <a class="back" href=words.href("/projects")><Icon name="arrow-left"/>{words.t(Word::FrameProjects)}</a>
                        <br/>
                        <a class="project-category" href=words.href(&category)>
                            <span class="rhomb" aria-hidden="true"></span>
                            {card.category.name}
                        </a>
                        <h1 lang=words.foreign(card.title.locale)>{card.title.text}</h1>
                        <p class="project-owner" lang=words.foreign(card.owner.locale)>{card.owner.text}</p>
                        {tag}
                        {won}
                    </div>
                    <div class="project-result">{result}</div>
                </div>
            </div>
        </header>
    }
}
