//! Practices in the organizer's hands: drafts, what is public, and the way between.

use std::collections::BTreeMap;

use domain::{
    category::{self, Category},
    id::{PersonId, ProjectId},
    locale::Trilingual,
    organization::Listed,
    practice::{Practice, PracticeCells, PracticeLine, PracticeView, RESERVED, TRANSLATED},
    sharing::{SharingError, read_text},
    slug::Slug,
    time::Timestamp,
};

use super::project;
use crate::{
    Db, Error, Key, Result, award,
    db::Conn,
    event,
    projects::{
        publish::{put, withdraw},
        records::find_in,
    },
    scope::Secretariat,
};

/// Practices on one page of the list.
const PAGE: u32 = 20;

/// The categories of every edition, and those that a new one begins with, each once.
pub(super) async fn categories(conn: &mut Conn) -> Result<Vec<Category>> {
    let mut found: Vec<Category> = Vec::new();
    for category in award::all_categories(conn).await?.into_iter().chain(category::defaults()) {
        if category::find(&found, &category.slug).is_none() {
            found.push(category);
        }
    }
    Ok(found)
}

pub(super) async fn slugs(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(categories(conn).await?.into_iter().map(|category| category.slug).collect())
}

/// What is public under this address, if it is a practice.
pub(super) async fn public(conn: &mut Conn, slug: &str) -> Result<Option<PracticeCells>> {
    let Some(record) = find_in(conn, slug).await?.filter(|record| record.origin == domain::showcase::Origin::Practice) else {
        return Ok(None);
    };
    let mut cells = PracticeCells::default();
    let technologies: Vec<&str> = record.technologies.iter().map(|technology| technology.code()).collect();
    let facts = [
        ("slug", record.slug.as_str()),
        ("category", &record.category),
        ("region", record.region.code()),
        ("kind", record.kind.code()),
        ("stage", record.stage.map_or("", domain::project::Stage::code)),
        ("technologies", &technologies.join(",")),
        ("source_name", &record.source_name),
        ("source_url", &record.source_url),
    ];
    for (column, text) in facts {
        cells.set(column, text);
    }
    let texts: [&Trilingual; 4] = [&record.title, &record.summary, &record.owner, &record.result];
    for (stem, text) in TRANSLATED.into_iter().zip(texts) {
        for (locale, text) in [("kk", &text.kk), ("ru", &text.ru), ("en", &text.en)] {
            cells.set(&format!("{stem}_{locale}"), text);
        }
    }
    Ok(Some(cells))
}

async fn draft(conn: &mut Conn, slug: &str) -> Result<Option<PracticeCells>> {
    let found = sql!(conn, fetch_optional(String,), "SELECT content FROM practice_draft WHERE slug = $1", slug)?;
    let read =
        |(content,): (String,)| serde_json::from_str(&content).map_err(|error| Error::Unexpected(format!("the draft of {slug}: {error}")));
    found.map(read).transpose()
}

/// Every practice, by address: drafts and what is public.
pub async fn list(db: &Db, secretariat: &Secretariat, page: u32) -> Result<Listed<PracticeLine>> {
    let _ = secretariat;
    let page = page.max(1);
    let mut conn = db.read().await?;
    let all = "SELECT COUNT(*) FROM (SELECT slug FROM project WHERE origin = 'practice' UNION SELECT slug FROM practice_draft) AS practice";
    let (total,) = sql!(conn, fetch_one(i64,), all)?;
    let found = sql!(
        conn,
        fetch_all(String,),
        "SELECT slug FROM (SELECT slug FROM project WHERE origin = 'practice' UNION SELECT slug FROM practice_draft) AS practice \
         ORDER BY slug LIMIT $1 OFFSET $2",
        i64::from(PAGE),
        i64::from(page - 1) * i64::from(PAGE)
    )?;
    let mut items = Vec::with_capacity(found.len());
    for (slug,) in found {
        let (public, draft) = (public(&mut conn, &slug).await?, draft(&mut conn, &slug).await?);
        let is_published = public.is_some();
        let cells = draft.or(public).unwrap_or_default();
        let untranslated = u64::try_from(cells.untranslated().len()).unwrap_or_default();
        items.push(PracticeLine { slug, title: cells.text("title"), is_published, untranslated });
    }
    let total = u64::try_from(total).unwrap_or_default();
    let pages = domain::paging::pages(total, PAGE);
    Ok(Listed { items, total, page, pages })
}

/// One practice: its draft if there is one, else what is public.
pub async fn get(db: &Db, secretariat: &Secretariat, slug: &str) -> Result<PracticeView> {
    let _ = secretariat;
    let mut conn = db.read().await?;
    let (public, draft) = (public(&mut conn, slug).await?, draft(&mut conn, slug).await?);
    let is_published = public.is_some();
    let cells = draft.or(public).ok_or(Error::NotFound)?;
    Ok(PracticeView { cells, is_published, categories: categories(&mut conn).await? })
}

/// A practice that is still to be written.
pub async fn begin(db: &Db, secretariat: &Secretariat) -> Result<PracticeView> {
    let _ = secretariat;
    let categories = categories(&mut db.read().await?).await?;
    Ok(PracticeView { cells: PracticeCells::default(), is_published: false, categories })
}

/// Keeps a new practice as a draft, or makes it public, and gives its address: a free one, after its title.
pub async fn create(db: &Db, secretariat: &Secretariat, typed: &BTreeMap<String, String>, publishes: bool) -> Result<Slug> {
    let (person, now) = (secretariat.id(), secretariat.now());
    let mut cells = PracticeCells::typed(typed);
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let slug = free_slug(conn, &cells.text("title")).await?;
            cells.set("slug", slug.as_str());
            write(conn, &cells, person, now, publishes).await?;
            Ok(slug)
        })
    })
    .await
}

/// An address that neither a project, a draft nor a page of the desk has.
async fn free_slug(conn: &mut Conn, title: &Trilingual) -> Result<Slug> {
    let titles = [&title.en, &title.kk, &title.ru];
    let wanted = titles.into_iter().find_map(|title| Slug::from_title(title)).ok_or(SharingError::Wrong)?;
    let mut slug = wanted.clone();
    for number in 2_u32.. {
        let (projects,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM project WHERE slug = $1", slug.as_str())?;
        if projects == 0 && draft(conn, slug.as_str()).await?.is_none() && !RESERVED.contains(&slug.as_str()) {
            break;
        }
        slug = wanted.numbered(number);
    }
    Ok(slug)
}

/// Writes what was typed, if nothing is wrong with it.
async fn write(conn: &mut Conn, cells: &PracticeCells, person: PersonId, now: Timestamp, publishes: bool) -> Result<()> {
    let slugs = slugs(conn).await?;
    let act = if publishes {
        show(conn, cells, &slugs, now).await?;
        "practice_published"
    } else {
        if !cells.faults(&slugs).is_empty() {
            return Err(SharingError::Wrong.into());
        }
        keep(conn, cells, person, now).await?;
        "practice_saved"
    };
    event::record(conn, now, Some(person), act, cells.get("slug"), "").await
}

/// Keeps what was typed as a draft, or makes it public. A draft may want translations; what is public may not.
pub async fn save(db: &Db, secretariat: &Secretariat, slug: &str, typed: &BTreeMap<String, String>, publishes: bool) -> Result<()> {
    let (person, now) = (secretariat.id(), secretariat.now());
    let mut cells = PracticeCells::typed(typed);
    cells.set("slug", slug);
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?.to_string();
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            if public(conn, &slug).await?.is_none() && draft(conn, &slug).await?.is_none() {
                return Err(Error::NotFound);
            }
            write(conn, &cells, person, now, publishes).await
        })
    })
    .await
}

/// Keeps a draft, in the place of an earlier one.
pub(super) async fn keep(conn: &mut Conn, cells: &PracticeCells, person: PersonId, now: Timestamp) -> Result<()> {
    let content = serde_json::to_string(cells).map_err(|error| Error::Unexpected(format!("a practice as JSON: {error}")))?;
    sql!(
        conn,
        execute,
        "INSERT INTO practice_draft (slug, content, changed_at, changed_by) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (slug) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        cells.get("slug"),
        content,
        now,
        person
    )
    .map(|_| ())
}

/// Makes a practice public; its draft goes. [`Error::Conflict`] where its address is an entry's.
pub(super) async fn show(conn: &mut Conn, cells: &PracticeCells, slugs: &[String], now: Timestamp) -> Result<()> {
    let practice = Practice::read(cells, slugs).map_err(|_| SharingError::Wrong)?;
    sql!(conn, execute, "DELETE FROM practice_draft WHERE slug = $1", practice.slug.as_str())?;
    put(conn, &project(practice, now)).await
}

/// Takes a practice out of the showcase, for a reason; it stays as a draft.
pub async fn unpublish(db: &Db, secretariat: &Secretariat, slug: &str, reason: &str) -> Result<()> {
    let (person, now) = (secretariat.id(), secretariat.now());
    let (slug, reason) = (slug.to_owned(), read_text(reason)?);
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let cells = public(conn, &slug).await?.ok_or(Error::NotFound)?;
            if draft(conn, &slug).await?.is_none() {
                keep(conn, &cells, person, now).await?;
            }
            let (id,) = sql!(conn, fetch_one(ProjectId,), "SELECT id FROM project WHERE slug = $1", &slug)?;
            withdraw(conn, id).await?;
            event::record(conn, now, Some(person), "practice_unpublished", &slug, &reason).await
        })
    })
    .await
}
