//! What those who run the show are told when its steps are not what was sealed.

use leptos::prelude::*;

use crate::{
    ui::notice::{Notice, NoticeKind},
    words::{Word, use_words},
};

/// That somebody changed the show past the program, and what to do.
pub fn altered() -> impl IntoView {
    let words = use_words();
    view! { <Notice kind=NoticeKind::Error title=words.t(Word::GuardAltered)><p>{words.t(Word::GuardAlteredMeans)}</p></Notice> }
}
