//! A later deadline: for everyone, or for one entry. It has a reason, it is recorded, and everyone concerned is told.

use domain::{
    award::AwardError,
    entry::EntryState,
    id::{EntryId, PersonId},
    letter::Letter,
    note::Note,
    time::Timestamp,
};

use super::{
    settings::{hold, progress_of},
    tell::tell_writers,
};
use crate::{Db, Error, Key, Result, db::Conn, entries, event, projects::shelf, scope::Organizer};

/// Moves the end of the window for everyone. Everyone with an entry that is not sent is told.
pub async fn extend(db: &Db, organizer: &Organizer, until: Timestamp, reason: &str) -> Result<()> {
    let reason = Note::parse(reason).ok_or(AwardError::Reason)?.to_string();
    let (id, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    db.write(Key::Award(id), move |conn| {
        Box::pin(async move {
            let old = hold(conn, id).await?;
            let award = old.extend(until, progress_of(conn, &old, now).await?)?;
            sql!(conn, execute, "UPDATE award SET closes_at = $2 WHERE id = $1", id, award.closes_at)?;
            shelf::raise_version(conn).await?;
            let letter = Letter::DeadlineExtended { award: award.name, title: None, until, reason: reason.clone() };
            tell_writers(conn, now, (id, None), &letter).await?;
            record(
                conn,
                now,
                person,
                Extension { act: "award_extended", subject: id.to_string(), old: old.closes_at, new: until, reason: &reason },
            )
            .await
        })
    })
    .await
}

/// Gives one entry of the organizer's edition a deadline of its own. Its organization is told.
pub async fn extend_entry(db: &Db, organizer: &Organizer, id: EntryId, until: Timestamp, reason: &str) -> Result<()> {
    let reason = Note::parse(reason).ok_or(AwardError::Reason)?.to_string();
    let (award, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    db.write(Key::Award(award), move |conn| {
        Box::pin(async move {
            let held = hold(conn, award).await?;
            let entry = entries::find_unsent(conn, award, id).await?;
            let old = entry.deadline(&held);
            held.check_extension(until, old, progress_of(conn, &held, now).await?)?;
            match entry.state {
                // A returned entry has a deadline of its own already: that one moves, and nothing else opens with it.
                EntryState::Returned { at, open, .. } => {
                    let state = serde_json::to_string(&EntryState::Returned { at, until, open });
                    let state = state.map_err(|error| Error::Unexpected(error.to_string()))?;
                    sql!(conn, execute, "UPDATE entry SET state_detail = $2 WHERE id = $1", id, state)?;
                }
                _ => {
                    sql!(conn, execute, "UPDATE entry SET extended_until = $2 WHERE id = $1", id, until)?;
                }
            }
            let title = entries::draft_title(conn, id).await?;
            let letter = Letter::DeadlineExtended { award: held.name, title: Some(title), until, reason: reason.clone() };
            tell_writers(conn, now, (award, Some(entry.organization)), &letter).await?;
            record(conn, now, person, Extension { act: "entry_extended", subject: id.to_string(), old, new: until, reason: &reason }).await
        })
    })
    .await
}

/// What was extended.
struct Extension<'e> {
    act: &'e str,
    subject: String,
    old: Timestamp,
    new: Timestamp,
    reason: &'e str,
}

async fn record(conn: &mut Conn, now: Timestamp, person: PersonId, extension: Extension<'_>) -> Result<()> {
    let Extension { act, subject, old, new, reason } = extension;
    let detail = serde_json::json!({"old": old, "new": new, "reason": reason}).to_string();
    event::record(conn, now, Some(person), act, &subject, &detail).await
}
