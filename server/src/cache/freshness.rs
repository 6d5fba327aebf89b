//! The public version, read for every request, by one statement for all that wait.

use std::sync::Arc;

use domain::{
    award::{Award, Span},
    time::Timestamp,
};
use store::{Db, award, projects, scope::Guest};
use tokio::sync::{mpsc, oneshot};

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

/// Asks, for whoever waits.
#[derive(Clone)]
pub struct Freshness {
    asking: mpsc::UnboundedSender<oneshot::Sender<Option<Known>>>,
}

impl Freshness {
    /// Begins to read when somebody asks, until nobody can ask any more.
    pub fn watch(db: Db) -> Self {
        let (asking, mut asked) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            let (mut waiting, mut last) = (Vec::new(), None);
            while asked.recv_many(&mut waiting, usize::MAX).await > 0 {
                // Begun after all of them came.
                last = read(&db, last).await;
                for answer in waiting.drain(..) {
                    let answer: oneshot::Sender<_> = answer;
                    // Whoever went away needs no answer.
                    drop(answer.send(last.clone()));
                }
            }
        });
        Self { asking }
    }

    /// What holds now; `None` if the database does not say.
    pub async fn ask(&self) -> Option<Known> {
        let (answer, told) = oneshot::channel();
        self.asking.send(answer).ok()?;
        told.await.ok()?
    }
}

/// The editions are read anew when the version is another: whoever changes one raises it.
async fn read(db: &Db, last: Option<Known>) -> Option<Known> {
    let now = headers::now();
    let guest = Guest::at(now);
    let read = async {
        let version = projects::public_version(db, &guest).await?;
        if let Some(last) = last.filter(|last| last.version == version) {
            return Ok(Known { span: last.span(now), ..last });
        }
        let editions: Arc<[Award]> = award::list_editions(db, &guest).await?.into();
        Ok(Known { version, span: Span::around(&editions, now), editions })
    };
    read.await.map_err(|error: store::Error| tracing::warn!(%error, "the public version could not be read")).ok()
}
