//! Moving an entry to another category, with its entrant's consent.

use domain::{
    id::EntryId,
    letter::Letter,
    organization::OrganizationKind,
    screening::{Move, MoveAnswer, ScreeningError},
    time::Timestamp,
};

use super::{tell, tell_organizers};
use crate::{
    Db, Error, Key, Result, award,
    db::Conn,
    entries::{publish, row},
    event,
    scope::{Entrant, Organizer},
};

/// Asks the entrant to let the entry move. Nothing moves before they agree.
pub async fn request_move(db: &Db, organizer: &Organizer, id: EntryId, to: String, reason: String) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let categories = award::categories_of(conn, found.award_id).await?;
            let to = categories.into_iter().find(|category| category.slug == to).ok_or(ScreeningError::NotAdmitted)?;
            let (kind,) = sql!(conn, fetch_one(String,), "SELECT kind FROM organization WHERE id = $1", found.organization_id)?;
            let kind = OrganizationKind::parse(&kind).ok_or_else(|| Error::Unexpected(format!("kind {kind}")))?;
            let edition = row::award_of(conn, found.award_id).await?;
            let wins = award::barring(conn, &edition, found.organization_id).await?;
            if edition.rules.bar(edition.year, &to.slug, &wins).is_some() {
                return Err(ScreeningError::NotAdmitted.into());
            }
            let last = find_last(conn, id).await?;
            let asked = Move::ask(&found.entry()?, last.as_ref(), (&to, kind), &reason, now)?;
            sql!(
                conn,
                execute,
                "INSERT INTO move_request (entry_id, asked_at, asked_by, category, reason, answer, answered_at, answered_by) \
                 VALUES ($1, $2, $3, $4, $5, NULL, NULL, NULL)",
                id,
                now,
                person,
                &asked.to,
                &asked.reason
            )?;
            tell(conn, now, &found, |about| Letter::MoveRequested { about, category: to.name, reason: asked.reason.clone() }).await?;
            event::record(conn, now, Some(person), "move_requested", &id.to_string(), &format!("{}: {}", asked.to, asked.reason)).await
        })
    })
    .await
}

/// The entrant agrees or declines. A published entry moves in the showcase too.
pub async fn answer_move(db: &Db, entrant: &Entrant, id: EntryId, answer: MoveAnswer) -> Result<()> {
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_of(conn, id, organization).await?;
            let asked = find_last(conn, id).await?.ok_or(ScreeningError::NoMove)?;
            let (answered, entry) = asked.answer(found.entry()?, answer)?;
            sql!(
                conn,
                execute,
                "UPDATE move_request SET answer = $3, answered_at = $4, answered_by = $5 WHERE entry_id = $1 AND asked_at = $2",
                id,
                answered.asked_at,
                answer.code(),
                now,
                person
            )?;
            if answer == MoveAnswer::Agreed {
                row::write_state(conn, &entry, now, &found.remark).await?;
                let award = row::award_of(conn, found.award_id).await?;
                let sent = row::sent_answers(conn, id).await?.ok_or(Error::NotFound)?;
                publish::follow(conn, &found, &award, &entry, &sent, now).await?;
            }
            let categories = award::categories_of(conn, found.award_id).await?;
            let category = categories.into_iter().find(|category| category.slug == answered.to).ok_or(Error::NotFound)?.name;
            tell_organizers(conn, now, &found, |about| Letter::MoveAnswered { about, category, answer }).await?;
            event::record(conn, now, Some(person), "move_answered", &id.to_string(), answer.code()).await
        })
    })
    .await
}

pub(super) async fn find_last(conn: &mut Conn, id: EntryId) -> Result<Option<Move>> {
    let row = sql!(
        conn,
        fetch_optional(String, String, Timestamp, Option<String>),
        "SELECT category, reason, asked_at, answer FROM move_request WHERE entry_id = $1 ORDER BY asked_at DESC LIMIT 1",
        id
    )?;
    row.map(|(to, reason, asked_at, answer)| {
        let answer =
            answer.map(|code| MoveAnswer::parse(&code).ok_or_else(|| Error::Unexpected(format!("the answer {code}")))).transpose()?;
        Ok(Move { to, reason, asked_at, answer })
    })
    .transpose()
}
