//! Every entry that was sent, with every answer: for spreadsheets and other programs.

use domain::{answers::Answers, entry::number_name, id::AwardId, locale::Trilingual, time::Timestamp};

use super::{Filter, row};
use crate::{
    Db, Error, Result,
    award::{self, Edition},
    db::Conn,
    scope::{Operator, Organizer},
};

/// An entry as it leaves the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The number on its receipts, as people read it.
    pub number: String,
    /// The code of its state.
    pub state: String,
    /// The slug of the category it competes in.
    pub category: String,
    /// The name of its organization, as registered.
    pub organization: Trilingual,
    /// When it was last sent.
    pub submitted_at: Timestamp,
    /// The checksum of what was sent.
    pub sha256: String,
    /// Its address in the showcase; empty if it is not published.
    pub slug: String,
    /// What was sent.
    pub answers: Answers,
}

#[derive(sqlx::FromRow)]
struct ExportRow {
    number: i64,
    state: String,
    category: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    submitted_at: Timestamp,
    sha256: String,
    slug: Option<String>,
    content: String,
}

/// The entries of the organizer's edition that the filter leaves, by number.
pub async fn export(db: &Db, organizer: &Organizer, filter: &Filter) -> Result<Vec<Exported>> {
    let mut conn = db.read().await?;
    read(&mut conn, organizer.award().id, organizer.award().year, filter).await
}

/// Every entry of an edition, at the console.
pub async fn export_edition(db: &Db, operator: &Operator, edition: Edition) -> Result<Vec<Exported>> {
    let mut conn = db.read().await?;
    let awards = award::list_all(&mut conn).await?;
    let award = award::choose(&awards, edition, operator.now()).ok_or(Error::NotFound)?;
    read(&mut conn, award.id, award.year, &Filter::default()).await
}

async fn read(conn: &mut Conn, award: AwardId, year: i32, filter: &Filter) -> Result<Vec<Exported>> {
    let (words, number) = filter.looked_for();
    let rows = sql!(
        conn,
        fetch_all ExportRow,
        "SELECT e.number, e.state, e.category, o.name_kk, o.name_ru, o.name_en, r.submitted_at, r.sha256, p.slug, r.content \
         FROM entry AS e JOIN organization AS o ON o.id = e.organization_id LEFT JOIN project AS p ON p.id = e.project_id \
         JOIN receipt AS r ON r.id = (SELECT last.id FROM receipt AS last WHERE last.entry_id = e.id ORDER BY last.submitted_at DESC LIMIT 1) \
         WHERE e.award_id = $1 AND e.number IS NOT NULL AND ($2 = '' OR e.state = $2 OR ($2 = 'appealed' AND EXISTS (SELECT * FROM appeal WHERE appeal.entry_id = e.id AND appeal.ruling IS NULL))) \
         AND ($3 = '' OR e.category = $3) AND (e.number = $5 OR e.search_text LIKE $4 ESCAPE '\\') ORDER BY e.number",
        award,
        &filter.state,
        &filter.category,
        words,
        number
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(Exported {
                number: number_name(year, row.number),
                state: row.state,
                category: row.category,
                organization: Trilingual::new(row.name_kk, row.name_ru, row.name_en),
                submitted_at: row.submitted_at,
                sha256: row.sha256,
                slug: row.slug.unwrap_or_default(),
                answers: row::parse_answers(&row.content)?,
            })
        })
        .collect()
}
