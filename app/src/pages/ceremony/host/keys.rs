//! The keys of a presenter's clicker, and presses that come while a command is still under way. No key fires: that needs
//! the button itself.

use std::{collections::VecDeque, time::Duration};

use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlElement, MouseEvent},
};

use crate::api::ceremony::CommandCeremony;

pub(super) const BACK: &str = "key-back";
pub(super) const FORWARD: &str = "key-forward";
pub(super) const HOLD: &str = "key-hold";
pub(super) const DARK: &str = "key-dark";

/// More presses than a hand makes in a moment are a fault of the clicker.
const MOST: usize = 8;

/// Presses that wait for the command under way. Each then means what its button says by that time: the second B lifts
/// what the first made dark.
#[derive(Clone, Copy)]
pub(super) struct Presses {
    command: ServerAction<CommandCeremony>,
    waiting: RwSignal<VecDeque<String>>,
}

impl Presses {
    pub(super) fn new(command: ServerAction<CommandCeremony>) -> Self {
        Self { command, waiting: RwSignal::new(VecDeque::new()) }
    }

    /// Whether a command is under way, or a press waits for its turn.
    pub(super) fn is_busy(self) -> bool {
        self.command.pending().get() || self.waiting.with(|waiting| !waiting.is_empty())
    }

    fn is_under_way(self) -> bool {
        self.command.pending().get_untracked()
    }

    /// The press of a button: at once, or in its turn.
    pub(super) fn queue(self, event: &MouseEvent, id: &str) {
        if self.is_under_way() {
            event.prevent_default();
            self.wait(id);
        }
    }

    /// A key. What its button means, and whether it may be pressed at all, is asked when its turn has come.
    fn key(self, id: &str) {
        if self.is_under_way() || self.waiting.with_untracked(|waiting| !waiting.is_empty()) {
            self.wait(id);
        } else {
            press(id);
        }
    }

    fn wait(self, id: &str) {
        self.waiting.update(|waiting| {
            if waiting.len() < MOST {
                waiting.push_back(id.to_owned());
            }
        });
    }

    /// The press of the button that fires: one made before the console shows what the last command did is none, because
    /// what it would reveal was not in sight. `sight` is the revision shown; the stream may bring it before the answer.
    /// The second half of a double click is no press of its own.
    pub(super) fn only_in_sight(self, event: &MouseEvent, sight: i64) {
        let is_unseen = self.command.input().with_untracked(|sent| sent.as_ref().is_some_and(|sent| sent.seen >= sight));
        if is_unseen || event.detail() > 1 || self.waiting.with_untracked(|waiting| !waiting.is_empty()) {
            event.prevent_default();
        }
    }

    /// Makes the presses whose turn has come. After a refusal the host looks first, and what waited is forgotten.
    fn go_on(self) {
        if self.command.value().try_with_untracked(|value| matches!(value, Some(Err(_)))) != Some(false) {
            self.waiting.try_update(VecDeque::clear);
            return;
        }
        while !self.is_under_way() {
            let Some(id) = self.waiting.try_update(VecDeque::pop_front).flatten() else { return };
            press(&id);
        }
    }
}

fn press(id: &str) {
    if let Some(button) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// Presses the button of a key, as long as the console is open.
pub(super) fn listen(presses: Presses) {
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
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
            presses.key(id);
        });
        on_cleanup(move || listener.remove());
    });
    Effect::new(move |_| {
        if !presses.command.pending().get() {
            // When the page shows what the command brought: the buttons then say what they mean now.
            set_timeout(move || presses.go_on(), Duration::ZERO);
        }
    });
}
