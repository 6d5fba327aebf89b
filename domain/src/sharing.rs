//! Bodies learn from each other: who asks a project's owner, what an owner changes of what is published, and what became
//! of the figures that were promised.

use serde::{Deserialize, Serialize};

use crate::{ceremony::Podium, locale::Trilingual, note::Note, time::Timestamp};

pub mod contact;
pub mod follow_up;
pub mod history;
pub mod revision;

/// Longest message, reason or piece of evidence, in characters.
pub const MAX_TEXT: usize = 1_500;

/// Why something of this may not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SharingError {
    /// Who asks belongs to no confirmed organization.
    #[error("sharing_no_body")]
    NoBody,
    /// The project is of the asker's own organization.
    #[error("sharing_own_project")]
    OwnProject,
    /// A request of the asker about this project is open already.
    #[error("sharing_waiting")]
    Waiting,
    /// The asker asked as often as one may in a day.
    #[error("sharing_too_many_today")]
    TooManyToday,
    /// The project has as many open requests as it may.
    #[error("sharing_project_full")]
    ProjectFull,
    /// Nothing was written.
    #[error("sharing_text_missing")]
    TextMissing,
    /// Longer than [`MAX_TEXT`].
    #[error("sharing_text_too_long")]
    TextTooLong,
    /// The conversation is closed.
    #[error("sharing_closed")]
    Closed,
    /// The conversation has as many messages as it may.
    #[error("sharing_thread_full")]
    ThreadFull,
    /// The organizer is told already.
    #[error("sharing_reported")]
    Reported,
    /// The entry is not in the showcase.
    #[error("sharing_not_published")]
    NotPublished,
    /// Nothing differs from what is published.
    #[error("sharing_nothing_changed")]
    NothingChanged,
    /// A changed text is missing or too long.
    #[error("sharing_wrong")]
    Wrong,
    /// Who proposed it does not decide on it, nor does anybody of their organization.
    #[error("sharing_own_work")]
    OwnWork,
    /// It was decided on, or replaced, meanwhile.
    #[error("sharing_decided")]
    Decided,
    /// What is published is no longer what it was when the change was proposed.
    #[error("sharing_moved")]
    Moved,
    /// A refusal needs a reason.
    #[error("sharing_reason")]
    Reason,
    /// A file is not UTF-8.
    #[error("sharing_encoding")]
    Encoding,
    /// A figure is missing, or no number.
    #[error("sharing_figure")]
    Figure,
}

/// What a project's page tells beside the project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    /// How many bodies asked for contact.
    pub contacts: u64,
    /// What was asked about the promised figures, the earlier first.
    pub follow_ups: Vec<follow_up::FollowUp>,
    /// What the award decided, once the ceremony is over.
    pub history: Vec<Milestone>,
}

/// A step of an entry's way through the award that everybody may know of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Milestone {
    /// It was sent.
    Sent(Timestamp),
    /// It was found eligible.
    Eligible(Timestamp),
    /// It was a finalist.
    Finalist,
    /// It took a place.
    Place(Podium),
    /// It was given a special prize of this name.
    Prize(Trilingual),
}

/// Reads a message, as it is kept.
///
/// # Errors
/// [`SharingError::TextMissing`] and [`SharingError::TextTooLong`].
pub fn read_text(typed: &str) -> Result<String, SharingError> {
    let text = Note::parse(typed).ok_or(SharingError::TextMissing)?.to_string();
    if text.chars().count() > MAX_TEXT { Err(SharingError::TextTooLong) } else { Ok(text) }
}
