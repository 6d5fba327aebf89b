//! A category as it is deliberated.

use std::collections::BTreeMap;

use domain::{
    award::Award,
    category::Category,
    criterion::Criterion,
    deliberation::{Barred, EntryName, Matter},
    id::{AwardId, EntryId},
    jury::Finals,
    locale::Trilingual,
    robustness::Seed,
    standings::{ChairDecision, MIN_SHEETS},
    time::Timestamp,
};

use super::{is_sealed, rounds_of, unconfirmed};
use crate::{
    Error, Result, award,
    db::Conn,
    jury,
    standings::{self, Jury},
};

/// The category of this slug. [`Error::NotFound`] if there is none.
pub(super) async fn load(conn: &mut Conn, award: &Award, slug: &str) -> Result<Matter> {
    let mut sources = Sources::load(conn, award).await?;
    let categories = award::categories_of(conn, award.id).await?;
    let category = categories.into_iter().find(|category| category.slug == slug).ok_or(Error::NotFound)?;
    let names = names_of(conn, award.id, slug).await?;
    Ok(sources.matter(award, category, names))
}

/// Every category, in its order, without the names of entries.
pub(super) async fn load_all(conn: &mut Conn, award: &Award) -> Result<Vec<Matter>> {
    let mut sources = Sources::load(conn, award).await?;
    let categories = award::categories_of(conn, award.id).await?;
    Ok(categories.into_iter().map(|category| sources.matter(award, category, BTreeMap::new())).collect())
}

/// What the categories are made from.
struct Sources {
    jury: Jury,
    criteria: Vec<Criterion>,
    rounds: BTreeMap<String, domain::round::Round>,
    reasons: BTreeMap<EntryId, (String, Timestamp)>,
    is_sealed: bool,
    finals: Option<Finals>,
    barred: BTreeMap<String, Vec<Barred>>,
}

impl Sources {
    async fn load(conn: &mut Conn, award: &Award) -> Result<Self> {
        let reasons = sql!(
            conn,
            fetch_all(EntryId, String, Timestamp),
            "SELECT entry_id, reason, decided_at FROM tie_decision WHERE award_id = $1",
            award.id
        )?;
        Ok(Self {
            jury: standings::load(conn, award.id).await?,
            criteria: award::criteria_of(conn, award.id).await?,
            rounds: rounds_of(conn, award.id).await?,
            reasons: reasons.into_iter().map(|(entry, reason, at)| (entry, (reason, at))).collect(),
            is_sealed: is_sealed(conn, award.id).await?,
            finals: jury::round::of(conn, award).await?.1.finals,
            barred: barred_of(conn, award.id).await?,
        })
    }

    fn matter(&mut self, award: &Award, category: Category, names: BTreeMap<EntryId, EntryName>) -> Matter {
        let slug = &category.slug;
        Matter {
            year: award.year,
            criteria: self.criteria.clone(),
            min_sheets: MIN_SHEETS,
            shortlist: usize::try_from(award.rules.shortlist).unwrap_or(usize::MAX),
            sheets: self.jury.categories.remove(slug).unwrap_or_default(),
            finals: self.finals,
            decision: self.jury.decisions.remove(slug).unwrap_or(ChairDecision { order: Vec::new() }),
            reasons: self.reasons.clone(),
            round: self.rounds.remove(slug).unwrap_or_else(|| unconfirmed(self.is_sealed)),
            names,
            seed: Seed::of(award.id, slug),
            barred: self.barred.remove(slug).unwrap_or_default(),
            category,
        }
    }
}

/// The sheets that count although a tie bars their jurors, by category. Once the result stands nothing of it is asked.
async fn barred_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<String, Vec<Barred>>> {
    let mut barred: BTreeMap<String, Vec<Barred>> = BTreeMap::new();
    if is_sealed(conn, award).await? {
        return Ok(barred);
    }
    let numbers = standings::numbers_of(conn, award).await?;
    for seat in jury::barred(conn, Some(award), None).await?.into_iter().filter(|seat| seat.is_counted) {
        if let Some(juror) = numbers.get(&seat.juror) {
            barred.entry(seat.category).or_default().push(Barred { entry: seat.entry, juror: *juror, cause: seat.cause });
        }
    }
    for sheets in barred.values_mut() {
        sheets.sort_by_key(|barred| (barred.entry, barred.juror));
    }
    Ok(barred)
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: EntryId,
    number: Option<i64>,
    content: Option<String>,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

/// What the eligible entries of a category are called, from what was sent last.
async fn names_of(conn: &mut Conn, award: AwardId, category: &str) -> Result<BTreeMap<EntryId, EntryName>> {
    let rows = sql!(
        conn,
        fetch_all NameRow,
        "SELECT entry.id, entry.number, (SELECT content FROM receipt WHERE receipt.entry_id = entry.id \
         ORDER BY submitted_at DESC LIMIT 1) AS content, organization.name_kk, organization.name_ru, organization.name_en \
         FROM entry JOIN organization ON organization.id = entry.organization_id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible' AND entry.category = $2",
        award,
        category
    )?;
    rows.into_iter()
        .map(|row| {
            let answers: domain::answers::Answers = row
                .content
                .map(|content| serde_json::from_str(&content))
                .transpose()
                .map_err(|error| Error::Unexpected(format!("entry {}: {error}", row.id)))?
                .unwrap_or_default();
            let name = EntryName {
                number: row.number.and_then(|number| u32::try_from(number).ok()),
                title: answers.trilingual("title"),
                organization: Trilingual::new(row.name_kk, row.name_ru, row.name_en),
            };
            Ok((row.id, name))
        })
        .collect()
}
