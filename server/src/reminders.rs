//! Reminds those whose entry is not sent, and asks owners what became of the promised figures: beside the mailer, once a minute it looks
//! whose turn it is.

use std::time::Duration;

use store::{Db, entries, scope::Operator, sharing};
use tokio_util::sync::CancellationToken;

use crate::headers;

/// How often it looks: a reminder may come this much late.
const PAUSE: Duration = Duration::from_mins(1);

/// Reminds until `stop` is cancelled. Trouble is logged and tried again.
pub async fn run(db: Db, stop: CancellationToken) {
    loop {
        match entries::remind(&db, &Operator::at_console(headers::now())).await {
            Ok(0) => {}
            Ok(posted) => tracing::info!(posted, "entries were reminded of"),
            Err(error) => tracing::warn!(%error, "reminders could not be posted"),
        }
        match sharing::ask_due(&db, &Operator::at_console(headers::now())).await {
            Ok(0) => {}
            Ok(asked) => tracing::info!(asked, "owners were asked about the promised figures"),
            Err(error) => tracing::warn!(%error, "owners could not be asked about the promised figures"),
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = stop.cancelled() => return,
        }
    }
}
