//! Breaking a seal: two people, a reason that everyone reads, and only while no name was told.

use domain::{
    ceremony::StepKind,
    id::{AwardId, PersonId},
    seal::{SealError, check_reason, two_people},
};

use super::find_whole;
use crate::{
    Db, Error, Key, Result, ceremony,
    db::Conn,
    event,
    scope::{Organizer, Witness},
};

/// Asks to break the seal.
pub async fn ask_break(db: &Db, organizer: &Organizer, reason: &str) -> Result<()> {
    let (award, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    let reason = check_reason(reason)?;
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            let seal = find_whole(conn, award).await?.ok_or(SealError::NotSealed)?;
            must_be_untold(conn, award).await?;
            sql!(
                conn,
                execute,
                "UPDATE seal SET break_reason = $2, break_asked_at = $3, break_asked_by = $4 WHERE id = $1",
                seal,
                reason.as_str(),
                now,
                person
            )?;
            event::record(conn, now, Some(person), "seal_break_asked", &seal.to_string(), &reason).await
        })
    })
    .await
}

/// Breaks the seal that another person asked to break, for the reason that the witness had before them: [`SealError::Changed`] if
/// there is another by now. The show is taken back to before it was prepared; the notice stays.
pub async fn agree_break(db: &Db, witness: &Witness, seen: &str) -> Result<()> {
    let seen = seen.to_owned();
    let (award, person, now) = (witness.award().id, witness.id(), witness.now());
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            let seal = find_whole(conn, award).await?.ok_or(SealError::NotSealed)?;
            must_be_untold(conn, award).await?;
            let (asked_by, reason) = sql!(
                conn,
                fetch_one(Option<PersonId>, Option<String>),
                "SELECT break_asked_by, break_reason FROM seal WHERE id = $1",
                seal
            )?;
            two_people(asked_by.ok_or(SealError::NotProposed)?, person)?;
            if reason.as_deref() != Some(seen.as_str()) {
                return Err(SealError::Changed.into());
            }
            sql!(conn, execute, "UPDATE seal SET broken_at = $2, broken_by = $3 WHERE id = $1", seal, now, person)?;
            forget_show(conn, award).await?;
            event::record(conn, now, Some(person), "seal_broken", &seal.to_string(), &reason.unwrap_or_default()).await
        })
    })
    .await
}

/// Whether a name was told, by the steps that were fired.
pub(super) async fn is_told(conn: &mut Conn, award: AwardId) -> Result<bool> {
    let rows = sql!(
        conn,
        fetch_all(String,),
        "SELECT kind FROM step JOIN ceremony ON ceremony.id = step.ceremony_id WHERE ceremony.award_id = $1 AND step.fired_at IS NOT NULL",
        award
    )?;
    for (kind,) in rows {
        let kind: StepKind = serde_json::from_str(&kind).map_err(|error| Error::Unexpected(format!("a step: {error}")))?;
        if kind.bears_names() {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn must_be_untold(conn: &mut Conn, award: AwardId) -> Result<()> {
    if is_told(conn, award).await? { Err(SealError::Told.into()) } else { Ok(()) }
}

/// The board stays, one revision on and as if nothing had begun: the stream's ids never go back.
async fn forget_show(conn: &mut Conn, award: AwardId) -> Result<()> {
    let (id, show) = ceremony::load(conn, award).await?;
    let revision = ceremony::next_revision(conn).await?;
    let waiting = show.begun_anew(revision).board();
    sql!(conn, execute, "DELETE FROM step WHERE ceremony_id = $1", id)?;
    sql!(conn, execute, "DELETE FROM ceremony WHERE id = $1", id)?;
    ceremony::publish(conn, award, &waiting).await
}
