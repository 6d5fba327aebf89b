//! What each of those who run the show has before them is read again when the stream tells of a change.

use std::future::Future;

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

/// Reads it again.
pub fn read_again<T: Followed, F: Future<Output = Result<T, AppError>> + 'static>(shown: RwSignal<T>, read: fn() -> F) {
    leptos::task::spawn_local(async move {
        if let Ok(fresh) = read().await {
            take(shown, fresh);
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
