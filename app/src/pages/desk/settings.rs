//! `/{l}/desk/settings`: what the organizer sets of an edition.

mod confirm;
mod criteria;
mod edition;
mod extension;
mod fields;
pub mod new;
mod rules;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{nav::Desk, overview::FirstEdition};
use crate::{
    AppError,
    api::{
        award::desk::{ChangeAward, ChangeCriteria, ChangeRules, ExtendDeadline, SettingsView, get_settings},
        refusal::{Refusal, refusal_of},
    },
    ui::notice::{ErrorNotice, Notice, NoticeKind},
    words::{Word, use_words},
};

/// The refused forms of the page: of names and dates, criteria, rules, and the deadline.
#[derive(Clone)]
struct Refusals {
    edition: Option<Refusal>,
    criteria: Option<Refusal>,
    rules: Option<Refusal>,
    extension: Option<Refusal>,
}

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let year = Memo::new(move |_| query.with(|query| query.get("year").and_then(|year| year.parse().ok())));
    let is_done = move || query.with(|query| query.get("done").is_some());
    let view = Resource::new_blocking(move || year.get(), get_settings);
    let edition = refusal_of::<ChangeAward>();
    let criteria = refusal_of::<ChangeCriteria>();
    let rules = refusal_of::<ChangeRules>();
    let extension = refusal_of::<ExtendDeadline>();
    let refusals = move || async move {
        Ok::<_, AppError>(Refusals { edition: edition.await?, criteria: criteria.await?, rules: rules.await?, extension: extension.await? })
    };
    view! {
        <Desk title=words.t(Word::SettingsTitle)>
            <h1>{words.t(Word::SettingsTitle)}</h1>
            {move || is_done().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::SettingsSaved)/> })}
            <Suspense>
                {move || Suspend::new(async move {
                    match (view.await, refusals().await) {
                        (Ok(view), Ok(refusals)) => view! { <Shown view=view refusals=refusals/> }.into_any(),
                        (Err(AppError::Award(domain::award::AwardError::NotAnnounced)), _) => view! { <FirstEdition/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(view: SettingsView, refusals: Refusals) -> impl IntoView {
    let words = use_words();
    let SettingsView { settings, years } = view;
    let present = settings.award.year;
    let link = move |year: i32| {
        let href = words.href(&format!("/desk/settings?year={year}"));
        view! { <a class="button small" href=href aria-current=(year == present).then_some("page")>{year}</a> }
    };
    view! {
        <p class="lead">{words.t(Word::SettingsLead)}</p>
        <nav class="buttons" aria-label=words.t(Word::DeskEdition)>
            {years.into_iter().map(link).collect_view()}
            <a class="button small" href=words.href("/desk/settings/new")>{words.t(Word::SettingsNewLink)}</a>
        </nav>
        {view! { <edition::EditionSection settings=settings.clone() refusal=refusals.edition/> }.into_any()}
        {view! { <extension::ExtensionSection settings=settings.clone() refusal=refusals.extension/> }.into_any()}
        {view! { <criteria::CriteriaSection settings=settings.clone() refusal=refusals.criteria/> }.into_any()}
        {view! { <rules::RulesSection settings=settings refusal=refusals.rules/> }.into_any()}
    }
}
