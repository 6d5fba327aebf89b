//! To another category, with the entrant's consent.

use domain::{category::Category, entry::EntryRecord, screening::MoveAnswer};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::{
    api::{entries::desk::screening::RequestMove, refusal::Remembered},
    ui::field::SelectField,
    words::{Word, Words, use_words},
};

fn name(words: Words, record: &EntryRecord, slug: &str) -> String {
    let category = record.categories.iter().find(|category| category.slug == slug);
    category.map_or(slug.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
}

/// What was asked and answered, and the form to ask.
#[component]
pub fn MovePanel(record: EntryRecord, actions: Actions, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let asked = record.screening.moving.clone().map(|asked| {
        let answer = match asked.answer {
            Some(MoveAnswer::Agreed) => Word::ScreeningMoveAgreed,
            Some(MoveAnswer::Declined) => Word::ScreeningMoveDeclined,
            None => Word::ScreeningMoveWaits,
        };
        let text = words.with(Word::ScreeningMoveAsked, &[("category", &name(words, &record, &asked.to)), ("reason", &asked.reason)]);
        view! { <p class="lines">{text}</p><p><strong>{words.t(answer)}</strong></p> }
    });
    let waits = record.screening.waiting_move().is_some();
    let option = |category: &Category| (category.slug.clone(), category.name.best(words.locale()).0.to_owned());
    let options: Vec<(String, String)> = record.destinations().map(option).collect();
    let may_ask = record.screening.may_move && !waits && !options.is_empty();
    if !may_ask && asked.is_none() {
        return ().into_any();
    }
    let old = |field: &str| typed.of::<RequestMove>(field);
    let (is_open, to, reason) = (old("reason").is_some(), old("category").unwrap_or_default(), old("reason").unwrap_or_default());
    let form = may_ask.then(|| {
        view! {
            <ActionForm action=actions.moving attr:class="stack">
                <input type="hidden" name="id" value=record.entry.id.to_string()/>
                <p class="soft">{words.t(Word::ScreeningMoveHelp)}</p>
                <SelectField name="category" label=words.t(Word::ScreeningMoveTo) options=options value=to/>
                <div class="field">
                    <label class="field-label" for="move-reason">{words.t(Word::ScreeningMoveReason)}</label>
                    <textarea class="input" id="move-reason" name="reason" rows="3" inner_html=crate::ui::textarea::inside_textarea(&reason)></textarea>
                </div>
                <button class="button">{words.t(Word::ScreeningMoveAsk)}</button>
            </ActionForm>
        }
        .into_any()
    });
    view! {
        <details class="more" open=is_open || waits><summary>{words.t(Word::ScreeningMove)}</summary><div class="more-body stack">{asked}{form}</div></details>
    }
    .into_any()
}
