//! Every saved version of a section: who, when, what changed; and its texts back in the form.

use domain::{
    answers::Answers,
    entry::{History, Version},
    form::Section,
    id::EntryId,
    time::Timestamp,
};

use super::{row, save, save::Kept, version};
use crate::{Db, Error, Result, scope::Entrant};

/// Versions on one page of a history.
pub const HISTORY_PAGE: u32 = 20;

/// A page of the versions of a section of an own entry, the newest first, each with what it changed.
pub async fn history(db: &Db, entrant: &Entrant, id: EntryId, section: Section, page: u32) -> Result<History> {
    let page = page.max(1);
    let mut conn = db.read().await?;
    row::find_of(&mut conn, id, entrant.organization()).await?;
    let (total,) =
        sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM entry_section_version WHERE entry_id = $1 AND section = $2", id, section.code())?;
    // One more than a page shows: what the last of the page changed shows against it.
    let rows = sql!(
        conn,
        fetch_all(i64, Timestamp, String, String),
        "SELECT version, saved_at, person.name, content FROM entry_section_version JOIN person ON person.id = saved_by \
         WHERE entry_id = $1 AND section = $2 ORDER BY version DESC LIMIT $3 OFFSET $4",
        id,
        section.code(),
        i64::from(HISTORY_PAGE) + 1,
        i64::from(page - 1) * i64::from(HISTORY_PAGE)
    )?;
    let mut versions = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some((number, at, by, content)) = rows.next() {
        if versions.len() == HISTORY_PAGE as usize {
            break;
        }
        let (now, before) = (version::parse(&content)?, rows.peek().map_or(Ok(Answers::new()), |(.., content)| version::parse(content))?);
        let changes = now.changed_keys(&before).into_iter();
        let changes = changes.map(|key| (key.clone(), before.get(&key).to_owned(), now.get(&key).to_owned())).collect();
        versions.push(Version { version: number, at, by, changes });
    }
    let total = u64::try_from(total).unwrap_or_default();
    let pages = domain::paging::pages(total, HISTORY_PAGE);
    Ok(History { versions, total, page, pages })
}

/// Takes the texts of an earlier version back, as a save of its own. `seen` is the version that was shown beside it: what
/// somebody wrote since then is told and stands.
pub async fn restore(db: &Db, entrant: &Entrant, id: EntryId, section: Section, earlier: i64, seen: i64) -> Result<Kept> {
    let answers = {
        let mut conn = db.read().await?;
        row::find_of(&mut conn, id, entrant.organization()).await?;
        let (found, answers) = version::read(&mut conn, id, section, Some(earlier)).await?;
        if found != earlier || earlier == 0 {
            return Err(Error::NotFound);
        }
        save::with_texts_of(&Answers::new(), &answers, |_| true)
    };
    save::save_section(db, entrant, id, section, answers, seen).await
}
