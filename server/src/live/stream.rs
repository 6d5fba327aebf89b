//! What one viewer is sent.

use std::{convert::Infallible, sync::Arc};

use axum::body::Bytes;
use futures::{Stream, stream};
use tokio::{
    sync::OwnedSemaphorePermit,
    time::{Instant, Interval, MissedTickBehavior},
};
use tokio_util::sync::CancellationToken;

use super::{Boards, Encoded, Live};

/// How long a browser waits before it comes back, in milliseconds; spread, so that not all come at once.
const RETRY: u64 = 1_000;
const RETRY_SPREAD: u64 = 4_000;

struct Viewer {
    boards: Boards,
    heartbeat: Interval,
    stop: CancellationToken,
    /// What is sent at once. The board's bytes are everybody's: a copy for each of thousands would stay in the heap as holes.
    first: [Option<Bytes>; 2],
    _place: OwnedSemaphorePermit,
}

/// The stream of a viewer who has seen the board of revision `seen`.
pub fn of(live: Live, seen: Option<i64>, place: OwnedSemaphorePermit) -> impl Stream<Item = Result<Bytes, Infallible>> {
    let Live { mut boards, heartbeat, stop, .. } = live;
    let present = boards.borrow_and_update().board.clone().filter(|board| Some(board.revision) != seen);
    let mut heartbeat = tokio::time::interval_at(Instant::now() + heartbeat, heartbeat);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let first = [Some(greeting()), present.map(|board| board.event.clone())];
    let viewer = Viewer { boards, heartbeat, stop, first, _place: place };
    stream::unfold(viewer, |mut viewer| async move { viewer.next().await.map(|bytes| (Ok(bytes), viewer)) })
}

/// A first comment makes browsers and proxies pass on the headers.
fn greeting() -> Bytes {
    format!("retry: {}\n: live\n\n", RETRY + rand_below(RETRY_SPREAD)).into()
}

/// Spreads, no secret: the low bits of a fresh id will do.
fn rand_below(limit: u64) -> u64 {
    uuid::Uuid::now_v7().as_u64_pair().1 % limit
}

impl Viewer {
    async fn next(&mut self) -> Option<Bytes> {
        // Then the present board, unless it is known.
        if let Some(first) = self.first.iter_mut().find_map(Option::take) {
            return Some(first);
        }
        loop {
            tokio::select! {
                biased;
                () = self.stop.cancelled() => return None,
                changed = self.boards.changed() => {
                    // The task is gone only when the server stops.
                    changed.ok()?;
                    let board: Option<Arc<Encoded>> = self.boards.borrow_and_update().board.clone();
                    self.heartbeat.reset();
                    if let Some(board) = board {
                        return Some(board.event.clone());
                    }
                }
                _ = self.heartbeat.tick() => return Some(Bytes::from_static(b": live\n\n")),
            }
        }
    }
}
