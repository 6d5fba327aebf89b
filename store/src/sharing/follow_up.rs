//! What became of the promised figures: asked by the clock, answered by the owner, shown as their own statement.

use std::collections::BTreeMap;

use domain::{
    id::{EntryId, PersonId, ProjectId},
    letter::SharingLetter,
    sharing::{
        SharingError,
        follow_up::{self, FollowUp, Reached},
    },
    time::{DAY, Timestamp},
};

use super::{json, owners, published, read_json, tell};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    entries::row,
    event,
    projects::shelf::raise_version,
    scope::{Entrant, Guest, Operator},
};

/// Nothing younger is due: half a year is longer in every month.
const YOUNGEST: i64 = 180 * DAY;

/// The most questions that are read at once.
const LONGEST: i64 = 40_000;

/// Asks every owner whose time has come, and says how many were asked.
pub async fn ask_due(db: &Db, operator: &Operator) -> Result<usize> {
    let now = operator.now();
    let mut conn = db.read().await?;
    let candidates = sql!(
        conn,
        fetch_all(EntryId, ProjectId, Timestamp),
        "SELECT entry.id, project.id, project.published_at FROM entry JOIN project ON project.id = entry.project_id \
         WHERE project.published_at <= $1 AND NOT EXISTS (SELECT * FROM follow_up WHERE entry_id = entry.id AND months = 12) ORDER BY entry.id",
        now.plus(-YOUNGEST)
    )?;
    let mut due = Vec::new();
    for (entry, project, published_at) in candidates {
        due.extend(next(&mut conn, entry, published_at, now).await?.map(|_| (entry, project)));
    }
    drop(conn);
    let mut asked = 0;
    for (entry, project) in due {
        asked += usize::from(ask(db, entry, project, now).await?);
    }
    Ok(asked)
}

/// Which question is due to an entry, if any.
async fn next(conn: &mut Conn, entry: EntryId, published_at: Timestamp, now: Timestamp) -> Result<Option<u8>> {
    let asked = sql!(conn, fetch_all(i64,), "SELECT months FROM follow_up WHERE entry_id = $1", entry)?;
    let asked: Vec<u8> = asked.into_iter().filter_map(|(months,)| u8::try_from(months).ok()).collect();
    Ok(follow_up::next_due(published_at, &asked, now))
}

/// Asks one, unless somebody else did meanwhile, or no figure of it is public; says whether it did.
async fn ask(db: &Db, entry: EntryId, project: ProjectId, now: Timestamp) -> Result<bool> {
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let found = sql!(
                conn,
                fetch_optional(Timestamp, i64),
                "SELECT project.published_at, project.revision FROM project JOIN entry ON entry.project_id = project.id WHERE entry.id = $1 AND project.id = $2",
                entry,
                project
            )?;
            let Some((published_at, _)) = found else { return Ok(false) };
            let Some(months) = next(conn, entry, published_at, now).await? else { return Ok(false) };
            let (slug, public) = published(conn, project).await?;
            let figures = follow_up::promised(&public);
            if figures.is_empty() {
                return Ok(false);
            }
            insert(conn, entry, months, &figures, now).await?;
            // The page says that it was asked.
            raise_version(conn).await?;
            event::record(conn, now, None, "follow_up_asked", &entry.to_string(), &slug).await?;
            let letter = SharingLetter::FollowUp { entry, title: public.trilingual("title"), months };
            let owners = owners(conn, Some(entry)).await?;
            tell(conn, now, owners, letter).await?;
            Ok(true)
        })
    })
    .await
}

/// Keeps a question with what was promised.
pub(crate) async fn insert(conn: &mut Conn, entry: EntryId, months: u8, promised: &[Reached], now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO follow_up (entry_id, months, asked_at, figures) VALUES ($1, $2, $3, $4)",
        entry,
        i64::from(months),
        now,
        json(&promised)?
    )
    .map(|_| ())
}

/// Keeps what was reached, as its owner says.
pub(crate) async fn write_answer(
    conn: &mut Conn,
    entry: EntryId,
    months: u8,
    figures: &[Reached],
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        conn,
        execute,
        "UPDATE follow_up SET answered_at = $3, answered_by = $4, figures = $5 WHERE entry_id = $1 AND months = $2",
        entry,
        i64::from(months),
        now,
        person,
        json(&figures)?
    )
    .map(|_| ())
}

/// What was asked about projects of the showcase, by their addresses: between two of them, or all behind one if `last` is empty.
pub async fn list_public(db: &Db, guest: &Guest, first: &str, last: &str) -> Result<BTreeMap<String, Vec<FollowUp>>> {
    let _ = guest;
    let mut conn = db.read().await?;
    let rows = sql!(
        conn,
        fetch_all(String, i64, Timestamp, Option<Timestamp>, String),
        "SELECT project.slug, months, asked_at, answered_at, figures FROM follow_up JOIN entry ON entry.id = follow_up.entry_id \
         JOIN project ON project.id = entry.project_id WHERE project.slug >= $1 AND ($2 = '' OR project.slug <= $2) \
         ORDER BY project.slug, months LIMIT $3",
        first,
        last,
        LONGEST
    )?;
    let mut all: BTreeMap<String, Vec<FollowUp>> = BTreeMap::new();
    for (slug, months, asked_at, answered_at, figures) in rows {
        all.entry(slug).or_default().push(read(months, asked_at, answered_at, &figures)?);
    }
    Ok(all)
}

/// What was asked about an entry, the earlier first.
pub(super) async fn list(conn: &mut Conn, entry: EntryId) -> Result<Vec<FollowUp>> {
    let rows = sql!(
        conn,
        fetch_all(i64, Timestamp, Option<Timestamp>, String),
        "SELECT months, asked_at, answered_at, figures FROM follow_up WHERE entry_id = $1 ORDER BY months",
        entry
    )?;
    rows.into_iter().map(|(months, asked_at, answered_at, figures)| read(months, asked_at, answered_at, &figures)).collect()
}

fn read(months: i64, asked_at: Timestamp, answered_at: Option<Timestamp>, figures: &str) -> Result<FollowUp> {
    let months = u8::try_from(months).map_err(|_| Error::Unexpected(format!("{months} months")))?;
    Ok(FollowUp { months, asked_at, answered_at, figures: read_json(figures)? })
}

/// What the owner was asked, with their answers.
pub async fn get_follow_ups(db: &Db, entrant: &Entrant, id: EntryId) -> Result<Vec<FollowUp>> {
    let mut conn = db.read().await?;
    row::find_of(&mut conn, id, entrant.organization()).await?;
    list(&mut conn, id).await
}

/// Answers; a later answer to the same question takes the place of an earlier one.
pub async fn answer(db: &Db, entrant: &Entrant, id: EntryId, months: u8, typed: BTreeMap<String, String>) -> Result<()> {
    let entrant = entrant.clone();
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (entrant.id(), entrant.now());
            let found = row::find_of(conn, id, entrant.organization()).await?;
            if found.project_id.is_none() {
                return Err(SharingError::NotPublished.into());
            }
            let asked = list(conn, id).await?.into_iter().find(|asked| asked.months == months).ok_or(Error::NotFound)?;
            let figures = follow_up::check(follow_up::with_typed(&asked.figures, &typed))?;
            write_answer(conn, id, months, &figures, person, now).await?;
            raise_version(conn).await?;
            event::record(conn, now, Some(person), "follow_up_answered", &id.to_string(), &months.to_string()).await
        })
    })
    .await
}
