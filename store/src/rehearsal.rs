//! A rehearsal: the same show on invented results, in a database of its own.
//!
//! What the award gives to it is named in one place, [`copy`]: the edition, its categories and criteria, the arrangement, the special
//! prizes, and of each entry that competes the names that a screen would show. Sheets, scores, comments, reasons, citations, files,
//! letters, people and sessions are not even read. `docs/adr/0015-rehearsal.md` says why.

mod copy;
mod invent;
mod place;
mod write;

pub use place::{Occupied, clear, is_same};

use domain::time::Timestamp;

use crate::{
    Db, Error, Key, Result,
    award::{self, Edition},
    db::Conn,
    scope::Operator,
};

/// Who runs a rehearsal: invented people, whose passwords are told once.
pub struct Login {
    /// The invented address.
    pub email: &'static str,
    /// The password; it is kept as a hash only.
    pub password: String,
}

/// What was made.
pub struct Rehearsal {
    /// The year of the edition.
    pub year: i32,
    /// How many entries compete in it.
    pub entries: usize,
    /// The host, then the confirmer.
    pub logins: [Login; 2],
}

/// Whether this database is a rehearsal.
pub async fn is_one(db: &Db) -> Result<bool> {
    let mut conn = db.read().await?;
    is_rehearsal(&mut conn).await
}

pub(crate) async fn is_rehearsal(conn: &mut Conn) -> Result<bool> {
    sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM rehearsal").map(|(count,)| count > 0)
}

/// Rehearses an edition of `award` in the empty database `rehearsal`. `draw` picks the invented results: the same draw gives the same
/// show. [`Error::NotFound`] without such an edition, [`Error::Denied`] if the award is a rehearsal itself, [`Error::Conflict`] if the
/// other database holds anything.
pub async fn make(award: &Db, rehearsal: &Db, operator: &Operator, edition: Edition, draw: u32) -> Result<Rehearsal> {
    let now = operator.now();
    let copied = read(award, edition, now).await?;
    let (year, entries) = (copied.award.year, copied.entries.len());
    let logins = [("host@rehearsal.bayge", invent::password()), ("confirmer@rehearsal.bayge", invent::password())];
    let passwords = logins.clone().map(|(_, password)| password);
    rehearsal
        .write(Key::Everything, move |conn| {
            Box::pin(async move {
                if !place::is_empty(conn).await? {
                    return Err(Error::Conflict);
                }
                write::all(conn, &copied, &passwords, draw, now).await
            })
        })
        .await?;
    Ok(Rehearsal { year, entries, logins: logins.map(|(email, password)| Login { email, password }) })
}

async fn read(db: &Db, edition: Edition, now: Timestamp) -> Result<copy::Copied> {
    let mut conn = db.read().await?;
    if is_rehearsal(&mut conn).await? {
        return Err(Error::Denied);
    }
    let awards = award::list_all(&mut conn).await?;
    let award = award::choose(&awards, edition, now).ok_or(Error::NotFound)?.clone();
    copy::of(&mut conn, award).await
}
