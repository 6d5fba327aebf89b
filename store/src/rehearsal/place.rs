//! Where a rehearsal may be made: in an empty database, or in the file of an earlier rehearsal.

use std::{fs, path::PathBuf, str::FromStr};

use sqlx::sqlite::SqliteConnectOptions;

use crate::{Db, Result, backup, checkup, db::Conn, scope::Operator};

/// Why a database cannot take a rehearsal. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Occupied {
    /// There is an award in it.
    #[error("this database holds data and is no rehearsal; name another with --database")]
    Award,
    /// A server's database is emptied by its own tools.
    #[error("this database holds a rehearsal already; drop it and make an empty one with PostgreSQL's own tools")]
    Server,
    /// The file cannot be taken away.
    #[error(transparent)]
    File(#[from] backup::Fault),
    /// The database says no.
    #[error(transparent)]
    Database(#[from] crate::Error),
}

/// Whether nobody and nothing is in it.
pub(super) async fn is_empty(conn: &mut Conn) -> Result<bool> {
    let held = "SELECT (SELECT COUNT(*) FROM award) + (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM organization) \
                + (SELECT COUNT(*) FROM project) + (SELECT COUNT(*) FROM rehearsal)";
    sql!(conn, fetch_one(i64,), held).map(|(count,)| count == 0)
}

/// Whether two addresses name one database, as far as their texts tell.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    match (file(one), file(other)) {
        (Some(one), Some(other)) => whole(one) == whole(other),
        _ => one == other,
    }
}

fn file(address: &str) -> Option<PathBuf> {
    let options = address.starts_with("sqlite:").then(|| SqliteConnectOptions::from_str(address).ok())?;
    options.map(|options| options.get_filename().to_owned())
}

fn whole(file: PathBuf) -> PathBuf {
    fs::canonicalize(&file).or_else(|_| std::path::absolute(&file)).unwrap_or(file)
}

/// Makes room at this address: the file of an earlier rehearsal goes. Refuses whatever holds anything else.
pub async fn clear(address: &str, operator: &Operator) -> std::result::Result<(), Occupied> {
    let _ = operator;
    if !checkup::may_be_there(address) {
        return Ok(());
    }
    let db = Db::open(address).await?;
    let found = examine(&db).await;
    db.close().await;
    match (found?, file(address)) {
        (Found::Nothing, _) => Ok(()),
        (Found::Award, _) => Err(Occupied::Award),
        (Found::Rehearsal, None) => Err(Occupied::Server),
        (Found::Rehearsal, Some(_)) => Ok(backup::remove(address).await?),
    }
}

enum Found {
    Nothing,
    Rehearsal,
    Award,
}

/// What is there, whatever its schema: tables of an older version, or of another program, are nobody's rehearsal.
async fn examine(db: &Db) -> Result<Found> {
    let columns = db.list_columns().await?;
    if columns.is_empty() {
        return Ok(Found::Nothing);
    }
    if !columns.iter().any(|column| column.starts_with("rehearsal.")) {
        return Ok(Found::Award);
    }
    let mut conn = db.read().await?;
    if super::is_rehearsal(&mut conn).await? {
        return Ok(Found::Rehearsal);
    }
    Ok(if is_empty(&mut conn).await? { Found::Nothing } else { Found::Award })
}
