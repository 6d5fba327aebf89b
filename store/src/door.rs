//! The one door for writes. No job begins a transaction of its own; no lock clause appears in SQL.
//!
//! On `PostgreSQL` a write begins, takes an advisory lock on its key, runs and commits. On `SQLite` one writer runs the
//! waiting jobs, each in its own savepoint inside one `BEGIN IMMEDIATE`, commits once, and only then answers them all:
//! many durable writes for the price of one flush to disk.

#[cfg(test)]
mod tests;

use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use domain::id::{AwardId, EntryId, OrganizationId, PersonId};
use futures::{FutureExt, future::BoxFuture};
use sqlx::{PgPool, SqlitePool};
use tokio::sync::{Notify, mpsc, oneshot};

use crate::{
    Db, Error, Result, audit,
    db::{Conn, Link, Pool},
};

/// Jobs taken into one commit at most, so that none waits long for its answer.
pub(crate) const BATCH: usize = 128;
/// Jobs that may wait; beyond it a write is refused as "busy" rather than queued for ever.
const QUEUE: usize = 4096;
/// From here on a write waits noticeably: about half a second at two thousand writes a second.
const CROWD: usize = 1024;

/// What a write is about: two writes with the same key never run at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Settings, roles, seeds: everything that is not of one noun below.
    Everything,
    /// One person's account and sessions.
    Person(PersonId),
    /// A not yet existing account, by its address.
    Address(u64),
    /// One organization and who belongs to it.
    Organization(OrganizationId),
    /// One entry with its sections, sheets and receipts.
    Entry(EntryId),
    /// The numbering of entries, and the jury's work, of one award.
    Award(AwardId),
    /// The show of one award.
    Ceremony(AwardId),
    /// The public showcase.
    Showcase,
    /// The mail to be sent.
    Outbox,
}

impl Key {
    /// A stable 64-bit number for the advisory lock.
    fn lock(self) -> i64 {
        let (kind, id): (u64, u64) = match self {
            Self::Everything => (1, 0),
            Self::Person(id) => (2, fold(id.uuid())),
            Self::Address(hash) => (3, hash),
            Self::Organization(id) => (4, fold(id.uuid())),
            Self::Entry(id) => (5, fold(id.uuid())),
            Self::Award(id) => (6, fold(id.uuid())),
            Self::Ceremony(id) => (7, fold(id.uuid())),
            Self::Showcase => (8, 0),
            Self::Outbox => (9, 0),
        };
        (id ^ kind.wrapping_mul(0x9E37_79B9_7F4A_7C15)).cast_signed()
    }

    fn is_ceremony(self) -> bool {
        matches!(self, Self::Ceremony(_))
    }
}

fn fold(id: uuid::Uuid) -> u64 {
    let (high, low) = id.as_u64_pair();
    high ^ low.rotate_left(32)
}

type Job = Box<dyn for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Answer> + Send>;

/// A job's outcome, held back until the commit.
struct Answer {
    keep: bool,
    announce: bool,
    deliver: Box<dyn FnOnce(bool) + Send>,
}

impl Db {
    /// Runs `job` in a transaction: all of it is durable when this returns `Ok`, none of it on `Err`.
    ///
    /// The job runs to its end even if the caller stops waiting.
    pub async fn write<T, F>(&self, key: Key, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel::<Result<T>>();
        let job: Job = Box::new(move |conn| {
            Box::pin(async move {
                let result = AssertUnwindSafe(job(conn)).catch_unwind().await;
                let result = result.unwrap_or_else(|_| Err(Error::Unexpected("a write panicked".into())));
                Answer {
                    keep: result.is_ok(),
                    announce: key.is_ceremony() && result.is_ok(),
                    deliver: Box::new(move |committed| {
                        let result = if committed { result } else { result.and(Err(Error::Unavailable)) };
                        // The caller may have gone; what was committed stays committed.
                        drop(sender.send(result));
                    }),
                }
            })
        });
        match &self.pool {
            Pool::Sqlite(_, writer) => writer.queue.try_send(job).map_err(|_| Error::Unavailable)?,
            Pool::Postgres(_, writers) => {
                let (waiting, pool, changed) = (Waiting::among(&self.waiting), writers.clone(), self.ceremony_changed.clone());
                tokio::spawn(async move {
                    write_postgres(pool, key, job, changed).await;
                    drop(waiting);
                });
            }
        }
        // The sender is dropped unanswered only when the database could not be reached.
        receiver.await.unwrap_or(Err(Error::Unavailable))
    }
}

impl Db {
    /// Whether so many writes wait that another had better come later. Who asks before reading a request's body can
    /// refuse it cheaply.
    #[must_use]
    pub fn is_crowded(&self) -> bool {
        self.waiting_writes() >= CROWD
    }

    /// How many writes wait.
    #[must_use]
    pub fn waiting_writes(&self) -> usize {
        match &self.pool {
            Pool::Sqlite(_, writer) => QUEUE - writer.queue.capacity(),
            Pool::Postgres(_, _) => self.waiting.load(Ordering::Relaxed),
        }
    }
}

/// Counts a write from its arrival to its answer.
struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    fn among(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count.clone())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn write_postgres(pool: PgPool, key: Key, job: Job, ceremony_changed: Arc<Notify>) {
    if let Err(error) = try_write_postgres(pool, key, job, ceremony_changed).await {
        tracing::error!(%error, "the database could not be reached for a write");
    }
}

async fn try_write_postgres(pool: PgPool, key: Key, job: Job, ceremony_changed: Arc<Notify>) -> Result<()> {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    let mut transaction = pool.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(key.lock()).execute(&mut *transaction).await?;
    let mut conn = Conn::over(Link::PostgresWrite(transaction));
    let answer = job(&mut conn).await;
    // The log's lock is the last that a write takes, so that no two can wait for each other.
    let linked = if answer.keep { audit::link(&mut conn).await } else { Ok(()) };
    let Link::PostgresWrite(transaction) = conn.link else { return Ok(()) };
    if let Err(error) = linked {
        transaction.rollback().await?;
        (answer.deliver)(false);
        return Err(error);
    }
    if !answer.keep {
        transaction.rollback().await?;
        (answer.deliver)(true);
        return Ok(());
    }
    let committed = transaction.commit().await;
    if committed.is_ok() && answer.announce {
        ceremony_changed.notify_waiters();
    }
    (answer.deliver)(committed.is_ok());
    Ok(committed?)
}

/// The embedded file's only writer.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Job>,
    pool: SqlitePool,
}

impl Writer {
    pub(crate) fn start(pool: SqlitePool, ceremony_changed: Arc<Notify>, batch: usize) -> Self {
        let (queue, mut jobs) = mpsc::channel::<Job>(QUEUE);
        let writer = Self { queue, pool: pool.clone() };
        tokio::spawn(async move {
            let mut taken = Vec::with_capacity(batch);
            while jobs.recv_many(&mut taken, batch).await > 0 {
                if let Err(error) = commit_batch(&pool, &mut taken, &ceremony_changed).await {
                    tracing::error!(%error, "a batch of writes could not be made durable");
                }
                // Unanswered jobs are dropped here: their callers hear "unavailable".
                taken.clear();
            }
        });
        writer
    }

    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

async fn commit_batch(pool: &SqlitePool, batch: &mut Vec<Job>, ceremony_changed: &Notify) -> Result<()> {
    let mut conn = Conn::over(Link::Sqlite(pool.acquire().await?));
    sql!(conn, execute, "BEGIN IMMEDIATE")?;
    let mut answers: Vec<Answer> = Vec::with_capacity(batch.len());
    for job in batch.drain(..) {
        match run_in_savepoint(&mut conn, job).await {
            Ok(answer) => answers.push(answer),
            Err(error) => {
                tracing::error!(%error, "the batch is given up");
                drop(sql!(conn, execute, "ROLLBACK"));
                for answer in answers {
                    (answer.deliver)(false);
                }
                return Err(error);
            }
        }
    }
    let committed = sql!(conn, execute, "COMMIT");
    if committed.is_err() {
        drop(sql!(conn, execute, "ROLLBACK"));
    } else if answers.iter().any(|answer| answer.announce) {
        ceremony_changed.notify_waiters();
    }
    for answer in answers {
        (answer.deliver)(committed.is_ok());
    }
    committed.map(|_| ())
}

async fn run_in_savepoint(conn: &mut Conn, job: Job) -> Result<Answer> {
    sql!(conn, execute, "SAVEPOINT job")?;
    let answer = job(conn).await;
    if answer.keep {
        audit::link(conn).await?;
    } else {
        sql!(conn, execute, "ROLLBACK TO job")?;
        conn.has_recorded = false;
    }
    sql!(conn, execute, "RELEASE job")?;
    Ok(answer)
}
