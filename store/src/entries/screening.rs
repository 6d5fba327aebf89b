//! Screening: checks, marks, appeals and moves. Each act is recorded, and its entrant is told, in the write that does it.

mod appeal;
mod check;
mod mark;
mod moving;

use domain::{
    answers::Answers,
    entry::{EntryState, number_name},
    id::PersonId,
    letter::{About, Letter},
    locale::Trilingual,
    person::Role,
    screening::{Appeal, Move, Screening},
    time::Timestamp,
};

pub use appeal::{appeal, rule_on_appeal};
pub use check::tick;
pub use mark::{mark, unmark};
pub use moving::{answer_move, request_move};

pub(super) use check::{is_confirmed, read as read_checklist};
pub(super) use mark::read_pending as pending_marks;

pub(crate) use {appeal::insert as insert_appeal, mark::insert as insert_mark, mark::tell as tell_marks};

use super::row::{self, EntryRow};
use crate::{Result, db::Conn, mail, seal};

/// All of it, for this organizer.
pub(super) async fn for_organizer(conn: &mut Conn, found: &EntryRow, organizer: PersonId) -> Result<Screening> {
    let mut marks = mark::read_told(conn, found).await?;
    marks.extend(mark::read_pending(conn, found).await?);
    let (appeal, may_move) = appeal_and_move(conn, found).await?;
    Ok(Screening {
        marks,
        checklist: check::read(conn, found.id).await?,
        appeal,
        may_move,
        moving: moving::find_last(conn, found.id).await?,
        before: earlier(conn, found, 1).await?,
        may_rule: found.decided_by != Some(organizer),
        is_sealed: seal::find_root(conn, found.award_id).await?.is_some(),
    })
}

/// What its entrant was told: no check, and no mark before the entry is returned.
pub(super) async fn for_entrant(conn: &mut Conn, found: &EntryRow) -> Result<Screening> {
    let entry = found.entry()?;
    let marks = if matches!(entry.state, EntryState::Returned { .. }) { mark::read_told(conn, found).await? } else { Vec::new() };
    // While it is being written the last submission is the one before.
    let skipped = i64::from(entry.check_may_keep().is_err());
    let (appeal, may_move) = appeal_and_move(conn, found).await?;
    Ok(Screening {
        marks,
        appeal,
        may_move,
        moving: moving::find_last(conn, found.id).await?,
        before: earlier(conn, found, skipped).await?,
        ..Screening::default()
    })
}

/// The appeal, and whether the entry may move.
async fn appeal_and_move(conn: &mut Conn, found: &EntryRow) -> Result<(Option<Appeal>, bool)> {
    let appeal = appeal::find(conn, found.id).await?;
    let is_scored = moving::is_scored(conn, found).await?;
    let may_move = Move::check_may_move(&found.entry()?, appeal.as_ref(), is_scored).is_ok();
    Ok((appeal, may_move))
}

/// What was sent, `skipped` submissions before the last.
async fn earlier(conn: &mut Conn, found: &EntryRow, skipped: i64) -> Result<Option<Answers>> {
    let sent = sql!(
        conn,
        fetch_optional(String,),
        "SELECT content FROM receipt WHERE entry_id = $1 ORDER BY submitted_at DESC LIMIT 1 OFFSET $2",
        found.id,
        skipped
    )?;
    sent.map(|(content,)| row::parse_answers(&content)).transpose()
}

/// Writes to everybody who was admitted to the entry's organization, in their own language.
pub(super) async fn tell(conn: &mut Conn, now: Timestamp, found: &EntryRow, letter: impl FnOnce(About) -> Letter) -> Result<()> {
    let members = sql!(
        conn,
        fetch_all(PersonId,),
        "SELECT person_id FROM membership WHERE organization_id = $1 AND admitted_at IS NOT NULL",
        found.organization_id
    )?;
    post(conn, now, found, members, letter).await
}

/// Writes to the organizers: if one decided on the entry, to the others, who may rule on an appeal.
async fn tell_organizers(conn: &mut Conn, now: Timestamp, found: &EntryRow, letter: impl FnOnce(About) -> Letter) -> Result<()> {
    let role = Role::Organizer.code();
    let mut organizers = sql!(conn, fetch_all(PersonId,), "SELECT person_id FROM role WHERE role = $1", role)?;
    organizers.retain(|(organizer,)| Some(*organizer) != found.decided_by);
    post(conn, now, found, organizers, letter).await
}

async fn post(
    conn: &mut Conn,
    now: Timestamp,
    found: &EntryRow,
    readers: Vec<(PersonId,)>,
    letter: impl FnOnce(About) -> Letter,
) -> Result<()> {
    let award = row::award_of(conn, found.award_id).await?;
    let letter = letter(About {
        entry: found.id,
        title: Trilingual::new(found.title.clone(), found.title_ru.clone(), found.title_en.clone()),
        number: number_name(award.year, found.number.unwrap_or_default()),
    });
    for (reader,) in readers {
        mail::post_to(conn, now, reader, &letter).await?;
    }
    Ok(())
}
