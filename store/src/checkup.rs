//! How a database fares, for whoever keeps it.

use std::str::FromStr;

use domain::time::Timestamp;
use sqlx::sqlite::SqliteConnectOptions;

use crate::{Db, Result, db::Pool, migrate::Migrations, scope::Operator};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// Where the schema stands.
    pub migrations: Migrations,
    /// What is broken in an embedded file, as the engine says it.
    pub damage: Option<String>,
    /// What the database takes for now.
    pub clock: Timestamp,
}

/// Whether there is a database at this address, or a server that may have one: looking must not make a file.
#[must_use]
pub fn may_be_there(address: &str) -> bool {
    !address.starts_with("sqlite:") || SqliteConnectOptions::from_str(address).is_ok_and(|options| options.get_filename().is_file())
}

/// Looks, and changes nothing.
pub async fn examine(db: &Db, operator: &Operator) -> Result<Checkup> {
    let _ = operator;
    let migrations = db.migrations().await?;
    let mut conn = db.read().await?;
    let (damage, clock) = match &db.pool {
        Pool::Sqlite(..) => {
            let (found,) = sql!(conn, fetch_one(String,), "PRAGMA quick_check(1)")?;
            (Some(found).filter(|found| found != "ok"), "SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER)")
        }
        Pool::Postgres(..) => (None, "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"),
    };
    let (clock,) = sql!(conn, fetch_one(Timestamp,), clock)?;
    Ok(Checkup { migrations, damage, clock })
}
