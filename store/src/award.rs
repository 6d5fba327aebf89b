//! Editions of the award: their calendars, categories and criteria.

use domain::{
    award::{Award, Rules},
    category::{Category, Entrants},
    criterion::Criterion,
    id::AwardId,
    locale::Trilingual,
    time::Timestamp,
};

use crate::{
    Db, Result,
    db::Conn,
    scope::{Guest, Visitor},
};

mod create;
mod extend;
mod settings;

pub(crate) use create::insert;
pub use create::{add, create};
pub(crate) use extend::tell_writers;
pub use extend::{extend, extend_entry};
pub(crate) use settings::progress_of;
pub use settings::{change, change_criteria, change_rules, get_settings};

#[derive(sqlx::FromRow)]
struct AwardRow {
    id: AwardId,
    year: i64,
    name_kk: String,
    name_ru: String,
    name_en: String,
    is_demo: bool,
    announced_at: Timestamp,
    opens_at: Timestamp,
    closes_at: Timestamp,
    judging_from: Timestamp,
    ceremony_at: Timestamp,
    published_at: Option<Timestamp>,
    months_in_operation: i64,
    entries_per_category: i64,
}

impl From<AwardRow> for Award {
    fn from(row: AwardRow) -> Self {
        Self {
            id: row.id,
            year: i32::try_from(row.year).unwrap_or_default(),
            name: Trilingual::new(row.name_kk, row.name_ru, row.name_en),
            is_demo: row.is_demo,
            announced_at: row.announced_at,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            judging_from: row.judging_from,
            ceremony_at: row.ceremony_at,
            published_at: row.published_at,
            rules: Rules {
                months_in_operation: u32::try_from(row.months_in_operation).unwrap_or_default(),
                entries_per_category: u32::try_from(row.entries_per_category).unwrap_or_default(),
            },
        }
    }
}

/// Which edition an address without a year means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// The one open for entries, else the next to open, else the latest.
    Open,
    /// The one whose ceremony is nearest: the next one to come, or the last one held, whichever is closer.
    NearestCeremony,
    /// The one of this year.
    Year(i32),
}

/// Every edition, the latest first. There are as many as years: no paging.
pub(crate) async fn list_all(conn: &mut Conn) -> Result<Vec<Award>> {
    let rows = sql!(conn, fetch_all AwardRow, "SELECT * FROM award ORDER BY year DESC")?;
    Ok(rows.into_iter().map(Award::from).collect())
}

/// The edition meant, if there is any.
#[must_use]
pub fn choose(awards: &[Award], edition: Edition, now: Timestamp) -> Option<&Award> {
    match edition {
        Edition::Year(year) => awards.iter().find(|award| award.year == year),
        Edition::Open => awards
            .iter()
            .filter(|award| now < award.closes_at)
            .min_by_key(|award| award.opens_at)
            .or_else(|| awards.iter().max_by_key(|award| award.closes_at)),
        Edition::NearestCeremony => awards.iter().min_by_key(|award| award.ceremony_at.millis().abs_diff(now.millis())),
    }
}

/// The years of every edition, the latest first.
pub async fn list_years(db: &Db, guest: &Guest) -> Result<Vec<i32>> {
    let _ = guest;
    let mut conn = db.read().await?;
    Ok(list_all(&mut conn).await?.into_iter().map(|award| award.year).collect())
}

/// Whether this database holds a demonstration.
pub async fn is_demonstration(db: &Db) -> Result<bool> {
    let mut conn = db.read().await?;
    sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM award WHERE is_demo").map(|(count,)| count > 0)
}

#[derive(sqlx::FromRow)]
struct CategoryRow {
    slug: String,
    entrants: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    scope_kk: String,
    scope_ru: String,
    scope_en: String,
}

/// The categories of the visitor's edition, in their order.
pub async fn list_categories(db: &Db, visitor: &Visitor) -> Result<Vec<Category>> {
    let mut conn = db.read().await?;
    categories_of(&mut conn, visitor.award().id).await
}

pub(crate) async fn categories_of(conn: &mut Conn, award: AwardId) -> Result<Vec<Category>> {
    let rows = sql!(conn, fetch_all CategoryRow, "SELECT * FROM category WHERE award_id = $1 ORDER BY position", award)?;
    rows.into_iter()
        .map(|row| {
            let entrants = Entrants::parse(&row.entrants).ok_or_else(|| crate::Error::Unexpected(format!("entrants {}", row.entrants)))?;
            Ok(Category {
                slug: row.slug,
                name: Trilingual::new(row.name_kk, row.name_ru, row.name_en),
                scope: Trilingual::new(row.scope_kk, row.scope_ru, row.scope_en),
                entrants,
            })
        })
        .collect()
}

/// The criteria of the visitor's edition with their weights, in their order.
pub async fn list_criteria(db: &Db, visitor: &Visitor) -> Result<Vec<Criterion>> {
    let mut conn = db.read().await?;
    criteria_of(&mut conn, visitor.award().id).await
}

pub(crate) async fn criteria_of(conn: &mut Conn, award: AwardId) -> Result<Vec<Criterion>> {
    let rows: Vec<(String, i64, String, String, String)> = sql!(
        conn,
        fetch_all(String, i64, String, String, String),
        "SELECT code, weight, name_kk, name_ru, name_en FROM criterion WHERE award_id = $1 ORDER BY position",
        award
    )?;
    rows.into_iter()
        .map(|(code, weight, kk, ru, en)| {
            let weight = u32::try_from(weight).map_err(|_| crate::Error::Unexpected(format!("the weight of {code} is {weight}")))?;
            Ok(Criterion { code, weight, name: Trilingual::new(kk, ru, en) })
        })
        .collect()
}
