//! A project's best result, set large: `40 → 10 мин`. Without a figure, a sentence.

use domain::{figure::Parts, showcase::Said};
use leptos::prelude::*;

use crate::words::{Word, use_words};

/// Longer figures are set smaller, in characters.
const LONG: usize = 14;

/// The figure; the arrow is spoken as "before … now …".
#[component]
pub fn ResultFigure(
    /// `40 → 10 мин`, `781 млрд ₸`.
    #[prop(into)]
    figure: String,
) -> impl IntoView {
    let words = use_words();
    let long = figure.chars().count() > LONG;
    let parts = Parts::of(&figure);
    let unit = (!parts.unit.is_empty()).then(|| view! { " "<span class="result-unit">{parts.unit.to_owned()}</span> });
    let after = parts.after.to_owned();
    match parts.before.map(ToOwned::to_owned) {
        Some(before) => view! {
            <p class="result" class:long=long>
                <span class="result-before"><span class="unseen">{words.t(Word::FrameBefore)}" "</span>{before}</span>
                " "<span class="result-arrow" aria-hidden="true">"→"</span>" "
                <span class="result-after"><span class="unseen">", "{words.t(Word::FrameAfter)}" "</span>{after}</span>
                {unit}
            </p>
        }
        .into_any(),
        None => view! { <p class="result" class:long=long>{after}{unit}</p> }.into_any(),
    }
}

/// A sentence where there is no figure.
#[component]
pub fn ResultPhrase(
    /// The sentence.
    phrase: Said,
) -> impl IntoView {
    let lang = use_words().foreign(phrase.locale);
    view! { <p class="result phrase" lang=lang>{phrase.text}</p> }
}
