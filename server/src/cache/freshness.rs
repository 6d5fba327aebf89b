//! The public version, read for every request, and the editions that it stands for.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{
    award::{Award, Span},
    time::Timestamp,
};
use store::{Db, award, projects, scope::Guest};

use crate::headers;

/// What holds for a request: read after it came.
#[derive(Debug, Clone)]
pub struct Known {
    /// The public version.
    pub version: i64,
    /// In which it was read.
    span: Span,
    editions: Arc<[Award]>,
}

impl Known {
    /// How long nothing changes by the clock alone.
    pub fn span(&self, now: Timestamp) -> Span {
        if self.span.contains(now) { self.span } else { Span::around(&self.editions, now) }
    }
}

/// Asks the database. Cheap to clone.
#[derive(Clone)]
pub struct Freshness {
    db: Db,
    last: Arc<Mutex<Option<Known>>>,
}

impl Freshness {
    /// Knows nothing yet.
    pub fn new(db: Db) -> Self {
        Self { db, last: Arc::default() }
    }

    /// What holds now; `None` if the database does not say.
    pub async fn ask(&self) -> Option<Known> {
        self.read(headers::now()).await.map_err(|error| tracing::warn!(%error, "the public version could not be read")).ok()
    }

    /// The editions are read anew when the version is another: whoever changes one raises it.
    async fn read(&self, now: Timestamp) -> store::Result<Known> {
        let guest = Guest::at(now);
        let version = projects::public_version(&self.db, &guest).await?;
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let known = match last.filter(|last| last.version == version) {
            Some(last) if last.span.contains(now) => return Ok(last),
            Some(last) => Known { span: last.span(now), ..last },
            None => {
                let editions: Arc<[Award]> = award::list_editions(&self.db, &guest).await?.into();
                Known { version, span: Span::around(&editions, now), editions }
            }
        };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        Ok(known)
    }
}
