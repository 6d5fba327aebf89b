//! Writes down how far the audit log goes, beside the mailer: in a file of the data folder, and to the chair by mail.

use std::time::Duration;

use store::{
    Db,
    audit::{self, Checkpoints},
    scope::Operator,
};
use tokio_util::sync::CancellationToken;

use crate::headers;

/// How often it looks: acts of so long may be cut off unnoticed by whoever holds the database.
const PAUSE: Duration = Duration::from_mins(1);

/// Writes down until `stop` is cancelled. Trouble is logged and tried again.
pub async fn run(db: Db, checkpoints: Checkpoints, stop: CancellationToken) {
    loop {
        let operator = Operator::at_console(headers::now());
        if let Err(error) = audit::note(&db, &operator, &checkpoints).await {
            tracing::warn!(%error, "the head of the audit log could not be written down");
        }
        if let Err(error) = audit::post(&db, &operator).await {
            tracing::warn!(%error, "the head of the audit log could not be posted");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = stop.cancelled() => return,
        }
    }
}
