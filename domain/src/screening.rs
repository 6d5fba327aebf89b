//! Screening: what the organizer checks and marks before an entry competes, and what its entrant may answer to that.

mod appeal;
mod bulk;
mod change;
mod checklist;
mod mark;
mod moving;
mod open;

use serde::{Deserialize, Serialize};

pub use appeal::{Appeal, Ruling};
pub use bulk::{BulkAct, BulkLine, MAX_BULK, Outlook};
pub use change::{Change, FileChange, changes, file_changes};
pub use checklist::{Check, Checklist, Tick};
pub use mark::{Mark, MarkReason};
pub use moving::{Destination, Move, MoveAnswer};
pub use open::OpenFields;

use crate::{
    answers::Answers,
    entry::EntryError,
    note::Note,
    time::{Timestamp, parse_moment},
};

/// The longest text of a mark, an appeal or an answer to one, in characters (Unicode scalar values).
pub const MAX_NOTE: usize = 4_000;

/// What screening has come to, as one side may see it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screening {
    /// What was marked: for the entrant what they were told, for the organizer also what they have not been told yet.
    pub marks: Vec<Mark>,
    /// What the organizer has checked; the entrant sees none of it.
    pub checklist: Checklist,
    /// The entrant's appeal.
    pub appeal: Option<Appeal>,
    /// The last request to move the entry to another category.
    pub moving: Option<Move>,
    /// Whether it may move: see [`Move::check_may_move`].
    pub may_move: bool,
    /// What was sent with the submission before: what changed since is marked.
    pub before: Option<Answers>,
    /// Whether the reader may rule on the appeal: another organizer must have decided.
    pub may_rule: bool,
    /// Whether the result of its edition is sealed: nothing is ruled on any more.
    pub is_sealed: bool,
}

impl Screening {
    /// The request to move that waits for an answer which can still be given.
    #[must_use]
    pub fn waiting_move(&self) -> Option<&Move> {
        self.moving.as_ref().filter(|asked| self.may_move && asked.answer.is_none())
    }
}

/// Why something may not happen in screening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ScreeningError {
    /// The form has no such field, or one that nobody may be asked to change.
    #[error("screening_not_markable")]
    NotMarkable,
    /// A few words are needed.
    #[error("screening_note_missing")]
    NoteMissing,
    /// Longer than [`MAX_NOTE`].
    #[error("screening_note_too_long")]
    NoteTooLong,
    /// The personal deadline is no date and time.
    #[error("screening_no_moment")]
    NoMoment,
    /// Only what was found ineligible can be appealed against.
    #[error("screening_not_ineligible")]
    NotIneligible,
    /// There was an appeal already.
    #[error("screening_appealed")]
    Appealed,
    /// There is no appeal to rule on.
    #[error("screening_no_appeal")]
    NoAppeal,
    /// Who decided does not rule on the appeal.
    #[error("screening_same_organizer")]
    SameOrganizer,
    /// Another request to move it waits for an answer.
    #[error("screening_move_waits")]
    MoveWaits,
    /// No request to move it waits for an answer.
    #[error("screening_no_move")]
    NoMove,
    /// It competes there already.
    #[error("screening_same_category")]
    SameCategory,
    /// A body of this kind may not enter that category.
    #[error("screening_not_admitted")]
    NotAdmitted,
    /// The body has as many entries in that category as it may.
    #[error("screening_no_room")]
    NoRoom,
}

/// Why something is refused to an entry in screening: by a rule of its own, or by one of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Refused {
    /// A rule of screening.
    #[error(transparent)]
    Screening(#[from] ScreeningError),
    /// A rule of entries.
    #[error(transparent)]
    Entry(#[from] EntryError),
}

/// A text that must say something, within the limit.
///
/// # Errors
/// Nothing was written, or too much.
pub fn note(text: &str) -> Result<String, ScreeningError> {
    let note = optional_note(text)?;
    if note.is_empty() { Err(ScreeningError::NoteMissing) } else { Ok(note) }
}

/// A text that may be left out, within the limit.
///
/// # Errors
/// Too much was written.
pub fn optional_note(text: &str) -> Result<String, ScreeningError> {
    let note = Note::parse_optional(text);
    if note.chars().count() > MAX_NOTE { Err(ScreeningError::NoteTooLong) } else { Ok(note) }
}

/// The moment at which clocks in Astana show a date (`2026-03-20`) and a time (`18:00`), as forms post them.
///
/// # Errors
/// There is no such date or time of day.
pub fn moment(date: &str, time: &str) -> Result<Timestamp, ScreeningError> {
    parse_moment(&format!("{}T{}", date.trim(), time.trim())).ok_or(ScreeningError::NoMoment)
}
