//! The checklist of eligibility.

use domain::{
    entry::EntryRecord,
    screening::{Check, Tick},
};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::words::{Word, use_words};

/// What a check asks.
pub const fn check(check: Check) -> Word {
    match check {
        Check::Category => Word::ScreeningCheckCategory,
        Check::Operation => Word::ScreeningCheckOperation,
        Check::Results => Word::ScreeningCheckResults,
        Check::Secrets => Word::ScreeningCheckSecrets,
        Check::Consents => Word::ScreeningCheckConsents,
        Check::Duplicate => Word::ScreeningCheckDuplicate,
    }
}

/// What came of one, and of what kind that is.
pub const fn tick(tick: Tick) -> (Word, Option<&'static str>) {
    match tick {
        Tick::Open => (Word::ScreeningTickOpen, None),
        Tick::Passed => (Word::ScreeningTickPassed, Some("ok")),
        Tick::Failed => (Word::ScreeningTickFailed, Some("bad")),
    }
}

/// Each check with what came of it; to be changed until the entry is decided.
#[component]
pub fn ChecklistPanel(record: EntryRecord, actions: Actions) -> impl IntoView {
    let words = use_words();
    let list = record.screening.checklist;
    if record.entry.check_may_screen().is_err() {
        let lines = Check::ALL
            .iter()
            .map(|item| {
                let (word, kind) = tick(list.get(*item));
                view! { <li>{words.t(check(*item))}" "<span class="tag" data-kind=kind>{words.t(word)}</span></li> }
            })
            .collect_view();
        return view! { <section class="panel stack"><h2>{words.t(Word::ScreeningChecklist)}</h2><ul>{lines}</ul></section> }.into_any();
    }
    let lines = Check::ALL
        .iter()
        .map(|item| {
            let options = Tick::ALL
                .iter()
                .map(|value| {
                    let checked = list.get(*item) == *value;
                    view! {
                        <label class="choice">
                            <input type="radio" name=format!("ticks[{item}]") value=value.code() checked=checked/>
                            <span>{words.t(tick(*value).0)}</span>
                        </label>
                    }
                })
                .collect_view();
            view! { <fieldset class="field choices check"><legend class="field-label">{words.t(check(*item))}</legend>{options}</fieldset> }
        })
        .collect_view();
    view! {
        <section class="panel stack">
            <h2>{words.t(Word::ScreeningChecklist)}</h2>
            <ActionForm action=actions.tick attr:class="stack">
                <input type="hidden" name="id" value=record.entry.id.to_string()/>
                {lines}
                <p class="buttons"><button class="button">{words.t(Word::ScreeningSaveChecks)}</button></p>
            </ActionForm>
        </section>
    }
    .into_any()
}
