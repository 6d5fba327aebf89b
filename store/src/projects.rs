//! The public showcase: practices and published entries. Its table holds nothing that is not public, so every read is
//! open to any visitor.

use domain::{
    locale::Locale,
    showcase::{CategoryName, Filter, Highlights, Page, Project, Sort},
    slug::Slug,
};

use crate::{Db, Result, db::Conn, entries::row::EntryRow, files, scope::Guest, sharing};

mod book;
pub mod collections;
mod compare;
mod editions;
mod highlights;
pub(crate) mod order;
mod page;
pub(crate) mod publish;
pub(crate) mod records;
mod related;
mod row;
pub(crate) mod shelf;
mod statistics;
mod stock;
mod suggest;
mod version;

pub use compare::compare;
pub use records::{Wanted, find_record, list_newest, list_records};
use row::ProjectRow;
pub use statistics::{count, count_all};
use stock::Book;
pub use suggest::suggest;

/// A page of the gallery in the reader's language. A page beyond the last is the last.
pub async fn list_projects(db: &Db, guest: &Guest, filter: &Filter, locale: Locale) -> Result<Page> {
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), locale);
    Ok(db.shelf.page(filter, locale, names))
}

/// Reads the showcase into memory, so that the first visitor need not wait for it.
pub async fn prepare(db: &Db, guest: &Guest) -> Result<()> {
    let _ = guest;
    db.shelf.refresh(db).await
}

/// The public version: it rises with every write to what public pages show (projects, editions, the board), and with nothing else.
/// Whoever keeps what was made of them keeps it with this number.
pub async fn public_version(db: &Db, guest: &Guest) -> Result<i64> {
    let _ = guest;
    db.shelf.present(db).await
}

/// What the home page shows: the strongest results, and how many projects there are.
pub async fn list_highlights(db: &Db, guest: &Guest, locale: Locale) -> Result<Highlights> {
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), locale);
    let stock = db.shelf.stock();
    let strongest: Vec<&Book> = stock.ordered(Sort::Result, locale).iter().filter_map(|number| stock.book(*number)).collect();
    let (hero, shown) = highlights::choose(&strongest, locale);
    let card = |book: &Book| db.shelf.card(book, &names, None, locale);
    let count = |slug: &str| strongest.iter().filter(|book| book.traits.category == slug).count();
    Ok(Highlights {
        hero: hero.map(card),
        cards: shown.into_iter().map(card).collect(),
        counts: names.iter().map(|category| (category.slug.clone(), count(&category.slug))).collect(),
        total: strongest.len(),
    })
}

/// One project with everything public of it.
pub async fn find_project(db: &Db, guest: &Guest, slug: &str, locale: Locale) -> Result<Option<Project>> {
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), locale);
    one(db, &mut db.read().await?, slug, &names, locale).await
}

async fn one(db: &Db, conn: &mut Conn, slug: &str, names: &[CategoryName], locale: Locale) -> Result<Option<Project>> {
    let Ok(slug) = Slug::parse(slug) else { return Ok(None) };
    let row = sql!(conn, fetch_optional ProjectRow, "SELECT * FROM project WHERE slug = $1", slug.as_str())?;
    let Some(row) = row else { return Ok(None) };
    let entry = sql!(conn, fetch_optional EntryRow, "SELECT * FROM entry WHERE project_id = $1", row.id)?;
    let files = match &entry {
        Some(entry) => files::row::list_public(conn, entry.id).await?,
        None => Vec::new(),
    };
    let related = db.shelf.related(slug.as_str(), row.category(), names, locale);
    let sharing = sharing::of_project(conn, row.id, entry.as_ref(), slug.as_str()).await?;
    row.project(names, locale, files, related, sharing).map(Some)
}
