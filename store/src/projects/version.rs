//! The public version: which state of what public pages show this is.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::{Db, Error, Result, db::Conn};

/// Reads the public version once for all who asked before the reading began: under load one statement serves many.
pub(crate) struct Version {
    /// How many readings were begun.
    begun: AtomicU64,
    /// The number of the last reading, and what it found.
    last: Mutex<(u64, Result<i64>)>,
}

impl Default for Version {
    fn default() -> Self {
        Self { begun: AtomicU64::new(0), last: Mutex::new((0, Err(Error::Unavailable))) }
    }
}

impl Version {
    /// As it is now: read after this was called.
    pub(crate) async fn read(&self, db: &Db) -> Result<i64> {
        let before = self.begun.load(Ordering::Acquire);
        let mut last = self.last.lock().await;
        if last.0 <= before {
            let number = self.begun.fetch_add(1, Ordering::AcqRel) + 1;
            let found = async { now(&mut db.read().await?).await }.await;
            *last = (number, found);
        }
        last.1.clone()
    }
}

/// What the database says.
async fn now(conn: &mut Conn) -> Result<i64> {
    let row = sql!(conn, fetch_optional(i64,), "SELECT version FROM showcase")?;
    row.map(|(version,)| version).ok_or_else(|| Error::Unexpected("the showcase has no version".into()))
}
