//! Editions of the award: their calendars, categories and criteria.

use domain::{
    award::{Award, Rules},
    id::AwardId,
    locale::Trilingual,
    time::Timestamp,
};

use crate::{Db, Result, db::Conn, scope::Guest};

mod change;
mod create;
mod extend;
mod reach;
mod read;
mod settings;
mod tell;
mod touched;
mod winners;
mod write;

pub use change::{change, change_categories, change_criteria, change_rules, change_texts};
pub use create::{add, create};
pub(crate) use create::{insert, insert_with};
pub use extend::{extend, extend_entry};
pub use reach::list_crowds;
pub(crate) use read::{all_categories, by_edition, categories_of, criteria_of, texts_of};
pub use read::{list_categories, list_categories_by_edition, list_criteria, list_texts};
pub use settings::get_settings;
pub(crate) use settings::{count_unhanded, hold, progress_of};
pub(crate) use tell::tell_writers;
pub use touched::foresee_rules;
pub(crate) use winners::barring;

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
    shortlist: i64,
    is_robustness_public: bool,
    years_winners_barred: i64,
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
                shortlist: u32::try_from(row.shortlist).unwrap_or_default(),
                publishes_robustness: row.is_robustness_public,
                years_winners_barred: u32::try_from(row.years_winners_barred).unwrap_or_default(),
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

/// Every edition, the latest first. All of it is public.
pub async fn list_editions(db: &Db, guest: &Guest) -> Result<Vec<Award>> {
    let _ = guest;
    list_all(&mut db.read().await?).await
}

/// Whether this database holds a demonstration.
pub async fn is_demonstration(db: &Db) -> Result<bool> {
    let mut conn = db.read().await?;
    sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM award WHERE is_demo").map(|(count,)| count > 0)
}
