//! A file that comes in pieces: what has arrived stays, and the rest goes on where it broke off.

use std::path::PathBuf;

use bytes::Bytes;
use domain::{
    file::{FileAudience, FileError, MAX_BYTES, MAX_FILES, Purpose, check_may_begin},
    id::{EntryId, FileId, UploadId},
    time::{HOUR, Timestamp},
};
use futures::Stream;
use tokio::io::AsyncSeekExt;
use uuid::Uuid;

use super::{
    Files, fault,
    keep::{Arrived, End, Offer, check, keep, pour},
    row,
};
use crate::{Db, Error, Key, Result, db::Conn, entries, scope::Entrant};

/// Unfinished uploads of one organization at most.
const AT_ONCE: i64 = 20;
/// An upload that is not finished by then is forgotten.
pub(super) const FORGOTTEN_AFTER: i64 = 24 * HOUR;

/// How far an upload is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upload {
    /// Its identifier.
    pub id: UploadId,
    /// How many bytes it will have.
    pub length: u64,
    /// How many have arrived for good.
    pub received: u64,
}

#[derive(sqlx::FromRow)]
struct UploadRow {
    id: UploadId,
    entry_id: EntryId,
    length: i64,
    received: i64,
    name: String,
    purpose: String,
    audience: String,
    begun_at: Timestamp,
}

impl UploadRow {
    const fn upload(&self) -> Upload {
        Upload { id: self.id, length: self.length.cast_unsigned(), received: self.received.cast_unsigned() }
    }

    fn offer(self) -> Result<Offer> {
        let unknown = || Error::Unexpected(format!("a word of the upload {}", self.id));
        Ok(Offer {
            entry: self.entry_id,
            purpose: Purpose::parse(&self.purpose).ok_or_else(unknown)?,
            audience: FileAudience::parse(&self.audience).ok_or_else(unknown)?,
            name: self.name,
            begun_at: self.begun_at,
        })
    }
}

/// Begins an upload of so many bytes.
pub async fn begin(db: &Db, files: &Files, entrant: &Entrant, offer: Offer, length: u64) -> Result<UploadId> {
    if length == 0 {
        return Err(FileError::Empty.into());
    }
    if length > MAX_BYTES {
        return Err(FileError::TooLarge.into());
    }
    files.check_room()?;
    let (organization, person, id) = (entrant.organization(), entrant.id(), UploadId::from_uuid(Uuid::now_v7()));
    db.write(Key::Entry(offer.entry), move |conn| {
        Box::pin(async move {
            let found = entries::find_of(conn, offer.entry, organization).await?;
            let award = entries::award_of(conn, found.award_id).await?;
            check_may_begin(&found.entry()?, &award, offer.begun_at)?;
            if row::list_current(conn, offer.entry).await?.len() >= MAX_FILES {
                return Err(FileError::TooMany.into());
            }
            let (open,) = sql!(
                conn,
                fetch_one(i64,),
                "SELECT COUNT(*) FROM upload JOIN entry ON entry.id = upload.entry_id WHERE entry.organization_id = $1 AND begun_at > $2",
                organization,
                offer.begun_at.plus(-FORGOTTEN_AFTER)
            )?;
            if open >= AT_ONCE {
                return Err(FileError::Busy.into());
            }
            sql!(
                conn,
                execute,
                "INSERT INTO upload (id, entry_id, length, received, name, purpose, audience, begun_at, begun_by) \
                 VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8)",
                id,
                offer.entry,
                length.cast_signed(),
                offer.name,
                offer.purpose.code(),
                offer.audience.code(),
                offer.begun_at,
                person
            )?;
            Ok(id)
        })
    })
    .await
}

/// How far an own upload is.
pub async fn find(db: &Db, entrant: &Entrant, id: UploadId) -> Result<Upload> {
    Ok(get(&mut db.read().await?, entrant, id).await?.upload())
}

async fn get(conn: &mut Conn, entrant: &Entrant, id: UploadId) -> Result<UploadRow> {
    sql!(
        conn,
        fetch_optional UploadRow,
        "SELECT upload.* FROM upload JOIN entry ON entry.id = upload.entry_id WHERE upload.id = $1 AND entry.organization_id = $2",
        id,
        entrant.organization()
    )?
    .ok_or(Error::NotFound)
}

/// Takes the next piece, which begins at `offset`. What has arrived when it breaks off stays.
///
/// [`Error::Conflict`] if `offset` is not where the last piece ended, or if another piece is coming in.
/// [`FileError::TooLarge`] if more comes than was said.
pub async fn append<E>(
    db: &Db,
    files: &Files,
    entrant: &Entrant,
    id: UploadId,
    offset: u64,
    stream: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
) -> Result<Upload> {
    let _held = files.hold(id)?;
    let upload = find(db, entrant, id).await?;
    if upload.received != offset {
        return Err(Error::Conflict);
    }
    let mut file = tokio::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path(files, id))
        .await
        .map_err(|error| fault(&error))?;
    // What a piece left that never was acknowledged.
    file.set_len(offset).await.map_err(|error| fault(&error))?;
    file.seek(std::io::SeekFrom::Start(offset)).await.map_err(|error| fault(&error))?;
    let (written, end) = pour(stream, &mut file, upload.length - offset).await?;
    let received = offset + written;
    db.write(Key::Everything, move |conn| {
        Box::pin(
            async move { sql!(conn, execute, "UPDATE upload SET received = $2 WHERE id = $1", id, received.cast_signed()).map(|_| ()) },
        )
    })
    .await?;
    match end {
        End::Whole => Ok(Upload { received, ..upload }),
        End::BrokenOff => Err(FileError::Interrupted.into()),
        End::TooLong => Err(FileError::TooLarge.into()),
    }
}

/// Keeps an upload that has arrived whole, if it may be kept. What may not be is forgotten.
pub async fn finish(db: &Db, files: &Files, entrant: &Entrant, id: UploadId, now: Timestamp) -> Result<FileId> {
    let _held = files.hold(id)?;
    let found = get(&mut db.read().await?, entrant, id).await?;
    if found.received != found.length {
        return Err(Error::Conflict);
    }
    let offer = found.offer()?;
    check(&mut db.read().await?, &offer, entrant.organization(), now).await?;
    let arrived = Arrived::at(path(files, id));
    let kept = keep(db, files, entrant, offer, &arrived, now).await;
    if let Err(Error::Unavailable | Error::Unexpected(_)) = kept {
        // Not the file's fault: it stays for another try.
        std::mem::forget(arrived);
        return kept;
    }
    db.write(Key::Everything, move |conn| Box::pin(async move { sql!(conn, execute, "DELETE FROM upload WHERE id = $1", id).map(|_| ()) }))
        .await?;
    kept
}

fn path(files: &Files, id: UploadId) -> PathBuf {
    files.incoming().join(id.to_string())
}
