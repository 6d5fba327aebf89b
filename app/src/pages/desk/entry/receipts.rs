//! What was sent, and when.

use domain::entry::EntryRecord;
use leptos::prelude::*;

use crate::{
    ui::icon::Icon,
    words::{Word, use_words},
};

/// The receipts, the newest first.
#[component]
pub fn Receipts(record: EntryRecord) -> impl IntoView {
    let words = use_words();
    let pdf = words.href(&format!("/desk/entries/{}/entry.pdf", record.entry.id));
    let items = record
        .receipts
        .into_iter()
        .map(|receipt| {
            let at = words.date_time(receipt.submitted_at);
            view! { <li><time>{at}</time><span>{receipt.submitted_by}<br/><span class="hash">{receipt.sha256}</span></span></li> }
        })
        .collect_view();
    view! {
        <section class="stack"><h2>{words.t(Word::DeskReceipts)}</h2><ul class="log">{items}</ul>
            <p class="buttons"><a class="button small" href=pdf rel="external" download="entry.pdf"><Icon name="download"/>{words.t(Word::PrintEntryPdf)}</a></p>
        </section>
    }
}
