//! The keys of a presenter's clicker. None of them fires: that needs the button itself.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

pub(super) const BACK: &str = "key-back";
pub(super) const FORWARD: &str = "key-forward";
pub(super) const HOLD: &str = "key-hold";
pub(super) const DARK: &str = "key-dark";

/// Presses the button of a key, as long as the console is open.
pub(super) fn listen() {
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, |event| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
                return;
            }
            let id = match (event.key().as_str(), event.code().as_str()) {
                ("PageUp", _) => BACK,
                ("PageDown", _) => FORWARD,
                // By place on the keyboard, so that they work in the Kazakh and Russian layouts too.
                (_, "KeyH") => HOLD,
                (_, "KeyB") => DARK,
                _ => return,
            };
            event.prevent_default();
            if let Some(button) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                button.click();
            }
        });
        on_cleanup(move || listener.remove());
    });
}
