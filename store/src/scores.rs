//! The jury's scores before the chair: categories at a glance, one deliberated, ties parted, the shortlist confirmed.
//!
//! Only a [`Chair`] gets in. What leaves is made by [`domain::deliberation`] alone; jurors are numbers by then.

mod act;
mod exclusion;
mod matter;
mod second;

pub use act::{confirm_shortlist, decide_tie, reopen_shortlist};
pub use exclusion::exclude_sheet;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    deliberation::{CategoryScores, Deliberation, Overview, Sheets},
    id::{AwardId, EntryId},
    round::{Round, RoundError},
    standings::{Standings, WhatIfForm},
    time::Timestamp,
};

use crate::{Db, Error, Result, db::Conn, jury, scope::Chair, standings};

/// The categories of the chair's edition: how far the jury is, what waits for the chair, how firmly each winner stands.
pub async fn overview(db: &Db, chair: &Chair) -> Result<Overview> {
    let award = chair.award();
    let mut conn = db.read().await?;
    let mut counts = count_sheets(&mut conn, award.id).await?;
    let matters = matter::load_all(&mut conn, award).await?;
    drop(conn);
    let of = move |matter: domain::deliberation::Matter| {
        let sheets = counts.remove(&matter.category.slug).unwrap_or_default();
        CategoryScores::of(matter, sheets)
    };
    let categories = compute(move || matters.into_iter().map(of).collect()).await?;
    Ok(Overview { year: award.year, categories })
}

/// One category, a page of its entries, and who would move under what was typed. Nothing of that is kept. Where an entry
/// competes that ties keep the chair from, it is for another chair: [`RoundError::OwnTie`].
pub async fn get(db: &Db, chair: &Chair, category: &str, page: u32, what_if: WhatIfForm) -> Result<Deliberation> {
    let mut conn = db.read().await?;
    check_untied(&mut conn, chair, Some(category)).await?;
    let matter = matter::load(&mut conn, chair.award(), category).await?;
    drop(conn);
    compute(move || Deliberation::of(matter, page, &what_if)).await
}

/// Whether no entry competes in the category, or anywhere in the edition, that ties keep this chair from.
pub(crate) async fn check_untied(conn: &mut Conn, chair: &Chair, category: Option<&str>) -> Result<()> {
    let own = jury::own_categories(conn, chair.id(), chair.award().id).await?;
    let is_tied = category.map_or(!own.is_empty(), |category| own.contains(category));
    if is_tied { Err(RoundError::OwnTie.into()) } else { Ok(()) }
}

/// Computes beside the requests: a large category takes a good part of a second.
async fn compute<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(job).await.map_err(|_| Error::Unexpected("the standings could not be computed".into()))
}

/// Where each category stands.
async fn rounds_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<String, Round>> {
    let is_sealed = is_sealed(conn, award).await?;
    let confirmed = sql!(
        conn,
        fetch_all(String, Timestamp, Option<Timestamp>, bool),
        "SELECT category, confirmed_at, opened_at, finals_from IS NOT NULL FROM shortlist JOIN award ON award.id = award_id WHERE award_id = $1",
        award
    )?;
    // Who left the competition is no finalist of the second round any more; before it the chair confirms once more.
    let finalists = sql!(
        conn,
        fetch_all(String, EntryId),
        "SELECT f.category, f.entry_id FROM finalist AS f JOIN shortlist AS s ON s.award_id = f.award_id AND s.category = f.category \
         JOIN entry AS e ON e.id = f.entry_id WHERE f.award_id = $1 AND (s.opened_at IS NULL OR e.state = 'eligible')",
        award
    )?;
    let mut by_category: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for (category, entry) in finalists {
        by_category.entry(category).or_default().push(entry);
    }
    let round = |(category, at, opened_at, has_second): (String, Timestamp, Option<Timestamp>, bool)| {
        let mut finalists = by_category.remove(&category).unwrap_or_default();
        finalists.sort();
        let round = match opened_at {
            _ if is_sealed => Round::Sealed { finalists },
            Some(at) => Round::Final { at, finalists },
            // Confirmed before there was to be a second round: it has to be opened yet.
            None if has_second => Round::Scoring,
            None => Round::Shortlisted { at, finalists },
        };
        (category, round)
    };
    Ok(confirmed.into_iter().map(round).collect())
}

/// Where a category stands that the chair has not confirmed.
fn unconfirmed(is_sealed: bool) -> Round {
    if is_sealed { Round::Sealed { finalists: Vec::new() } } else { Round::Scoring }
}

/// Whether the result stands: from then on nothing of the jury's work changes. The one place that says so.
pub(crate) async fn is_sealed(conn: &mut Conn, award: AwardId) -> Result<bool> {
    sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM ceremony WHERE award_id = $1", award).map(|(shows,)| shows > 0)
}

/// How long the shortlist of a category of this award is.
pub(crate) async fn shortlist_of(conn: &mut Conn, award: AwardId) -> Result<usize> {
    let (count,) = sql!(conn, fetch_one(i64,), "SELECT shortlist FROM award WHERE id = $1", award)?;
    usize::try_from(count).map_err(|_| Error::Unexpected(format!("a shortlist of {count}")))
}

/// Refuses a result whose shortlists the chair has not confirmed as they are.
pub(crate) async fn check_confirmed(conn: &mut Conn, award: AwardId, standings: &BTreeMap<String, Standings>) -> Result<()> {
    let count = shortlist_of(conn, award).await?;
    let rounds = rounds_of(conn, award).await?;
    for (category, standings) in standings {
        rounds.get(category).unwrap_or(&Round::Scoring).check_confirmed(standings, count)?;
    }
    Ok(())
}

/// The categories whose shortlist waits for the chair: it was never confirmed, or is another by now.
pub(crate) async fn list_unconfirmed(conn: &mut Conn, award: AwardId) -> Result<BTreeSet<String>> {
    let count = shortlist_of(conn, award).await?;
    let rounds = rounds_of(conn, award).await?;
    let standings = standings::compute(conn, award).await?.into_iter();
    let waits = |(category, standings): &(String, Standings)| {
        rounds.get(category).unwrap_or(&Round::Scoring).check_confirmed(standings, count).is_err()
    };
    Ok(standings.filter(waits).map(|(category, _)| category).collect())
}

/// Writes the shortlists as the standings give them, for the demonstration.
pub(crate) async fn confirm_all(conn: &mut Conn, award: AwardId, person: domain::id::PersonId, at: Timestamp) -> Result<()> {
    let count = shortlist_of(conn, award).await?;
    for (category, standings) in standings::compute(conn, award).await? {
        act::write_shortlist(conn, award, &category, &standings.finalists(count), person, at).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct CountRow {
    category: String,
    expected: i64,
    handed_in: i64,
    abstained: i64,
    recused: i64,
}

/// How far the jury's work on each category is. A sheet that was handed in without any score abstains.
async fn count_sheets(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<String, Sheets>> {
    let rows = sql!(
        conn,
        fetch_all CountRow,
        "SELECT entry.category, COUNT(*) - COUNT(recusal.assignment_id) AS expected, \
         COUNT(CASE WHEN recusal.assignment_id IS NULL THEN score_sheet.submitted_at END) AS handed_in, \
         COUNT(CASE WHEN recusal.assignment_id IS NULL AND NOT EXISTS (SELECT 1 FROM score WHERE score.assignment_id = assignment.id) \
         THEN score_sheet.submitted_at END) AS abstained, COUNT(recusal.assignment_id) AS recused \
         FROM assignment JOIN entry ON entry.id = assignment.entry_id \
         LEFT JOIN score_sheet ON score_sheet.assignment_id = assignment.id \
         LEFT JOIN recusal ON recusal.assignment_id = assignment.id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible' GROUP BY entry.category",
        award
    )?;
    let number = |count: i64| u64::try_from(count).unwrap_or_default();
    let sheets = |row: CountRow| {
        let sheets = Sheets {
            expected: number(row.expected),
            handed_in: number(row.handed_in),
            abstained: number(row.abstained),
            recused: number(row.recused),
            barred: 0,
        };
        (row.category, sheets)
    };
    Ok(rows.into_iter().map(sheets).collect())
}
