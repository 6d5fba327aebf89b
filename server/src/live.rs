//! The live stream: one task watches the board and encodes it once; every viewer is sent the same bytes.
//!
//! A viewer is sent the newest board and nothing else: whoever falls behind skips to it. The stream ends when the
//! server is told to stop, so that it never holds up the end.

mod stream;
#[cfg(test)]
mod tests;
mod watch;

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use store::Db;
use tokio::sync::{Semaphore, watch as channel};
use tokio_util::sync::CancellationToken;
use tower_http::compression::CompressionLayer;

/// Streams open at once in one process, each a file descriptor: of the usual 20,000 some are left for pages and the
/// database. Beyond it the answer is 503; pages try again a few seconds later.
const STREAMS: usize = 18_000;
/// Silence longer than this makes proxies close a connection.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// How long the board may be waited for while the server starts.
const PATIENCE: Duration = Duration::from_secs(5);

/// A board, encoded once.
struct Encoded {
    year: i32,
    revision: i64,
    /// The whole event, as the stream sends it.
    event: Bytes,
    /// The board alone.
    json: Bytes,
}

/// What the task found when it looked last.
#[derive(Clone, Default)]
struct Found {
    has_looked: bool,
    board: Option<Arc<Encoded>>,
}

type Boards = channel::Receiver<Found>;

/// What viewers are served from. Cheap to clone.
#[derive(Clone)]
struct Live {
    boards: Boards,
    places: Arc<Semaphore>,
    heartbeat: Duration,
    stop: CancellationToken,
}

/// The routes of the stream, and the task behind them, which ends with `stop`.
pub fn routes(db: Db, stop: CancellationToken) -> Router {
    let (sender, boards) = channel::channel(Found::default());
    tokio::spawn(watch::watch(db, sender, stop.clone()));
    serving(Live { boards, places: Arc::new(Semaphore::new(STREAMS)), heartbeat: HEARTBEAT, stop })
}

fn serving(live: Live) -> Router {
    let board = get(board).layer(CompressionLayer::new());
    Router::new().route("/live/events", get(events)).route("/live/board.json", board).layer(Extension(live))
}

/// The board as a stream of events.
async fn events(Extension(live): Extension<Live>, headers: HeaderMap) -> Response {
    let Ok(place) = live.places.clone().try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "30")], "too many viewers\n").into_response();
    };
    let seen = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let body = Body::from_stream(stream::of(live, seen, place));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // A proxy that buffers would hold small messages back.
        (header::HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, body).into_response()
}

/// The same board for those who cannot hold a stream.
async fn board(Extension(mut live): Extension<Live>, request: Request) -> Response {
    let found = match tokio::time::timeout(PATIENCE, live.boards.wait_for(|found| found.has_looked)).await {
        Ok(Ok(found)) => found.board.clone(),
        Ok(Err(_)) | Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let Some(board) = found else { return StatusCode::NOT_FOUND.into_response() };
    // Weak: a compressed answer has other bytes.
    let tag = format!("W/\"{}-{}\"", board.year, board.revision);
    let known = request.headers().get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let is_known =
        known.flat_map(|value| value.split(',')).any(|known| known.trim().trim_start_matches("W/") == tag.trim_start_matches("W/"));
    let headers = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, "no-cache"), (header::CONTENT_TYPE, "application/json")];
    if is_known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, board.json.clone()).into_response() }
}
