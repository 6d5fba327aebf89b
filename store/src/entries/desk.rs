//! What the organizer decides on entries. They see what was sent, never what is being written.

use domain::{
    entry::{EntryRecord, IneligibleReason},
    id::EntryId,
    letter::Letter,
    screening::{OpenFields, optional_note},
    time::Timestamp,
};

use super::{publish, row, screening};
use crate::{Db, Error, Key, Result, award, event, scope::Organizer};

/// One entry as it was last sent, with what screening has come to.
pub async fn get(db: &Db, organizer: &Organizer, id: EntryId) -> Result<EntryRecord> {
    let mut conn = db.read().await?;
    let found = row::find_sent(&mut conn, id).await?;
    let answers = row::sent_answers(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let screening = screening::for_organizer(&mut conn, &found, organizer.id()).await?;
    row::record(&mut conn, found, answers, std::collections::BTreeMap::new(), screening, false).await
}

/// Finds an entry eligible: the jury may have it. Its organization must be confirmed, and no check may have failed.
pub async fn find_eligible(db: &Db, organizer: &Organizer, id: EntryId) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let entry = found.entry()?.find_eligible(&row::award_of(conn, found.award_id).await?, now)?;
            let is_confirmed = screening::is_confirmed(conn, found.organization_id).await?;
            entry.check_may_compete(is_confirmed, &screening::read_checklist(conn, id).await?)?;
            row::write_decision(conn, &entry, person, now, "").await?;
            screening::tell(conn, now, &found, |about| Letter::EntryEligible { about }).await?;
            event::record(conn, now, Some(person), "entry_eligible", &id.to_string(), "").await
        })
    })
    .await
}

/// Finds an entry ineligible; the entrant reads the reason and the remark. It leaves the showcase.
pub async fn find_ineligible(db: &Db, organizer: &Organizer, id: EntryId, reason: IneligibleReason, remark: String) -> Result<()> {
    let (person, now, remark) = (organizer.id(), organizer.now(), optional_note(&remark)?);
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let entry = found.entry()?.find_ineligible(&row::award_of(conn, found.award_id).await?, now, reason)?;
            row::write_decision(conn, &entry, person, now, &remark).await?;
            publish::leave_showcase(conn, &found).await?;
            let letter = remark.clone();
            screening::tell(conn, now, &found, |about| Letter::EntryIneligible { about, reason, remark: letter }).await?;
            event::record(conn, now, Some(person), "entry_ineligible", &id.to_string(), &remark).await
        })
    })
    .await
}

/// Gives an entry back until a moment of its own, or the window's end if that is later, with a remark on what to put right. Only
/// the marked answers and files can be changed; everything, if nothing is marked.
pub async fn return_for_revision(db: &Db, organizer: &Organizer, id: EntryId, until: Timestamp, remark: String) -> Result<()> {
    let (person, now, remark) = (organizer.id(), organizer.now(), optional_note(&remark)?);
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            // Held first: nobody moves the dates meanwhile, so that what is promised here is kept.
            let edition = row::find_sent(conn, id).await?.award_id;
            let award = award::hold(conn, edition).await?;
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let marks = screening::pending_marks(conn, &found).await?;
            let open =
                if marks.is_empty() { OpenFields::all_but_category() } else { OpenFields::of(marks.iter().map(|mark| mark.key.as_str())) };
            let entry = found.entry()?.return_for_revision(&award, now, until, open)?;
            // What the entrant is told is when it really ends: never before the window.
            let until = entry.deadline(&award);
            row::write_state(conn, &entry, now, &remark).await?;
            screening::tell_marks(conn, id).await?;
            let letter = remark.clone();
            screening::tell(conn, now, &found, |about| Letter::EntryReturned { about, marks, until, remark: letter }).await?;
            event::record(conn, now, Some(person), "entry_returned", &id.to_string(), &remark).await
        })
    })
    .await
}
