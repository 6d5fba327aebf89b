//! `/{l}/desk/settings`: what the organizer sets of an edition.

pub mod categories;
mod confirm;
pub mod criteria;
mod edition;
mod extension;
mod fields;
pub mod new;
mod part;
mod reached;
mod rules;
pub mod texts;
mod touched;

use leptos::prelude::*;

pub use self::{
    confirm::{Change, ChangeList},
    edition::changes as edition_changes,
    fields::label as date_label,
    rules::{changes as rule_changes, months, years},
};

use self::part::{Around, EDITION, Places, settings_of_address, unreadable};
use crate::{
    AppError,
    api::{
        award::desk::{ChangeAward, ChangeRules, ExtendDeadline, SettingsView},
        refusal::{Refusal, refusal_of},
    },
    ui::awaited::awaited,
};

/// The refused forms of the page: of names and dates, rules, and the deadline.
#[derive(Clone)]
struct Refusals {
    edition: Option<Refusal>,
    rules: Option<Refusal>,
    extension: Option<Refusal>,
}

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let view = settings_of_address();
    let edition = refusal_of::<ChangeAward>();
    let rules = refusal_of::<ChangeRules>();
    let extension = refusal_of::<ExtendDeadline>();
    let refusals =
        move || async move { Ok::<_, AppError>(Refusals { edition: edition.await?, rules: rules.await?, extension: extension.await? }) };
    view! {
        <Around>
            <Suspense>
                {awaited(move || async move {
                    match (view.await, refusals().await) {
                        (Ok(view), Ok(refusals)) => view! { <Shown view=view refusals=refusals/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => unreadable(error),
                    }
                })}
            </Suspense>
        </Around>
    }
}

#[component]
fn Shown(view: SettingsView, refusals: Refusals) -> impl IntoView {
    let settings = view.settings.clone();
    view! {
        <Places view=view at=EDITION/>
        {view! { <edition::EditionSection settings=settings.clone() refusal=refusals.edition/> }.into_any()}
        {view! { <extension::ExtensionSection settings=settings.clone() refusal=refusals.extension/> }.into_any()}
        {view! { <rules::RulesSection settings=settings refusal=refusals.rules/> }.into_any()}
    }
}
