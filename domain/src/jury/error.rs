//! What stands in the way in the jury's room.

use serde::{Deserialize, Serialize};

/// A rule of the jury that was not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum JuryError {
    /// The round has not begun.
    #[error("round_not_begun")]
    NotBegun,
    /// The round is over.
    #[error("round_over")]
    Over,
    /// The result is sealed: nothing of it changes any more.
    #[error("sealed")]
    Sealed,
    /// The juror has not said yet that nothing ties them.
    #[error("not_cleared")]
    NotCleared,
    /// The sheet was changed meanwhile, in another window.
    #[error("sheet_stale")]
    Stale,
    /// A criterion has no score yet.
    #[error("sheet_incomplete")]
    Incomplete,
    /// The sheet was handed in: it must be reopened first.
    #[error("sheet_submitted")]
    Submitted,
    /// The sheet was not handed in.
    #[error("sheet_not_submitted")]
    NotSubmitted,
    /// Not a score from 0 to 10, or of no criterion.
    #[error("score_unreadable")]
    Score,
    /// A reason is missing.
    #[error("reason_missing")]
    ReasonMissing,
    /// A text is too long.
    #[error("text_too_long")]
    TooLong,
    /// A tie says nothing.
    #[error("tie_empty")]
    TieEmpty,
    /// Not a BIN.
    #[error("tie_bin")]
    TieBin,
    /// More ties than anybody has.
    #[error("too_many_ties")]
    TooManyTies,
    /// A body would stand below itself.
    #[error("parent_circle")]
    ParentCircle,
    /// There is no body with this BIN.
    #[error("parent_unknown")]
    ParentUnknown,
    /// Not a number of jurors an entry may have.
    #[error("jurors_per_entry")]
    JurorsPerEntry,
    /// The end of the round must lie after its beginning and no later than the ceremony.
    #[error("round_until")]
    Until,
    /// The second round must lie between the end of the first, which must be set, and the ceremony.
    #[error("finals")]
    Finals,
    /// Somebody has scored already: what is hidden from jurors stays as it is.
    #[error("blind_too_late")]
    BlindTooLate,
    /// Not a number of entries that a juror can take.
    #[error("load_limit")]
    Load,
    /// The juror is barred from this entry.
    #[error("seat_barred")]
    Barred,
    /// The juror has as many entries as they take.
    #[error("seat_full")]
    Full,
    /// The sheet is begun: who began it keeps it.
    #[error("seat_begun")]
    Begun,
    /// The plan is not the one that was looked at any more.
    #[error("plan_changed")]
    PlanChanged,
}
