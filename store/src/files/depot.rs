//! Where the bytes lie: a file store that a bucket may replace, and a folder for what is on its way.

use std::{
    collections::HashSet,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use domain::{file::FileError, id::UploadId};
use object_store::{ObjectStore, ObjectStoreExt, buffered::BufWriter, local::LocalFileSystem, path::Path as Place};
use tokio::{
    io::AsyncWriteExt,
    sync::{OwnedSemaphorePermit, Semaphore},
};

use super::fault;
use crate::{Error, Result};

/// Free room that is never used up: the database needs it.
const RESERVE: u64 = 512 * 1024 * 1024;
/// Uploads that may run at once.
const UPLOADS: usize = 32;
/// Pictures that may be decoded at once: each takes up to some 300 MB.
const PICTURES: usize = 2;

/// What is held in memory while a file is copied; buckets take no smaller parts.
const PART: usize = 5 * 1024 * 1024;

/// The files of all entries. Cheap to clone.
#[derive(Clone)]
pub struct Files(Arc<Depot>);

struct Depot {
    objects: Arc<dyn ObjectStore>,
    incoming: PathBuf,
    reserve: u64,
    uploads: Arc<Semaphore>,
    pictures: Arc<Semaphore>,
    busy: Mutex<HashSet<UploadId>>,
}

/// Leave to upload, as long as it is held.
pub struct Permit(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

/// An upload that nobody else writes to, as long as this is held.
pub(super) struct Held {
    files: Files,
    id: UploadId,
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.0.objects)
    }
}

impl Files {
    /// The files in a folder, made if absent.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::with(folder, RESERVE, UPLOADS)
    }

    /// The same with other limits, in bytes and uploads at once.
    pub fn with(folder: &Path, reserve: u64, uploads: usize) -> Result<Self> {
        let kept = folder.join("kept");
        make(&kept)?;
        let objects = LocalFileSystem::new_with_prefix(&kept).map_err(Error::from)?.with_fsync(true);
        Self::over(Arc::new(objects), folder, reserve, uploads)
    }

    /// The files in any other store, say a bucket; only what is on its way lies in the folder.
    pub fn over(objects: Arc<dyn ObjectStore>, folder: &Path, reserve: u64, uploads: usize) -> Result<Self> {
        let incoming = folder.join("incoming");
        make(&incoming)?;
        Ok(Self(Arc::new(Depot {
            objects,
            incoming,
            reserve,
            uploads: Arc::new(Semaphore::new(uploads)),
            pictures: Arc::new(Semaphore::new(PICTURES)),
            busy: Mutex::default(),
        })))
    }

    /// Leave to upload. [`FileError::Busy`] when too many do, [`FileError::Full`] when no room is left.
    pub fn admit(&self) -> Result<Permit> {
        self.check_room()?;
        self.0.uploads.clone().try_acquire_owned().map(Permit).map_err(|_| FileError::Busy.into())
    }

    pub(super) fn check_room(&self) -> Result<()> {
        let disk = rustix::fs::statvfs(&self.0.incoming).map_err(|error| fault(&error.into()))?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < self.0.reserve { Err(FileError::Full.into()) } else { Ok(()) }
    }

    /// The folder of what is on its way.
    pub(super) fn incoming(&self) -> &Path {
        &self.0.incoming
    }

    pub(super) fn objects(&self) -> &Arc<dyn ObjectStore> {
        &self.0.objects
    }

    /// Waits until a picture may be decoded.
    pub(super) async fn picture_permit(&self) -> Result<OwnedSemaphorePermit> {
        self.0.pictures.clone().acquire_owned().await.map_err(|error| Error::Unexpected(error.to_string()))
    }

    /// Nobody else writes to this upload meanwhile. [`Error::Conflict`] if somebody does.
    pub(super) fn hold(&self, id: UploadId) -> Result<Held> {
        let mut busy = self.0.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if busy.insert(id) { Ok(Held { files: self.clone(), id }) } else { Err(Error::Conflict) }
    }

    /// Copies a file from the disk to where its SHA-256 says; durable when this returns.
    pub(super) async fn put(&self, path: &Path, sha256: &str) -> Result<()> {
        let mut file = tokio::fs::File::open(path).await.map_err(|error| fault(&error))?;
        let mut writer = BufWriter::with_capacity(self.0.objects.clone(), place(sha256)?, PART);
        let copied = tokio::io::copy(&mut file, &mut writer).await;
        if let Err(error) = copied {
            writer.abort().await?;
            return Err(fault(&error));
        }
        writer.shutdown().await.map_err(|error| fault(&error))
    }

    /// Puts bytes where their SHA-256 says; durable when this returns.
    pub(crate) async fn put_bytes(&self, bytes: Bytes, sha256: &str) -> Result<()> {
        self.0.objects.put(&place(sha256)?, bytes.into()).await?;
        Ok(())
    }

    /// Whether these bytes are there.
    pub(super) async fn has(&self, sha256: &str) -> Result<bool> {
        match self.0.objects.head(&place(sha256)?).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn make(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| Error::Unexpected(format!("the folder {}: {error}", folder.display())))
}

impl Drop for Held {
    fn drop(&mut self) {
        self.files.0.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

/// `8f/8f3a…`: no folder grows too large.
pub(super) fn place(sha256: &str) -> Result<Place> {
    let folder = sha256.get(..2).ok_or_else(|| Error::Unexpected(format!("no checksum: {sha256}")))?;
    Ok(Place::from_iter([folder, sha256]))
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::NotFound,
            error => Self::Unexpected(format!("file store: {error}")),
        }
    }
}
