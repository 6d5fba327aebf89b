//! The show: prepared by the chair, run by the host, seen by everyone.
//!
//! Three tables keep apart what may be known to whom: `ceremony` how far the show is, `step` what is still secret,
//! `board` what is public. The public is served from `board` alone.

mod arrange;
mod card;
mod check;
mod correction;
mod guard;
mod kept;
mod prepare;
mod prizes;
mod run;
mod said;

pub use arrange::{add_prize, arrange, get_settings, remove_prize};
pub use check::check_show;
pub use correction::{drop as drop_correction, propose as propose_correction, publish as publish_correction};
pub use prepare::prepare;
pub use prizes::{cite, decide_prize, get_honours, list_prizes};
pub use run::{command, confirm, confirming, cue, host_view};
pub use said::{SAID_PAGE, list_said, say};

pub(crate) use arrange::save as save_arrangement;
pub(crate) use prepare::prepare_in;
pub(crate) use prizes::{insert_prize, prizes_of, write_citation, write_decision};
pub(crate) use said::write_pronunciation;

use domain::{
    ceremony::{Arming, Board, Ceremony, CeremonyError, Confirmation, Planned, Progress, StepKind},
    id::{AwardId, CeremonyId, PersonId},
};

use crate::{Db, Error, Result, db::Conn, projects::shelf, scope::Visitor, seal};

/// The public board as it is kept: ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicBoard {
    /// The edition's year.
    pub year: i32,
    /// Strictly increasing, counted over all editions.
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
    Ok(row.map(|(revision, content)| PublicBoard { year: visitor.award().year, revision, content }))
}

#[derive(sqlx::FromRow)]
struct CeremonyRow {
    id: CeremonyId,
    fired: i64,
    shown: i64,
    is_held: bool,
    is_dark: bool,
    revision: i64,
    armed_by: Option<PersonId>,
    armed_step: Option<i64>,
    armed_revision: Option<i64>,
    confirmed_by: Option<PersonId>,
    confirmed_seal: Option<String>,
    confirmed_revision: Option<i64>,
}

impl CeremonyRow {
    /// What two people agreed on so far.
    fn arming(&self) -> Result<Option<Arming>> {
        let (Some(host), Some(step), Some(revision)) = (self.armed_by, self.armed_step, self.armed_revision) else { return Ok(None) };
        let confirmed = self.confirmed_by.zip(self.confirmed_revision);
        let confirmation = confirmed.map(|(person, revision)| Confirmation { person, seal: self.confirmed_seal.clone(), revision });
        Ok(Some(Arming { step: count(step)?, host, revision, confirmation }))
    }
}

/// The show with its secrets. [`Error::NotFound`] until it is prepared.
pub(crate) async fn load(conn: &mut Conn, award: AwardId) -> Result<(CeremonyId, Ceremony)> {
    let row = sql!(
        conn,
        fetch_optional CeremonyRow,
        "SELECT id, fired, shown, is_held, is_dark, revision, armed_by, armed_step, armed_revision, confirmed_by, confirmed_seal, \
         confirmed_revision FROM ceremony WHERE award_id = $1",
        award
    )?
    .ok_or(Error::NotFound)?;
    let rows = sql!(
        conn,
        fetch_all(String, String, String),
        "SELECT kind, disclosure, plan FROM step WHERE ceremony_id = $1 ORDER BY position",
        row.id
    )?;
    let (mut steps, mut disclosures, mut plans) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, disclosure, plan) in rows {
        let kind: StepKind = serde_json::from_str(&kind).map_err(|error| Error::Unexpected(format!("a step: {error}")))?;
        plans.push(match plan.as_str() {
            "" => Planned::usual(&kind),
            plan => serde_json::from_str(plan).map_err(|error| Error::Unexpected(format!("the plan of a step: {error}")))?,
        });
        steps.push(kind);
        disclosures.push(kept::read(&disclosure)?);
    }
    let corrections = correction::published(conn, row.id, &steps).await?;
    let arming = row.arming()?;
    let progress =
        Progress { fired: count(row.fired)?, shown: count(row.shown)?, hold: row.is_held, blackout: row.is_dark, revision: row.revision };
    let show = Ceremony::resume(steps, disclosures, progress)?.with_plan(plans)?;
    let seal = seal::find_root(conn, award).await?.map(|root| root.to_string());
    let (year, is_rehearsal) = edition(conn, award).await?;
    Ok((row.id, show.with_arming(arming, seal).with_corrections(corrections).of_edition(year, is_rehearsal)))
}

/// What a board says of its edition.
async fn edition(conn: &mut Conn, award: AwardId) -> Result<(i32, bool)> {
    let (year, rehearsals) =
        sql!(conn, fetch_one(i64, i64), "SELECT year, (SELECT COUNT(*) FROM rehearsal) FROM award WHERE id = $1", award)?;
    Ok((i32::try_from(year).map_err(|_| Error::Unexpected(format!("the year {year}")))?, rehearsals > 0))
}

/// The number of a board's next change. One count for the shows of all editions: whoever knows a number knows whose it is.
pub(crate) async fn next_revision(conn: &mut Conn) -> Result<i64> {
    sql!(conn, fetch_one(i64,), "UPDATE board_count SET last = last + 1 RETURNING last").map(|(last,)| last)
}

/// Whether the show of an award is prepared: its settings stand by then.
async fn is_prepared(conn: &mut Conn, award: AwardId) -> Result<bool> {
    sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM ceremony WHERE award_id = $1", award).map(|(count,)| count > 0)
}

/// [`CeremonyError::Prepared`] once it is.
async fn check_unprepared(conn: &mut Conn, award: AwardId) -> Result<()> {
    if is_prepared(conn, award).await? { Err(CeremonyError::Prepared.into()) } else { Ok(()) }
}

/// The same before something of the show is changed: what was proposed to be sealed is not what it was.
async fn check_arrangeable(conn: &mut Conn, award: AwardId) -> Result<()> {
    check_unprepared(conn, award).await?;
    seal::void_proposal(conn, award).await
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
    )?;
    shelf::raise_version(conn).await.map(|_| ())
}
