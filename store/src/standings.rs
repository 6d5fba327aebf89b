//! The standings, computed from the jury's sheets. They stay in this crate.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    criterion::CriterionWeight,
    id::{AwardId, EntryId, PersonId},
    sheet::{JurorNumber, Score, ScoreSheet},
    standings::{CategorySheets, ChairDecision, EntrySheets, MIN_SHEETS, Standings},
    time::Timestamp,
};
use sha2::{Digest, Sha256};

use crate::{Error, Result, db::Conn};

#[derive(sqlx::FromRow)]
struct ScoreRow {
    entry_id: EntryId,
    juror_id: PersonId,
    criterion: String,
    score: i64,
}

/// The jury's work on an award: what its standings are computed from.
pub(crate) struct Jury {
    /// The criteria with their weights.
    pub(crate) weights: Vec<CriterionWeight>,
    /// The sheets of the eligible entries, by category.
    pub(crate) categories: BTreeMap<String, CategorySheets>,
    /// The chair's decisions, by category.
    pub(crate) decisions: BTreeMap<String, ChairDecision>,
}

/// The standings of each category of an award, by its slug. Entries that are not eligible are not in them.
pub(crate) async fn compute(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<String, Standings>> {
    let Jury { weights, categories, mut decisions } = load(conn, award).await?;
    Ok(categories
        .into_iter()
        .map(|(category, sheets)| {
            let decision: Vec<_> = decisions.remove(&category).into_iter().collect();
            let standings = sheets.standings(&weights, &decision, MIN_SHEETS);
            (category, standings)
        })
        .collect())
}

/// The jury's work on an award. Entries that are not eligible are not in it.
pub(crate) async fn load(conn: &mut Conn, award: AwardId) -> Result<Jury> {
    let (mut sheets, mut first) = (sheets_of(conn, award).await?, first_of(conn, award).await?);
    let opened = opened(conn, award).await?;
    let rows = sql!(
        conn,
        fetch_all(EntryId, String),
        "SELECT id, category FROM entry WHERE award_id = $1 AND state = 'eligible' ORDER BY id",
        award
    )?;
    let of = |entry: EntryId, sheets: Option<Vec<ScoreSheet>>| {
        EntrySheets::new(entry, sheets.unwrap_or_default()).map_err(|error| Error::Unexpected(error.to_string()))
    };
    let mut categories: BTreeMap<String, CategorySheets> = BTreeMap::new();
    for (entry, category) in rows {
        let second = opened.categories.contains_key(&category).then(Vec::new);
        let known = categories.entry(category).or_insert_with(|| CategorySheets { first: Vec::new(), second });
        let present = of(entry, sheets.remove(&entry))?;
        match known.second.as_mut().filter(|_| opened.finalists.contains(&entry)) {
            Some(second) => {
                second.push(present);
                known.first.push(of(entry, first.remove(&entry))?);
            }
            None => known.first.push(present),
        }
    }
    Ok(Jury { weights: weights_of(conn, award).await?, categories, decisions: decisions_of(conn, award).await? })
}

/// Where the second round has opened.
pub(crate) struct Opened {
    /// The categories, and when.
    pub categories: BTreeMap<String, Timestamp>,
    /// Their finalists that still compete.
    pub finalists: BTreeSet<EntryId>,
}

/// Where the second round of an award has opened.
pub(crate) async fn opened(conn: &mut Conn, award: AwardId) -> Result<Opened> {
    let categories = sql!(
        conn,
        fetch_all(String, Timestamp),
        "SELECT category, opened_at FROM shortlist WHERE award_id = $1 AND opened_at IS NOT NULL",
        award
    )?;
    let finalists = sql!(
        conn,
        fetch_all(EntryId,),
        "SELECT finalist.entry_id FROM finalist JOIN shortlist ON shortlist.award_id = finalist.award_id \
         AND shortlist.category = finalist.category JOIN entry ON entry.id = finalist.entry_id \
         WHERE finalist.award_id = $1 AND shortlist.opened_at IS NOT NULL AND entry.state = 'eligible'",
        award
    )?;
    Ok(Opened { categories: categories.into_iter().collect(), finalists: finalists.into_iter().map(|(entry,)| entry).collect() })
}

/// The criteria of an award with their weights, in their order.
pub(crate) async fn weights_of(conn: &mut Conn, award: AwardId) -> Result<Vec<CriterionWeight>> {
    let rows = sql!(conn, fetch_all(String, i64), "SELECT code, weight FROM criterion WHERE award_id = $1 ORDER BY position", award)?;
    rows.into_iter()
        .map(|(code, weight)| {
            let weight = u32::try_from(weight).map_err(|_| Error::Unexpected(format!("weight {weight}")))?;
            Ok(CriterionWeight { code, weight })
        })
        .collect()
}

/// The submitted sheets by entry, those of recused jurors left out. Jurors are numbered: no name goes further.
async fn sheets_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<EntryId, Vec<ScoreSheet>>> {
    let rows = sql!(
        conn,
        fetch_all ScoreRow,
        "SELECT assignment.entry_id, assignment.juror_id, score.criterion, score.score FROM assignment \
         JOIN entry ON entry.id = assignment.entry_id JOIN score_sheet ON score_sheet.assignment_id = assignment.id \
         JOIN score ON score.assignment_id = assignment.id LEFT JOIN recusal ON recusal.assignment_id = assignment.id \
         WHERE entry.award_id = $1 AND score_sheet.submitted_at IS NOT NULL AND recusal.assignment_id IS NULL",
        award
    )?;
    collect(rows, &numbers_of(conn, award).await?)
}

/// What finalists were given in the first round.
async fn first_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<EntryId, Vec<ScoreSheet>>> {
    let rows = sql!(
        conn,
        fetch_all ScoreRow,
        "SELECT score.entry_id, score.juror_id, score.criterion, score.score FROM first_score AS score \
         JOIN first_seat AS seat ON seat.entry_id = score.entry_id AND seat.juror_id = score.juror_id \
         JOIN entry ON entry.id = score.entry_id WHERE entry.award_id = $1 AND seat.mark = 'counted'",
        award
    )?;
    collect(rows, &numbers_of(conn, award).await?)
}

fn collect(rows: Vec<ScoreRow>, numbers: &BTreeMap<PersonId, JurorNumber>) -> Result<BTreeMap<EntryId, Vec<ScoreSheet>>> {
    let mut sheets: BTreeMap<(EntryId, PersonId), ScoreSheet> = BTreeMap::new();
    for row in rows {
        let score = u8::try_from(row.score).ok().and_then(|score| Score::new(score).ok());
        let score = score.ok_or_else(|| Error::Unexpected(format!("score {}", row.score)))?;
        let sheet = sheets.entry((row.entry_id, row.juror_id)).or_insert_with(|| ScoreSheet {
            juror: numbers.get(&row.juror_id).copied().unwrap_or(JurorNumber(0)),
            entry: row.entry_id,
            scores: BTreeMap::new(),
        });
        sheet.scores.insert(row.criterion, score);
    }
    let mut by_entry: BTreeMap<EntryId, Vec<ScoreSheet>> = BTreeMap::new();
    for ((entry, _), sheet) in sheets {
        by_entry.entry(entry).or_default().push(sheet);
    }
    Ok(by_entry)
}

/// The jurors of an award under numbers: all who were given an entry, in an order that tells nothing of them, so that
/// numbers stay while sheets come in.
pub(crate) async fn numbers_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<PersonId, JurorNumber>> {
    let rows = sql!(
        conn,
        fetch_all(PersonId,),
        "SELECT juror_id FROM assignment JOIN entry ON entry.id = assignment.entry_id WHERE entry.award_id = $1 \
         UNION SELECT juror_id FROM first_seat JOIN entry ON entry.id = first_seat.entry_id WHERE entry.award_id = $1",
        award
    )?;
    let key = |juror: PersonId| -> [u8; 32] { Sha256::new().chain_update(award.uuid()).chain_update(juror.uuid()).finalize().into() };
    let jurors: BTreeMap<[u8; 32], PersonId> = rows.into_iter().map(|(juror,)| (key(juror), juror)).collect();
    Ok(jurors.into_values().zip((1..).map(JurorNumber)).collect())
}

/// The chair's decisions by category.
async fn decisions_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<String, ChairDecision>> {
    let rows = sql!(
        conn,
        fetch_all(String, EntryId),
        "SELECT category, entry_id FROM tie_decision WHERE award_id = $1 ORDER BY category, position",
        award
    )?;
    let mut decisions: BTreeMap<String, ChairDecision> = BTreeMap::new();
    for (category, entry) in rows {
        decisions.entry(category).or_insert_with(|| ChairDecision { order: Vec::new() }).order.push(entry);
    }
    Ok(decisions)
}
