//! The show: prepared by the chair, run by the host, seen by everyone.
//!
//! Three tables keep apart what may be known to whom: `ceremony` how far the show is, `step` what is still secret,
//! `board` what is public. The public is served from `board` alone.

mod card;
mod kept;
mod prepare;
mod run;

pub use prepare::prepare;
pub use run::{command, host_view};

pub(crate) use prepare::{FINALISTS, prepare_in};

use domain::{
    ceremony::{Board, Ceremony, Progress, StepKind},
    id::{AwardId, CeremonyId},
};

use crate::{Db, Error, Result, db::Conn, scope::Visitor};

/// The public board as it is kept: ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicBoard {
    /// Strictly increasing, also from one edition to the next.
    pub revision: i64,
    /// The board as JSON.
    pub content: String,
}

/// What everyone may know of the show now; `None` until it is prepared.
pub async fn find_board(db: &Db, visitor: &Visitor) -> Result<Option<Board>> {
    let found = find_public_board(db, visitor).await?;
    found.map(|board| serde_json::from_str(&board.content).map_err(|error| Error::Unexpected(format!("the board: {error}")))).transpose()
}

/// The same, as it is kept.
pub async fn find_public_board(db: &Db, visitor: &Visitor) -> Result<Option<PublicBoard>> {
    let mut conn = db.read().await?;
    let row = sql!(conn, fetch_optional(i64, String), "SELECT revision, content FROM board WHERE award_id = $1", visitor.award().id)?;
    Ok(row.map(|(revision, content)| PublicBoard { revision, content }))
}

#[derive(sqlx::FromRow)]
struct CeremonyRow {
    id: CeremonyId,
    fired: i64,
    shown: i64,
    is_held: bool,
    is_dark: bool,
    revision: i64,
}

/// The show with its secrets. [`Error::NotFound`] until it is prepared.
pub(crate) async fn load(conn: &mut Conn, award: AwardId) -> Result<(CeremonyId, Ceremony)> {
    let row = sql!(
        conn,
        fetch_optional CeremonyRow,
        "SELECT id, fired, shown, is_held, is_dark, revision FROM ceremony WHERE award_id = $1",
        award
    )?
    .ok_or(Error::NotFound)?;
    let rows = sql!(conn, fetch_all(String, String), "SELECT kind, disclosure FROM step WHERE ceremony_id = $1 ORDER BY position", row.id)?;
    let mut steps = Vec::with_capacity(rows.len());
    let mut disclosures = Vec::with_capacity(rows.len());
    for (kind, disclosure) in rows {
        steps.push(serde_json::from_str::<StepKind>(&kind).map_err(|error| Error::Unexpected(format!("a step: {error}")))?);
        disclosures.push(kept::read(&disclosure)?);
    }
    let progress =
        Progress { fired: count(row.fired)?, shown: count(row.shown)?, hold: row.is_held, blackout: row.is_dark, revision: row.revision };
    Ok((row.id, Ceremony::resume(steps, disclosures, progress)?))
}

fn count(number: i64) -> Result<usize> {
    usize::try_from(number).map_err(|_| Error::Unexpected(format!("a count of {number}")))
}

fn number(count: usize) -> Result<i64> {
    i64::try_from(count).map_err(|_| Error::Unexpected(format!("a count of {count}")))
}

/// Writes what is public, whole.
pub(crate) async fn publish(conn: &mut Conn, award: AwardId, board: &Board) -> Result<()> {
    let content = serde_json::to_string(board).map_err(|error| Error::Unexpected(format!("the board: {error}")))?;
    sql!(
        conn,
        execute,
        "INSERT INTO board (award_id, revision, content) VALUES ($1, $2, $3) \
         ON CONFLICT (award_id) DO UPDATE SET revision = excluded.revision, content = excluded.content",
        award,
        board.revision,
        content
    )
    .map(|_| ())
}
