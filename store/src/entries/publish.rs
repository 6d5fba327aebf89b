//! An entry in the showcase: what its entrant lets be public of what was sent, and nothing else.

use domain::{
    answers::Answers,
    award::Award,
    entry::{Entry, EntryError},
    id::{EntryId, ProjectId},
    note::Note,
    slug::Slug,
    time::Timestamp,
};
use uuid::Uuid;

use super::row::{self, EntryRow};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event,
    projects::publish::{self, NewProject},
    scope::Organizer,
    sharing,
};

/// Puts the entry into the showcase, or anew if it is there, and gives its address.
pub async fn publish(db: &Db, organizer: &Organizer, id: EntryId) -> Result<Slug> {
    let (person, now) = (organizer.id(), organizer.now());
    // The showcase's key: addresses are given one at a time.
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let award = row::award_of(conn, found.award_id).await?;
            let sent = row::sent_answers(conn, id).await?.ok_or(Error::NotFound)?;
            let entry = found.entry()?;
            entry.check_may_publish(&sent)?;
            let project = found.project_id.unwrap_or_else(|| ProjectId::from_uuid(Uuid::now_v7()));
            let slug = show(conn, &award, &entry, &sent, project, now).await?;
            event::record(conn, now, Some(person), "entry_published", &id.to_string(), slug.as_str()).await?;
            Ok(slug)
        })
    })
    .await
}

/// Writes the public face of what was sent; whose it is and where it competes are facts, whatever was typed. The project keeps its address if it has one.
pub(crate) async fn show(
    conn: &mut Conn,
    award: &Award,
    entry: &Entry,
    sent: &Answers,
    project: ProjectId,
    now: Timestamp,
) -> Result<Slug> {
    let slug = match sql!(conn, fetch_optional(String,), "SELECT slug FROM project WHERE id = $1", project)? {
        Some((slug,)) => Slug::parse(&slug).map_err(|error| Error::Unexpected(error.to_string()))?,
        None => publish::free_slug(conn, &sent.trilingual("title")).await?,
    };
    let mut facts = row::organization_answers(conn, entry.organization).await?;
    facts.retain(|key, _| key.starts_with("org_"));
    facts.insert("category".into(), entry.category.clone());
    let mut sent = sent.clone();
    sent.merge(facts, &[]).map_err(|error| Error::Unexpected(error.to_string()))?;
    sharing::apply_accepted(conn, entry.id, &mut sent).await?;
    let face = NewProject::of_answers(project, slug.clone(), &sent, award.year, now).ok_or(EntryError::NotPublic)?;
    publish::put(conn, &face).await?;
    sql!(conn, execute, "UPDATE entry SET project_id = $2 WHERE id = $1", entry.id, project)?;
    Ok(slug)
}

/// Takes the entry out of the showcase. The reason is recorded.
pub async fn unpublish(db: &Db, organizer: &Organizer, id: EntryId, reason: String) -> Result<()> {
    let (person, now, reason) = (organizer.id(), organizer.now(), Note::parse_optional(&reason));
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            if leave_showcase(conn, &found).await? {
                event::record(conn, now, Some(person), "entry_unpublished", &id.to_string(), &reason).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Takes the entry's project out of the showcase; says whether it was there.
pub(super) async fn leave_showcase(conn: &mut Conn, found: &EntryRow) -> Result<bool> {
    let Some(project) = found.project_id else { return Ok(false) };
    sql!(conn, execute, "UPDATE entry SET project_id = NULL WHERE id = $1", found.id)?;
    publish::withdraw(conn, project).await?;
    Ok(true)
}

/// After a published entry was sent again: the showcase shows what was sent now, or nothing if that may not be public.
pub(super) async fn follow(conn: &mut Conn, found: &EntryRow, award: &Award, entry: &Entry, sent: &Answers, now: Timestamp) -> Result<()> {
    let Some(project) = found.project_id else { return Ok(()) };
    if entry.check_may_publish(sent).is_ok() {
        show(conn, award, entry, sent, project, now).await.map(|_| ())
    } else {
        leave_showcase(conn, found).await.map(|_| ())
    }
}
