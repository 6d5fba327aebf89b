//! Back to its entrant, until a date and a time.

use domain::{
    entry::{EntryRecord, EntryState},
    time::{DAY, Timestamp},
};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::{
    api::{entries::desk::screening::ReturnEntry, refusal::Remembered},
    ui::field::TextField,
    words::{Plural, Word, use_words},
};

/// Days that the form proposes.
const PROPOSED: i64 = 5;

/// The form, while the entry is submitted; until when, while it is returned.
#[component]
pub fn Returning(record: EntryRecord, now: Timestamp, actions: Actions, typed: Remembered) -> impl IntoView {
    let words = use_words();
    match record.entry.state {
        EntryState::Submitted { .. } => {}
        EntryState::Returned { .. } => {
            let until = words.with(Word::EntriesUntilOwn, &[("time", &words.until(record.entry.deadline(&record.award)))]);
            return view! {
                <section class="panel stack"><h2>{words.t(Word::EntriesReturnedTitle)}</h2><p>{until}</p><p class="lines">{record.remark}</p></section>
            }
            .into_any();
        }
        _ => return ().into_any(),
    }
    let marked = record.screening.marks.iter().filter(|mark| !mark.is_told).count();
    let opens = match u64::try_from(marked) {
        Ok(0) | Err(_) => words.t(Word::ScreeningWillOpenAll).to_owned(),
        Ok(marked) => words.count(Plural::ScreeningWillOpen, marked),
    };
    let latest = record.award.judging_from;
    if now >= latest {
        return view! { <p class="soft">{words.t(Word::WizardNoReturn)}</p> }.into_any();
    }
    let proposed = now.plus(PROPOSED * DAY).min(latest).to_astana();
    let help =
        format!("{}. {}", words.t(Word::ScreeningUntilHelp), words.with(Word::WizardReturnBy, &[("time", &words.date_time(latest))]));
    let old = |field: &str| typed.of::<ReturnEntry>(field);
    let is_open = old("date").is_some();
    let date = old("date").unwrap_or_else(|| format!("{:04}-{:02}-{:02}", proposed.year, proposed.month, proposed.day));
    // Never proposed past the last moment: that day's evening may be too late.
    let evening =
        if now.plus(PROPOSED * DAY) < latest { "18:00".to_owned() } else { format!("{:02}:{:02}", proposed.hour, proposed.minute) };
    let (time, remark) = (old("time").unwrap_or(evening), old("remark").unwrap_or_default());
    view! {
        <details class="more" id="return" open=is_open><summary>{words.t(Word::DeskReturn)}</summary>
            <ActionForm action=actions.give_back attr:class="more-body stack">
                <input type="hidden" name="id" value=record.entry.id.to_string()/>
                <p>{opens}</p>
                <div class="fields pair">
                    <TextField name="date" kind="date" label=words.t(Word::ScreeningUntilDate) value=date required=true/>
                    <TextField name="time" kind="time" label=words.t(Word::ScreeningUntilTime) value=time help=help required=true/>
                </div>
                <div class="field">
                    <label class="field-label" for="return-remark">{words.t(Word::DeskRemark)}</label>
                    <textarea class="input" id="return-remark" name="remark" rows="4" inner_html=crate::ui::textarea::inside_textarea(&remark)></textarea>
                </div>
                <button class="button">{words.t(Word::DeskReturn)}</button>
            </ActionForm>
        </details>
    }
    .into_any()
}
