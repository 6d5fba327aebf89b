//! `/{l}/desk`: what waits for the organizer, and where each edition that goes on stands.

use domain::{
    award::{AtWork, Overview, Waiting, Work},
    time::Timestamp,
};
use leptos::prelude::*;

use super::nav::Desk;
use crate::{
    api::entries::desk::get_overview,
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
        timeline::{ComesNext, Timeline},
    },
    words::{Plural, Word, use_words},
};

/// The overview.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let overview = Resource::new_blocking(|| (), |()| get_overview());
    let words = use_words();
    view! {
        <Desk title=words.t(Word::DeskTitle)>
            <h1>{words.t(Word::DeskTitle)}</h1>
            <Suspense>
                {awaited(move || async move {
                    match overview.await {
                        Ok(overview) => view! { <Shown overview=overview/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(overview: Overview) -> impl IntoView {
    let Overview { editions, waiting, now } = overview;
    let first = editions.is_empty().then(|| view! { <FirstEdition/> }.into_any());
    let editions = editions.into_iter().map(|edition| view! { <Going edition=edition now=now/> }.into_any()).collect_view();
    view! {
        {first}
        {view! { <Waits waiting=waiting/> }.into_any()}
        {editions}
    }
}

/// What waits, each a link to where it is done.
#[component]
fn Waits(waiting: Vec<Waiting>) -> impl IntoView {
    let words = use_words();
    let nothing = waiting.is_empty().then(|| view! { <p class="soft">{words.t(Word::OverviewNothing)}</p> });
    let card = |Waiting { work, year, count }: Waiting| {
        let (number, said) = (words.integer(count), words.count(said(work), count));
        // Every language begins with the number, which stands above its words here.
        let what = said.trim_start_matches(number.as_str()).trim_start().to_owned();
        let year_said = year.map(|year| format!(", {year}"));
        view! { <a class="count-card" href=words.href(&address(work, year))><b>{number}</b><span>{what}{year_said}</span></a> }
    };
    view! {
        <h2>{words.t(Word::OverviewWaiting)}</h2>
        {nothing}
        <div class="counts">{waiting.into_iter().map(card).collect_view()}</div>
    }
}

const fn said(work: Work) -> Plural {
    match work {
        Work::Appeals => Plural::OverviewAppeals,
        Work::Undecided => Plural::OverviewUndecided,
        Work::Overdue => Plural::OverviewOverdue,
        Work::Organizations => Plural::OverviewOrganizations,
        Work::Applicants => Plural::OverviewApplicants,
        Work::Reported => Plural::OverviewReported,
        Work::Asked => Plural::OverviewAsked,
        Work::Revisions => Plural::OverviewRevisions,
        Work::Sheets => Plural::OverviewSheets,
        Work::Letters => Plural::OverviewLetters,
    }
}

/// The list where it is done.
fn address(work: Work, year: Option<i32>) -> String {
    let year = year.unwrap_or_default();
    match work {
        Work::Appeals => format!("/desk/entries?year={year}&state=appealed"),
        Work::Undecided => format!("/desk/entries?year={year}&state=submitted"),
        Work::Overdue => format!("/desk/entries?year={year}&state=returned"),
        Work::Organizations | Work::Applicants => "/desk/people".to_owned(),
        Work::Reported | Work::Asked => "/desk/contacts".to_owned(),
        Work::Revisions => "/desk/revisions".to_owned(),
        Work::Sheets => format!("/desk/jury?year={year}"),
        Work::Letters => "/desk/mail?state=given_up".to_owned(),
    }
}

/// An edition: its dates with the present marked, what comes next, and its entries.
#[component]
fn Going(edition: AtWork, now: Timestamp) -> impl IntoView {
    let words = use_words();
    let AtWork { award, counts } = edition;
    let year = award.year;
    let (name, locale) = award.name.best(words.locale());
    view! {
        <h2 lang=words.foreign(locale)>{name.to_owned()}</h2>
        {view! { <ComesNext award=award.clone() now=now/> }.into_any()}
        {view! { <Timeline award=award now=now/> }.into_any()}
        {view! { <Counts counts=counts year=year/> }.into_any()}
    }
}

/// How many entries stand in each state; each a link to them. Of drafts the list tells whose they are and how far, never what.
#[component]
pub fn Counts(
    /// The states with their numbers.
    counts: Vec<(String, u64)>,
    /// The edition.
    year: i32,
) -> impl IntoView {
    let words = use_words();
    let cards = counts
        .into_iter()
        .filter_map(|(state, count)| {
            let word = words.t(counted(&state)?);
            let list =
                if state == "draft" { format!("/desk/unsent?year={year}") } else { format!("/desk/entries?year={year}&state={state}") };
            Some(view! { <a class="count-card" href=words.href(&list)><b>{words.integer(count)}</b><span>{word}</span></a> })
        })
        .collect_view();
    view! { <div class="counts">{cards}</div> }
}

/// A state as it is said of several entries.
fn counted(state: &str) -> Option<Word> {
    match state {
        "draft" => Some(Word::HallCountDraft),
        "submitted" => Some(Word::HallCountSubmitted),
        "withdrawn" => Some(Word::HallCountWithdrawn),
        "returned" => Some(Word::HallCountReturned),
        "eligible" => Some(Word::HallCountEligible),
        "ineligible" => Some(Word::HallCountIneligible),
        _ => None,
    }
}

/// The way to the first edition.
#[component]
pub fn FirstEdition() -> impl IntoView {
    let words = use_words();
    view! {
        <Notice kind=NoticeKind::Info title=words.t(Word::SettingsFirstTitle)>
            <p>{words.t(Word::SettingsFirstText)}</p>
            <p class="buttons"><a class="button primary" href=words.href("/desk/settings/new")>{words.t(Word::SettingsNewTitle)}</a></p>
        </Notice>
    }
}
