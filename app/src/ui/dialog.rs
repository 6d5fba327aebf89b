//! A window over the page. The browser itself opens and closes it (invoker commands): no script is needed.

use leptos::prelude::*;

use super::icon::Icon;
use crate::words::{Word, use_words};

/// The button that opens a dialog.
#[component]
pub fn DialogButton(
    /// The id of the dialog.
    #[prop(into)]
    opens: String,
    /// What the button says.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <button class="button" type="button" command="show-modal" commandfor=opens>{label}</button> }
}

/// The window. Its children hold what can be done, in `.dialog-actions`.
#[component]
pub fn Dialog(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its question.
    #[prop(into)]
    title: String,
    /// What it says and offers.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let title_id = format!("{id}-title");
    let labelledby = title_id.clone();
    view! {
        <dialog class="dialog" id=id aria-labelledby=labelledby>
            <h2 class="dialog-title" id=title_id>{title}</h2>
            <form method="dialog">
                <button class="button quiet square dialog-close"><Icon name="close"/><span class="unseen">{words.t(Word::FrameClose)}</span></button>
            </form>
            {children()}
        </dialog>
    }
}
