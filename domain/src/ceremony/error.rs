//! Why a command of the show is refused.

/// Why a command is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum CeremonyError {
    /// The disclosures do not fit the steps, or the progress does not fit either.
    #[error("ceremony_mismatch")]
    Mismatch,
    /// Somebody else was faster: the show is at another revision.
    #[error("ceremony_stale")]
    Stale,
    /// Every step was fired.
    #[error("ceremony_over")]
    Over,
    /// The show is held.
    #[error("ceremony_held")]
    Held,
    /// The show is not held.
    #[error("ceremony_not_held")]
    NotHeld,
    /// The screens are dark.
    #[error("ceremony_dark")]
    Dark,
    /// The screens are not dark.
    #[error("ceremony_not_dark")]
    NotDark,
    /// There is no fired step before the one shown.
    #[error("ceremony_at_start")]
    AtStart,
    /// There is no fired step after the one shown.
    #[error("ceremony_at_latest")]
    AtLatest,
    /// This step was not fired.
    #[error("ceremony_not_fired")]
    NotFired,
    /// The jury's work leaves a tie on the podium, and the chair has not parted it.
    #[error("ceremony_unresolved")]
    Unresolved,
    /// The show is prepared already.
    #[error("ceremony_prepared")]
    Prepared,
    /// The next step discloses names, and nobody has armed it.
    #[error("ceremony_not_armed")]
    NotArmed,
    /// The next step is armed already.
    #[error("ceremony_armed")]
    Armed,
    /// The next step discloses no names: it needs no second person.
    #[error("ceremony_nameless")]
    Nameless,
    /// The next step is armed, and nobody has confirmed it.
    #[error("ceremony_not_confirmed")]
    NotConfirmed,
    /// The next step is confirmed already.
    #[error("ceremony_confirmed")]
    Confirmed,
    /// Host and confirmer must be two people.
    #[error("ceremony_same_person")]
    SamePerson,
    /// Only a step that has disclosed names can be corrected.
    #[error("ceremony_not_correctable")]
    NotCorrectable,
    /// A text is missing in one of the three languages.
    #[error("ceremony_text_missing")]
    TextMissing,
    /// A text is longer than a screen holds.
    #[error("ceremony_text_too_long")]
    TextTooLong,
    /// The chair has not decided a special prize.
    #[error("ceremony_undecided")]
    Undecided,
    /// A step is not what was sealed: somebody changed the database past the program.
    #[error("ceremony_altered")]
    Altered,
    /// A tie keeps this person from leading, confirming or correcting the step.
    #[error("ceremony_own_tie")]
    OwnTie,
    /// A place or a time of a step is no whole number, or too large.
    #[error("ceremony_number")]
    Number,
}
