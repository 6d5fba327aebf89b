//! A juror's sheet: saved, handed in, reopened. Its version tells two windows apart.

use std::collections::BTreeMap;

use domain::{
    id::{AssignmentId, PersonId},
    jury::{self, JuryError, OwnSheet, SheetForm},
    sheet::Score,
    time::Timestamp,
};
use futures::future::BoxFuture;

use super::{conflict::key_of, round, seat};
use crate::{Db, Error, Result, db::Conn, event, scope::Juror, standings};

#[derive(sqlx::FromRow)]
struct SheetRow {
    version: i64,
    comment: String,
    note: String,
    saved_at: Timestamp,
    submitted_at: Option<Timestamp>,
    abstained_reason: Option<String>,
}

/// The sheet as it was saved; an empty one before.
pub(super) async fn read(conn: &mut Conn, id: AssignmentId) -> Result<OwnSheet> {
    let row = sql!(
        conn,
        fetch_optional SheetRow,
        "SELECT version, comment, note, saved_at, submitted_at, abstained_reason FROM score_sheet WHERE assignment_id = $1",
        id
    )?;
    let Some(row) = row else { return Ok(OwnSheet::default()) };
    let scores = sql!(conn, fetch_all(String, i64), "SELECT criterion, score FROM score WHERE assignment_id = $1", id)?;
    Ok(OwnSheet {
        version: row.version,
        scores: scores.into_iter().map(|(code, score)| Ok((code, to_score(score)?))).collect::<Result<BTreeMap<_, _>>>()?,
        comment: row.comment,
        note: row.note,
        saved_at: Some(row.saved_at),
        submitted_at: row.submitted_at,
        abstained: row.abstained_reason,
    })
}

pub(super) fn to_score(score: i64) -> Result<Score> {
    let read = u8::try_from(score).ok().and_then(|score| Score::new(score).ok());
    read.ok_or_else(|| Error::Unexpected(format!("score {score}")))
}

/// Does something with an open sheet: the seat is the juror's, declared free of ties, and the round is open.
async fn work<F>(db: &Db, juror: &Juror, id: AssignmentId, act: F) -> Result<OwnSheet>
where
    F: for<'c> FnOnce(&'c mut Conn, Work) -> BoxFuture<'c, Result<()>> + Send + 'static,
{
    let (person, now) = (juror.id(), juror.now());
    db.write(key_of(db, juror, id).await?, move |conn| {
        Box::pin(async move {
            let seat = seat::get(conn, person, id).await?;
            let (award, round, _) = round::of_seat(conn, seat.award_id, seat.is_final).await?;
            round.check_open(now)?;
            seat.cleared_at.ok_or(JuryError::NotCleared)?;
            let sheet = read(conn, id).await?;
            let criteria = standings::weights_of(conn, award.id).await?;
            act(conn, Work { id, person, now, sheet, criteria }).await?;
            read(conn, id).await
        })
    })
    .await
}

struct Work {
    id: AssignmentId,
    person: PersonId,
    now: Timestamp,
    sheet: OwnSheet,
    criteria: Vec<domain::criterion::CriterionWeight>,
}

/// Keeps the sheet as its form says. `seen` is the version that the form was made from: what was saved since then by
/// another window is not replaced unseen.
pub async fn save(db: &Db, juror: &Juror, id: AssignmentId, seen: i64, form: SheetForm) -> Result<OwnSheet> {
    work(db, juror, id, move |conn, Work { id, now, sheet, criteria, .. }| {
        Box::pin(async move {
            sheet.check_may_write()?;
            let written = form.parse(&criteria)?;
            if sheet.says(&written) && sheet.version > 0 {
                return Ok(());
            }
            if sheet.version != seen {
                return Err(JuryError::Stale.into());
            }
            sql!(
                conn,
                execute,
                "INSERT INTO score_sheet (assignment_id, saved_at, version, comment, note) VALUES ($1, $2, 1, $3, $4) \
                 ON CONFLICT (assignment_id) DO UPDATE SET saved_at = excluded.saved_at, version = score_sheet.version + 1, \
                 comment = excluded.comment, note = excluded.note",
                id,
                now,
                &written.comment,
                &written.note
            )?;
            for code in sheet.scores.keys().filter(|code| !written.scores.contains_key(*code)) {
                sql!(conn, execute, "DELETE FROM score WHERE assignment_id = $1 AND criterion = $2", id, code)?;
            }
            for (code, score) in written.scores.iter().filter(|(code, score)| sheet.scores.get(*code) != Some(*score)) {
                sql!(
                    conn,
                    execute,
                    "INSERT INTO score (assignment_id, criterion, score) VALUES ($1, $2, $3) \
                     ON CONFLICT (assignment_id, criterion) DO UPDATE SET score = excluded.score",
                    id,
                    code,
                    i64::from(score.value())
                )?;
            }
            Ok(())
        })
    })
    .await
}

/// Hands the sheet in. From then on the juror sees what the others gave.
pub async fn submit(db: &Db, juror: &Juror, id: AssignmentId) -> Result<OwnSheet> {
    work(db, juror, id, move |conn, Work { id, person, now, sheet, criteria }| {
        Box::pin(async move {
            sheet.check_may_submit(&criteria)?;
            sql!(conn, execute, "UPDATE score_sheet SET submitted_at = $2, version = version + 1 WHERE assignment_id = $1", id, now)?;
            event::record(conn, now, Some(person), "sheet_submitted", &id.to_string(), "").await
        })
    })
    .await
}

/// Opens a sheet that was handed in, or an abstention, to be written again.
pub async fn reopen(db: &Db, juror: &Juror, id: AssignmentId) -> Result<OwnSheet> {
    work(db, juror, id, move |conn, Work { id, person, now, sheet, .. }| {
        Box::pin(async move {
            if !sheet.state().is_done() {
                return Err(JuryError::NotSubmitted.into());
            }
            sql!(
                conn,
                execute,
                "UPDATE score_sheet SET submitted_at = NULL, abstained_reason = NULL, version = version + 1 WHERE assignment_id = $1",
                id
            )?;
            event::record(conn, now, Some(person), "sheet_reopened", &id.to_string(), "").await
        })
    })
    .await
}

/// The juror gives no scores, with a reason. An abstention counts as no sheet, so its scores go; comment and note stay.
pub async fn abstain(db: &Db, juror: &Juror, id: AssignmentId, reason: &str) -> Result<OwnSheet> {
    let reason = jury::reason(reason)?;
    work(db, juror, id, move |conn, Work { id, person, now, sheet, .. }| {
        Box::pin(async move {
            sheet.check_may_write()?;
            sql!(conn, execute, "DELETE FROM score WHERE assignment_id = $1", id)?;
            sql!(
                conn,
                execute,
                "INSERT INTO score_sheet (assignment_id, saved_at, submitted_at, version, abstained_reason) VALUES ($1, $2, $2, 1, $3) \
                 ON CONFLICT (assignment_id) DO UPDATE SET saved_at = excluded.saved_at, submitted_at = excluded.submitted_at, \
                 version = score_sheet.version + 1, abstained_reason = excluded.abstained_reason",
                id,
                now,
                &reason
            )?;
            event::record(conn, now, Some(person), "sheet_abstained", &id.to_string(), &reason).await
        })
    })
    .await
}
