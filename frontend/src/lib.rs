//! The browser's entry point.

use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes the page up with the words of its language, a JSON array of texts.
#[wasm_bindgen]
pub fn hydrate(words: Vec<String>) {
    console_error_panic_hook::set_once();
    app::words::load(words);
    leptos::mount::hydrate_lazy(app::App);
}
