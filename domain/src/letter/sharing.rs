//! Letters by which bodies learn from each other.

use serde::{Deserialize, Serialize};

use crate::{
    id::{ContactId, EntryId},
    locale::Trilingual,
};

/// A letter about a published project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharingLetter {
    /// To the owner: a body asks for contact.
    Asked {
        /// The conversation.
        contact: ContactId,
        /// The project.
        title: Trilingual,
        /// The body.
        organization: Trilingual,
        /// What it says.
        text: String,
    },
    /// To the other side: there is a new message.
    Answered {
        /// The conversation.
        contact: ContactId,
        /// The project.
        title: Trilingual,
        /// What it says.
        text: String,
    },
    /// To the organizer: a message is said to be abusive.
    Reported {
        /// The conversation.
        contact: ContactId,
        /// The project.
        title: Trilingual,
        /// Why.
        reason: String,
    },
    /// To the organizer: a change of what is published waits.
    Proposed {
        /// The project.
        title: Trilingual,
    },
    /// To the owner: the change was decided on.
    Decided {
        /// The entry.
        entry: EntryId,
        /// The project.
        title: Trilingual,
        /// Whether it is published.
        is_accepted: bool,
        /// Why not; empty if it is.
        reason: String,
    },
    /// To the owner: what became of the promised figures?
    FollowUp {
        /// The entry.
        entry: EntryId,
        /// The project.
        title: Trilingual,
        /// How many months after publication.
        months: u8,
    },
}
