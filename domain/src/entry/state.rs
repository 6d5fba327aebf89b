//! The states of an entry, each with its facts.

use serde::{Deserialize, Serialize};

use crate::{screening::OpenFields, time::Timestamp};

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EntryState {
    /// Being written; nobody but its organization sees it.
    Draft,
    /// In the hands of the organizer.
    Submitted {
        /// When.
        at: Timestamp,
        /// The number on the receipt.
        number: i64,
    },
    /// Taken back by its entrant.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Given back for revision.
    Returned {
        /// When.
        at: Timestamp,
        /// Its own deadline, exclusive.
        until: Timestamp,
        /// The fields that its entrant may change.
        #[serde(default)]
        open: OpenFields,
    },
    /// Found eligible: it competes.
    Eligible {
        /// When.
        at: Timestamp,
    },
    /// Found ineligible.
    Ineligible {
        /// When.
        at: Timestamp,
        /// Why.
        reason: IneligibleReason,
    },
}

impl EntryState {
    /// The stable code of the state, without its facts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted { .. } => "submitted",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Returned { .. } => "returned",
            Self::Eligible { .. } => "eligible",
            Self::Ineligible { .. } => "ineligible",
        }
    }

    /// When the entry came into this state; a draft has no such moment.
    #[must_use]
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::Draft => None,
            Self::Submitted { at, .. }
            | Self::Withdrawn { at }
            | Self::Returned { at, .. }
            | Self::Eligible { at }
            | Self::Ineligible { at, .. } => Some(at),
        }
    }
}

coded! {
    /// Why an entry does not compete.
    pub enum IneligibleReason {
        /// An idea, without applied value and results.
        IdeaOnly => "idea_only",
        /// In operation for too short a time.
        TooShortInOperation => "too_short_in_operation",
        /// Its body may not enter this category, or the project does not belong there.
        WrongCategory => "wrong_category",
        /// Entered already.
        Duplicate => "duplicate",
        /// Holds secrets, or papers for official use only.
        Secret => "secret",
    }
}

/// Why something may not happen to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum EntryError {
    /// The award is not the entry's.
    #[error("entry_other_award")]
    OtherAward,
    /// The window has not opened.
    #[error("entry_not_yet_open")]
    NotYetOpen,
    /// The window, or the entry's own deadline, is over.
    #[error("entry_closed")]
    Closed,
    /// Answers are missing or wrong.
    #[error("entry_incomplete")]
    Incomplete,
    /// It was submitted, and nobody returned it or took it back.
    #[error("entry_already_submitted")]
    AlreadySubmitted,
    /// It is not submitted.
    #[error("entry_not_submitted")]
    NotSubmitted,
    /// It is with its entrant, whose deadline still runs.
    #[error("entry_in_revision")]
    InRevision,
    /// Eligibility was decided.
    #[error("entry_decided")]
    Decided,
    /// A deadline for revision must lie ahead.
    #[error("entry_deadline_past")]
    DeadlinePast,
    /// A deadline for revision must not reach into the judging.
    #[error("entry_deadline_judging")]
    DeadlineJudging,
    /// Its entrant lets nothing of it be published.
    #[error("entry_not_public")]
    NotPublic,
    /// It was found ineligible.
    #[error("entry_ineligible")]
    Ineligible,
    /// Its organization has not been confirmed yet.
    #[error("entry_unconfirmed")]
    Unconfirmed,
    /// Another field than those it was returned for would change.
    #[error("entry_field_closed")]
    FieldClosed,
    /// It was returned, and no mark opens its files.
    #[error("entry_files_closed")]
    FilesClosed,
    /// The organizer's checklist says that something is not in order.
    #[error("entry_check_failed")]
    CheckFailed,
    /// The project runs for too short a time: the edition asks for more months.
    #[error("entry_too_short_in_operation")]
    TooShortInOperation,
    /// Its organization has sent as many entries in this category as it may.
    #[error("entry_too_many_in_category")]
    TooManyInCategory,
    /// Its organization has won this category, and may not enter it again yet.
    #[error("entry_earlier_winner")]
    EarlierWinner,
    /// An answer is longer than can be kept.
    #[error("entry_too_long")]
    TooLong,
}
