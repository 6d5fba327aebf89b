//! Bytes as they come from somebody who may be slow, or gone.

use axum::body::{Body, Bytes};
use futures::{Stream, StreamExt, stream};

use super::{FORM_LIMIT, IDLE};

/// The rest of a body did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silent;

/// The same bytes, given up after too long a silence.
pub fn paced<E>(bytes: impl Stream<Item = Result<Bytes, E>> + Unpin + Send) -> impl Stream<Item = Result<Bytes, Silent>> + Unpin + Send
where
    E: Send,
{
    let pieces = stream::unfold(bytes, |mut bytes| async move {
        match tokio::time::timeout(IDLE, bytes.next()).await {
            Ok(None) => None,
            Ok(Some(Ok(piece))) => Some((Ok(piece), bytes)),
            Ok(Some(Err(_))) | Err(_) => Some((Err(Silent), bytes)),
        }
    });
    // Who has read to the end may ask once more.
    Box::pin(pieces.fuse())
}

/// Reads a body and drops it: a browser shows an answer only when it could send everything.
pub async fn drain(body: Body) {
    let mut left = FORM_LIMIT;
    let mut bytes = paced(body.into_data_stream());
    let drained = async {
        while let Some(Ok(piece)) = bytes.next().await {
            left = left.saturating_sub(piece.len());
            if left == 0 {
                return;
            }
        }
    };
    // Who takes longer for nothing is cut off.
    drop(tokio::time::timeout(2 * IDLE, drained).await);
}
