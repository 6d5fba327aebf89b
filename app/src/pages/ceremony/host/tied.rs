//! What the signed-in host does not lead, said before they stand on the stage with it.

use leptos::prelude::*;

use super::Desk;
use crate::{
    ui::notice::{Notice, NoticeKind},
    words::{Word, use_words},
};

/// The categories to come where a tie keeps this host from leading, and what to do.
#[component]
pub(super) fn NotLed(desk: Desk) -> impl IntoView {
    let words = use_words();
    let names = Memo::new(move |_| {
        let mut names: Vec<String> = Vec::new();
        desk.rundown.with(|rundown| {
            for step in rundown.not_led() {
                let category = step.category().map(|slug| desk.names.with_value(|names| names.category(slug)));
                let name = category.unwrap_or_else(|| words.t(Word::ShowSpecials).to_owned());
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        });
        names
    });
    view! {
        {move || {
            let names = names.get();
            // Once the show runs, what is to be settled before it is settled, and the buttons come first.
            let means = desk.board(|board| board.fired == 0).then(|| view! { <p>{words.t(Word::HallNotLedMeans)}</p> });
            (!names.is_empty()).then(|| view! {
                <Notice kind=NoticeKind::Warn title=words.t(Word::HallNotLed)>
                    <p><b>{names.join(", ")}</b></p>
                    {means}
                </Notice>
            })
        }}
    }
}
