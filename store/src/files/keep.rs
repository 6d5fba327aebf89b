//! A file that has come: checked, put where its SHA-256 says, and then written down.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use bytes::Bytes;
use domain::{
    file::{FileAudience, FileError, FileName, MAX_BYTES, MAX_FILES, ORGANIZATION_BYTES, Purpose, check_may_finish},
    id::{EntryId, FileId, OrganizationId, PersonId},
    time::Timestamp,
};
use futures::{Stream, StreamExt};
use tokio::{io::AsyncWriteExt, time::timeout};
use uuid::Uuid;

use super::{
    Files, fault,
    inspect::{Inspected, inspect},
    row,
};
use crate::{Db, Error, Key, Result, db::Conn, entries, event, scope::Entrant};

/// The longest that anybody waits for a file to be read, and a picture in it to be decoded.
const INSPECTION: Duration = Duration::from_secs(30);

/// What is offered, and when its upload began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// To which entry.
    pub entry: EntryId,
    /// Its name, as it was sent.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Who may have it.
    pub audience: FileAudience,
    /// When its upload began: this decides whether it is in time.
    pub begun_at: Timestamp,
}

/// A file that came whole and lies in the folder of what is on its way; it goes when this goes.
#[derive(Debug)]
pub struct Arrived(PathBuf);

impl Arrived {
    pub(super) const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    fn preview(&self) -> Arrived {
        Self(self.0.with_extension("preview"))
    }
}

impl Drop for Arrived {
    fn drop(&mut self) {
        // What cannot be removed now, the sweep removes.
        drop(std::fs::remove_file(&self.0));
    }
}

/// How a stream of bytes ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Whole,
    BrokenOff,
    TooLong,
}

/// Takes a file from a form, whatever it is, as it comes.
pub async fn receive<E>(
    files: &Files,
    entrant: &Entrant,
    stream: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
) -> Result<Arrived> {
    let _ = entrant;
    let arrived = Arrived(files.incoming().join(Uuid::now_v7().to_string()));
    let mut file = tokio::fs::File::create_new(&arrived.0).await.map_err(|error| fault(&error))?;
    let (_, end) = pour(stream, &mut file, MAX_BYTES).await?;
    match end {
        End::Whole => Ok(arrived),
        End::BrokenOff => Err(FileError::Interrupted.into()),
        End::TooLong => Err(FileError::TooLarge.into()),
    }
}

/// Writes what comes, at most so many bytes; they are durable when this returns.
pub(super) async fn pour<E>(
    mut stream: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
    file: &mut tokio::fs::File,
    limit: u64,
) -> Result<(u64, End)> {
    let mut written = 0;
    let end = loop {
        match stream.next().await {
            None => break End::Whole,
            Some(Err(_)) => break End::BrokenOff,
            Some(Ok(bytes)) if written + bytes.len() as u64 > limit => break End::TooLong,
            Some(Ok(bytes)) => {
                file.write_all(&bytes).await.map_err(|error| fault(&error))?;
                written += bytes.len() as u64;
            }
        }
    };
    file.flush().await.map_err(|error| fault(&error))?;
    file.sync_all().await.map_err(|error| fault(&error))?;
    Ok((written, end))
}

/// Checks what has come and keeps it as a file of the entry. The same bytes for the same purpose and readers are the file
/// that is there; for others they take its place.
pub async fn keep(db: &Db, files: &Files, entrant: &Entrant, offer: Offer, arrived: &Arrived, now: Timestamp) -> Result<FileId> {
    let (organization, person) = (entrant.organization(), entrant.id());
    // Before the work, so that it is not done for nothing; and again where it counts.
    check(&mut db.read().await?, &offer, organization, now).await?;
    let preview = arrived.preview();
    let (permit, path, copy) = (files.picture_permit().await?, arrived.0.clone(), preview.0.clone());
    let inspected = within(INSPECTION, move || {
        // Held until the work ends, also where nobody waits for it any more: so much at once and no more.
        let _permit = permit;
        inspect(&path, &copy)
    })
    .await?;
    files.put(&arrived.0, &inspected.sha256).await?;
    if let Some(sha256) = &inspected.preview_sha256 {
        files.put(&preview.0, sha256).await?;
    }
    let written = inspected.clone();
    let id = db
        .write(Key::Entry(offer.entry), move |conn| {
            Box::pin(async move {
                entries::touch(conn, offer.entry).await?;
                write(conn, &offer, &written, organization, person, now).await
            })
        })
        .await?;
    again(files, &arrived.0, &inspected.sha256).await?;
    if let Some(sha256) = &inspected.preview_sha256 {
        again(files, &preview.0, sha256).await?;
    }
    Ok(id)
}

/// Does work that blocks, and waits for it at most so long. What takes longer cannot be stopped, but what it may take is bounded:
/// see [`super::picture`].
async fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match timeout(limit, tokio::task::spawn_blocking(work)).await {
        Ok(done) => done.map_err(|error| Error::Unexpected(format!("a file could not be read: {error}")))?,
        Err(_) => Err(FileError::TooSlow.into()),
    }
}

/// A sweep may have removed an old copy of the same bytes just before they were written down.
async fn again(files: &Files, path: &Path, sha256: &str) -> Result<()> {
    if files.has(sha256).await? { Ok(()) } else { files.put(path, sha256).await }
}

/// Whether the entry takes a file now.
pub(super) async fn check(conn: &mut Conn, offer: &Offer, organization: OrganizationId, now: Timestamp) -> Result<()> {
    let found = entries::find_of(conn, offer.entry, organization).await?;
    let award = entries::award_of(conn, found.award_id).await?;
    check_may_finish(&found.entry()?, &award, offer.begun_at, now).map_err(Error::from)
}

async fn write(
    conn: &mut Conn,
    offer: &Offer,
    inspected: &Inspected,
    organization: OrganizationId,
    person: PersonId,
    now: Timestamp,
) -> Result<FileId> {
    check(conn, offer, organization, now).await?;
    let mut there = row::list_current(conn, offer.entry).await?;
    if let Some(index) = there.iter().position(|file| file.sha256 == inspected.sha256) {
        let same = there.remove(index);
        if (same.purpose, same.audience) == (offer.purpose, offer.audience) {
            return Ok(same.id);
        }
        row::mark_removed(conn, same.id, person, now).await?;
    }
    if there.len() >= MAX_FILES {
        return Err(FileError::TooMany.into());
    }
    if row::kept_bytes(conn, organization).await? + inspected.size > ORGANIZATION_BYTES {
        return Err(FileError::Quota.into());
    }
    let row = row::FileRow {
        id: FileId::from_uuid(Uuid::now_v7()),
        entry_id: offer.entry,
        sha256: inspected.sha256.clone(),
        preview_sha256: inspected.preview_sha256.clone(),
        size: inspected.size.cast_signed(),
        kind: inspected.kind.code().to_owned(),
        name: FileName::clean(&offer.name, inspected.kind).as_str().to_owned(),
        purpose: offer.purpose.code().to_owned(),
        audience: offer.audience.code().to_owned(),
        uploaded_at: offer.begun_at,
    };
    row::insert(conn, &row, person, now).await?;
    event::record(conn, now, Some(person), "file_added", &offer.entry.to_string(), &inspected.sha256).await?;
    Ok(row.id)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn nobody_waits_for_a_file_without_end() {
        assert_eq!(within(Duration::from_mins(1), || Ok(7)).await, Ok(7));
        let (end, ended) = mpsc::channel::<()>();
        let (tell, told) = tokio::sync::oneshot::channel();
        let slow = within(Duration::from_millis(1), move || {
            let _ = ended.recv();
            let _ = tell.send(());
            Ok(7)
        });
        assert_eq!(slow.await, Err(FileError::TooSlow.into()));
        drop(end);
        told.await.expect("the work went on to its end");
        let failed = within(Duration::from_mins(1), || -> Result<u8> { panic!("a decoder's fault") }).await;
        assert!(matches!(failed, Err(Error::Unexpected(_))), "{failed:?}");
    }
}
