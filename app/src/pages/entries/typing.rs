//! What the page's small script (`public/autosave.js`) needs to know, and the places that it fills. It keeps and sends what is
//! typed before the program has woken the page up, and where the program never does.

use domain::{
    entry::{EntryRecord, Presence},
    form::Section,
    id::PersonId,
};
use leptos::{prelude::*, serde_json};
use server_fn::ServerFn;

use crate::{
    api::{entries::typing::AutosaveEntrySection, people::SignIn},
    ui::{dialog::Dialog, field::TextField},
    words::{Word, Words, use_words},
};

/// The id of the window in which one signs in again.
pub const SIGN_IN_AGAIN: &str = "sign-in-again";

/// The words that the script shows, by its names for them.
const WORDS: [(&str, Word); 23] = [
    ("saved", Word::EntriesSaved),
    ("saving", Word::EntriesSaving),
    ("offline", Word::EntriesOffline),
    ("busy", Word::TypingBusy),
    ("signedOut", Word::EntriesSignedOut),
    ("signInFailed", Word::EntriesSignInFailed),
    ("failed", Word::EntriesSaveFailed),
    ("notKept", Word::EntriesNotKept),
    ("clash", Word::EntriesClash),
    ("clashHelp", Word::EntriesClashHelp),
    ("keepMine", Word::EntriesKeepMine),
    ("takeTheirs", Word::EntriesTakeTheirs),
    ("offer", Word::EntriesOffer),
    ("offers", Word::EntriesOffers),
    ("takeIt", Word::EntriesTakeIt),
    ("dropIt", Word::EntriesDropIt),
    ("takeAll", Word::EntriesTakeAll),
    ("dropAll", Word::EntriesDropAll),
    ("othersRows", Word::EntriesOthersRows),
    ("here", Word::EntriesHere),
    ("empty", Word::EntriesNotWritten),
    ("chosen", Word::EntriesYes),
    ("colleague", Word::EntriesMetTheirs),
];

/// What the script needs to know of the form that it stands in.
#[component]
pub fn Journal(
    /// The entry.
    record: EntryRecord,
    /// The section.
    section: Section,
    /// Who reads; nothing is sent for anybody else.
    reader: PersonId,
) -> impl IntoView {
    let words = use_words();
    let texts: std::collections::BTreeMap<_, _> = WORDS.iter().map(|(name, word)| (*name, words.t(*word))).collect();
    // A table of plain texts is always JSON.
    let texts = serde_json::to_string(&texts).unwrap_or_default();
    view! {
        <div
            id="journal"
            hidden=true
            data-url=AutosaveEntrySection::url()
            data-person=reader.to_string()
            data-entry=record.entry.id.to_string()
            data-section=section.code()
            data-seen=record.version(section).to_string()
            data-words=texts
        ></div>
    }
}

/// Who of the colleagues is in a section, in words.
#[must_use]
pub fn names_in(words: Words, others: &[Presence], section: Section) -> String {
    let names: Vec<&str> = others.iter().filter(|other| other.section == section).map(|other| other.name.as_str()).collect();
    if names.is_empty() { String::new() } else { words.with(Word::EntriesHere, &[("names", &names.join(", "))]) }
}

/// The place below an input where the script shows another text of it. Waking up leaves its inside alone.
#[must_use]
pub fn beside(id: &str) -> AnyView {
    view! { <div class="beside" id=format!("{id}-beside") inner_html=""></div> }.into_any()
}

/// Signing in again without leaving the page: the script sends the form and then what waits.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let words = use_words();
    view! {
        <Dialog id=SIGN_IN_AGAIN title=words.t(Word::EntriesSignInAgain)>
            <form class="auth-form stack" method="post" action=SignIn::url()>
                <p>{words.t(Word::EntriesSignedOut)}</p>
                <p class="field-error" role="alert" id="sign-in-again-error" inner_html=""></p>
                <TextField name="email" kind="email" label=words.t(Word::PeopleEmail) autocomplete="username" required=true/>
                <TextField name="password" kind="password" label=words.t(Word::PeoplePassword) autocomplete="current-password" required=true/>
                <div class="dialog-actions"><button class="button primary">{words.t(Word::FrameSignIn)}</button></div>
            </form>
        </Dialog>
    }
}
