//! Running the show: the host commands, the confirmer agrees, the presenter reads.

use domain::{
    ceremony::{Arming, Board, Ceremony, Command, Confirming, Cue, Rundown},
    id::{AwardId, CeremonyId, PersonId},
    time::Timestamp,
};

use super::{
    correction,
    guard::{self, By, Reach},
    load, next_revision, number, publish, said,
};
use crate::{
    Db, Key, Result,
    db::Conn,
    event,
    projects::shelf::raise_version,
    scope::{Confirmer, Host},
    seal,
};

/// Does what the host commands, who saw the show at revision `seen`. One command is one revision: of two with the same
/// `seen`, the second is stale. What is public changes in the same moment as the show. Refused as
/// [`altered`](domain::ceremony::CeremonyError::Altered) if a step that it shows, or shows again, is not what was sealed: that is kept in the
/// log, and nothing is shown. Refused as an [own tie](domain::ceremony::CeremonyError::OwnTie) if the host arms or fires a step for which
/// somebody competes whom a tie keeps them from. A brake acts all the same, upon what is public already.
pub async fn command(db: &Db, host: &Host, command: Command, seen: i64) -> Result<()> {
    let (award, person, now) = (host.award().id, host.id(), host.now());
    let is_done = db
        .write(Key::Ceremony(award), move |conn| {
            Box::pin(async move {
                let by = By { person, act: command.code(), now };
                let found = load(conn, award).await;
                let (id, show) = match found {
                    Err(error) if command.is_brake() && guard::is_unreadable(&error) => {
                        guard::brake(conn, award, command, by).await?;
                        return Ok(true);
                    }
                    found => found?,
                };
                if command.is_brake() && !guard::is_sound(conn, award, &show, Reach::Shown).await? {
                    guard::brake(conn, award, command, by).await?;
                    return Ok(true);
                }
                let next = number(show.progress().fired)?;
                let reach = if matches!(command, Command::Arm | Command::Fire) { Reach::Next } else { Reach::Shown };
                let after = show.clone().obey(command, person, seen)?;
                if let Reach::Next = reach {
                    guard::check_untied(conn, award, person, show.next_step()).await?;
                }
                if !command.is_brake() && !guard::admits(conn, award, (id, &show), reach, by).await? {
                    return Ok(false);
                }
                if command == Command::Fire {
                    sql!(conn, execute, "UPDATE step SET fired_at = $3 WHERE ceremony_id = $1 AND position = $2", id, next, now)?;
                    let is_last = after.next_step().is_none();
                    seal::open_at(conn, award, next, is_last, now).await?;
                    if is_last {
                        // From now on the pages of projects tell what was decided.
                        raise_version(conn).await?;
                    }
                }
                let show = put(conn, award, id, after, now).await?;
                record(conn, (id, &show, None), person, &format!("ceremony_{}", command.code()), now).await?;
                Ok(true)
            })
        })
        .await?;
    guard::told(award, is_done)
}

/// Confirms the armed step, as the confirmer saw it at revision `seen`. Refused as an [own tie](domain::ceremony::CeremonyError::OwnTie) if
/// somebody competes for what it gives whom a tie keeps them from.
pub async fn confirm(db: &Db, confirmer: &Confirmer, seen: i64) -> Result<()> {
    let (award, person, now) = (confirmer.award().id, confirmer.id(), confirmer.now());
    let is_done = db
        .write(Key::Ceremony(award), move |conn| {
            Box::pin(async move {
                let (id, show) = load(conn, award).await?;
                let after = show.clone().confirm(person, seen)?;
                guard::check_untied(conn, award, person, show.next_step()).await?;
                if !guard::admits(conn, award, (id, &show), Reach::Next, By { person, act: "confirm", now }).await? {
                    return Ok(false);
                }
                let show = put(conn, award, id, after, now).await?;
                record(conn, (id, &show, None), person, "ceremony_confirm", now).await?;
                Ok(true)
            })
        })
        .await?;
    guard::told(award, is_done)
}

/// Who did what to the show, and where it stands by it; and to which step, where that does not tell.
pub(super) async fn record(
    conn: &mut Conn,
    (id, show, about): (CeremonyId, &Ceremony, Option<usize>),
    person: PersonId,
    act: &str,
    now: Timestamp,
) -> Result<()> {
    event::record(conn, now, Some(person), act, &id.to_string(), &show.progress().logged(about)).await
}

/// Keeps the show as it stands, under the next number, and what is public of it.
pub(super) async fn put(conn: &mut Conn, award: AwardId, id: CeremonyId, show: Ceremony, now: Timestamp) -> Result<Ceremony> {
    let show = show.numbered(next_revision(conn).await?);
    let progress = show.progress();
    sql!(
        conn,
        execute,
        "UPDATE ceremony SET fired = $2, shown = $3, is_held = $4, is_dark = $5, revision = $6, changed_at = $7 WHERE id = $1",
        id,
        number(progress.fired)?,
        number(progress.shown)?,
        progress.hold,
        progress.blackout,
        progress.revision,
        now
    )?;
    save_arming(conn, id, show.arming()).await?;
    publish(conn, award, &show.board()).await?;
    Ok(show)
}

async fn save_arming(conn: &mut Conn, id: CeremonyId, arming: Option<&Arming>) -> Result<()> {
    let confirmation = arming.and_then(|arming| arming.confirmation.as_ref());
    sql!(
        conn,
        execute,
        "UPDATE ceremony SET armed_by = $2, armed_step = $3, armed_revision = $4, confirmed_by = $5, confirmed_seal = $6, \
         confirmed_revision = $7 WHERE id = $1",
        id,
        arming.map(|arming| arming.host),
        arming.map(|arming| number(arming.step)).transpose()?,
        arming.map(|arming| arming.revision),
        confirmation.map(|confirmation| confirmation.person),
        confirmation.and_then(|confirmation| confirmation.seal.clone()),
        confirmation.map(|confirmation| confirmation.revision)
    )
    .map(|_| ())
}

/// What the host has before them: the steps, what the hall sees, and what the next step will show.
pub async fn host_view(db: &Db, host: &Host) -> Result<Rundown> {
    let (mut conn, award) = (db.read().await?, host.award().id);
    let (id, show) = load(&mut conn, award).await?;
    // Two columns, for the formatter takes the comma of a tuple of one away.
    let began = "SELECT MIN(fired_at), COUNT(*) FROM step WHERE ceremony_id = $1";
    let (began_at, _) = sql!(conn, fetch_one(Option<Timestamp>, i64), began, id)?;
    let ties = guard::ties_of(&mut conn, award, host.id()).await?;
    let proposal = correction::find_proposal(&mut conn, id, show.steps(), (host.id(), &ties)).await?;
    let rundown = Rundown { proposal, ..show.rundown(began_at, host.now()) }.seen_with(ties);
    Ok(match distrusted(&mut conn, award, &show).await? {
        Some(public) => rundown.altered(public),
        None => rundown,
    })
}

/// What the confirmer has before them: what the hall sees and, once it is armed, what the next step will show.
pub async fn confirming(db: &Db, confirmer: &Confirmer) -> Result<Confirming> {
    let (mut conn, award) = (db.read().await?, confirmer.award().id);
    let (id, show) = load(&mut conn, award).await?;
    let ties = guard::ties_of(&mut conn, award, confirmer.id()).await?;
    let proposal = correction::find_proposal(&mut conn, id, show.steps(), (confirmer.id(), &ties)).await?;
    let confirming = Confirming { proposal, ..show.confirming(confirmer.id()) }.seen_with(&ties);
    Ok(match distrusted(&mut conn, award, &show).await? {
        Some(public) => confirming.altered(public),
        None => confirming,
    })
}

/// What the presenter reads: the step on screen, and the next one once two people agreed on it.
pub async fn cue(db: &Db, host: &Host) -> Result<Cue> {
    let (mut conn, award) = (db.read().await?, host.award().id);
    let (id, show) = load(&mut conn, award).await?;
    let ties = guard::ties_of(&mut conn, award, host.id()).await?;
    let (progress, cue) = (show.progress(), show.cue().seen_with(&ties));
    if let Some(public) = distrusted(&mut conn, award, &show).await? {
        return Ok(cue.altered(public));
    }
    let said_now = said::of_step(&mut conn, id, number(progress.shown)?).await?;
    let said_next = if cue.next.is_some() { said::of_step(&mut conn, id, number(progress.fired)?).await? } else { Vec::new() };
    // Before the first step nothing is shown, though the first is the next.
    let said_now = if progress.fired == 0 { Vec::new() } else { said_now };
    Ok(Cue { said_now, said_next, ..cue })
}

/// What is public, if a step up to the next one is not what was sealed: the consoles then show that, and nothing from the steps.
async fn distrusted(conn: &mut Conn, award: AwardId, show: &Ceremony) -> Result<Option<Board>> {
    if guard::is_sound(conn, award, show, Reach::Next).await? {
        return Ok(None);
    }
    let nothing = || show.clone().begun_anew(show.progress().revision).board();
    Ok(Some(guard::public(conn, award).await?.unwrap_or_else(nothing)))
}
