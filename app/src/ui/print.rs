//! A button that prints the page, for a row of buttons.

use leptos::prelude::*;

use super::icon::Icon;
use crate::words::{Word, use_words};

/// Only where scripts run: elsewhere the browser's own menu prints. It always stands in the page and the style hides it: what comes and
/// goes by an effect may come before its place was woken up.
#[component]
pub fn Print() -> impl IntoView {
    let words = use_words();
    // Printing fails only where there is no printer dialogue at all: nothing to tell then.
    let print = move |_| drop(window().print());
    view! { <button class="button small only-awake" type="button" on:click=print><Icon name="print"/>{words.t(Word::EntriesPrint)}</button> }
}
