//! Collections as everybody sees them.

use domain::{
    collection::{CollectionCard, CollectionView},
    id::{CollectionId, ProjectId},
    locale::{Locale, Trilingual},
    showcase::Said,
    slug::Slug,
};

use crate::{Db, Result, db::Conn, scope::Guest};

mod desk;

pub(crate) use desk::insert;
pub use desk::{change, create, get, list, publish};

#[derive(sqlx::FromRow)]
struct Row {
    id: CollectionId,
    slug: String,
    title_kk: String,
    title_ru: String,
    title_en: String,
    text_kk: String,
    text_ru: String,
    text_en: String,
    is_published: bool,
    version: i64,
}

impl Row {
    fn title(&self) -> Trilingual {
        Trilingual::new(&self.title_kk, &self.title_ru, &self.title_en)
    }

    fn text(&self) -> Trilingual {
        Trilingual::new(&self.text_kk, &self.text_ru, &self.text_en)
    }
}

async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Row>> {
    let Ok(slug) = Slug::parse(slug) else { return Ok(None) };
    sql!(conn, fetch_optional Row, "SELECT * FROM collection WHERE slug = $1", slug.as_str())
}

/// A hundred at most: there are no more.
async fn all(conn: &mut Conn) -> Result<Vec<(Row, usize)>> {
    let rows = sql!(conn, fetch_all Row, "SELECT * FROM collection ORDER BY slug")?;
    let counts = sql!(conn, fetch_all(CollectionId, i64), "SELECT collection_id, COUNT(*) FROM collection_project GROUP BY collection_id")?;
    let count =
        |id: CollectionId| counts.iter().find(|(other, _)| *other == id).map_or(0, |(_, count)| usize::try_from(*count).unwrap_or(0));
    let counted = rows.into_iter().map(|row| {
        let count = count(row.id);
        (row, count)
    });
    Ok(counted.collect())
}

/// The published collections that hold a project, in the order of the reader's alphabet.
pub async fn list_published(db: &Db, guest: &Guest, locale: Locale) -> Result<Vec<CollectionCard>> {
    let _ = guest;
    let rows = all(&mut db.read().await?).await?;
    let shown = rows.into_iter().filter(|(row, count)| row.is_published && *count > 0);
    let mut cards: Vec<CollectionCard> = shown
        .map(|(row, count)| CollectionCard {
            title: Said::of(&row.title(), locale),
            text: Said::of(&row.text(), locale),
            slug: row.slug,
            count,
        })
        .collect();
    let order = super::order::collator(locale)?;
    cards.sort_by(|a, b| order.compare(&a.title.text, &b.title.text));
    Ok(cards)
}

/// A published collection with its projects. One whose projects all left the showcase is not there.
pub async fn find_published(db: &Db, guest: &Guest, slug: &str, locale: Locale) -> Result<Option<CollectionView>> {
    let mut conn = db.read().await?;
    let Some(row) = find(&mut conn, slug).await?.filter(|row| row.is_published) else { return Ok(None) };
    let ids =
        sql!(conn, fetch_all(ProjectId,), "SELECT project_id FROM collection_project WHERE collection_id = $1 ORDER BY position", row.id)?;
    drop(conn);
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), locale);
    let stock = db.shelf.stock();
    let books = ids.iter().filter_map(|(id,)| stock.find(*id));
    let cards: Vec<_> = books.map(|book| db.shelf.card(book, &names, None, locale)).collect();
    let (title, text) = (Said::of(&row.title(), locale), Said::of(&row.text(), locale));
    Ok((!cards.is_empty()).then_some(CollectionView { slug: row.slug, title, text, cards }))
}
