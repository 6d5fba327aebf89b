//! Versions of sections that are older than a day are thinned: what goes is what a later version says too.

use std::collections::BTreeSet;

use domain::{
    entry::{KEPT_WHOLE, SavedVersion, superfluous},
    form::Section,
    id::{EntryId, PersonId},
    time::Timestamp,
};

use super::{row, version};
use crate::{Db, Error, Key, Result, db::Conn, scope::Operator};

/// Versions that are looked at in one write at most.
const AT_ONCE: i64 = 500;

/// Thins every section that has something to thin; says how many versions went.
pub async fn thin(db: &Db, operator: &Operator) -> Result<usize> {
    let before = operator.now().plus(-KEPT_WHOLE);
    let mut gone = 0;
    for (id, section) in list_unthinned(db, before).await? {
        let section = Section::parse(&section).ok_or_else(|| Error::Unexpected(format!("section {section}")))?;
        loop {
            let (went, is_more) =
                db.write(Key::Entry(id), move |conn| Box::pin(async move { thin_some(conn, id, section, before).await })).await?;
            gone += went;
            if !is_more {
                break;
            }
        }
    }
    Ok(gone)
}

/// The sections with versions that are old enough and were not looked at.
async fn list_unthinned(db: &Db, before: Timestamp) -> Result<Vec<(EntryId, String)>> {
    let mut conn = db.read().await?;
    sql!(
        &mut conn,
        fetch_all(EntryId, String),
        "SELECT entry_id, section FROM entry_section AS present WHERE version > thinned_to + 1 AND EXISTS (SELECT * FROM entry_section_version AS old \
         WHERE old.entry_id = present.entry_id AND old.section = present.section AND old.version = present.thinned_to + 1 AND old.saved_at < $1) \
         ORDER BY entry_id, section",
        before
    )
}

/// Looks at the next versions; says how many went, and whether there are more to look at.
async fn thin_some(conn: &mut Conn, id: EntryId, section: Section, before: Timestamp) -> Result<(usize, bool)> {
    row::touch(conn, id).await?;
    let rows = sql!(
        conn,
        fetch_all(i64, Timestamp, PersonId, String),
        "SELECT old.version, old.saved_at, old.saved_by, old.content FROM entry_section_version AS old JOIN entry_section AS present \
         ON present.entry_id = old.entry_id AND present.section = old.section \
         WHERE old.entry_id = $1 AND old.section = $2 AND old.version > present.thinned_to AND old.saved_at < $3 ORDER BY old.version LIMIT $4",
        id,
        section.code(),
        before,
        AT_ONCE
    )?;
    let is_more = i64::try_from(rows.len()).is_ok_and(|count| count == AT_ONCE);
    let versions = rows
        .into_iter()
        .map(|(version, at, by, content)| Ok(SavedVersion { version, at, by, answers: version::parse(&content)? }))
        .collect::<Result<Vec<_>>>()?;
    // The last is judged by the one after it: the next time, as soon as that is old too.
    let Some(before_last) = versions.len().checked_sub(2).and_then(|place| versions.get(place)) else { return Ok((0, false)) };
    let going = superfluous(&versions, &pointed_at(conn, id, section).await?);
    for version in &going {
        let text = "DELETE FROM entry_section_version WHERE entry_id = $1 AND section = $2 AND version = $3";
        sql!(conn, execute, text, id, section.code(), *version)?;
    }
    let text = "UPDATE entry_section SET thinned_to = $3 WHERE entry_id = $1 AND section = $2";
    sql!(conn, execute, text, id, section.code(), before_last.version)?;
    Ok((going.len(), is_more))
}

/// What stood in the section when the entry was sent, each time: it is shown beside what changed since.
async fn pointed_at(conn: &mut Conn, id: EntryId, section: Section) -> Result<BTreeSet<i64>> {
    let rows = sql!(
        conn,
        fetch_all(i64,),
        "SELECT (SELECT COALESCE(MAX(version), 0) FROM entry_section_version WHERE entry_id = $1 AND section = $2 AND saved_at <= submitted_at) \
         FROM receipt WHERE entry_id = $1",
        id,
        section.code()
    )?;
    Ok(rows.into_iter().map(|(version,)| version).collect())
}
