//! The rows of an edition: its categories, criteria and texts, each list written whole.

use domain::{award::AwardTexts, category::Category, criterion::Criterion, id::AwardId};
use uuid::Uuid;

use crate::{Error, Result, db::Conn, projects::shelf};

/// The id of a row follows from the edition's and its own name.
fn id(award: AwardId, kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&award.uuid(), format!("{kind} {name}").as_bytes())
}

pub(super) async fn categories(conn: &mut Conn, award: AwardId, categories: &[Category]) -> Result<()> {
    sql!(conn, execute, "DELETE FROM category WHERE award_id = $1", award)?;
    for (position, Category { slug, name, scope, entrants, is_sensitive }) in (0_i64..).zip(categories) {
        sql!(
            conn,
            execute,
            "INSERT INTO category (id, award_id, slug, position, entrants, name_kk, name_ru, name_en, scope_kk, scope_ru, scope_en, is_sensitive) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            id(award, "category", slug),
            award,
            slug,
            position,
            entrants.code(),
            &name.kk,
            &name.ru,
            &name.en,
            &scope.kk,
            &scope.ru,
            &scope.en,
            *is_sensitive
        )?;
    }
    // Projects are found, and named, by the names of their categories.
    shelf::touch_all(conn).await
}

pub(super) async fn criteria(conn: &mut Conn, award: AwardId, criteria: &[Criterion]) -> Result<()> {
    sql!(conn, execute, "DELETE FROM criterion WHERE award_id = $1", award)?;
    for (position, Criterion { code, weight, name, anchors }) in (0_i64..).zip(criteria) {
        let anchors = serde_json::to_string(anchors).map_err(|error| Error::Unexpected(error.to_string()))?;
        sql!(
            conn,
            execute,
            "INSERT INTO criterion (id, award_id, code, position, weight, name_kk, name_ru, name_en, anchors) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id(award, "criterion", code),
            award,
            code,
            position,
            i64::from(*weight),
            &name.kk,
            &name.ru,
            &name.en,
            anchors
        )?;
    }
    shelf::raise_version(conn).await.map(|_| ())
}

pub(super) async fn texts(conn: &mut Conn, award: AwardId, texts: &AwardTexts) -> Result<()> {
    sql!(conn, execute, "DELETE FROM award_text WHERE award_id = $1", award)?;
    for (kind, text) in texts {
        sql!(
            conn,
            execute,
            "INSERT INTO award_text (award_id, kind, text_kk, text_ru, text_en) VALUES ($1, $2, $3, $4, $5)",
            award,
            kind.code(),
            &text.kk,
            &text.ru,
            &text.en
        )?;
    }
    shelf::raise_version(conn).await.map(|_| ())
}
