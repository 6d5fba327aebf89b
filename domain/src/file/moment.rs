//! Until when a file may come: the moment at which its upload began decides, and a grace bounds the end.

use crate::{
    award::Award,
    entry::{Entry, EntryError},
    time::{MINUTE, Timestamp},
};

/// How long after the bell an upload that began before it may take to finish, in milliseconds.
pub const GRACE: i64 = 15 * MINUTE;

/// Whether an upload may begin at `now`. A draft takes files before the window opens, as it takes words.
///
/// # Errors
/// After the bell, the entry is with the organizer, or it was returned and no mark opens its files.
pub fn check_may_begin(entry: &Entry, award: &Award, now: Timestamp) -> Result<(), EntryError> {
    match entry.check_may_change(award, now) {
        Err(EntryError::NotYetOpen) | Ok(()) if entry.open_fields().has_files() => Ok(()),
        Err(EntryError::NotYetOpen) | Ok(()) => Err(EntryError::FilesClosed),
        Err(error) => Err(error),
    }
}

/// Whether an upload that began at `begun_at` may finish at `now`.
///
/// # Errors
/// It began after the bell, the grace is over, or the entry is with the organizer by now.
pub fn check_may_finish(entry: &Entry, award: &Award, begun_at: Timestamp, now: Timestamp) -> Result<(), EntryError> {
    check_may_begin(entry, award, begun_at)?;
    if now < entry.deadline(award).plus(GRACE) { Ok(()) } else { Err(EntryError::Closed) }
}
