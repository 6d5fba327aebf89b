//! Files of entries: taken in pieces or whole, in time, and given to whom they are for.

mod access;
mod bucket;
mod pieces;
mod returned;
mod sending;

use std::{
    io::Cursor,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use bytes::Bytes;
use domain::{
    file::{FileAudience, FileError, Purpose},
    form::Section,
    id::{EntryId, FileId},
    time::Timestamp,
};
use futures::stream;
use store::{
    Db, Error, Result, Rule, entries,
    files::{self, Files, Offer},
    scope::Entrant,
};

use crate::entries::section_of;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Files in a folder of their own, which goes with them.
struct Shelf {
    files: Files,
    folder: PathBuf,
}

impl Shelf {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("bayge-files-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        Self { files: Files::with(&folder, 0, 4).expect("the temporary folder can be written"), folder }
    }

    /// How many files lie in one of its folders.
    fn count(&self, folder: &str) -> usize {
        let mut folders = vec![self.folder.join(folder)];
        let mut count = 0;
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
                if path.is_dir() { folders.push(path) } else { count += 1 }
            }
        }
        count
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn refused<T>(error: FileError) -> Result<T> {
    Err(Error::Rule(Rule::File(error)))
}

/// A document; each number gives another one.
fn pdf(number: u32) -> Vec<u8> {
    format!("%PDF-1.7\n% {number}\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n").into_bytes()
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(16, 9).write_to(&mut bytes, image::ImageFormat::Jpeg).expect("can be written");
    // With a comment, which the copy for others must not have.
    let (start, rest) = bytes.get_ref().split_at(2);
    [start, b"\xff\xfe\0\x0dwhere it is", rest].concat()
}

fn offer(entry: EntryId, audience: FileAudience, begun_at: Timestamp) -> Offer {
    Offer { entry, name: "../есеп.exe".into(), purpose: Purpose::Evidence, audience, begun_at }
}

/// Bytes as they come, in two pieces.
fn coming(bytes: &[u8]) -> impl futures::Stream<Item = std::result::Result<Bytes, ()>> + Unpin + use<> {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    stream::iter([Ok(Bytes::copy_from_slice(first)), Ok(Bytes::copy_from_slice(second))])
}

/// Bytes that break off after these.
fn breaking_off(bytes: &[u8]) -> impl futures::Stream<Item = std::result::Result<Bytes, ()>> + Unpin + use<> {
    stream::iter([Ok(Bytes::copy_from_slice(bytes)), Err(())])
}

/// The entrant lets so much of the entry be public.
async fn consent_to(db: &Db, entrant: &Entrant, entry: EntryId, publication: &str) {
    let record = entries::get_own(db, entrant, entry).await.expect("there");
    let mut consent = section_of(&record.answers, Section::Consent);
    consent.insert("publication".into(), publication.into());
    entries::save_section(db, entrant, entry, Section::Consent, consent, record.version(Section::Consent)).await.expect("kept");
}

/// A file that comes whole, at once.
async fn give(db: &Db, shelf: &Shelf, entrant: &Entrant, offer: Offer, bytes: &[u8]) -> Result<FileId> {
    let now = offer.begun_at;
    let arrived = files::receive(&shelf.files, entrant, coming(bytes)).await?;
    files::keep(db, &shelf.files, entrant, offer, &arrived, now).await
}
