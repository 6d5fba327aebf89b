//! Running the show.

use domain::{
    ceremony::{Ceremony, Command, Rundown},
    id::CeremonyId,
    time::Timestamp,
};

use super::{load, number, publish};
use crate::{Db, Key, Result, db::Conn, event, scope::Host, seal};

/// Does what the host commands, who saw the show at revision `seen`. One command is one revision: of two with the same
/// `seen`, the second is stale. What is public changes in the same moment as the show.
pub async fn command(db: &Db, host: &Host, command: Command, seen: i64) -> Result<()> {
    let (award, person, now) = (host.award().id, host.id(), host.now());
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            let (id, show) = load(conn, award).await?;
            let show = show.obey(command, seen)?;
            save(conn, id, &show, now).await?;
            if command == Command::Fire {
                let position = number(show.progress().shown)?;
                sql!(conn, execute, "UPDATE step SET fired_at = $3 WHERE ceremony_id = $1 AND position = $2", id, position, now)?;
                seal::open_at(conn, award, position, show.next_step().is_none(), now).await?;
            }
            publish(conn, award, &show.board()).await?;
            let progress = show.progress();
            let detail = format!("step {} of {}, revision {}", progress.shown, progress.fired, progress.revision);
            event::record(conn, now, Some(person), &format!("ceremony_{}", command.code()), &id.to_string(), &detail).await
        })
    })
    .await
}

async fn save(conn: &mut Conn, id: CeremonyId, show: &Ceremony, now: Timestamp) -> Result<()> {
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
    )
    .map(|_| ())
}

/// What the host has before them: the steps, what the hall sees, and what the next step will show.
pub async fn host_view(db: &Db, host: &Host) -> Result<Rundown> {
    let mut conn = db.read().await?;
    let (_, show) = load(&mut conn, host.award().id).await?;
    Ok(show.rundown())
}
