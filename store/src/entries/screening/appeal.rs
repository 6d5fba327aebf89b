//! The entrant's one appeal, and another organizer's ruling.

use domain::{
    entry::{EntryState, IneligibleReason},
    id::{EntryId, PersonId},
    letter::Letter,
    screening::{Appeal, Ruling, ScreeningError},
    time::Timestamp,
};

use super::{check, tell, tell_organizers};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    entries::row,
    event,
    scope::{Entrant, Organizer},
};

/// Appeals, once, against the finding that the entry does not compete.
pub async fn appeal(db: &Db, entrant: &Entrant, id: EntryId, text: String) -> Result<()> {
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_of(conn, id, organization).await?;
            let earlier = find(conn, id).await?;
            let made = Appeal::make(&found.entry()?, earlier.as_ref(), &text, now)?;
            insert(conn, id, &made, person).await?;
            let text = made.text.clone();
            tell_organizers(conn, now, &found, |about| Letter::AppealMade { about, text }).await?;
            event::record(conn, now, Some(person), "entry_appealed", &id.to_string(), &made.text).await
        })
    })
    .await
}

pub(crate) async fn insert(conn: &mut Conn, id: EntryId, appeal: &Appeal, person: PersonId) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO appeal (entry_id, note, made_at, made_by, against, ruling, answer, ruled_at, ruled_by) \
         VALUES ($1, $2, $3, $4, $5, NULL, '', NULL, NULL)",
        id,
        &appeal.text,
        appeal.made_at,
        person,
        appeal.against.map_or("", IneligibleReason::code)
    )
    .map(|_| ())
}

/// Rules on an appeal. Not for who found the entry ineligible; where it is upheld, the organization must be confirmed.
pub async fn rule_on_appeal(db: &Db, organizer: &Organizer, id: EntryId, ruling: Ruling, answer: String) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let appeal = find(conn, id).await?.ok_or(ScreeningError::NoAppeal)?;
            let (ruled, entry) = appeal.rule(found.entry()?, (found.decided_by, person), ruling, &answer, now)?;
            // First the ruling: the database holds who rules against who had decided.
            sql!(
                conn,
                execute,
                "UPDATE appeal SET ruling = $2, answer = $3, ruled_at = $4, ruled_by = $5 WHERE entry_id = $1",
                id,
                ruling.code(),
                &ruled.answer,
                now,
                person
            )?;
            if matches!(entry.state, EntryState::Eligible { .. }) {
                if !check::is_confirmed(conn, found.organization_id).await? {
                    return Err(domain::entry::EntryError::Unconfirmed.into());
                }
                row::write_decision(conn, &entry, person, now, "").await?;
            }
            tell(conn, now, &found, |about| Letter::AppealRuled { about, ruling, answer: ruled.answer.clone() }).await?;
            event::record(conn, now, Some(person), "appeal_ruled", &id.to_string(), &format!("{ruling}: {}", ruled.answer)).await
        })
    })
    .await
}

pub(super) async fn find(conn: &mut Conn, id: EntryId) -> Result<Option<Appeal>> {
    let row = sql!(
        conn,
        fetch_optional(String, String, Timestamp, Option<String>, String, Option<Timestamp>),
        "SELECT against, note, made_at, ruling, answer, ruled_at FROM appeal WHERE entry_id = $1",
        id
    )?;
    row.map(|(against, text, made_at, ruling, answer, ruled_at)| {
        let ruling = ruling.map(|code| Ruling::parse(&code).ok_or_else(|| Error::Unexpected(format!("the ruling {code}")))).transpose()?;
        Ok(Appeal { against: IneligibleReason::parse(&against), text, made_at, ruling, answer, ruled_at })
    })
    .transpose()
}
