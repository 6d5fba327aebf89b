//! `/{l}/desk`: where the edition stands, at a glance.

use domain::award::AwardError;
use leptos::prelude::*;

use super::nav::Desk;
use crate::{
    AppError,
    api::entries::desk::{DeskList, DeskQuery, list_entries},
    ui::{
        awaited::awaited,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The overview.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let entries = Resource::new_blocking(|| (), |()| list_entries(DeskQuery { page: 1, ..DeskQuery::default() }));
    let words = use_words();
    view! {
        <Desk title=words.t(Word::DeskTitle)>
            <h1>{words.t(Word::DeskTitle)}</h1>
            <Suspense>
                {awaited(move || async move {
                    match entries.await {
                        Ok(entries) => view! { <h2>{words.t(Word::DeskEntries)}" "{entries.year}</h2><Counts entries=entries/> }.into_any(),
                        Err(AppError::Award(AwardError::NotAnnounced)) => view! { <FirstEdition/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

/// How many entries stand in each state; each a link to them. Drafts are counted, never shown.
#[component]
pub fn Counts(
    /// The page of the list.
    entries: DeskList,
) -> impl IntoView {
    let words = use_words();
    let cards = entries
        .counts
        .into_iter()
        .filter_map(|(state, count)| {
            let word = words.t(counted(&state)?);
            let count = words.integer(count);
            let href = words.href(&format!("/desk/entries?year={}&state={state}", entries.year));
            Some(if state == "draft" {
                view! { <p class="count-card"><b>{count}</b><span>{word}</span></p> }.into_any()
            } else {
                view! { <a class="count-card" href=href><b>{count}</b><span>{word}</span></a> }.into_any()
            })
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
