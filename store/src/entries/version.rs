//! The versions of a section.

use domain::{
    answers::Answers,
    form::Section,
    id::{EntryId, PersonId},
    time::Timestamp,
};

use crate::{Error, Result, db::Conn};

/// A version of a section, or the present one; version 0 is empty.
pub(super) async fn read(conn: &mut Conn, id: EntryId, section: Section, version: Option<i64>) -> Result<(i64, Answers)> {
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
    Ok((version, parse(&content)?))
}

/// The version that a page showed; where it was thinned away, the one before it: never a later one, whose changes nobody there has seen.
pub(super) async fn read_seen(conn: &mut Conn, id: EntryId, section: Section, seen: i64) -> Result<Answers> {
    let found = sql!(
        conn,
        fetch_optional(String,),
        "SELECT content FROM entry_section_version WHERE entry_id = $1 AND section = $2 AND version <= $3 ORDER BY version DESC LIMIT 1",
        id,
        section.code(),
        seen
    )?;
    found.map_or_else(|| Ok(Answers::new()), |(content,)| parse(&content))
}

pub(super) fn parse(content: &str) -> Result<Answers> {
    serde_json::from_str(content).map_err(|error| Error::Unexpected(format!("a section of an entry: {error}")))
}

/// The present version and when it was saved; 0 and nothing before the first save.
pub(super) async fn saved_at(conn: &mut Conn, id: EntryId, section: Section) -> Result<Option<Timestamp>> {
    let row = sql!(
        conn,
        fetch_optional(Timestamp,),
        "SELECT saved_at FROM entry_section WHERE entry_id = $1 AND section = $2",
        id,
        section.code()
    )?;
    Ok(row.map(|(at,)| at))
}

/// Writes the next version, and makes it the present one.
pub(super) async fn write(
    conn: &mut Conn,
    id: EntryId,
    section: Section,
    version: i64,
    answers: &Answers,
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    let content = String::from_utf8(answers.canonical()).map_err(|error| Error::Unexpected(error.to_string()))?;
    sql!(
        conn,
        execute,
        "INSERT INTO entry_section (entry_id, section, version, content, saved_at, saved_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (entry_id, section) DO UPDATE SET version = excluded.version, content = excluded.content, \
         saved_at = excluded.saved_at, saved_by = excluded.saved_by",
        id,
        section.code(),
        version,
        &content,
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
        &content,
        now,
        person
    )
    .map(|_| ())
}
