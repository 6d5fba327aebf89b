//! The browser's entry point.

// A page is one type made of all its elements; the longest go deeper than the default of 128.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes the page up with the words of its language, a JSON array of texts.
#[wasm_bindgen]
pub fn hydrate(words: Vec<String>) {
    console_error_panic_hook::set_once();
    app::words::load(words);
    leptos::mount::hydrate_lazy(app::App);
}
