//! What a seal is put on: the jury's work by category, without persons, and what the steps of the show disclose.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{AssignmentId, AwardId, EntryId, PersonId},
    seal::{CategoryRecord, CriterionRecord, DecisionRecord, EntryRecord, Excluded, LeafData, Secret, SheetRecord, StepRecord},
    sheet::Score,
    standings::MIN_SHEETS,
};
use serde_json::Value;

use crate::{Error, Result, award, db::Conn, scores, standings};

#[derive(sqlx::FromRow)]
struct SeatRow {
    id: AssignmentId,
    entry_id: EntryId,
    juror_id: PersonId,
    is_submitted: bool,
    is_recused: bool,
}

/// The records of all categories, in the award's order.
pub(super) async fn categories(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<Vec<CategoryRecord>> {
    let known = standings::weights_of(conn, award).await?;
    let criteria: Vec<_> = known.iter().map(|known| CriterionRecord { code: known.code.clone(), weight: known.weight }).collect();
    let mut entries = entries(conn, award, secret).await?;
    let states = sql!(conn, fetch_all(EntryId, String, String), "SELECT id, category, state FROM entry WHERE award_id = $1", award)?;
    let mut decisions = decisions(conn, award, secret).await?;
    let finalists = scores::shortlist_of(conn, award).await?;
    let mut records = Vec::new();
    for category in award::categories_of(conn, award).await? {
        let slug = category.slug;
        let (mut judged, mut excluded) = (Vec::new(), Excluded::default());
        for (entry, _, state) in states.iter().filter(|(_, of, _)| *of == slug) {
            match state.as_str() {
                "eligible" => judged.push(entries.remove(entry).unwrap_or_else(|| unseen(secret.rename(*entry)))),
                "ineligible" => excluded.ineligible += 1,
                "withdrawn" => excluded.withdrawn += 1,
                _ => {}
            }
        }
        judged.sort_by_key(|entry| entry.entry);
        let record = CategoryRecord {
            criteria: criteria.clone(),
            decisions: decisions.remove(&slug).unwrap_or_default(),
            category: slug,
            entries: judged,
            excluded,
            finalists,
            min_sheets: MIN_SHEETS,
            ranking: Vec::new(),
            unranked: Vec::new(),
        };
        records.push(record.ranked().map_err(|fault| Error::Unexpected(format!("the jury's work cannot be sealed: {fault}")))?);
    }
    Ok(records)
}

/// An entry before the jury.
const fn unseen(entry: EntryId) -> EntryRecord {
    EntryRecord { abstained: 0, entry, missing: 0, recused: 0, sheets: Vec::new() }
}

/// The entries with their sheets, under their own ids.
async fn entries(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<BTreeMap<EntryId, EntryRecord>> {
    let seats = sql!(
        conn,
        fetch_all SeatRow,
        "SELECT assignment.id, assignment.entry_id, assignment.juror_id, score_sheet.submitted_at IS NOT NULL AS is_submitted, \
         recusal.assignment_id IS NOT NULL AS is_recused FROM assignment JOIN entry ON entry.id = assignment.entry_id \
         LEFT JOIN score_sheet ON score_sheet.assignment_id = assignment.id LEFT JOIN recusal ON recusal.assignment_id = assignment.id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible'",
        award
    )?;
    let mut scores = scores(conn, award).await?;
    let drawn: BTreeSet<([u8; 32], PersonId)> = seats.iter().map(|seat| (secret.draw(seat.juror_id), seat.juror_id)).collect();
    let numbers: BTreeMap<PersonId, u32> = drawn.into_iter().map(|(_, juror)| juror).zip(1..).collect();
    let mut entries: BTreeMap<EntryId, EntryRecord> = BTreeMap::new();
    for seat in seats {
        let record = entries.entry(seat.entry_id).or_insert_with(|| unseen(secret.rename(seat.entry_id)));
        match (seat.is_recused, seat.is_submitted, scores.remove(&seat.id)) {
            (true, ..) => record.recused += 1,
            (false, false, _) => record.missing += 1,
            // Who abstains hands in a sheet without scores.
            (false, true, None) => record.abstained += 1,
            (false, true, Some(scores)) => record.sheets.push(SheetRecord { juror: numbers[&seat.juror_id], scores }),
        }
    }
    for record in entries.values_mut() {
        record.sheets.sort_by_key(|sheet| sheet.juror);
    }
    Ok(entries)
}

/// The scores by assignment.
async fn scores(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<AssignmentId, BTreeMap<String, Score>>> {
    let rows = sql!(
        conn,
        fetch_all(AssignmentId, String, i64),
        "SELECT score.assignment_id, score.criterion, score.score FROM score JOIN assignment ON assignment.id = score.assignment_id \
         JOIN entry ON entry.id = assignment.entry_id WHERE entry.award_id = $1 \
         AND score.criterion IN (SELECT code FROM criterion WHERE award_id = $1)",
        award
    )?;
    let mut scores: BTreeMap<AssignmentId, BTreeMap<String, Score>> = BTreeMap::new();
    for (assignment, criterion, given) in rows {
        let score = u8::try_from(given).ok().and_then(|score| Score::new(score).ok());
        let score = score.ok_or_else(|| Error::Unexpected(format!("score {given}")))?;
        scores.entry(assignment).or_default().insert(criterion, score);
    }
    Ok(scores)
}

/// The chair's decisions by category, each with its reason.
async fn decisions(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<BTreeMap<String, Vec<DecisionRecord>>> {
    let rows = sql!(
        conn,
        fetch_all(String, EntryId, String),
        "SELECT category, entry_id, reason FROM tie_decision WHERE award_id = $1 ORDER BY category, position",
        award
    )?;
    let mut decisions: BTreeMap<String, Vec<DecisionRecord>> = BTreeMap::new();
    for (category, entry, reason) in rows {
        let made = decisions.entry(category).or_default();
        match made.last_mut() {
            Some(decision) if decision.reason == reason => decision.order.push(secret.rename(entry)),
            _ => made.push(DecisionRecord { order: vec![secret.rename(entry)], reason }),
        }
    }
    Ok(decisions)
}

/// What each step of the prepared show discloses, with the position of the step. A step that discloses nothing has no leaf.
pub(super) async fn steps(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<Vec<(i64, LeafData)>> {
    let rows = sql!(
        conn,
        fetch_all(i64, String, String, String),
        "SELECT position, kind, disclosure, entries FROM step JOIN ceremony ON ceremony.id = step.ceremony_id \
         WHERE ceremony.award_id = $1 ORDER BY position",
        award
    )?;
    // What cannot be read is not quoted: it is secret.
    let fault = |_| Error::Unexpected("a step of the show cannot be sealed".into());
    let mut leaves = Vec::with_capacity(rows.len());
    for (position, kind, disclosure, entries) in rows {
        let shown: Value = serde_json::from_str(&disclosure).map_err(fault)?;
        if shown["kind"] == "nothing" {
            continue;
        }
        let entries: Vec<EntryId> = serde_json::from_str(&entries).map_err(fault)?;
        let record = StepRecord {
            entries: entries.into_iter().map(|entry| secret.rename(entry)).collect(),
            shown,
            step: serde_json::from_str(&kind).map_err(fault)?,
        };
        leaves.push((position, LeafData::Step(record)));
    }
    Ok(leaves)
}
