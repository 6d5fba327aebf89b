//! Eligible or not.

use domain::{
    entry::{EntryRecord, IneligibleReason},
    time::Timestamp,
};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::{
    api::{entries::desk::FindIneligible, refusal::Remembered},
    pages::entries::labels,
    ui::field::{LongTextField, SelectField},
    words::{Word, use_words},
};

/// The two findings, as far as they are possible now.
#[component]
pub fn Deciding(record: EntryRecord, now: Timestamp, actions: Actions, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let id = StoredValue::new(record.entry.id.to_string());
    let (entry, award) = (record.entry, record.award);
    let may_accept = entry.clone().find_eligible(&award, now).is_ok();
    let may_refuse = entry.find_ineligible(&award, now, IneligibleReason::IdeaOnly).is_ok();
    let accept = may_accept.then(|| {
        view! {
            <ActionForm action=actions.eligible>
                <input type="hidden" name="id" value=id.get_value()/>
                <p class="buttons"><button class="button primary">{words.t(Word::DeskEligible)}</button><span class="soft">{words.t(Word::DeskEligibleHelp)}</span></p>
            </ActionForm>
        }
        .into_any()
    });
    let reasons =
        IneligibleReason::ALL.iter().map(|reason| (reason.code().to_owned(), words.t(labels::reason(*reason)).to_owned())).collect();
    let (reason, remark) = (typed.of::<FindIneligible>("reason"), typed.of::<FindIneligible>("remark"));
    let is_open = remark.is_some();
    let refuse = may_refuse.then(|| {
        view! {
            <details class="more" open=is_open><summary>{words.t(Word::DeskIneligible)}</summary>
                <ActionForm action=actions.ineligible attr:class="more-body stack">
                    <input type="hidden" name="id" value=id.get_value()/>
                    <SelectField name="reason" label=words.t(Word::DeskReason) options=reasons value=reason.unwrap_or_default()/>
                    <LongTextField name="remark" label=words.t(Word::DeskRemark) rows=4 value=remark.unwrap_or_default()/>
                    <button class="button danger">{words.t(Word::DeskIneligible)}</button>
                </ActionForm>
            </details>
        }
        .into_any()
    });
    let nothing = (!may_accept && !may_refuse).then(|| view! { <p class="soft">{words.t(Word::DeskNoDecision)}</p> });
    view! { <section class="panel stack"><h2>{words.t(Word::DeskDecisions)}</h2>{accept}{refuse}{nothing}</section> }
}
