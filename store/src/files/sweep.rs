//! What belongs to nothing goes: uploads that were never finished, bytes that no row names.

use std::time::Duration;

use domain::time::Timestamp;
use futures::StreamExt;
use object_store::ObjectStoreExt;

use super::{Files, fault, upload::FORGOTTEN_AFTER};
use crate::{Db, Key, Result, scope::Operator};

/// Removes what is older than a day and belongs to nothing; says how many files that were.
pub async fn sweep(db: &Db, files: &Files, operator: &Operator) -> Result<usize> {
    let before = operator.now().plus(-FORGOTTEN_AFTER);
    db.write(Key::Everything, move |conn| {
        Box::pin(async move { sql!(conn, execute, "DELETE FROM upload WHERE begun_at < $1", before).map(|_| ()) })
    })
    .await?;
    Ok(sweep_incoming(files, before).await? + sweep_kept(db, files, before).await?)
}

async fn sweep_incoming(files: &Files, before: Timestamp) -> Result<usize> {
    let mut gone = 0;
    let mut folder = tokio::fs::read_dir(files.incoming()).await.map_err(|error| fault(&error))?;
    while let Some(entry) = folder.next_entry().await.map_err(|error| fault(&error))? {
        // One that was finished meanwhile is gone already.
        let Ok(about) = entry.metadata().await else { continue };
        let changed = about.modified().map_err(|error| fault(&error))?;
        let since_epoch = changed.duration_since(std::time::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        if i64::try_from(since_epoch.as_millis()).is_ok_and(|millis| millis < before.millis()) {
            tokio::fs::remove_file(entry.path()).await.map_err(|error| fault(&error))?;
            gone += 1;
        }
    }
    Ok(gone)
}

async fn sweep_kept(db: &Db, files: &Files, before: Timestamp) -> Result<usize> {
    let mut gone = 0;
    let mut objects = files.objects().list(None);
    while let Some(object) = objects.next().await {
        let object = object?;
        let Some(sha256) = object.location.filename() else { continue };
        if object.last_modified.timestamp_millis() >= before.millis() || is_named(db, sha256, before).await? {
            continue;
        }
        // Whoever put the same bytes there meanwhile looks once more after writing them down.
        let now = files.objects().head(&object.location).await?;
        if now.last_modified == object.last_modified {
            files.objects().delete(&object.location).await?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Whether a file needs these bytes: one that its entry has, one that was sent, or one that was removed only lately.
async fn is_named(db: &Db, sha256: &str, before: Timestamp) -> Result<bool> {
    let mut conn = db.read().await?;
    let (count,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM file WHERE (sha256 = $1 OR preview_sha256 = $1) AND (removed_at IS NULL OR removed_at > $2 \
         OR EXISTS (SELECT * FROM receipt_file WHERE file_id = file.id))",
        sha256,
        before
    )?;
    Ok(count > 0)
}
