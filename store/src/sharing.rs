//! Bodies learn from each other: requests for contact, owners' changes of what is published, and what became of the promised
//! figures.

mod ask;
mod contact;
pub(crate) mod follow_up;
mod page;
mod revision;

pub use ask::{ask, find_asked};
pub use contact::{close, get, list_all, list_own, report, write};
pub use follow_up::{answer, ask_due, get_follow_ups, list_public};
pub(crate) use page::of_project;
pub(crate) use revision::apply_accepted;
pub use revision::{decide, get_revising, list_revisions, propose};

use domain::{
    answers::Answers,
    id::{EntryId, PersonId, ProjectId},
    letter::{Letter, SharingLetter},
    time::Timestamp,
};

use crate::{Error, Result, db::Conn, mail};

/// Lines on one page of a list.
const PAGE: u32 = 20;

/// The first row of a page, and how many pages there are.
fn paging(page: u32, total: i64) -> (i64, u32, u64) {
    let total = u64::try_from(total).unwrap_or(0);
    let pages = domain::paging::pages(total, PAGE);
    (i64::from(page.max(1) - 1) * i64::from(PAGE), pages, total)
}

/// Who speaks for a project: the members of its entry's organization, or the organizers for a practice.
async fn owners(conn: &mut Conn, entry: Option<EntryId>) -> Result<Vec<PersonId>> {
    let people = match entry {
        Some(entry) => sql!(
            conn,
            fetch_all(PersonId,),
            "SELECT person_id FROM membership JOIN entry ON entry.organization_id = membership.organization_id \
             WHERE entry.id = $1 AND admitted_at IS NOT NULL ORDER BY person_id",
            entry
        )?,
        None => return organizers(conn).await,
    };
    Ok(people.into_iter().map(|(person,)| person).collect())
}

async fn organizers(conn: &mut Conn) -> Result<Vec<PersonId>> {
    let people = sql!(conn, fetch_all(PersonId,), "SELECT person_id FROM role WHERE role = 'organizer' ORDER BY person_id")?;
    Ok(people.into_iter().map(|(person,)| person).collect())
}

/// Writes to each of them, in their own language.
async fn tell(conn: &mut Conn, now: Timestamp, people: Vec<PersonId>, letter: SharingLetter) -> Result<()> {
    let letter = Letter::Sharing(letter);
    for person in people {
        mail::post_to(conn, now, person, &letter).await?;
    }
    Ok(())
}

/// What is published of an entry, and where.
async fn published(conn: &mut Conn, project: ProjectId) -> Result<(String, Answers)> {
    let found = sql!(conn, fetch_optional(String, String), "SELECT slug, content FROM project WHERE id = $1", project)?;
    let (slug, content) = found.ok_or(domain::sharing::SharingError::NotPublished)?;
    let answers = serde_json::from_str(&content).map_err(|error| Error::Unexpected(format!("project.content of {slug}: {error}")))?;
    Ok((slug, answers))
}

/// Anything of ours as JSON.
fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Unexpected(format!("JSON: {error}")))
}

/// The same, read back.
fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Unexpected(format!("kept JSON: {error}")))
}
