//! Collections in the organizer's hands.

use domain::{
    collection::{CollectionDraft, CollectionError, CollectionLine, MOST_COLLECTIONS, NewCollection},
    id::{CollectionId, ProjectId},
    locale::Trilingual,
    slug::Slug,
    time::Timestamp,
};
use uuid::Uuid;

use super::{Row, all, find};
use crate::{Db, Error, Key, Result, db::Conn, event, projects::shelf::raise_version, scope::Secretariat};

fn line(row: &Row, count: usize) -> CollectionLine {
    CollectionLine { slug: row.slug.clone(), title: row.title(), count, is_published: row.is_published }
}

/// Every collection, published or not.
pub async fn list(db: &Db, secretariat: &Secretariat) -> Result<Vec<CollectionLine>> {
    let _ = secretariat;
    let rows = all(&mut db.read().await?).await?;
    Ok(rows.into_iter().map(|(row, count)| line(&row, count)).collect())
}

/// One collection with its projects.
pub async fn get(db: &Db, secretariat: &Secretariat, slug: &str) -> Result<CollectionDraft> {
    let _ = secretariat;
    let mut conn = db.read().await?;
    let row = find(&mut conn, slug).await?.ok_or(Error::NotFound)?;
    let projects = sql!(
        conn,
        fetch_all(String, String, String, String),
        "SELECT slug, title_kk, title_ru, title_en FROM collection_project JOIN project ON project.id = project_id \
         WHERE collection_id = $1 ORDER BY position",
        row.id
    )?;
    let projects: Vec<_> = projects.into_iter().map(|(slug, kk, ru, en)| (slug, Trilingual::new(kk, ru, en))).collect();
    Ok(CollectionDraft { line: line(&row, projects.len()), text: row.text(), version: row.version, projects })
}

/// Makes a collection, which nobody else sees yet, and gives its address.
pub async fn create(db: &Db, secretariat: &Secretariat, new: NewCollection) -> Result<Slug> {
    let (person, now) = (secretariat.id(), secretariat.now());
    db.write(Key::Showcase, move |conn| {
        let new = new.clone();
        Box::pin(async move {
            let (count,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM collection")?;
            if usize::try_from(count).is_ok_and(|count| count >= MOST_COLLECTIONS) {
                return Err(CollectionError::TooManyCollections.into());
            }
            let slug = free_slug(conn, &new.title).await?;
            insert(conn, CollectionId::from_uuid(Uuid::now_v7()), &slug, &new, false, now).await?;
            event::record(conn, now, Some(person), "collection_created", slug.as_str(), "").await?;
            Ok(slug)
        })
    })
    .await
}

/// A name in addresses from the first title that gives one, not taken yet.
async fn free_slug(conn: &mut Conn, title: &Trilingual) -> Result<Slug> {
    let titles = [&title.en, &title.kk, &title.ru];
    let wanted = titles.into_iter().find_map(|title| Slug::from_title(title)).ok_or(CollectionError::Title)?;
    let mut slug = wanted.clone();
    let mut number = 2;
    while find(conn, slug.as_str()).await?.is_some() {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Keeps a new collection, inside a write.
pub(crate) async fn insert(
    conn: &mut Conn,
    id: CollectionId,
    slug: &Slug,
    new: &NewCollection,
    is_published: bool,
    now: Timestamp,
) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO collection (id, slug, title_kk, title_ru, title_en, text_kk, text_ru, text_en, is_published, version, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)",
        id,
        slug.as_str(),
        &new.title.kk,
        &new.title.ru,
        &new.title.en,
        &new.text.kk,
        &new.text.ru,
        &new.text.en,
        is_published,
        now
    )?;
    put_projects(conn, id, &new.projects).await
}

async fn put_projects(conn: &mut Conn, id: CollectionId, projects: &[(usize, Slug)]) -> Result<()> {
    sql!(conn, execute, "DELETE FROM collection_project WHERE collection_id = $1", id)?;
    for (position, (line, slug)) in (0_i64..).zip(projects) {
        let project = sql!(conn, fetch_optional(ProjectId,), "SELECT id FROM project WHERE slug = $1", slug.as_str())?;
        let (project,) = project.ok_or(CollectionError::Unknown(*line))?;
        sql!(
            conn,
            execute,
            "INSERT INTO collection_project (collection_id, project_id, position) VALUES ($1, $2, $3)",
            id,
            project,
            position
        )?;
    }
    Ok(())
}

/// Changes what `version` of a collection said. [`Error::Conflict`] where somebody else changed it meanwhile.
pub async fn change(db: &Db, secretariat: &Secretariat, slug: &str, version: i64, new: NewCollection) -> Result<()> {
    let (person, now, slug) = (secretariat.id(), secretariat.now(), slug.to_owned());
    db.write(Key::Showcase, move |conn| {
        let (new, slug) = (new.clone(), slug.clone());
        Box::pin(async move {
            let row = find(conn, &slug).await?.ok_or(Error::NotFound)?;
            if row.version != version {
                return Err(Error::Conflict);
            }
            if row.is_published && new.projects.is_empty() {
                return Err(CollectionError::Empty.into());
            }
            sql!(
                conn,
                execute,
                "UPDATE collection SET title_kk = $2, title_ru = $3, title_en = $4, text_kk = $5, text_ru = $6, text_en = $7, \
                 version = version + 1, changed_at = $8 WHERE id = $1",
                row.id,
                &new.title.kk,
                &new.title.ru,
                &new.title.en,
                &new.text.kk,
                &new.text.ru,
                &new.text.en,
                now
            )?;
            put_projects(conn, row.id, &new.projects).await?;
            if row.is_published {
                raise_version(conn).await?;
            }
            event::record(conn, now, Some(person), "collection_changed", &slug, "").await
        })
    })
    .await
}

/// Shows a collection to everybody, or to nobody any more.
pub async fn publish(db: &Db, secretariat: &Secretariat, slug: &str, is_published: bool) -> Result<()> {
    let (person, now, slug) = (secretariat.id(), secretariat.now(), slug.to_owned());
    db.write(Key::Showcase, move |conn| {
        let slug = slug.clone();
        Box::pin(async move {
            let row = find(conn, &slug).await?.ok_or(Error::NotFound)?;
            if row.is_published == is_published {
                return Ok(());
            }
            let (count,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM collection_project WHERE collection_id = $1", row.id)?;
            if is_published && count == 0 {
                return Err(CollectionError::Empty.into());
            }
            sql!(
                conn,
                execute,
                "UPDATE collection SET is_published = $2, version = version + 1, changed_at = $3 WHERE id = $1",
                row.id,
                is_published,
                now
            )?;
            raise_version(conn).await?;
            if is_published {
                event::record(conn, now, Some(person), "collection_published", &slug, "").await
            } else {
                event::record(conn, now, Some(person), "collection_unpublished", &slug, "").await
            }
        })
    })
    .await
}
