//! Who has which section of an entry open.

use domain::{
    entry::{Around, Presence},
    form::Section,
    id::{EntryId, PersonId},
    time::{MINUTE, Timestamp},
};

use super::row;
use crate::{Db, Error, Result, db::Conn, scope::Entrant};

/// How long a person counts as there after they were last heard of.
const LASTS: i64 = MINUTE;
/// As many are named at most.
const NAMED: i64 = 20;

/// Tells that a person has a section open now; who was not heard of for a minute is gone.
pub(super) async fn tell(conn: &mut Conn, id: EntryId, section: Section, person: PersonId, now: Timestamp) -> Result<()> {
    sql!(conn, execute, "DELETE FROM presence WHERE entry_id = $1 AND seen_at <= $2", id, now.plus(-LASTS))?;
    sql!(
        conn,
        execute,
        "INSERT INTO presence (entry_id, section, person_id, seen_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (entry_id, section, person_id) DO UPDATE SET seen_at = excluded.seen_at",
        id,
        section.code(),
        person,
        now
    )
    .map(|_| ())
}

/// The others in an entry now, by section and name.
pub(super) async fn list(conn: &mut Conn, id: EntryId, reader: PersonId, now: Timestamp) -> Result<Vec<Presence>> {
    let rows = sql!(
        conn,
        fetch_all(String, String),
        "SELECT person.name, section FROM presence JOIN person ON person.id = presence.person_id \
         WHERE entry_id = $1 AND person_id <> $2 AND seen_at > $3 ORDER BY section, person.name LIMIT $4",
        id,
        reader,
        now.plus(-LASTS),
        NAMED
    )?;
    rows.into_iter()
        .map(|(name, section)| {
            let section = Section::parse(&section).ok_or_else(|| Error::Unexpected(format!("section {section}")))?;
            Ok(Presence { name, section })
        })
        .collect()
}

/// Who reads an entry of their organization, and which colleagues are in it.
pub async fn around(db: &Db, entrant: &Entrant, id: EntryId) -> Result<Around> {
    let mut conn = db.read().await?;
    row::find_of(&mut conn, id, entrant.organization()).await?;
    Ok(Around { reader: entrant.id(), others: list(&mut conn, id, entrant.id(), entrant.now()).await? })
}
