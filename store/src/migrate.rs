//! Brings the schema up to date, forward only.

use sqlx::migrate::Migrator;

use crate::{
    Db, Error, Result,
    db::{Link, Pool},
};

pub(crate) static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// How many migrations a database has had, and how many this program would add.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrations {
    /// Applied already; none in an empty database.
    pub applied: usize,
    /// Known to this program and not applied yet.
    pub pending: usize,
}

impl Db {
    /// Applies the migrations that are not applied yet. For people's data see [`crate::backup::migrate`].
    pub async fn migrate(&self) -> Result<()> {
        self.migrate_to(i64::MAX).await
    }

    /// A schema as it once was, for tests.
    #[doc(hidden)]
    pub async fn migrate_for_tests(&self, version: i64) -> Result<()> {
        self.migrate_to(version).await
    }

    async fn migrate_to(&self, version: i64) -> Result<()> {
        match &self.pool {
            Pool::Sqlite(_, writer) => SQLITE.run_to(version, writer.pool()).await,
            Pool::Postgres(pool, _) => POSTGRES.run_to(version, pool).await,
        }
        .map_err(|error| Error::Unexpected(format!("migration failed: {error}")))
    }

    /// Where the schema stands.
    pub async fn migrations(&self) -> Result<Migrations> {
        let mut conn = self.read().await?;
        let (known, tables) = match conn.link {
            Link::Sqlite(_) => (&SQLITE, "SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'"),
            _ => (
                &POSTGRES,
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'",
            ),
        };
        let (tables,) = sql!(conn, fetch_one(i64,), tables)?;
        let applied =
            if tables == 0 { Vec::new() } else { sql!(conn, fetch_all(i64,), "SELECT version FROM _sqlx_migrations WHERE success")? };
        let pending = known.iter().filter(|migration| !applied.contains(&(migration.version,))).count();
        Ok(Migrations { applied: applied.len(), pending })
    }
}
