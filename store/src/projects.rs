//! The public showcase: practices and published entries. Its table holds nothing that is not public, so every read is
//! open to any visitor.

use std::collections::BTreeSet;

use domain::{
    category::{self, DEFAULT_CATEGORIES},
    locale::Locale,
    showcase::{CategoryName, Filter, Highlights, Page, Project, Sort},
    slug::Slug,
};

use crate::{
    Db, Result,
    award::{self, Edition},
    db::Conn,
    files,
    scope::Guest,
    sharing,
};

mod book;
pub mod collections;
mod compare;
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

pub use compare::compare;
pub use records::{Wanted, find_record, list_newest, list_records};
use row::ProjectRow;
pub use statistics::{count, count_all};
use stock::Book;
pub use suggest::suggest;

/// A page of the gallery in the reader's language. A page beyond the last is the last.
pub async fn list_projects(db: &Db, guest: &Guest, filter: &Filter, locale: Locale) -> Result<Page> {
    let mut conn = db.read().await?;
    let names = category_names(&mut conn, guest, locale).await?;
    db.shelf.refresh(&mut conn).await?;
    drop(conn);
    Ok(db.shelf.page(filter, locale, names))
}

/// Reads the showcase into memory, so that the first visitor need not wait for it.
pub async fn prepare(db: &Db, guest: &Guest) -> Result<()> {
    let _ = guest;
    db.shelf.refresh(&mut db.read().await?).await
}

/// The public version: it rises with every write to what public pages show (projects, editions, the board), and with nothing else.
/// Whoever keeps what was made of them keeps it with this number.
pub async fn public_version(db: &Db, guest: &Guest) -> Result<i64> {
    let _ = guest;
    shelf::version(&mut db.read().await?).await
}

/// What the home page shows: the strongest results, and how many projects there are.
pub async fn list_highlights(db: &Db, guest: &Guest, locale: Locale) -> Result<Highlights> {
    let mut conn = db.read().await?;
    let names = category_names(&mut conn, guest, locale).await?;
    db.shelf.refresh(&mut conn).await?;
    drop(conn);
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
    let mut conn = db.read().await?;
    let names = category_names(&mut conn, guest, locale).await?;
    db.shelf.refresh(&mut conn).await?;
    one(db, &mut conn, slug, &names, locale).await
}

async fn one(db: &Db, conn: &mut Conn, slug: &str, names: &[CategoryName], locale: Locale) -> Result<Option<Project>> {
    let Ok(slug) = Slug::parse(slug) else { return Ok(None) };
    let row = sql!(conn, fetch_optional ProjectRow, "SELECT * FROM project WHERE slug = $1", slug.as_str())?;
    let Some(row) = row else { return Ok(None) };
    let files = files::row::list_public(conn, row.id).await?;
    let related = db.shelf.related(slug.as_str(), row.category(), names, locale);
    let sharing = sharing::of_project(conn, row.id, slug.as_str()).await?;
    row.project(names, locale, files, related, sharing).map(Some)
}

/// The names of the categories of the edition at hand, then of others that projects have; before the first edition, of those that a new one begins with.
async fn category_names(conn: &mut Conn, guest: &Guest, locale: Locale) -> Result<Vec<CategoryName>> {
    let awards = award::list_all(conn).await?;
    let Some(award) = award::choose(&awards, Edition::Open, guest.now()) else {
        let defaults = DEFAULT_CATEGORIES.iter();
        return Ok(defaults
            .map(|category| CategoryName { slug: category.slug.into(), name: locale.pick(&category.names).into() })
            .collect());
    };
    let mut categories = award::categories_of(conn, award.id).await?;
    // Projects of other editions, and practices, keep the names of their categories.
    let others = award::all_categories(conn).await?.into_iter().chain(category::defaults());
    let used: BTreeSet<String> =
        sql!(conn, fetch_all(String,), "SELECT DISTINCT category FROM project")?.into_iter().map(|(slug,)| slug).collect();
    for other in others {
        if used.contains(&other.slug) && category::find(&categories, &other.slug).is_none() {
            categories.push(other);
        }
    }
    Ok(categories.into_iter().map(|category| CategoryName { slug: category.slug, name: category.name.best(locale).0.to_owned() }).collect())
}
