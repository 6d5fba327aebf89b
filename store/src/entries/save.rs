//! Keeping what was typed.

use std::collections::BTreeMap;

use domain::{
    answers::{Answers, AnswersError},
    entry::EntryError,
    form::Section,
    id::{EntryId, PersonId},
    time::Timestamp,
};

use super::row;
use crate::{Db, Error, Key, Result, db::Conn, scope::Entrant};

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The version that the section has now.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Fields that somebody else had changed too since the version that the form showed. What was typed last stands;
    /// theirs is kept as the version before.
    pub met: Vec<String>,
}

/// Keeps a whole section as its form posted it, right or wrong: see [`domain::form::read_post`]. Also after the window,
/// so that nothing typed is lost; not while the organizer has the entry.
///
/// `seen` is the version that the form showed. Fields that only somebody else changed meanwhile keep their change.
pub async fn save_section(
    db: &Db,
    entrant: &Entrant,
    id: EntryId,
    section: Section,
    mut answers: BTreeMap<String, String>,
    seen: i64,
) -> Result<Kept> {
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let entry = row::find_of(conn, id, organization).await?.entry()?;
            entry.check_may_keep()?;
            let (kept, _) = row::read_draft(conn, id).await?;
            answers = entry.open_fields().take(section, &kept, answers)?;
            if section == Section::Organization {
                answers.extend(row::organization_facts(conn, organization).await?);
            }
            keep_section(conn, id, section, &answers, seen, person, now).await
        })
    })
    .await
}

pub(crate) async fn keep_section(
    conn: &mut Conn,
    id: EntryId,
    section: Section,
    answers: &BTreeMap<String, String>,
    seen: i64,
    person: PersonId,
    now: Timestamp,
) -> Result<Kept> {
    let mut mine = Answers::new();
    mine.merge(answers, &[]).map_err(|error| match error {
        AnswersError::TooLong { .. } => Error::from(EntryError::TooLong),
        AnswersError::UnknownKey { key } => Error::Unexpected(format!("field {key}")),
    })?;
    let (version, theirs) = read_version(conn, id, section, None).await?;
    let (next, met) = if seen == version {
        (mine, Vec::new())
    } else {
        let (_, base) = read_version(conn, id, section, Some(seen)).await?;
        join(&base, &mine, theirs)?
    };
    let content = String::from_utf8(next.canonical()).map_err(|error| Error::Unexpected(error.to_string()))?;
    let version = version + 1;
    write_version(conn, id, section, version, &content, person, now).await?;
    Ok(Kept { version, at: now, met })
}

/// What I changed goes onto what they have; the fields that both changed differently are told.
fn join(base: &Answers, mine: &Answers, theirs: Answers) -> Result<(Answers, Vec<String>)> {
    let by_me = mine.changed_keys(base);
    let by_them = theirs.changed_keys(base);
    let met = by_me.iter().filter(|key| by_them.contains(*key) && mine.get(key) != theirs.get(key)).cloned().collect();
    let mut next = theirs;
    for key in &by_me {
        next.set(key, mine.get(key)).map_err(|error| Error::Unexpected(error.to_string()))?;
    }
    Ok((next, met))
}

/// A version of a section, or the present one; version 0 is empty.
async fn read_version(conn: &mut Conn, id: EntryId, section: Section, version: Option<i64>) -> Result<(i64, Answers)> {
    let found = match version {
        Some(version) => sql!(
            conn,
            fetch_optional(i64, String),
            "SELECT version, content FROM entry_section_version WHERE entry_id = $1 AND section = $2 AND version = $3",
            id,
            section.code(),
            version
        )?,
        None => sql!(
            conn,
            fetch_optional(i64, String),
            "SELECT version, content FROM entry_section WHERE entry_id = $1 AND section = $2",
            id,
            section.code()
        )?,
    };
    let Some((version, content)) = found else { return Ok((0, Answers::new())) };
    let answers = serde_json::from_str(&content).map_err(|error| Error::Unexpected(format!("a section of an entry: {error}")))?;
    Ok((version, answers))
}

async fn write_version(
    conn: &mut Conn,
    id: EntryId,
    section: Section,
    version: i64,
    content: &str,
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO entry_section (entry_id, section, version, content, saved_at, saved_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (entry_id, section) DO UPDATE SET version = excluded.version, content = excluded.content, \
         saved_at = excluded.saved_at, saved_by = excluded.saved_by",
        id,
        section.code(),
        version,
        content,
        now,
        person
    )?;
    sql!(conn, execute, "UPDATE entry SET changed_at = $2 WHERE id = $1", id, now)?;
    sql!(
        conn,
        execute,
        "INSERT INTO entry_section_version (entry_id, section, version, content, saved_at, saved_by) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        section.code(),
        version,
        content,
        now,
        person
    )
    .map(|_| ())
}

/// An earlier version of a section of an own entry.
pub async fn get_earlier(db: &Db, entrant: &Entrant, id: EntryId, section: Section, version: i64) -> Result<Answers> {
    let mut conn = db.read().await?;
    row::find_of(&mut conn, id, entrant.organization()).await?;
    let (found, answers) = read_version(&mut conn, id, section, Some(version)).await?;
    if found == version { Ok(answers) } else { Err(Error::NotFound) }
}
