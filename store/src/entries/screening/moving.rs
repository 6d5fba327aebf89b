//! Moving an entry to another category, with its entrant's consent.

use domain::{
    award::{Award, Win},
    category::Category,
    entry::Entry,
    id::EntryId,
    letter::Letter,
    organization::OrganizationKind,
    screening::{Destination, Move, MoveAnswer, ScreeningError},
    time::Timestamp,
};

use super::{appeal, tell, tell_organizers};
use crate::{
    Db, Error, Key, Result, award,
    db::Conn,
    entries::{
        publish,
        row::{self, EntryRow},
    },
    event,
    scope::{Entrant, Organizer},
    seal,
};

/// Asks the entrant to let the entry move. Nothing moves before they agree.
pub async fn request_move(db: &Db, organizer: &Organizer, id: EntryId, to: String, reason: String) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_sent(conn, id).await?;
            let entry = check_may_move(conn, &found).await?;
            let (award, there) = There::of(conn, &entry, &to).await?.ok_or(ScreeningError::NotAdmitted)?;
            let last = find_last(conn, id).await?;
            let asked = Move::ask(&entry, last.as_ref(), (&award, there.destination()), &reason, now)?;
            let category = there.category.name.clone();
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
            tell(conn, now, &found, |about| Letter::MoveRequested { about, category, reason: asked.reason.clone() }).await?;
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
            let entry = check_may_move(conn, &found).await?;
            let (award, there) = There::of(conn, &entry, &asked.to).await?.ok_or(Error::NotFound)?;
            let (answered, entry) = asked.answer(entry, (&award, there.destination()), answer)?;
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
                let sent = row::sent_answers(conn, id).await?.ok_or(Error::NotFound)?;
                publish::follow(conn, &found, &award, &entry, &sent, now).await?;
            }
            let category = there.category.name;
            tell_organizers(conn, now, &found, |about| Letter::MoveAnswered { about, category, answer }).await?;
            event::record(conn, now, Some(person), "move_answered", &id.to_string(), answer.code()).await
        })
    })
    .await
}

/// A category, and what decides whether an entry may move there.
struct There {
    category: Category,
    kind: OrganizationKind,
    wins: Vec<Win>,
    others: u32,
}

impl There {
    /// The category of this slug, if the entry's edition has it; and the edition.
    async fn of(conn: &mut Conn, entry: &Entry, slug: &str) -> Result<Option<(Award, Self)>> {
        let categories = award::categories_of(conn, entry.award).await?;
        let Some(category) = categories.into_iter().find(|category| category.slug == slug) else { return Ok(None) };
        let award = row::award_of(conn, entry.award).await?;
        let wins = award::barring(conn, &award, entry.organization).await?;
        let others = row::count_others(conn, entry).await?.get(slug).copied().unwrap_or_default();
        let kind = row::kind_of(conn, entry.organization).await?;
        Ok(Some((award, Self { category, kind, wins, others })))
    }

    fn destination(&self) -> Destination<'_> {
        Destination { category: &self.category, kind: self.kind, wins: &self.wins, others: self.others }
    }
}

/// The entry, if it may move.
async fn check_may_move(conn: &mut Conn, found: &EntryRow) -> Result<Entry> {
    let entry = found.entry()?;
    let appeal = appeal::find(conn, found.id).await?;
    Move::check_may_move(&entry, appeal.as_ref(), is_scored(conn, found).await?)?;
    Ok(entry)
}

/// Whether anybody has scored the entry, or the result is sealed: then it stays where it is.
pub(super) async fn is_scored(conn: &mut Conn, found: &EntryRow) -> Result<bool> {
    let (sheets,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM score_sheet JOIN assignment ON assignment.id = score_sheet.assignment_id WHERE assignment.entry_id = $1",
        found.id
    )?;
    Ok(sheets > 0 || seal::find_root(conn, found.award_id).await?.is_some())
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
