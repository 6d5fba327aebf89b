//! The browser's entry point.

// A page is one type made of all its elements; the longest go deeper than the default of 128.
#![recursion_limit = "512"]

use leptos::{mount::hydrate_from_async, prelude::document};
use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes the page up with the words of its language, a JSON array of texts; the page's own part of the program is loaded
/// meanwhile.
#[wasm_bindgen]
pub async fn hydrate(words: Vec<String>) {
    console_error_panic_hook::set_once();
    app::words::load(words);
    let Some(body) = document().body() else { return };
    hydrate_from_async(body, app::App).await.forget();
}
