//! What belongs to an edition: its categories, criteria and texts.

use domain::{
    award::{Award, AwardTexts, TextKind},
    category::{Category, Entrants},
    criterion::{Criterion, DEFAULT_CRITERIA},
    id::AwardId,
    locale::Trilingual,
};

use crate::{
    Db, Error, Result,
    db::Conn,
    scope::{Guest, Visitor},
};

#[derive(sqlx::FromRow)]
struct CategoryRow {
    slug: String,
    entrants: String,
    is_sensitive: bool,
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
            let entrants = Entrants::parse(&row.entrants).ok_or_else(|| Error::Unexpected(format!("entrants {}", row.entrants)))?;
            Ok(Category {
                slug: row.slug,
                name: Trilingual::new(row.name_kk, row.name_ru, row.name_en),
                scope: Trilingual::new(row.scope_kk, row.scope_ru, row.scope_en),
                entrants,
                is_sensitive: row.is_sensitive,
            })
        })
        .collect()
}

/// The categories of each edition, the latest edition first.
pub async fn list_categories_by_edition(db: &Db, guest: &Guest) -> Result<Vec<Vec<Category>>> {
    let _ = guest;
    let editions = by_edition(&mut db.read().await?).await?;
    Ok(editions.into_iter().map(|(_, categories)| categories).collect())
}

/// The categories of every edition, the latest edition first: what a slug is called, wherever it comes from.
pub(crate) async fn all_categories(conn: &mut Conn) -> Result<Vec<Category>> {
    Ok(by_edition(conn).await?.into_iter().flat_map(|(_, categories)| categories).collect())
}

/// Every edition with its categories, the latest first.
pub(crate) async fn by_edition(conn: &mut Conn) -> Result<Vec<(Award, Vec<Category>)>> {
    let mut editions = Vec::new();
    for award in super::list_all(conn).await? {
        let categories = categories_of(conn, award.id).await?;
        editions.push((award, categories));
    }
    Ok(editions)
}

#[derive(sqlx::FromRow)]
struct CriterionRow {
    code: String,
    weight: i64,
    name_kk: String,
    name_ru: String,
    name_en: String,
    anchors: String,
}

/// The criteria of the visitor's edition with their weights, in their order.
pub async fn list_criteria(db: &Db, visitor: &Visitor) -> Result<Vec<Criterion>> {
    let mut conn = db.read().await?;
    criteria_of(&mut conn, visitor.award().id).await
}

pub(crate) async fn criteria_of(conn: &mut Conn, award: AwardId) -> Result<Vec<Criterion>> {
    let rows = sql!(
        conn,
        fetch_all CriterionRow,
        "SELECT code, weight, name_kk, name_ru, name_en, anchors FROM criterion WHERE award_id = $1 ORDER BY position",
        award
    )?;
    rows.into_iter()
        .map(|row| {
            let weight =
                u32::try_from(row.weight).map_err(|_| Error::Unexpected(format!("the weight of {} is {}", row.code, row.weight)))?;
            let anchors = anchors_of(&row.code, &row.anchors)?;
            Ok(Criterion { code: row.code, weight, name: Trilingual::new(row.name_kk, row.name_ru, row.name_en), anchors })
        })
        .collect()
}

/// Editions made before anchors could be set have the program's own.
fn anchors_of(code: &str, kept: &str) -> Result<[Trilingual; 5]> {
    if kept.is_empty() {
        let default = DEFAULT_CRITERIA.iter().find(|criterion| criterion.code == code);
        return Ok(default.map(|default| Criterion::from(default).anchors).unwrap_or_default());
    }
    serde_json::from_str(kept).map_err(|error| Error::Unexpected(format!("the anchors of {code}: {error}")))
}

/// The texts of the visitor's edition.
pub async fn list_texts(db: &Db, visitor: &Visitor) -> Result<AwardTexts> {
    let mut conn = db.read().await?;
    texts_of(&mut conn, visitor.award().id).await
}

pub(crate) async fn texts_of(conn: &mut Conn, award: AwardId) -> Result<AwardTexts> {
    let rows = sql!(
        conn,
        fetch_all(String, String, String, String),
        "SELECT kind, text_kk, text_ru, text_en FROM award_text WHERE award_id = $1",
        award
    )?;
    rows.into_iter()
        .map(|(kind, kk, ru, en)| {
            let kind = TextKind::parse(&kind).ok_or_else(|| Error::Unexpected(format!("a text of {kind}")))?;
            Ok((kind, Trilingual::new(kk, ru, en)))
        })
        .collect()
}
