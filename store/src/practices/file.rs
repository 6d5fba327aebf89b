//! A file of practices: looked at first, imported whole or not at all.

use domain::{
    organization::Listed,
    practice::{
        FaultCode, Preview, PreviewLine, Told,
        file::{Line, look},
    },
    sharing::SharingError,
};

use super::desk::{keep, show, slugs};
use crate::{Db, Error, Key, Result, db::Conn, event, scope::Secretariat};

/// Lines on one page of the preview.
const PAGE: usize = 50;

/// Keeps a file to be looked at, in the place of an earlier one of the same person. Nothing is imported.
pub async fn keep_file(db: &Db, secretariat: &Secretariat, name: &str, content: &str) -> Result<()> {
    let (person, now) = (secretariat.id(), secretariat.now());
    // NUL does not survive every database; a file that has one is none of ours, and says so in its preview.
    let (name, content) = (name.replace('\0', ""), content.replace('\0', "\u{FFFD}"));
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            sql!(
                conn,
                execute,
                "INSERT INTO practice_file (person_id, name, content, read_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, content = excluded.content, read_at = excluded.read_at",
                person,
                &name,
                &content,
                now
            )?;
            event::record(conn, now, Some(person), "practice_file_read", &name, "").await
        })
    })
    .await
}

async fn kept(conn: &mut Conn, secretariat: &Secretariat) -> Result<(String, String)> {
    let found =
        sql!(conn, fetch_optional(String, String), "SELECT name, content FROM practice_file WHERE person_id = $1", secretariat.id())?;
    found.ok_or(Error::NotFound)
}

/// What is public or a draft under this address: nothing, a practice, or an entry, whose address is taken.
async fn known(conn: &mut Conn, slug: &str) -> Result<Option<bool>> {
    let public = sql!(conn, fetch_optional(String,), "SELECT origin FROM project WHERE slug = $1", slug)?;
    if let Some((origin,)) = public {
        return Ok(Some(origin == "practice"));
    }
    let (drafts,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM practice_draft WHERE slug = $1", slug)?;
    Ok((drafts > 0).then_some(true))
}

async fn preview_lines(conn: &mut Conn, lines: &[Line]) -> Result<Vec<PreviewLine>> {
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        let known = known(conn, line.cells.get("slug")).await?;
        let mut shown = PreviewLine::of(line, known == Some(true));
        if known == Some(false) {
            shown.faults.push(Told { code: FaultCode::Taken, column: "slug".into(), got: shown.slug.clone() });
        }
        all.push(shown);
    }
    Ok(all)
}

/// The file that this organizer looks at: a page of its lines, those with faults first. [`Error::NotFound`] without one.
pub async fn preview(db: &Db, secretariat: &Secretariat, page: u32) -> Result<Preview> {
    let mut conn = db.read().await?;
    let (name, content) = kept(&mut conn, secretariat).await?;
    let (lines, fault) = match look(&content, &slugs(&mut conn).await?) {
        Ok(lines) => (preview_lines(&mut conn, &lines).await?, None),
        Err(fault) => (Vec::new(), Some(Told::from(&fault.kind))),
    };
    let count = |is: &dyn Fn(&PreviewLine) -> bool| u64::try_from(lines.iter().filter(|line| is(line)).count()).unwrap_or_default();
    let (faulty, whole) = (count(&|line| !line.faults.is_empty()), count(&|line| line.faults.is_empty() && line.untranslated == 0));
    let total = lines.len();
    let pages = u32::try_from(total.div_ceil(PAGE)).unwrap_or(u32::MAX).max(1);
    let page = page.clamp(1, pages);
    let (mut ordered, fine): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| !line.faults.is_empty());
    ordered.extend(fine);
    let items = ordered.into_iter().skip((page as usize - 1) * PAGE).take(PAGE).collect();
    let lines = Listed { items, total: u64::try_from(total).unwrap_or_default(), page, pages };
    Ok(Preview { name, lines, faulty, whole, fault })
}

/// Imports the file that this organizer looked at: every practice as a draft, or public at once. All or nothing: no line may have a
/// fault, and what becomes public must be whole in every language.
pub async fn import_file(db: &Db, secretariat: &Secretariat, publishes: bool) -> Result<usize> {
    let secretariat = secretariat.clone();
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (secretariat.id(), secretariat.now());
            let (name, content) = kept(conn, &secretariat).await?;
            let slugs = slugs(conn).await?;
            let lines = look(&content, &slugs).map_err(|_| SharingError::Wrong)?;
            for line in &lines {
                let is_taken = known(conn, line.cells.get("slug")).await? == Some(false);
                if is_taken || !line.faults.is_empty() || (publishes && !line.cells.untranslated().is_empty()) {
                    return Err(SharingError::Wrong.into());
                }
                if publishes { show(conn, &line.cells, &slugs, now).await? } else { keep(conn, &line.cells, person, now).await? }
            }
            sql!(conn, execute, "DELETE FROM practice_file WHERE person_id = $1", person)?;
            let act = if publishes { "practice_imported" } else { "practice_drafted" };
            event::record(conn, now, Some(person), act, &name, &lines.len().to_string()).await?;
            Ok(lines.len())
        })
    })
    .await
}

/// Lets the file go.
pub async fn drop_file(db: &Db, secretariat: &Secretariat) -> Result<()> {
    let (person, now) = (secretariat.id(), secretariat.now());
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            if sql!(conn, execute, "DELETE FROM practice_file WHERE person_id = $1", person)? == 0 {
                return Err(Error::NotFound);
            }
            event::record(conn, now, Some(person), "practice_file_dropped", "", "").await
        })
    })
    .await
}
