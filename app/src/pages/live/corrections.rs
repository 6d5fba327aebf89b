//! What was corrected: it stands on the board for good.

use domain::ceremony::{Board, Correction, StepKind};
use leptos::prelude::*;

use crate::{
    ui::{
        notice::{Notice, NoticeKind},
        show::{ShowNames, said},
    },
    words::{Word, Words, use_words},
};

/// Every published notice, with the step that it is about.
#[component]
pub fn Corrections(
    /// What is public.
    board: RwSignal<Option<Board>>,
    /// What steps are called.
    names: StoredValue<ShowNames>,
) -> impl IntoView {
    let words = use_words();
    let corrections = Memo::new(move |_| board.with(|board| board.as_ref().map(|board| board.corrections.clone()).unwrap_or_default()));
    move || corrections.with(|corrections| corrected(corrections, |step| names.with_value(|names| names.step(step)), words))
}

/// These notices, each with what it is about; nothing if there are none.
pub fn corrected(corrections: &[Correction], about: impl Fn(&StepKind) -> String, words: Words) -> Option<AnyView> {
    let item = |correction: &Correction| {
        let (text, lang) = said(&correction.text, words);
        view! { <li><b>{about(&correction.about)}</b>". "<span lang=lang>{text}</span></li> }
    };
    let items = corrections.iter().map(item).collect_view();
    let list = |items| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::ShowCorrections)><ul>{items}</ul></Notice> };
    (!corrections.is_empty()).then(|| list(items).into_any())
}
