//! The showcase in memory: what is listed, searched, filtered and ordered. It follows the public version: whoever asks first reads the
//! version, and what was written since.

use std::sync::{
    PoisonError, RwLock, RwLockReadGuard,
    atomic::{AtomicI64, Ordering},
};

use domain::{
    category::{self, Category},
    id::ProjectId,
    locale::Locale,
    showcase::CategoryName,
    time::Timestamp,
};
use tokio::sync::Mutex;

use super::{editions::Editions, row::ProjectRow, stock::Stock, version::Version};
use crate::{
    Db, Result,
    db::Conn,
    search::{Analyser, Switches},
};

/// How many projects are read and analysed at once.
const PORTION: i64 = 500;

/// The projects of one database, as far as they were read.
pub(crate) struct Shelf {
    stock: RwLock<Stock>,
    editions: RwLock<Editions>,
    /// As the database says.
    present: Version,
    /// That was read.
    version: AtomicI64,
    refreshing: Mutex<()>,
    analyser: Analyser,
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new(Switches::ALL)
    }
}

impl Shelf {
    pub(crate) fn new(switches: Switches) -> Self {
        Self {
            stock: RwLock::default(),
            editions: RwLock::default(),
            present: Version::default(),
            version: AtomicI64::new(-1),
            refreshing: Mutex::default(),
            analyser: Analyser::new(switches),
        }
    }

    pub(crate) fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    pub(crate) fn stock(&self) -> RwLockReadGuard<'_, Stock> {
        self.stock.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The only place that holds the writing lock: never across a wait.
    fn change(&self, change: impl FnOnce(&mut Stock)) {
        change(&mut self.stock.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// The names of the categories at this moment.
    pub(crate) fn names(&self, now: Timestamp, locale: Locale) -> Vec<CategoryName> {
        let editions = self.editions.read().unwrap_or_else(PoisonError::into_inner);
        editions.names(now, self.stock().categories(), locale)
    }

    /// The public version, as it is now.
    pub(crate) async fn present(&self, db: &Db) -> Result<i64> {
        self.present.read(db).await
    }

    /// Reads what was written since the last time, if anything was.
    pub(crate) async fn refresh(&self, db: &Db) -> Result<()> {
        if self.version.load(Ordering::Acquire) == self.present(db).await? {
            return Ok(());
        }
        let _one_at_a_time = self.refreshing.lock().await;
        // Before the projects: a write in between is read twice rather than never.
        let now = self.present(db).await?;
        let known = self.version.load(Ordering::Acquire);
        if known == now {
            return Ok(());
        }
        let mut conn = db.read().await?;
        let editions = Editions::read(&mut conn).await?;
        let categories: Vec<Category> = editions.all().cloned().chain(category::defaults()).collect();
        self.read_since(&mut conn, if known < now { known } else { 0 }, &categories).await?;
        let living = sql!(conn, fetch_all(ProjectId,), "SELECT id FROM project")?;
        self.change(|stock| {
            stock.keep(&living.into_iter().map(|(id,)| id).collect());
            stock.arrange();
        });
        *self.editions.write().unwrap_or_else(PoisonError::into_inner) = editions;
        self.version.store(now, Ordering::Release);
        Ok(())
    }

    async fn read_since(&self, conn: &mut Conn, known: i64, categories: &[Category]) -> Result<()> {
        let mut last = ProjectId::from_uuid(uuid::Uuid::nil());
        loop {
            let rows = sql!(
                conn,
                fetch_all ProjectRow,
                "SELECT * FROM project WHERE revision > $1 AND id > $2 ORDER BY id LIMIT $3",
                known,
                last,
                PORTION
            )?;
            let Some(row) = rows.last() else { return Ok(()) };
            last = row.id;
            // Some milliseconds of work for each: whoever shares this thread is not kept waiting.
            for rows in rows.chunks(20) {
                let books = rows.iter().map(|row| row.book(&self.analyser, categories)).collect::<Result<Vec<_>>>()?;
                self.change(|stock| books.into_iter().for_each(|(book, terms)| stock.put(book, terms)));
                tokio::task::yield_now().await;
            }
        }
    }
}

/// Raises the public version, inside a write to what public pages show, and gives it.
pub(crate) async fn raise_version(conn: &mut Conn) -> Result<i64> {
    sql!(conn, fetch_one(i64,), "UPDATE showcase SET version = version + 1 RETURNING version").map(|(version,)| version)
}

/// Has every project read anew, inside a write that changes what all of them are named by.
pub(crate) async fn touch_all(conn: &mut Conn) -> Result<()> {
    let version = raise_version(conn).await?;
    sql!(conn, execute, "UPDATE project SET revision = $1", version).map(|_| ())
}
