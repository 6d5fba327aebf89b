//! The public showcase: practices and published entries. Its table holds nothing that is not public, so every read is
//! open to any visitor.

use domain::{
    category::DEFAULT_CATEGORIES,
    id::ProjectId,
    locale::Locale,
    showcase::{CategoryName, Facets, Filter, Highlights, PAGE_SIZE, Page, Project, ProjectCard, Traits},
    slug::Slug,
};

use crate::{
    Db, Result,
    award::{self, Edition},
    db::Conn,
    files,
    scope::Guest,
};

mod highlights;
pub(crate) mod order;
pub(crate) mod publish;
mod records;
mod related;
mod row;

pub use records::{Wanted, find_record, list_newest, list_records};
use row::{Brief, CardRow, ProjectRow};

/// A page of the gallery in the reader's language. A page beyond the last is the last.
pub async fn list_projects(db: &Db, guest: &Guest, filter: &Filter, locale: Locale) -> Result<Page> {
    let mut conn = db.read().await?;
    let names = category_names(&mut conn, guest, locale).await?;
    let mut found = matching(&mut conn, filter).await?;
    let traits: Vec<Traits> = found.iter().map(|brief| brief.traits.clone()).collect();
    let facets = Facets::count(filter, names.clone(), &traits);
    found.retain(|brief| filter.admits(&brief.traits));
    order::sort(&mut found, filter.sort, locale)?;
    let pages = u32::try_from(found.len().div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX).max(1);
    let page = filter.page.clamp(1, pages);
    let first = (page as usize - 1) * PAGE_SIZE;
    let mut cards = Vec::with_capacity(PAGE_SIZE);
    for brief in found.iter().skip(first).take(PAGE_SIZE) {
        cards.extend(find_card(&mut conn, brief.id, &names, locale).await?);
    }
    Ok(Page { filter: Filter { page, ..filter.clone() }, total: found.len(), pages, cards, facets })
}

/// What the home page shows: the strongest results, and how many projects there are.
pub async fn list_highlights(db: &Db, guest: &Guest, locale: Locale) -> Result<Highlights> {
    let mut conn = db.read().await?;
    let names = category_names(&mut conn, guest, locale).await?;
    let mut found = matching(&mut conn, &Filter::default()).await?;
    order::sort(&mut found, Filter::default().sort, locale)?;
    let (hero, shown) = highlights::choose(&found, locale);
    let hero = match hero {
        Some(brief) => find_card(&mut conn, brief.id, &names, locale).await?,
        None => None,
    };
    let mut cards = Vec::with_capacity(shown.len());
    for brief in shown {
        cards.extend(find_card(&mut conn, brief.id, &names, locale).await?);
    }
    let count = |slug: &str| found.iter().filter(|brief| brief.traits.category == slug).count();
    let counts = names.into_iter().map(|category| (category.slug.clone(), count(&category.slug))).collect();
    Ok(Highlights { hero, cards, counts, total: found.len() })
}

/// One project with everything public of it.
pub async fn find_project(db: &Db, guest: &Guest, slug: &str, locale: Locale) -> Result<Option<Project>> {
    let Ok(slug) = Slug::parse(slug) else { return Ok(None) };
    let mut conn = db.read().await?;
    let names = category_names(&mut conn, guest, locale).await?;
    let row = sql!(conn, fetch_optional ProjectRow, "SELECT * FROM project WHERE slug = $1", slug.as_str())?;
    let Some(row) = row else { return Ok(None) };
    let files = files::row::list_public(&mut conn, row.id).await?;
    let related = related::list(&mut conn, slug.as_str(), row.category(), &names, locale).await?;
    row.project(&names, locale, files, related).map(Some)
}

/// The names of the categories of the edition at hand; before the first edition, of those that a new one begins with.
async fn category_names(conn: &mut Conn, guest: &Guest, locale: Locale) -> Result<Vec<CategoryName>> {
    let awards = award::list_all(conn).await?;
    let Some(award) = award::choose(&awards, Edition::Open, guest.now()) else {
        let defaults = DEFAULT_CATEGORIES.iter();
        return Ok(defaults
            .map(|category| CategoryName { slug: category.slug.into(), name: locale.pick(&category.names).into() })
            .collect());
    };
    let categories = award::categories_of(conn, award.id).await?;
    Ok(categories.into_iter().map(|category| CategoryName { slug: category.slug, name: category.name.best(locale).0.to_owned() }).collect())
}

/// Every project that holds all the words asked for. One showcase is a few hundred projects: what filters and orders
/// them is read whole, their long texts are not.
async fn matching(conn: &mut Conn, filter: &Filter) -> Result<Vec<Brief>> {
    let rows = sql!(
        conn,
        fetch_all row::BriefRow,
        "SELECT id, slug, category, region, kind, stage, technologies, title_kk, title_ru, title_en, result_kk, result_ru, result_en, published_at FROM project"
    )?;
    let mut briefs = rows.into_iter().map(Brief::try_from).collect::<Result<Vec<_>>>()?;
    for word in filter.words() {
        let with_word: Vec<(ProjectId,)> =
            sql!(conn, fetch_all(ProjectId,), "SELECT id FROM project WHERE search_text LIKE $1 ESCAPE '\\'", pattern(&word))?;
        briefs.retain(|brief| with_word.contains(&(brief.id,)));
    }
    Ok(briefs)
}

/// A pattern that finds the word anywhere, its own `%` and `_` being nothing but characters.
fn pattern(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// `None` for what left the showcase since its list was read.
async fn find_card(conn: &mut Conn, id: ProjectId, names: &[CategoryName], locale: Locale) -> Result<Option<ProjectCard>> {
    let row = sql!(
        conn,
        fetch_optional CardRow,
        "SELECT slug, origin, category, region, title_kk, title_ru, title_en, summary_kk, summary_ru, summary_en, owner_kk, owner_ru, owner_en, \
         result_kk, result_ru, result_en FROM project WHERE id = $1",
        id
    )?;
    row.map(|row| row.card(names, locale)).transpose()
}
