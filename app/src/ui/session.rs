//! Nobody's session ends without a warning: the place where `public/session.js` gives it, and the date for readers without scripts.

use leptos::{prelude::*, serde_json};
use server_fn::ServerFn;

use crate::{
    api::people::session::{GetStay, Stay, StaySignedIn},
    words::{Word, use_words},
};

/// The words that the script shows, by its names for them.
const WORDS: [(&str, Word); 8] = [
    ("ends", Word::SessionEnds),
    ("endsHelp", Word::SessionEndsHelp),
    ("away", Word::SessionAway),
    ("stay", Word::SessionStay),
    ("stays", Word::SessionStays),
    ("over", Word::SessionOver),
    ("overHelp", Word::SessionOverHelp),
    ("signIn", Word::SessionSignIn),
];

/// The place, on every page of somebody who is signed in. Waking up leaves its inside alone.
#[component]
pub fn SessionWatch(
    /// Until when they are.
    stay: Stay,
) -> impl IntoView {
    let words = use_words();
    let texts: std::collections::BTreeMap<_, _> = WORDS.iter().map(|(name, word)| (*name, words.t(*word))).collect();
    // A table of plain texts is always JSON.
    let texts = serde_json::to_string(&texts).unwrap_or_default();
    view! {
        <p class="page soft unscripted">{words.with(Word::SessionUntil, &[("date", &words.date(stay.until))])}</p>
        <div
            class="session"
            id="session"
            data-until=stay.until.millis().to_string()
            data-now=stay.now.millis().to_string()
            data-ask=GetStay::url()
            data-stay=StaySignedIn::url()
            data-sign-in=words.href("/sign-in")
            data-words=texts
            inner_html=""
        ></div>
    }
}
