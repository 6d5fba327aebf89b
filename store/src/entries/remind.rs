//! Reminders to those whose entry is not sent: one an entry and moment, never twice, whoever else runs at the same time.

use domain::{award::Reminder, id::EntryId, letter::Letter, time::Timestamp};

use super::{row, unsent};
use crate::{Db, Error, Key, Result, award, db::Conn, scope::Operator};

/// Posts every reminder whose turn it is, and says how many entries were reminded of.
pub async fn remind(db: &Db, operator: &Operator) -> Result<usize> {
    let now = operator.now();
    let mut posted = 0;
    for (id, moment) in list_due(db, now).await? {
        posted += usize::from(post(db, id, moment, now).await?);
    }
    Ok(posted)
}

/// The entries whose turn it is and who were not reminded then.
async fn list_due(db: &Db, now: Timestamp) -> Result<Vec<(EntryId, Reminder)>> {
    let mut conn = db.read().await?;
    let soon = now.plus(Reminder::Week.before());
    let awards = award::list_all(&mut conn).await?;
    let mut due = Vec::new();
    for award in awards.iter().filter(|award| award.opens_at <= now && award.closes_at <= soon && now < award.ceremony_at) {
        let rows = sql!(
            &mut conn,
            fetch_all row::EntryRow,
            "SELECT * FROM entry WHERE award_id = $1 AND state IN ('draft', 'withdrawn', 'returned') ORDER BY id",
            award.id
        )?;
        for found in rows {
            let deadline = found.entry()?.deadline(award);
            let Some(moment) = Reminder::due(deadline, found.created_at, now) else { continue };
            let (known,) = sql!(
                &mut conn,
                fetch_one(i64,),
                "SELECT COUNT(*) FROM reminder WHERE entry_id = $1 AND moment = $2 AND deadline_at = $3",
                found.id,
                moment.code(),
                deadline
            )?;
            if known == 0 {
                due.push((found.id, moment));
            }
        }
    }
    Ok(due)
}

/// Posts one, unless the entry was sent or somebody else posted it meanwhile; says whether it did.
async fn post(db: &Db, id: EntryId, moment: Reminder, now: Timestamp) -> Result<bool> {
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = sql!(conn, fetch_optional row::EntryRow, "SELECT * FROM entry WHERE id = $1", id)?.ok_or(Error::NotFound)?;
            let entry = found.entry()?;
            let award = row::award_of(conn, entry.award).await?;
            let is_due = entry.check_may_keep().is_ok() && Reminder::due(entry.deadline(&award), found.created_at, now) == Some(moment);
            if !is_due || !mark(conn, id, moment, entry.deadline(&award), now).await? {
                return Ok(false);
            }
            let letter = Letter::Reminder {
                entry: id,
                award: award.name.clone(),
                title: row::draft_title(conn, id).await?,
                until: entry.deadline(&award),
                missing: unsent::list_missing(conn, &found).await?,
            };
            award::tell_writers(conn, now, (entry.award, Some(entry.organization)), &letter).await?;
            Ok(true)
        })
    })
    .await
}

/// Notes that it is posted; `false` if it was.
async fn mark(conn: &mut Conn, id: EntryId, moment: Reminder, deadline: Timestamp, now: Timestamp) -> Result<bool> {
    let text = "INSERT INTO reminder (entry_id, moment, deadline_at, posted_at) VALUES ($1, $2, $3, $4) ON CONFLICT (entry_id, moment, deadline_at) DO NOTHING";
    sql!(conn, execute, text, id, moment.code(), deadline, now).map(|rows| rows == 1)
}
