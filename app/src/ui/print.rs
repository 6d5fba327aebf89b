//! A button that prints the page, for a row of buttons.

use leptos::prelude::*;

use super::icon::Icon;
use crate::words::{Word, use_words};

/// Only where scripts run: elsewhere the browser's own menu prints.
#[component]
pub fn Print() -> impl IntoView {
    let words = use_words();
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    // Printing fails only where there is no printer dialogue at all: nothing to tell then.
    let print = move |_| drop(window().print());
    move || {
        awake.get().then(|| view! { <button class="button small" type="button" on:click=print><Icon name="print"/>{words.t(Word::EntriesPrint)}</button> })
    }
}
