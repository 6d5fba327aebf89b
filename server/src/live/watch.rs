//! The one task that reads the board for everyone.

use std::{sync::Arc, time::Duration};

use axum::body::Bytes;
use domain::award::AwardError;
use store::{Db, Error, Rule, award::Edition, ceremony, ceremony::PublicBoard, scope::Visitor};
use tokio::sync::watch::Sender;
use tokio_util::sync::CancellationToken;

use super::{Encoded, Found};
use crate::headers;

/// How often the board is looked up besides: another process may have changed it.
const POLL: Duration = Duration::from_millis(500);

/// Keeps `boards` at what the database holds, until `stop`. While the database cannot be reached the last board stays.
pub async fn watch(db: Db, boards: Sender<Found>, stop: CancellationToken) {
    let mut is_failing = false;
    loop {
        match find(&db).await {
            Ok(found) => {
                is_failing = false;
                boards.send_if_modified(|seen| replace(seen, found));
            }
            Err(error) if !is_failing => {
                is_failing = true;
                tracing::warn!(%error, "the board cannot be read; viewers keep the last one");
            }
            Err(_) => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = db.ceremony_changed() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

async fn find(db: &Db) -> store::Result<Option<PublicBoard>> {
    match Visitor::enter(db, Edition::NearestCeremony, headers::now()).await {
        Ok(visitor) => ceremony::find_public_board(db, &visitor).await,
        Err(Error::NotFound | Error::Rule(Rule::Award(AwardError::NotAnnounced))) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether it is another board than before.
fn replace(seen: &mut Found, found: Option<PublicBoard>) -> bool {
    let is_same = seen.board.as_ref().map(|board| (board.year, board.revision)) == found.as_ref().map(|found| (found.year, found.revision));
    let is_new = !seen.has_looked || !is_same;
    if is_new {
        *seen = Found { has_looked: true, board: found.map(|found| Arc::new(Encoded::of(&found))) };
    }
    is_new
}

impl Encoded {
    pub(super) fn of(board: &PublicBoard) -> Self {
        let PublicBoard { year, revision, content } = board;
        // The content is JSON on one line, as `data:` needs it.
        let event = format!("id: {revision}\nevent: board\ndata: {content}\n\n").into();
        Self { year: *year, revision: *revision, event, json: Bytes::from(content.clone()) }
    }
}
