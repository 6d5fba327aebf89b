//! What the others gave, without their names.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    criterion::CriterionWeight,
    id::{AssignmentId, EntryId, PersonId},
    jury::{Bearing, Compared, PanelSheet, SheetState, bearing, total_hundredths},
    sheet::Score,
};

use super::{
    seat::{self, SeatRow, Which},
    sheet::to_score,
};
use crate::{Db, Result, db::Conn, scope::Juror, standings};

#[derive(sqlx::FromRow)]
struct GivenRow {
    assignment_id: AssignmentId,
    comment: String,
    note: String,
    criterion: String,
    score: i64,
}

/// The others' sheets of an entry, to who has handed in their own: never by whom, and in an order that tells nothing of it.
pub(super) async fn of_seat(conn: &mut Conn, seat: &SeatRow, criteria: &[CriterionWeight]) -> Result<Option<Vec<PanelSheet>>> {
    if seat.state() != SheetState::Submitted {
        return Ok(None);
    }
    let rows = sql!(
        conn,
        fetch_all GivenRow,
        "SELECT s.assignment_id, s.comment, s.note, score.criterion, score.score FROM assignment AS a \
         JOIN score_sheet AS s ON s.assignment_id = a.id JOIN score ON score.assignment_id = a.id \
         WHERE a.entry_id = $1 AND a.id <> $2 AND s.submitted_at IS NOT NULL AND s.abstained_reason IS NULL \
         AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = a.id)",
        seat.entry_id,
        seat.id
    )?;
    let mut sheets: BTreeMap<AssignmentId, PanelSheet> = BTreeMap::new();
    for row in rows {
        let sheet = sheets.entry(row.assignment_id).or_insert_with(|| PanelSheet {
            total: 0,
            scores: BTreeMap::new(),
            comment: row.comment,
            note: row.note,
        });
        sheet.scores.insert(row.criterion, to_score(row.score)?);
    }
    let mut sheets: Vec<PanelSheet> = sheets.into_values().collect();
    for sheet in &mut sheets {
        sheet.total = total_hundredths(criteria, &sheet.scores);
    }
    sheets.sort();
    Ok(Some(sheets))
}

/// How the juror's totals lie against the panel's, over the entries whose sheets they have handed in.
pub async fn own_bearing(db: &Db, juror: &Juror) -> Result<Option<Bearing>> {
    let mut conn = db.read().await?;
    let (own, award) = (juror.id(), juror.award().id);
    let done: BTreeSet<EntryId> = seat::open(&mut conn, own, Which::Of(award))
        .await?
        .into_iter()
        .filter(|seat| seat.state() == SheetState::Submitted)
        .map(|seat| seat.entry_id)
        .collect();
    let criteria = standings::weights_of(&mut conn, award).await?;
    let rows = sql!(
        conn,
        fetch_all(EntryId, PersonId, String, i64),
        "SELECT a.entry_id, a.juror_id, score.criterion, score.score FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id \
         JOIN score_sheet AS s ON s.assignment_id = a.id JOIN score ON score.assignment_id = a.id \
         WHERE e.award_id = $1 AND s.submitted_at IS NOT NULL AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = a.id) \
         AND a.entry_id IN (SELECT entry_id FROM assignment WHERE juror_id = $2)",
        award,
        own
    )?;
    let mut given: BTreeMap<(EntryId, PersonId), BTreeMap<String, Score>> = BTreeMap::new();
    for (entry, by, criterion, score) in rows.into_iter().filter(|(entry, ..)| done.contains(entry)) {
        given.entry((entry, by)).or_default().insert(criterion, to_score(score)?);
    }
    let mut compared: BTreeMap<EntryId, Compared> = BTreeMap::new();
    for ((entry, by), scores) in given {
        let total = total_hundredths(&criteria, &scores);
        let entry = compared.entry(entry).or_insert_with(|| Compared { own: 0, others: Vec::new() });
        if by == own { entry.own = total } else { entry.others.push(total) }
    }
    Ok(bearing(&compared.into_values().collect::<Vec<_>>()))
}
