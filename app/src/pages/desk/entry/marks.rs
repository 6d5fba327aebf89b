//! Every answer with its remarks, what changed in it, and a form to mark it.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    entry::EntryRecord,
    form::FILES,
    screening::{Mark, MarkReason, file_changes},
};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::{
    api::{entries::desk::screening::MarkEntry, refusal::Remembered},
    pages::entries::{
        answers::{AllAnswers, Beside},
        labels, problems,
        remarks::remark,
    },
    ui::textarea::inside_textarea,
    words::{Word, Words, use_words},
};

/// The answers.
#[component]
pub fn MarkedAnswers(record: EntryRecord, actions: Actions, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let id = record.entry.id.to_string();
    let may_mark = record.entry.check_may_screen().is_ok();
    let marks = record.screening.marks.clone();
    let before = record.screening.before.as_ref();
    let changed: BTreeSet<String> = before.map(|before| before.changed_keys(&record.answers)).unwrap_or_default();
    let has_other_files = before.is_some_and(|before| !file_changes(before, &record.answers).is_empty());
    let beside = Beside(Arc::new(move |key: &str| {
        let found: Vec<&Mark> = marks.iter().filter(|mark| mark.key == key).collect();
        let is_changed = changed.contains(key) || (key == FILES && has_other_files);
        let form = (may_mark && Mark::fits(key)).then(|| {
            let untold = found.iter().copied().find(|mark| !mark.is_told);
            marking(words, actions, &id, key, untold, &typed)
        });
        if found.is_empty() && !is_changed && form.is_none() {
            return None;
        }
        let remarks = found.into_iter().map(|mark| remark(words, mark)).collect_view();
        let changed = is_changed.then(|| view! { " "<span class="tag" data-kind="info">{words.t(Word::ScreeningChanged)}</span> });
        Some(view! { {changed}{remarks}{form} }.into_any())
    }));
    view! {
        <h2>{words.t(Word::ScreeningAnswers)}</h2>
        <AllAnswers record=record address={None} beside=Some(beside)/>
    }
}

/// The form of one answer, closed until it is asked for.
fn marking(words: Words, actions: Actions, id: &str, key: &str, untold: Option<&Mark>, typed: &Remembered) -> AnyView {
    let typed = typed
        .of::<MarkEntry>("key")
        .filter(|marked| marked == key)
        .and_then(|_| Some((typed.of::<MarkEntry>("reason")?, typed.of::<MarkEntry>("text")?)));
    let is_open = typed.is_some();
    let (reason, text) = typed
        .or_else(|| untold.map(|mark| (mark.reason.code().to_owned(), mark.text.clone())))
        .unwrap_or_else(|| (MarkReason::Unclear.code().to_owned(), String::new()));
    let options = MarkReason::ALL
        .iter()
        .map(|option| view! { <option value=option.code() selected=option.code() == reason>{words.t(labels::mark_reason(*option))}</option> })
        .collect_view();
    let input = problems::input_id(key);
    let (reason_id, text_id) = (format!("{input}-reason"), format!("{input}-text"));
    let summary = if untold.is_some() { Word::ScreeningMarkAgain } else { Word::ScreeningMark };
    let name = problems::label(words, key);
    let (id, key) = (StoredValue::new(id.to_owned()), StoredValue::new(key.to_owned()));
    let remove = untold.map(|_| {
        view! {
            <ActionForm action=actions.unmark>
                <input type="hidden" name="id" value=id.get_value()/>
                <input type="hidden" name="key" value=key.get_value()/>
                <button class="link danger">{words.t(Word::ScreeningMarkRemove)}</button>
            </ActionForm>
        }
    });
    view! {
        <details class="marking" open=is_open>
            <summary>{words.t(summary)}<span class="unseen">": "{name}</span></summary>
            <ActionForm action=actions.mark attr:class="stack">
                <input type="hidden" name="id" value=id.get_value()/>
                <input type="hidden" name="key" value=key.get_value()/>
                <div class="field">
                    <label class="field-label" for=reason_id.clone()>{words.t(Word::ScreeningMarkReason)}</label>
                    <select class="input" id=reason_id name="reason">{options}</select>
                </div>
                <div class="field">
                    <label class="field-label" for=text_id.clone()>{words.t(Word::ScreeningMarkText)}</label>
                    <textarea class="input" id=text_id name="text" rows="3" inner_html=inside_textarea(&text)></textarea>
                </div>
                <button class="button small">{words.t(Word::ScreeningMark)}</button>
            </ActionForm>
            {remove}
        </details>
    }
    .into_any()
}
