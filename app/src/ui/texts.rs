//! What the organizer says of an edition in words of their own: plain text, whatever it holds.

use domain::award::{AwardTexts, TextKind, paragraphs};
use leptos::prelude::*;

use crate::words::{Word, Words, use_words};

/// What a text is about.
#[must_use]
pub const fn text_word(kind: TextKind) -> Word {
    match kind {
        TextKind::Terms => Word::TermsTextTerms,
        TextKind::Prizes => Word::TermsTextPrizes,
        TextKind::Note => Word::TermsTextNote,
        TextKind::Contact => Word::TermsTextContact,
    }
}

/// The texts of these kinds, each in the reader's language, or in another with the words that say so.
#[component]
pub fn Texts(
    /// The texts of the edition.
    texts: AwardTexts,
    /// Which are shown here.
    kinds: &'static [TextKind],
) -> impl IntoView {
    let words = use_words();
    kinds.iter().filter_map(|kind| shown(words, &texts, *kind)).collect_view()
}

fn shown(words: Words, texts: &AwardTexts, kind: TextKind) -> Option<AnyView> {
    let (text, locale) = texts.get(&kind)?.best(words.locale());
    let id = format!("text-{kind}");
    let is_foreign = locale != words.locale();
    let untranslated = is_foreign.then(|| view! { <p><span class="tag">{words.t(Word::TermsUntranslated)}</span></p> });
    let lang = is_foreign.then(|| locale.code());
    let body = paragraphs(text).map(|paragraph| view! { <p class="lines" lang=lang>{paragraph}</p> }).collect_view();
    Some(
        view! { <section class="prose" aria-labelledby=id><h2 id=id.clone()>{words.t(text_word(kind))}</h2>{untranslated}{body}</section> }
            .into_any(),
    )
}
