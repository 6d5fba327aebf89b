//! What was corrected: it stands on the board for good.

use domain::ceremony::Board;
use leptos::prelude::*;

use crate::{
    ui::{
        notice::{Notice, NoticeKind},
        show::{ShowNames, said},
    },
    words::{Word, use_words},
};

/// Every published notice, with the step that it is about.
#[component]
pub fn Corrections(board: RwSignal<Option<Board>>, names: StoredValue<ShowNames>) -> impl IntoView {
    let words = use_words();
    let corrections = Memo::new(move |_| board.with(|board| board.as_ref().map(|board| board.corrections.clone()).unwrap_or_default()));
    let list = move || {
        corrections.with(|corrections| {
            let items = corrections.iter().map(|correction| {
                let (text, lang) = said(&correction.text, words);
                let about = names.with_value(|names| names.step(&correction.about));
                view! { <li><b>{about}</b>". "<span lang=lang>{text}</span></li> }
            });
            let items = items.collect_view();
            (!corrections.is_empty())
                .then(|| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::ShowCorrections)><ul>{items}</ul></Notice> })
        })
    };
    view! { {list} }
}
