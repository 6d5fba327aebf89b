//! A project's best result, set large: `40 → 10 мин`.

use leptos::prelude::*;

use crate::words::{Word, use_words};

/// Longer figures are set smaller, in characters.
const LONG: usize = 14;

/// The figure; the arrow is spoken as "before … now …".
#[component]
pub fn ResultFigure(
    /// In the format of the reader's language.
    #[prop(into)]
    figure: String,
) -> impl IntoView {
    let words = use_words();
    let long = figure.chars().count() > LONG;
    match figure.split_once('→') {
        Some((before, after)) => view! {
            <p class="result" class:long=long>
                <span class="result-before"><span class="unseen">{words.t(Word::FrameBefore)}" "</span>{before.trim().to_owned()}</span>
                " "<span class="result-arrow" aria-hidden="true">"→"</span>" "
                <span class="result-after"><span class="unseen">", "{words.t(Word::FrameAfter)}" "</span>{after.trim().to_owned()}</span>
            </p>
        }
        .into_any(),
        None => view! { <p class="result" class:long=long>{figure}</p> }.into_any(),
    }
}
