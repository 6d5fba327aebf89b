//! What the show shows is what was sealed: held against it before anything is shown, and shown again.

use domain::{
    ceremony::{Board, Ceremony, CeremonyError, Command, OwnTies, Progress, StepKind},
    id::{AwardId, CeremonyId, PersonId},
    time::Timestamp,
};

use super::{next_revision, number, publish};
use crate::{Error, Result, Rule, db::Conn, event, jury, seal};

/// How far an act reaches into the steps.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    /// It shows again what was shown.
    Shown,
    /// It is about the next step as well.
    Next,
}

/// Whether the steps that an act reaches are what was sealed.
pub(super) async fn is_sound(conn: &mut Conn, award: AwardId, show: &Ceremony, reach: Reach) -> Result<bool> {
    let next = number(show.progress().fired)?;
    let last = match reach {
        Reach::Shown => next - 1,
        Reach::Next => next,
    };
    seal::is_as_sealed(conn, award, last).await
}

/// The same for a write: if they are not, that is kept in the log, and nothing else is.
pub(super) async fn admits(conn: &mut Conn, award: AwardId, (id, show): (CeremonyId, &Ceremony), reach: Reach, by: By<'_>) -> Result<bool> {
    if is_sound(conn, award, show, reach).await? {
        return Ok(true);
    }
    note(conn, id, &format!("step {}, {}", show.progress().fired, by.act), by).await?;
    Ok(false)
}

/// Who acts, and how.
#[derive(Clone, Copy)]
pub(super) struct By<'a> {
    pub person: PersonId,
    pub act: &'a str,
    pub now: Timestamp,
}

async fn note(conn: &mut Conn, id: CeremonyId, detail: &str, by: By<'_>) -> Result<()> {
    event::record(conn, by.now, Some(by.person), "ceremony_altered", &id.to_string(), detail).await
}

/// What whoever acted is told.
pub(super) fn told(award: AwardId, is_done: bool) -> Result<()> {
    if is_done {
        return Ok(());
    }
    tracing::error!(%award, "the steps of the show are not those that were sealed; nothing was shown");
    Err(CeremonyError::Altered.into())
}

/// Whether a show cannot even be read as one: somebody wrote into it past the program.
pub(super) const fn is_unreadable(error: &Error) -> bool {
    matches!(error, Error::Unexpected(_) | Error::Rule(Rule::Ceremony(CeremonyError::Mismatch)))
}

/// Holds or darkens a show whose steps cannot be trusted: what is public stays as it is, and of the steps nothing is read.
pub(super) async fn brake(conn: &mut Conn, award: AwardId, command: Command, by: By<'_>) -> Result<()> {
    let revision = next_revision(conn).await?;
    let row = sql!(
        conn,
        fetch_optional(CeremonyId, bool, bool),
        "UPDATE ceremony SET is_held = is_held OR $2, is_dark = is_dark OR $3, revision = $4, changed_at = $5 WHERE award_id = $1 \
         RETURNING id, is_held, is_dark",
        award,
        command == Command::Hold,
        command == Command::Blackout,
        revision,
        by.now
    )?;
    let (id, hold, blackout) = row.ok_or(Error::NotFound)?;
    let public = public(conn, award).await?.ok_or(Error::NotFound)?;
    publish(conn, award, &public.braked(Progress { hold, blackout, revision, ..Progress::default() })).await?;
    note(conn, id, by.act, by).await?;
    event::record(conn, by.now, Some(by.person), &format!("ceremony_{}", by.act), &id.to_string(), &format!("revision {revision}")).await
}

/// What was published last.
pub(super) async fn public(conn: &mut Conn, award: AwardId) -> Result<Option<Board>> {
    let found = sql!(conn, fetch_optional(String,), "SELECT content FROM board WHERE award_id = $1", award)?;
    found.map(|(content,)| serde_json::from_str(&content).map_err(|error| Error::Unexpected(format!("the board: {error}")))).transpose()
}

/// What ties keep this person from. It is asked of everybody who competes for what a step gives, not of those whom it shows: a refusal must
/// not tell who won.
pub(super) async fn ties_of(conn: &mut Conn, award: AwardId, person: PersonId) -> Result<OwnTies> {
    Ok(OwnTies::new(jury::own_categories(conn, person, award).await?))
}

/// [`CeremonyError::OwnTie`] if they keep this person from a step.
pub(super) async fn check_untied(conn: &mut Conn, award: AwardId, person: PersonId, step: Option<&StepKind>) -> Result<()> {
    let Some(step) = step.filter(|step| step.bears_names()) else { return Ok(()) };
    if ties_of(conn, award, person).await?.bar(step) { Err(CeremonyError::OwnTie.into()) } else { Ok(()) }
}
