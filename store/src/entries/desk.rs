//! What the organizer does with entries. They see what was sent, never what is being written.

use domain::{
    entry::{Entry, EntryError, EntryRecord, EntryState, IneligibleReason},
    id::EntryId,
    note::Note,
    time::Timestamp,
};

use super::{publish, row};
use crate::{Db, Error, Key, Result, event, scope::Organizer};

/// One entry as it was last sent.
pub async fn get(db: &Db, organizer: &Organizer, id: EntryId) -> Result<EntryRecord> {
    let _ = organizer;
    let mut conn = db.read().await?;
    let found = row::find_sent(&mut conn, id).await?;
    let answers = row::sent_answers(&mut conn, id).await?.ok_or(Error::NotFound)?;
    row::record(&mut conn, found, answers, std::collections::BTreeMap::new(), false).await
}

/// Finds an entry eligible: the jury may have it. Its organization must be confirmed.
pub async fn find_eligible(db: &Db, organizer: &Organizer, id: EntryId) -> Result<()> {
    decide(db, organizer, id, "entry_eligible", String::new(), |entry, now, is_confirmed| {
        if is_confirmed { entry.find_eligible(now) } else { Err(EntryError::Unconfirmed) }
    })
    .await
}

/// Finds an entry ineligible; the entrant reads the reason and the remark. It leaves the showcase.
pub async fn find_ineligible(db: &Db, organizer: &Organizer, id: EntryId, reason: IneligibleReason, remark: String) -> Result<()> {
    decide(db, organizer, id, "entry_ineligible", remark, move |entry, now, _| entry.find_ineligible(now, reason)).await
}

/// Gives an entry back until a moment of its own, with a remark on what to put right.
pub async fn return_for_revision(db: &Db, organizer: &Organizer, id: EntryId, until: Timestamp, remark: String) -> Result<()> {
    decide(db, organizer, id, "entry_returned", remark, move |entry, now, _| entry.return_for_revision(now, until)).await
}

async fn decide(
    db: &Db,
    organizer: &Organizer,
    id: EntryId,
    act: &'static str,
    remark: String,
    rule: impl FnOnce(Entry, Timestamp, bool) -> std::result::Result<Entry, EntryError> + Send + 'static,
) -> Result<()> {
    let (person, now, remark) = (organizer.id(), organizer.now(), Note::parse_optional(&remark));
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let (confirmed,) = sql!(
                conn,
                fetch_one(i64,),
                "SELECT COUNT(*) FROM organization WHERE id = $1 AND confirmed_at IS NOT NULL",
                found.organization_id
            )?;
            let entry = rule(found.entry()?, now, confirmed > 0)?;
            row::write_state(conn, &entry, now, &remark).await?;
            if matches!(entry.state, EntryState::Ineligible { .. }) {
                publish::leave_showcase(conn, &found).await?;
            }
            event::record(conn, now, Some(person), act, &id.to_string(), &remark).await
        })
    })
    .await
}
