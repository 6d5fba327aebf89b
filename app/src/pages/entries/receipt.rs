//! `/{l}/entries/{id}/receipt`: what was sent, when, and the checksum that proves it. Made to be printed.

use domain::entry::{EntryRecord, Receipt, number_name};
use leptos::prelude::*;

use super::{
    state::{self, StateTag},
    tasks::{entry_of_address, unreadable},
};
use crate::{
    pages::not_found::NotFoundPage,
    ui::{awaited::awaited, files::FileList, head::Head, icon::Icon, print::Print},
    words::{Word, Words, use_words},
};

/// The receipt.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let entry = entry_of_address(Signal::stored(0));
    view! {
        <Suspense>
            {awaited(move || async move {
                match entry.await {
                    Ok(view) => view! { <Shown record=view.record/> }.into_any(),
                    Err(error) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(record: EntryRecord) -> impl IntoView {
    let words = use_words();
    let Some((receipt, earlier)) = record.receipts.split_first() else { return view! { <NotFoundPage/> }.into_any() };
    let name = number_name(record.award.year, receipt.number);
    let title = state::title(words, &record.answers.trilingual("title"));
    let category = record.categories.iter().find(|category| category.slug == record.entry.category);
    let category = category.map(|category| category.name.best(words.locale()).0.to_owned());
    let organization = record.organization.best(words.locale()).0.to_owned();
    let back = words.href(&format!("/entries/{}", record.entry.id));
    let fact = |label: Word, value: String| view! { <div><dt>{words.t(label)}</dt><dd>{value}</dd></div> };
    view! {
        <Head title=format!("{} {name}", words.t(Word::EntriesReceipt))/>
        <div class="page text section"><div class="stack loose">
            <a class="back" href=back.clone()><Icon name="arrow-left"/>{title.clone()}</a>
            <section class="receipt" aria-labelledby="receipt">
                <div class="ornament" aria-hidden="true"></div>
                <div class="receipt-body">
                    <div class="row"><h1 id="receipt">{words.t(Word::EntriesReceiptTitle)}</h1><span class="push"><StateTag state=record.entry.state/></span></div>
                    <div><p class="soft">{words.t(Word::EntriesReceiptNumber)}</p><p class="receipt-number">{name}</p></div>
                    <dl class="facts line">
                        {fact(Word::EntriesProject, title)}
                        {fact(Word::EntriesCategory, category.unwrap_or_default())}
                        {fact(Word::FormOrganization, organization)}
                        {fact(Word::EntriesReceiptTime, exact(words, receipt))}
                        {fact(Word::EntriesReceiptZone, words.t(Word::EntriesReceiptZoneValue).to_owned())}
                        {fact(Word::EntriesReceiptBy, receipt.submitted_by.clone())}
                    </dl>
                    <div>
                        <p class="soft">"SHA-256"</p>
                        <p class="hash">{receipt.sha256.clone()}</p>
                        <p class="soft">{words.t(Word::EntriesReceiptHashHelp)}</p>
                    </div>
                    {sent_with(words, receipt)}
                    <p class="buttons">
                        <a class="button small primary" href=format!("{back}/receipt.pdf") rel="external" download="receipt.pdf"><Icon name="download"/>{words.t(Word::PrintReceiptPdf)}</a>
                        <a class="button small" href=format!("{back}/receipt.json") rel="external" download="receipt.json"><Icon name="download"/>{words.t(Word::EntriesReceiptContent)}</a>
                        <a class="button small" href=format!("/calendar.ics?l={}", words.locale().code()) rel="external" download="bayge.ics"><Icon name="download"/>{words.t(Word::CalendarDownload)}</a>
                        <Print/>
                    </p>
                </div>
            </section>
            {former(words, earlier)}
        </div></div>
    }
    .into_any()
}

/// `11 March 2026, 14:05:12.318`.
pub(crate) fn exact(words: Words, receipt: &Receipt) -> String {
    let at = receipt.submitted_at;
    format!("{}, {}.{:03}", words.date(at), words.clock(at), at.to_astana().millisecond)
}

/// What was sent with it, each with its checksum.
fn sent_with(words: Words, receipt: &Receipt) -> Option<impl IntoView + use<>> {
    (!receipt.files.is_empty()).then(|| {
        view! { <div><p class="soft">{words.t(Word::FilesSentWith)}</p><FileList files=receipt.files.clone()/></div> }
    })
}

fn former(words: Words, receipts: &[Receipt]) -> AnyView {
    if receipts.is_empty() {
        return ().into_any();
    }
    let items = receipts
        .iter()
        .map(|receipt| view! { <li><span>{exact(words, receipt)}</span>" "<span class="hash">{receipt.sha256.clone()}</span></li> })
        .collect_view();
    view! { <section><h2>{words.t(Word::EntriesReceiptEarlier)}</h2><ul class="log">{items}</ul></section> }.into_any()
}
