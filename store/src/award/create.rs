//! A new edition, as it begins: with the default categories and criteria, or with those of an earlier one.

use domain::{
    award::{Award, AwardError, AwardTexts, Calendar, NewAward, Rules},
    category::{self, Category},
    criterion::{self, Criterion},
    id::{AwardId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

use super::{read, write};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event,
    scope::{Operator, Secretariat},
};

/// Makes an edition, at the organizer's desk: from the defaults, or from the categories, criteria, rules and texts of the edition of
/// the year `like`.
pub async fn create(db: &Db, secretariat: &Secretariat, new: NewAward, like: Option<i32>) -> Result<()> {
    make(db, Some(secretariat.id()), secretariat.now(), new, like).await
}

/// Makes an edition, at the console.
pub async fn add(db: &Db, operator: &Operator, new: NewAward) -> Result<()> {
    make(db, None, operator.now(), new, None).await
}

async fn make(db: &Db, by: Option<PersonId>, now: Timestamp, new: NewAward, like: Option<i32>) -> Result<()> {
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let awards = super::list_all(conn).await?;
            if awards.iter().any(|award| award.year == new.year) {
                return Err(AwardError::YearTaken.into());
            }
            let like = match like {
                Some(year) => Some(awards.iter().find(|award| award.year == year).ok_or(Error::NotFound)?),
                None => None,
            };
            let contents = match like {
                Some(like) => Contents::of(conn, like.id).await?,
                None => Contents::default(),
            };
            let NewAward { year, name, calendar: Calendar { announced_at, opens_at, closes_at, judging_from, ceremony_at } } = new;
            // Whatever is made in a demonstration is part of it.
            let is_demo = awards.iter().any(|award| award.is_demo);
            let id = AwardId::from_uuid(Uuid::now_v7());
            let award = Award {
                id,
                year,
                name,
                is_demo,
                announced_at,
                opens_at,
                closes_at,
                judging_from,
                ceremony_at,
                published_at: None,
                rules: like.map_or_else(Rules::default, |like| like.rules),
            };
            write_award(conn, &award, &contents).await?;
            let detail = serde_json::json!({"award": award, "like": like.map(|like| like.year)}).to_string();
            event::record(conn, now, by, "award_created", &id.to_string(), &detail).await
        })
    })
    .await
}

/// What belongs to an edition.
struct Contents {
    categories: Vec<Category>,
    criteria: Vec<Criterion>,
    texts: AwardTexts,
}

impl Default for Contents {
    fn default() -> Self {
        Self { categories: category::defaults(), criteria: criterion::defaults(), texts: AwardTexts::new() }
    }
}

impl Contents {
    async fn of(conn: &mut Conn, award: AwardId) -> Result<Self> {
        Ok(Self {
            categories: read::categories_of(conn, award).await?,
            criteria: read::criteria_of(conn, award).await?,
            texts: read::texts_of(conn, award).await?,
        })
    }
}

/// Writes an edition with the default categories and criteria.
pub(crate) async fn insert(conn: &mut Conn, award: &Award) -> Result<()> {
    write_award(conn, award, &Contents::default()).await
}

/// Writes an edition with these categories and criteria, and without texts.
pub(crate) async fn insert_with(conn: &mut Conn, award: &Award, categories: Vec<Category>, criteria: Vec<Criterion>) -> Result<()> {
    write_award(conn, award, &Contents { categories, criteria, texts: AwardTexts::new() }).await
}

async fn write_award(conn: &mut Conn, award: &Award, contents: &Contents) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO award (id, year, name_kk, name_ru, name_en, is_demo, announced_at, opens_at, closes_at, judging_from, ceremony_at, published_at, \
         months_in_operation, entries_per_category, shortlist, is_robustness_public, years_winners_barred) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        award.id,
        i64::from(award.year),
        &award.name.kk,
        &award.name.ru,
        &award.name.en,
        award.is_demo,
        award.announced_at,
        award.opens_at,
        award.closes_at,
        award.judging_from,
        award.ceremony_at,
        award.published_at,
        i64::from(award.rules.months_in_operation),
        i64::from(award.rules.entries_per_category),
        i64::from(award.rules.shortlist),
        award.rules.publishes_robustness,
        i64::from(award.rules.years_winners_barred)
    )?;
    write::categories(conn, award.id, &contents.categories).await?;
    write::criteria(conn, award.id, &contents.criteria).await?;
    write::texts(conn, award.id, &contents.texts).await
}
