//! A new edition, as it begins: with the default categories and criteria.

use domain::{
    award::{Award, AwardError, Calendar, NewAward, Rules},
    category::DEFAULT_CATEGORIES,
    criterion::DEFAULT_CRITERIA,
    id::{AwardId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event,
    scope::{Operator, Secretariat},
};

/// Makes an edition, at the organizer's desk.
pub async fn create(db: &Db, secretariat: &Secretariat, new: NewAward) -> Result<()> {
    make(db, Some(secretariat.id()), secretariat.now(), new).await
}

/// Makes an edition, at the console.
pub async fn add(db: &Db, operator: &Operator, new: NewAward) -> Result<()> {
    make(db, None, operator.now(), new).await
}

async fn make(db: &Db, by: Option<PersonId>, now: Timestamp, new: NewAward) -> Result<()> {
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let awards = super::list_all(conn).await?;
            if awards.iter().any(|award| award.year == new.year) {
                return Err(AwardError::YearTaken.into());
            }
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
                rules: Rules::default(),
            };
            insert(conn, &award).await?;
            let detail = serde_json::to_string(&award).map_err(|error| Error::Unexpected(error.to_string()))?;
            event::record(conn, now, by, "award_created", &id.to_string(), &detail).await
        })
    })
    .await
}

/// Writes an edition with the default categories and criteria.
pub(crate) async fn insert(conn: &mut Conn, award: &Award) -> Result<()> {
    let id = |kind: &str, name: &str| Uuid::new_v5(&award.id.uuid(), format!("{kind} {name}").as_bytes());
    sql!(
        conn,
        execute,
        "INSERT INTO award (id, year, name_kk, name_ru, name_en, is_demo, announced_at, opens_at, closes_at, judging_from, ceremony_at, published_at, \
         months_in_operation, entries_per_category, shortlist, is_robustness_public) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
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
        award.rules.publishes_robustness
    )?;
    for (position, category) in (0_i64..).zip(DEFAULT_CATEGORIES) {
        sql!(
            conn,
            execute,
            "INSERT INTO category (id, award_id, slug, position, entrants, name_kk, name_ru, name_en, scope_kk, scope_ru, scope_en) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            id("category", category.slug),
            award.id,
            category.slug,
            position,
            category.entrants.code(),
            category.names[0],
            category.names[1],
            category.names[2],
            category.scope[0],
            category.scope[1],
            category.scope[2]
        )?;
    }
    for (position, criterion) in (0_i64..).zip(DEFAULT_CRITERIA) {
        sql!(
            conn,
            execute,
            "INSERT INTO criterion (id, award_id, code, position, weight, name_kk, name_ru, name_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id("criterion", criterion.code),
            award.id,
            criterion.code,
            position,
            i64::from(criterion.weight),
            criterion.names[0],
            criterion.names[1],
            criterion.names[2]
        )?;
    }
    Ok(())
}
