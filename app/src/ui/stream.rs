//! The board, followed through the live stream.

use std::time::Duration;

use domain::ceremony::Board;
use leptos::{
    prelude::*,
    serde_json,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{EventSource, MessageEvent, js_sys::Math},
};

const ADDRESS: &str = "/live/events";
/// How long after a refusal the stream is tried again, in milliseconds; spread over twice that.
const PATIENCE: f64 = 4_000.0;

/// The board as it is known, and whether news of it would arrive.
#[derive(Clone, Copy)]
pub struct Stream {
    /// What is public.
    pub board: RwSignal<Option<Board>>,
    /// Whether the stream broke off. What was known stays.
    pub is_lost: RwSignal<bool>,
}

/// Follows the board of a year's edition, beginning with what the page was made with, if it is the one that the live stream tells
/// of. Should the stream go on to another edition, its boards are not this page's. On the server nothing follows.
#[must_use]
pub fn follow_board(year: i32, first: Option<Board>, is_streamed: bool) -> Stream {
    let stream = Stream { board: RwSignal::new(first), is_lost: RwSignal::new(false) };
    let attempt = RwSignal::new(0_u32);
    Effect::new(move |_| {
        attempt.track();
        if is_streamed {
            connect(year, stream, attempt);
        }
    });
    stream
}

/// Opens the stream; it is closed with the page, or before the next attempt.
fn connect(year: i32, stream: Stream, attempt: RwSignal<u32>) {
    let Ok(source) = EventSource::new(ADDRESS) else { return stream.is_lost.set(true) };
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let board = event.data().as_string().and_then(|text| serde_json::from_str::<Board>(&text).ok());
        if let Some(board) = board.filter(|board| board.year.is_none_or(|of| of == year)) {
            // The page may be gone already.
            let _ = stream.board.try_set(Some(board));
        }
    });
    let open = Closure::<dyn FnMut()>::new(move || {
        let _ = stream.is_lost.try_set(false);
    });
    let closed = source.clone();
    let lose = Closure::<dyn FnMut()>::new(move || {
        let _ = stream.is_lost.try_set(true);
        // A browser comes back by itself after a cut, but not after an answer that is no stream: a proxy's error page.
        if closed.ready_state() == EventSource::CLOSED {
            let wait = Duration::from_secs_f64(PATIENCE * (1.0 + Math::random()) / 1000.0);
            let again = move || {
                let _ = attempt.try_update(|attempt| *attempt += 1);
            };
            set_timeout(again, wait);
        }
    });
    source.set_onopen(Some(open.as_ref().unchecked_ref()));
    source.set_onerror(Some(lose.as_ref().unchecked_ref()));
    if source.add_event_listener_with_callback("board", hear.as_ref().unchecked_ref()).is_err() {
        stream.is_lost.set(true);
    }
    let held = StoredValue::new_local((source, hear, open, lose));
    on_cleanup(move || {
        let _ = held.try_with_value(|(source, ..)| source.close());
    });
}
