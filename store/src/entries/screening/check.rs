//! The organizer's checklist.

use std::collections::BTreeMap;

use domain::{
    id::{EntryId, OrganizationId},
    screening::{Check, Checklist, Tick},
};

use crate::{Db, Error, Key, Result, db::Conn, entries::row, event, scope::Organizer};

/// Keeps what came of some checks. Until the entry is decided.
pub async fn tick(db: &Db, organizer: &Organizer, id: EntryId, ticks: BTreeMap<Check, Tick>) -> Result<()> {
    let (person, now) = (organizer.id(), organizer.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            row::find_sent(conn, id).await?.entry()?.check_may_screen()?;
            let kept = read(conn, id).await?;
            for (check, tick) in ticks.into_iter().filter(|(check, tick)| kept.get(*check) != *tick) {
                sql!(
                    conn,
                    execute,
                    "INSERT INTO entry_check (entry_id, item, tick, ticked_at, ticked_by) VALUES ($1, $2, $3, $4, $5) \
                     ON CONFLICT (entry_id, item) DO UPDATE SET tick = excluded.tick, ticked_at = excluded.ticked_at, ticked_by = excluded.ticked_by",
                    id,
                    check.code(),
                    tick.code(),
                    now,
                    person
                )?;
                event::record(conn, now, Some(person), "entry_checked", &id.to_string(), &format!("{check}: {tick}")).await?;
            }
            Ok(())
        })
    })
    .await
}

pub(in crate::entries) async fn read(conn: &mut Conn, id: EntryId) -> Result<Checklist> {
    let rows = sql!(conn, fetch_all(String, String), "SELECT item, tick FROM entry_check WHERE entry_id = $1", id)?;
    rows.into_iter().try_fold(Checklist::default(), |list, (check, tick)| match (Check::parse(&check), Tick::parse(&tick)) {
        (Some(check), Some(tick)) => Ok(list.with(check, tick)),
        _ => Err(Error::Unexpected(format!("the check {check}: {tick}"))),
    })
}

/// Whether the organizer has confirmed the organization.
pub(in crate::entries) async fn is_confirmed(conn: &mut Conn, organization: OrganizationId) -> Result<bool> {
    let (confirmed,) =
        sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM organization WHERE id = $1 AND confirmed_at IS NOT NULL", organization)?;
    Ok(confirmed > 0)
}
