//! What a proposal changes, word by word.

use domain::sharing::revision::{Edit, Part, RevisionState, compare};
use leptos::prelude::*;

use crate::{
    pages::entries::problems::label,
    words::{Word, Words, use_words},
};

/// Where a proposal stands.
pub fn state_tag(words: Words, state: RevisionState) -> AnyView {
    let (word, kind) = match state {
        RevisionState::Waiting => (Word::RevisionStateWaiting, "warn"),
        RevisionState::Accepted => (Word::RevisionStateAccepted, "ok"),
        RevisionState::Declined => (Word::RevisionStateDeclined, "bad"),
        RevisionState::Replaced => (Word::RevisionStateReplaced, "info"),
    };
    view! { <span class="tag" data-kind=kind>{words.t(word)}</span> }.into_any()
}

/// Each changed text with what goes and what comes.
#[component]
pub fn Edits(
    /// The texts.
    edits: Vec<Edit>,
    /// A word that no other of these on the page has.
    id: String,
) -> impl IntoView {
    let words = use_words();
    let row = |edit: &Edit| {
        let part = |part: Part<'_>| match part {
            Part::Same(text) => text.to_owned().into_any(),
            Part::Gone(text) => view! { <del>{text.to_owned()}</del>" " }.into_any(),
            Part::New(text) => view! { <ins>{text.to_owned()}</ins>" " }.into_any(),
        };
        let parts = compare(&edit.before, &edit.after).into_iter().map(part).collect_view();
        view! {
            <tr>
                <th scope="row">{label(words, &edit.key)}</th>
                <td data-label=words.t(Word::RevisionDifference)><span class="lines">{parts}</span></td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="region" aria-label=format!("{} {id}", words.t(Word::RevisionDifference)) tabindex="0">
            <table class="table stacked changes">
                <thead><tr><th scope="col">{words.t(Word::RevisionField)}</th><th scope="col">{words.t(Word::RevisionDifference)}</th></tr></thead>
                <tbody>{edits.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
