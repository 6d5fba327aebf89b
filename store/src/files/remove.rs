//! Taking a file away from an entry. What was sent before stays with its receipt.

use domain::{file::check_may_begin, id::FileId};

use super::row;
use crate::{Db, Key, Result, entries, event, scope::Entrant};

/// Takes a file of an own entry away, as long as files may come.
pub async fn remove(db: &Db, entrant: &Entrant, id: FileId) -> Result<()> {
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    let entry = row::get(&mut db.read().await?, id).await?.entry_id;
    db.write(Key::Entry(entry), move |conn| {
        Box::pin(async move {
            entries::touch(conn, entry).await?;
            let found = entries::find_of(conn, entry, organization).await?;
            let award = entries::award_of(conn, found.award_id).await?;
            check_may_begin(&found.entry()?, &award, now)?;
            if row::mark_removed(conn, id, person, now).await? {
                event::record(conn, now, Some(person), "file_removed", &entry.to_string(), &id.to_string()).await?;
            }
            Ok(())
        })
    })
    .await
}
