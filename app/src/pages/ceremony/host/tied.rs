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
            (!names.is_empty()).then(|| view! {
                <Notice kind=NoticeKind::Warn title=words.t(Word::HallNotLed)>
                    <p><b>{names.join(", ")}</b></p>
                    <p>{words.t(Word::HallNotLedMeans)}</p>
                </Notice>
            })
        }}
    }
}
