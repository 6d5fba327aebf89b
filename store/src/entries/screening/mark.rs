//! Marks on answers: kept until the entry is returned, then told.

use domain::{
    form::{FieldKind, Section, field_name},
    id::{EntryId, PersonId},
    screening::{Mark, MarkReason, ScreeningError},
    time::Timestamp,
};

use crate::{
    Db, Error, Key, Result,
    db::Conn,
    entries::row::{self, EntryRow},
    event,
    scope::Organizer,
};

/// Marks an answer, or marks it anew. Its entrant hears of it when the entry is returned.
pub async fn mark(db: &Db, organizer: &Organizer, id: EntryId, mark: Mark) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            found.entry()?.check_may_screen()?;
            insert(conn, id, found.returns + 1, &mark, person, now).await?;
            event::record(conn, now, Some(person), "entry_marked", &id.to_string(), &format!("{}: {}", mark.key, mark.reason)).await
        })
    })
    .await
}

/// Takes a mark away of which nobody was told yet.
pub async fn unmark(db: &Db, organizer: &Organizer, id: EntryId, key: String) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            found.entry()?.check_may_screen()?;
            let gone = sql!(
                conn,
                execute,
                "DELETE FROM entry_mark WHERE entry_id = $1 AND round = $2 AND field = $3",
                id,
                found.returns + 1,
                &key
            )?;
            if gone == 0 {
                return Err(ScreeningError::NotMarkable.into());
            }
            event::record(conn, now, Some(person), "entry_unmarked", &id.to_string(), &key).await
        })
    })
    .await
}

pub(crate) async fn insert(conn: &mut Conn, id: EntryId, round: i64, mark: &Mark, person: PersonId, now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO entry_mark (entry_id, round, field, reason, note, marked_at, marked_by) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (entry_id, round, field) DO UPDATE SET reason = excluded.reason, note = excluded.note, \
         marked_at = excluded.marked_at, marked_by = excluded.marked_by",
        id,
        round,
        &mark.key,
        mark.reason.code(),
        &mark.text,
        now,
        person
    )
    .map(|_| ())
}

/// The marks of the last return.
pub(super) async fn read_told(conn: &mut Conn, found: &EntryRow) -> Result<Vec<Mark>> {
    read(conn, found.id, found.returns, true).await
}

/// The marks of which nobody was told yet.
pub(in crate::entries) async fn read_pending(conn: &mut Conn, found: &EntryRow) -> Result<Vec<Mark>> {
    read(conn, found.id, found.returns + 1, false).await
}

/// From now on the entrant knows the marks that waited.
pub(crate) async fn tell(conn: &mut Conn, id: EntryId) -> Result<()> {
    sql!(conn, execute, "UPDATE entry SET returns = returns + 1 WHERE id = $1", id).map(|_| ())
}

async fn read(conn: &mut Conn, id: EntryId, round: i64, is_told: bool) -> Result<Vec<Mark>> {
    let rows = sql!(
        conn,
        fetch_all(String, String, String),
        "SELECT field, reason, note FROM entry_mark WHERE entry_id = $1 AND round = $2",
        id,
        round
    )?;
    let mut marks = rows
        .into_iter()
        .map(|(key, reason, text)| {
            let reason = MarkReason::parse(&reason).ok_or_else(|| Error::Unexpected(format!("the mark {reason}")))?;
            Ok(Mark { key, reason, text, is_told })
        })
        .collect::<Result<Vec<_>>>()?;
    marks.sort_by_cached_key(|mark| place(&mark.key));
    Ok(marks)
}

/// Where an answer stands in the form: its field, its row, its field inside the row.
fn place(key: &str) -> (usize, usize, usize) {
    let mut parts = key.splitn(3, '.').skip(1);
    let (name, row, inner) = (field_name(key), parts.next(), parts.next());
    let mut fields = Section::ALL.iter().flat_map(|section| section.fields()).enumerate();
    let Some((index, field)) = fields.find(|(_, field)| field.key == name) else { return (usize::MAX, 0, 0) };
    let inner = match (field.kind, inner) {
        (FieldKind::Rows { fields, .. }, Some(inner)) => fields.iter().position(|field| field.key == inner).map_or(0, |at| at + 1),
        _ => 0,
    };
    (index, row.and_then(|row| row.parse().ok()).unwrap_or(0), inner)
}
