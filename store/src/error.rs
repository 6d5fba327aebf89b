//! Why a use-case could not be done. Codes only: the words live with the translations.

use domain::{
    account::AccountError,
    award::AwardError,
    ceremony::CeremonyError,
    collection::CollectionError,
    entry::EntryError,
    file::FileError,
    jury::JuryError,
    round::RoundError,
    screening::{Refused, ScreeningError},
    seal::SealError,
    sharing::SharingError,
};

/// The result of every `store` function.
pub type Result<T> = std::result::Result<T, Error>;

/// What stopped a use-case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the asker may not know that there is.
    #[error("not found")]
    NotFound,
    /// The asker is not allowed to.
    #[error("denied")]
    Denied,
    /// A rule of the award says no.
    #[error("against a rule: {0:?}")]
    Rule(Rule),
    /// Somebody else changed it meanwhile.
    #[error("changed by somebody else meanwhile")]
    Conflict,
    /// The database cannot be reached or is too busy; trying again later may help.
    #[error("the database cannot be reached")]
    Unavailable,
    /// A fault of ours; the text is for the log, never for the wire.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

/// A rule that was not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Of accounts.
    Account(AccountError),
    /// Of an edition.
    Award(AwardError),
    /// Of entries.
    Entry(EntryError),
    /// Of screening.
    Screening(ScreeningError),
    /// Of the show.
    Ceremony(CeremonyError),
    /// Of files.
    File(FileError),
    /// Of the jury.
    Jury(JuryError),
    /// Of the chair's round.
    Round(RoundError),
    /// Of seals.
    Seal(SealError),
    /// Of what bodies learn from each other.
    Sharing(SharingError),
    /// Of collections.
    Collection(CollectionError),
}

impl From<AccountError> for Error {
    fn from(error: AccountError) -> Self {
        Self::Rule(Rule::Account(error))
    }
}

impl From<AwardError> for Error {
    fn from(error: AwardError) -> Self {
        Self::Rule(Rule::Award(error))
    }
}

impl From<EntryError> for Error {
    fn from(error: EntryError) -> Self {
        Self::Rule(Rule::Entry(error))
    }
}

impl From<ScreeningError> for Error {
    fn from(error: ScreeningError) -> Self {
        Self::Rule(Rule::Screening(error))
    }
}

impl From<Refused> for Error {
    fn from(error: Refused) -> Self {
        match error {
            Refused::Screening(error) => error.into(),
            Refused::Entry(error) => error.into(),
        }
    }
}

impl From<CeremonyError> for Error {
    fn from(error: CeremonyError) -> Self {
        Self::Rule(Rule::Ceremony(error))
    }
}

impl From<CollectionError> for Error {
    fn from(error: CollectionError) -> Self {
        Self::Rule(Rule::Collection(error))
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::Rule(Rule::File(error))
    }
}

impl From<RoundError> for Error {
    fn from(error: RoundError) -> Self {
        Self::Rule(Rule::Round(error))
    }
}

impl From<SealError> for Error {
    fn from(error: SealError) -> Self {
        Self::Rule(Rule::Seal(error))
    }
}

impl From<SharingError> for Error {
    fn from(error: SharingError) -> Self {
        Self::Rule(Rule::Sharing(error))
    }
}

impl From<JuryError> for Error {
    fn from(error: JuryError) -> Self {
        Self::Rule(Rule::Jury(error))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => Self::Unavailable,
            // 57P01..57P03: the server is shutting down or starting; 53300: too many connections; 55P03: lock not available.
            sqlx::Error::Database(e) if e.code().is_some_and(|code| code.starts_with("57P") || code == "53300" || code == "55P03") => {
                Self::Unavailable
            }
            // What the triggers of a sealed award say.
            sqlx::Error::Database(e) if e.message() == "award_is_sealed" => SealError::Sealed.into(),
            sqlx::Error::Database(e) if e.is_unique_violation() => Self::Conflict,
            error => Self::Unexpected(error.to_string()),
        }
    }
}
