//! The browser's entry point.

// A page is one type made of all its elements; the longest go deeper than the default of 128.
#![recursion_limit = "512"]

use leptos::{mount::hydrate_from_async, prelude::document};
use wasm_bindgen::{JsError, prelude::wasm_bindgen};

/// Takes the words of the page's language, a JSON array of texts.
///
/// # Errors
///
/// If they are no such array.
#[wasm_bindgen]
pub fn learn(words: &str) -> Result<(), JsError> {
    console_error_panic_hook::set_once();
    Ok(app::words::load(words)?)
}

/// Wakes the page up; its own part of the program is loaded meanwhile.
#[wasm_bindgen]
pub async fn hydrate() {
    let Some(body) = document().body() else { return };
    hydrate_from_async(body, app::App).await.forget();
}

/// Room for the splitting tool: it puts the data of each part at an aligned address, and leaves all of it in the main program if that
/// does not fit where the linker had it. It is in no file that is served.
#[used]
static ROOM: [u8; 32 * 1024] = [b' '; 32 * 1024];
