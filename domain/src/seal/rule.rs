//! Who may seal and break, and when.

use serde::{Deserialize, Serialize};

use crate::{id::PersonId, note::Note};

/// The fewest and the most characters of the reason for breaking a seal, which everyone reads.
pub const BREAK_REASON: (usize, usize) = (20, 600);

/// Why a seal is not put, or not broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum SealError {
    /// The result is sealed: what it was made from stays as it is.
    #[error("seal_sealed")]
    Sealed,
    /// The result is not sealed.
    #[error("seal_not_sealed")]
    NotSealed,
    /// Nobody has proposed it.
    #[error("seal_not_proposed")]
    NotProposed,
    /// The jury's work changed after it was proposed.
    #[error("seal_changed")]
    Changed,
    /// Whoever asked cannot be the one who agrees.
    #[error("seal_same_person")]
    SamePerson,
    /// A name was told already: the seal can no longer be broken.
    #[error("seal_told")]
    Told,
    /// The reason is too short or too long.
    #[error("seal_reason")]
    Reason,
    /// Judging has not begun.
    #[error("seal_too_early")]
    TooEarly,
}

/// Two people, never one with two roles.
///
/// # Errors
/// [`SealError::SamePerson`].
pub fn two_people(asked: PersonId, agrees: PersonId) -> Result<(), SealError> {
    if asked == agrees { Err(SealError::SamePerson) } else { Ok(()) }
}

/// The reason as everyone will read it.
///
/// # Errors
/// [`SealError::Reason`].
pub fn check_reason(typed: &str) -> Result<String, SealError> {
    let reason = Note::parse_optional(typed);
    let (fewest, most) = BREAK_REASON;
    if (fewest..=most).contains(&reason.chars().count()) { Ok(reason) } else { Err(SealError::Reason) }
}
