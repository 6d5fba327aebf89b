//! Brings the schema up to date, forward only.

use crate::{Db, Error, Result, db::Pool};

impl Db {
    /// Applies the migrations that are not applied yet.
    pub async fn migrate(&self) -> Result<()> {
        match &self.pool {
            Pool::Sqlite(_, writer) => sqlx::migrate!("../migrations/sqlite").run(writer.pool()).await,
            Pool::Postgres(pool, _) => sqlx::migrate!("../migrations/postgres").run(pool).await,
        }
        .map_err(|error| Error::Unexpected(format!("migration failed: {error}")))
    }
}
