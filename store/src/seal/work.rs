//! The jury's work on each entry as the seal's file has it: jurors are numbers there, entries have drawn names.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{AwardId, EntryId, PersonId},
    seal::{EntryRecord, Secret, SheetRecord},
    sheet::Score,
};

use crate::{Error, Result, db::Conn};

/// The scores of an edition, by the pair that they belong to.
type Scores = BTreeMap<(EntryId, PersonId), BTreeMap<String, Score>>;

/// The work on every eligible entry, by its own id.
pub(super) struct Work {
    secret: Secret,
    present: BTreeMap<EntryId, EntryRecord>,
    first: BTreeMap<EntryId, EntryRecord>,
}

#[derive(sqlx::FromRow)]
struct SeatRow {
    entry_id: EntryId,
    juror_id: PersonId,
    mark: String,
}

#[derive(sqlx::FromRow)]
struct ScoreRow {
    entry_id: EntryId,
    juror_id: PersonId,
    criterion: String,
    score: i64,
}

impl Work {
    /// What the round at work says of an entry.
    pub(super) fn present(&mut self, entry: EntryId) -> EntryRecord {
        self.present.remove(&entry).unwrap_or_else(|| unseen(self.secret.rename(entry)))
    }

    /// What the first round said of an entry that went into the second.
    pub(super) fn first(&mut self, entry: EntryId) -> EntryRecord {
        self.first.remove(&entry).unwrap_or_else(|| unseen(self.secret.rename(entry)))
    }
}

/// The work on an edition.
pub(super) async fn load(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<Work> {
    // Who abstains hands in a sheet without scores.
    let present = sql!(
        conn,
        fetch_all SeatRow,
        "SELECT a.entry_id, a.juror_id, CASE WHEN r.assignment_id IS NOT NULL THEN 'recused' WHEN s.submitted_at IS NULL THEN 'missing' \
         WHEN NOT EXISTS (SELECT * FROM score JOIN criterion ON criterion.code = score.criterion WHERE score.assignment_id = a.id \
         AND criterion.award_id = $1) THEN 'abstained' ELSE 'counted' END AS mark FROM assignment AS a JOIN entry ON entry.id = a.entry_id \
         LEFT JOIN score_sheet AS s ON s.assignment_id = a.id LEFT JOIN recusal AS r ON r.assignment_id = a.id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible'",
        award
    )?;
    let first = sql!(
        conn,
        fetch_all SeatRow,
        "SELECT first_seat.entry_id, first_seat.juror_id, first_seat.mark FROM first_seat JOIN entry ON entry.id = first_seat.entry_id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible'",
        award
    )?;
    let given = sql!(
        conn,
        fetch_all ScoreRow,
        "SELECT a.entry_id, a.juror_id, score.criterion, score.score FROM score JOIN assignment AS a ON a.id = score.assignment_id \
         JOIN entry ON entry.id = a.entry_id WHERE entry.award_id = $1 AND score.criterion IN (SELECT code FROM criterion WHERE award_id = $1)",
        award
    )?;
    let given_first = sql!(
        conn,
        fetch_all ScoreRow,
        "SELECT s.entry_id, s.juror_id, s.criterion, s.score FROM first_score AS s JOIN entry ON entry.id = s.entry_id \
         WHERE entry.award_id = $1 AND s.criterion IN (SELECT code FROM criterion WHERE award_id = $1)",
        award
    )?;
    let jurors = present.iter().chain(&first).map(|seat| (secret.draw(seat.juror_id), seat.juror_id));
    let drawn: BTreeSet<([u8; 32], PersonId)> = jurors.collect();
    let numbers: BTreeMap<PersonId, u32> = drawn.into_iter().map(|(_, juror)| juror).zip(1..).collect();
    let present = records(present, scores(given)?, &numbers, secret);
    Ok(Work { secret, present, first: records(first, scores(given_first)?, &numbers, secret) })
}

/// An entry before the jury.
const fn unseen(entry: EntryId) -> EntryRecord {
    EntryRecord { abstained: 0, entry, missing: 0, recused: 0, sheets: Vec::new() }
}

fn records(seats: Vec<SeatRow>, mut scores: Scores, numbers: &BTreeMap<PersonId, u32>, secret: Secret) -> BTreeMap<EntryId, EntryRecord> {
    let mut entries: BTreeMap<EntryId, EntryRecord> = BTreeMap::new();
    for seat in seats {
        let record = entries.entry(seat.entry_id).or_insert_with(|| unseen(secret.rename(seat.entry_id)));
        match seat.mark.as_str() {
            "recused" => record.recused += 1,
            "missing" => record.missing += 1,
            "abstained" => record.abstained += 1,
            _ => {
                let scores = scores.remove(&(seat.entry_id, seat.juror_id)).unwrap_or_default();
                record.sheets.push(SheetRecord { juror: numbers[&seat.juror_id], scores });
            }
        }
    }
    for record in entries.values_mut() {
        record.sheets.sort_by_key(|sheet| sheet.juror);
    }
    entries
}

fn scores(rows: Vec<ScoreRow>) -> Result<Scores> {
    let mut scores = Scores::new();
    for ScoreRow { entry_id, juror_id, criterion, score } in rows {
        let given = u8::try_from(score).ok().and_then(|score| Score::new(score).ok());
        let given = given.ok_or_else(|| Error::Unexpected(format!("score {score}")))?;
        scores.entry((entry_id, juror_id)).or_default().insert(criterion, given);
    }
    Ok(scores)
}
