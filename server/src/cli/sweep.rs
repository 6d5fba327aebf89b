//! Once an hour, what belongs to nothing goes from the files, and old versions that say nothing of their own from the entries.

use std::time::Duration;

use store::{Db, files::Files, scope::Operator};
use tokio_util::sync::CancellationToken;

use crate::headers;

const PAUSE: Duration = Duration::from_hours(1);

/// Sweeps until `stop` is cancelled. Trouble is logged and tried again.
pub async fn run(db: Db, files: Files, stop: CancellationToken) {
    loop {
        match store::files::sweep(&db, &files, &Operator::at_console(headers::now())).await {
            Ok(0) => {}
            Ok(gone) => tracing::info!(gone, "files that belonged to nothing were removed"),
            Err(error) => tracing::warn!(%error, "the files could not be swept"),
        }
        match store::entries::thin(&db, &Operator::at_console(headers::now())).await {
            Ok(0) => {}
            Ok(gone) => tracing::info!(gone, "old versions were thinned"),
            Err(error) => tracing::warn!(%error, "old versions could not be thinned"),
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = stop.cancelled() => return,
        }
    }
}
