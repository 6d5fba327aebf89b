//! What each of those who run the show has before them is read again when the stream tells of a change.

use std::{future::Future, time::Duration};

use domain::ceremony::{Confirming, Cue, Rundown};
use leptos::prelude::*;

use crate::{AppError, ui::stream::Stream};

/// Something that belongs to one revision of the show.
pub trait Followed: Send + Sync + 'static {
    /// Which.
    fn revision(&self) -> i64;
}

macro_rules! followed {
    ($($name:ident),+) => {$(
        impl Followed for $name {
            fn revision(&self) -> i64 {
                self.board.revision
            }
        }
    )+};
}

followed!(Rundown, Confirming, Cue);

/// Takes what is fresh; an answer that comes late changes nothing.
pub fn take<T: Followed>(shown: RwSignal<T>, fresh: T) {
    // The page may be gone by now.
    let _ = shown.try_update(|shown| {
        if fresh.revision() >= shown.revision() {
            *shown = fresh;
        }
    });
}

/// How often, and after how long each, a reading that failed is tried again: what the stream told of may be asked for by
/// somebody who waits for it, and the stream does not tell it twice.
const TRIES: u32 = 20;
const PATIENCE: Duration = Duration::from_secs(1);

/// Reads it again.
pub fn read_again<T: Followed, F: Future<Output = Result<T, AppError>> + 'static>(shown: RwSignal<T>, read: fn() -> F) {
    read_within(TRIES, shown, read);
}

fn read_within<T: Followed, F: Future<Output = Result<T, AppError>> + 'static>(tries: u32, shown: RwSignal<T>, read: fn() -> F) {
    leptos::task::spawn_local(async move {
        match read().await {
            Ok(fresh) => take(shown, fresh),
            Err(_) if tries > 1 && !shown.is_disposed() => set_timeout(move || read_within(tries - 1, shown, read), PATIENCE),
            Err(_) => {}
        }
    });
}

/// Keeps it fresh: a command brings it, and after a refusal, or when the stream tells of somebody else's act, it is read.
pub fn follow<T: Followed + Clone, F: Future<Output = Result<T, AppError>> + 'static>(
    shown: RwSignal<T>,
    answer: impl Fn() -> Option<Result<T, AppError>> + 'static,
    stream: Stream,
    read: fn() -> F,
) {
    Effect::new(move |_| match answer() {
        Some(Ok(fresh)) => take(shown, fresh),
        Some(Err(_)) => read_again(shown, read),
        None => {}
    });
    Effect::new(move |_| {
        let heard = stream.board.with(|board| board.as_ref().map(|board| board.revision));
        if heard != Some(shown.with_untracked(Followed::revision)) {
            read_again(shown, read);
        }
    });
}
