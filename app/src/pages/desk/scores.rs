//! `/{l}/desk/scores`: the categories before the chair. It stands without the desk's navigation: that is the organizer's,
//! who may not come here.

mod barred;
mod card;
pub mod category;
pub mod labels;
mod shortlist;
mod standings;
mod ties;
mod what_if;

use domain::deliberation::{CategoryScores, Overview};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::{
        jury::DeclareTie,
        refusal::refusal_of,
        scores::{ScoresView, get_overview},
    },
    pages::jury::ties::TiesSection,
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn ScoresPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let year = Memo::new(move |_| query.with(|query| query.get("year").and_then(|year| year.parse().ok())));
    let is_tied = query.with_untracked(|query| query.get("done").as_deref() == Some("tie"));
    let view = Resource::new_blocking(move || year.get(), get_overview);
    let refusal = refusal_of::<DeclareTie>();
    view! {
        <Head title=words.t(Word::ScoresTitle)/>
        <div class="page section stack">
            <h1>{words.t(Word::ScoresTitle)}</h1>
            <p class="lead">{words.t(Word::ScoresLead)}</p>
            {is_tied.then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::JuryTieAdded)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (view.await, refusal.await) {
                        (Ok(ScoresView { overview, ties }), Ok(refusal)) => view! {
                            <Categories overview=overview/>
                            <p class="buttons">
                                <a class="button" href=words.href("/desk/prizes")>{words.t(Word::HonoursTitle)}</a>
                                <a class="button" href=words.href("/desk/seal")>{words.t(Word::SealTitle)}</a>
                            </p>
                            <TiesSection ties=ties refusal=refusal help=Word::RoundsChairTies/>
                        }
                        .into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
fn Categories(overview: Overview) -> impl IntoView {
    let words = use_words();
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    let year = overview.year;
    let rows = overview.categories.into_iter().map(|scores| view! { <CategoryRow scores=scores year=year/> }).collect_view();
    view! {
        <p class="tags"><span class="tag">{year}</span></p>
        <div class="table-wrap" role="region" aria-label=words.t(Word::ScoresTable) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        {head(Word::ScoresCategory)}
                        {head(Word::ScoresEntries)}
                        {head(Word::ScoresSheets)}
                        {head(Word::ScoresTies)}
                        {head(Word::ScoresRobustness)}
                        {head(Word::ScoresShortlist)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn CategoryRow(scores: CategoryScores, year: i32) -> impl IntoView {
    let words = use_words();
    let href = words.href(&format!("/desk/scores/{}?year={year}", scores.category.slug));
    let sheets = scores.sheets;
    let note =
        |word: Word, n: u64| (n > 0).then(|| view! { <br/><span class="soft">{words.with(word, &[("n", &words.integer(n))])}</span> });
    let of = words.with(Word::ScoresOf, &[("n", &words.integer(sheets.handed_in)), ("of", &words.integer(sheets.expected))]);
    let ties = if scores.ties == 0 {
        view! { <span>{words.t(Word::ScoresTiesNone)}</span> }.into_any()
    } else {
        let text = words.with(Word::ScoresTiesWaiting, &[("n", &words.integer(scores.ties as u64))]);
        view! { <span class="tag" data-kind="warn">{text}</span> }.into_any()
    };
    let (kind, state) = match (scores.is_sealed, scores.is_confirmed) {
        (true, _) => ("info", Word::ScoresSealed),
        (false, true) => ("ok", Word::ScoresConfirmed),
        (false, false) => ("warn", Word::ScoresUnconfirmed),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=href class="card-category" data-category=scores.category.slug.clone()>
                    <span class="rhomb" aria-hidden="true"></span>{scores.category.name.best(words.locale()).0.to_owned()}
                </a>
            </th>
            <td data-label=words.t(Word::ScoresEntries)>
                <span>{words.integer(scores.entries as u64)}{note(Word::ScoresUnranked, scores.unranked as u64)}</span>
            </td>
            <td data-label=words.t(Word::ScoresSheets)>
                <span>{of}{note(Word::ScoresAbstained, sheets.abstained)}{note(Word::ScoresRecused, sheets.recused)}{note(Word::RoundsBarredCount, sheets.barred)}</span>
            </td>
            <td data-label=words.t(Word::ScoresTies)>{ties}</td>
            <td data-label=words.t(Word::ScoresRobustness)>
                <span>
                    <span class="tag" data-kind=labels::verdict_kind(scores.verdict)>{labels::verdict_count(words, scores.verdict)}</span>
                    <br/>
                    {words.t(labels::verdict(scores.verdict))}
                </span>
            </td>
            <td data-label=words.t(Word::ScoresShortlist)><span class="tag" data-kind=kind>{words.t(state)}</span></td>
        </tr>
    }
}
