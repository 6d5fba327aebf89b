//! Conversations between who asks about a project and whose it is.

pub mod ask;
pub mod list;
pub mod thread;

use domain::sharing::contact::ContactState;
use leptos::prelude::*;

use crate::words::{Word, Words};

/// What a state is called.
const fn state_word(state: ContactState) -> Word {
    match state {
        ContactState::Waiting => Word::ContactStateWaiting,
        ContactState::Answered => Word::ContactStateAnswered,
        ContactState::Closed => Word::ContactStateClosed,
    }
}

/// The state as a tag, and that something was reported.
fn tags(words: Words, state: ContactState, is_reported: bool) -> AnyView {
    let kind = match state {
        ContactState::Waiting => "warn",
        ContactState::Answered => "ok",
        ContactState::Closed => "info",
    };
    let reported = is_reported.then(|| view! { " "<span class="tag" data-kind="bad">{words.t(Word::ContactIsReported)}</span> });
    view! { <span class="tag" data-kind=kind>{words.t(state_word(state))}</span>{reported} }.into_any()
}
