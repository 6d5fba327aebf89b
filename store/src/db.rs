//! Which engine, and how to reach it.

use std::{
    path::Path,
    str::FromStr,
    sync::{Arc, atomic::AtomicUsize},
    time::Duration,
};

use sqlx::{
    PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::Notify;

use crate::{
    Error, Result,
    door::{self, Writer},
    projects::shelf::Shelf,
};

/// How long a request waits for a connection before it is told that the database cannot be reached.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a write waits for one of the server's few writing connections, and then for its key: a crowd at the bell is
/// let in one by one. Both together lie well under a request's time, so that a form that must be refused is refused as
/// one, with everything typed in it.
const WRITERS_PATIENCE: Duration = Duration::from_secs(8);

/// The database: an embedded file or a server, behind the same calls. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pool: Pool,
    pub(crate) ceremony_changed: Arc<Notify>,
    /// The showcase as it is kept in memory.
    pub(crate) shelf: Arc<Shelf>,
    /// Writes under way on `PostgreSQL`; the embedded file's queue counts its own.
    pub(crate) waiting: Arc<AtomicUsize>,
}

#[derive(Clone)]
pub(crate) enum Pool {
    /// Many readers, and the one writer's queue.
    Sqlite(SqlitePool, Writer),
    /// Readers, and writers apart: a write holds its connection while it waits for its key, and must not keep readers out.
    Postgres(PgPool, PgPool),
}

/// A connection in use, inside a transaction when it was given by the door for writes.
pub struct Conn {
    pub(crate) link: Link,
    /// Whether an act was recorded that is not chained to the log yet.
    pub(crate) has_recorded: bool,
}

pub(crate) enum Link {
    /// A reader, or the writer, of the embedded file.
    Sqlite(PoolConnection<Sqlite>),
    /// A reader of the server.
    Postgres(PoolConnection<Postgres>),
    /// A write transaction of the server; rolled back if dropped.
    PostgresWrite(Transaction<'static, Postgres>),
}

/// What a statement runs on.
pub(crate) enum Engine<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    pub(crate) fn over(link: Link) -> Self {
        Self { link, has_recorded: false }
    }

    pub(crate) fn engine(&mut self) -> Engine<'_> {
        match &mut self.link {
            Link::Sqlite(conn) => Engine::Sqlite(conn),
            Link::Postgres(conn) => Engine::Postgres(conn),
            Link::PostgresWrite(conn) => Engine::Postgres(conn),
        }
    }
}

impl Db {
    /// Opens `sqlite:FILE` (made if absent) or `postgres://…`. Does not migrate: see [`crate::migrate`].
    pub async fn open(address: &str) -> Result<Self> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Self::open_postgres(address).await
        } else if address.starts_with("sqlite:") {
            Self::open_sqlite(address, door::BATCH).await
        } else {
            Err(Error::Unexpected("the database address must begin with sqlite: or postgres://".into()))
        }
    }

    /// Opens an embedded file that commits each write by itself: what the group commit is measured against.
    #[doc(hidden)]
    pub async fn open_one_by_one(address: &str) -> Result<Self> {
        Self::open_sqlite(address, 1).await
    }

    async fn open_sqlite(address: &str, batch: usize) -> Result<Self> {
        // FULL, not NORMAL: an acknowledged entry must survive a power cut.
        let options = SqliteConnectOptions::from_str(address)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE);
        if let Some(folder) = options.get_filename().parent().filter(|folder| *folder != Path::new("")) {
            std::fs::create_dir_all(folder).map_err(|e| Error::Unexpected(format!("cannot make the folder {}: {e}", folder.display())))?;
        }
        let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(options.clone()).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .acquire_timeout(PATIENCE)
            // A file does not hang up.
            .test_before_acquire(false)
            .connect_with(options.optimize_on_close(false, None).pragma("query_only", "true"))
            .await?;
        let ceremony_changed = Arc::new(Notify::new());
        let writer = Writer::start(writer, ceremony_changed.clone(), batch);
        Ok(Self { pool: Pool::Sqlite(readers, writer), ceremony_changed, shelf: Arc::default(), waiting: Arc::default() })
    }

    async fn open_postgres(address: &str) -> Result<Self> {
        let lock_timeout = format!("{}s", WRITERS_PATIENCE.as_secs());
        let options = PgConnectOptions::from_str(address)?
            .application_name("bayge")
            .options([("statement_timeout", "15s"), ("lock_timeout", lock_timeout.as_str())]);
        let readers = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE).connect_with(options.clone()).await?;
        let writers = PgPoolOptions::new().max_connections(8).acquire_timeout(WRITERS_PATIENCE).connect_lazy_with(options);
        Ok(Self {
            pool: Pool::Postgres(readers, writers),
            ceremony_changed: Arc::new(Notify::new()),
            shelf: Arc::default(),
            waiting: Arc::default(),
        })
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Conn> {
        Ok(Conn::over(match &self.pool {
            Pool::Sqlite(pool, _) => Link::Sqlite(pool.acquire().await?),
            Pool::Postgres(pool, _) => Link::Postgres(pool.acquire().await?),
        }))
    }

    /// Whether the database answers now.
    pub async fn ping(&self) -> Result<()> {
        let mut conn = self.read().await?;
        sql!(conn, fetch_one(i64,), "SELECT CAST(1 AS BIGINT)").map(|_| ())
    }

    /// The engine's name, for people.
    #[must_use]
    pub fn engine_name(&self) -> &'static str {
        match self.pool {
            Pool::Sqlite(..) => "SQLite",
            Pool::Postgres(..) => "PostgreSQL",
        }
    }

    /// Resolves after the next committed change of a ceremony by this process.
    pub async fn ceremony_changed(&self) {
        self.ceremony_changed.notified().await;
    }

    /// Finishes what was begun and closes every connection.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool, writer) => {
                pool.close().await;
                writer.close().await;
            }
            Pool::Postgres(readers, writers) => {
                writers.close().await;
                readers.close().await;
            }
        }
    }
}
