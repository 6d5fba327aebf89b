//! What may go wrong, as codes on the wire. The words for each code live with the translations.

mod rules;

use domain::{
    account::AccountError, award::AwardError, ceremony::CeremonyError, collection::CollectionError, entry::EntryError, file::FileError,
    jury::JuryError, round::RoundError, screening::ScreeningError, seal::SealError, sharing::SharingError,
};
use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

use crate::words::{Word, Words};

/// The only error that travels. Codes only: a forged link must not be able to put words on a state page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("{self:?}")]
pub enum AppError {
    /// No such thing.
    NotFound,
    /// Not allowed.
    Denied,
    /// Sign in first.
    SignInFirst,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// The database cannot be reached, or too busy.
    Unavailable,
    /// Too many attempts.
    TooMany,
    /// The request could not be understood.
    BadRequest,
    /// The request is larger than any form of ours.
    TooLarge,
    /// A fault of ours.
    Unexpected,
    /// A rule of accounts.
    Account(AccountError),
    /// A rule of editions.
    Award(AwardError),
    /// A rule of entries.
    Entry(EntryError),
    /// A rule of screening.
    Screening(ScreeningError),
    /// A rule of the show.
    Ceremony(CeremonyError),
    /// A rule of files.
    File(FileError),
    /// A rule of the jury.
    Jury(JuryError),
    /// A rule of the chair's round.
    Round(RoundError),
    /// A rule of seals.
    Seal(SealError),
    /// A rule of what bodies learn from each other.
    Sharing(SharingError),
    /// A rule of collections.
    Collection(CollectionError),
}

impl AppError {
    /// What to tell the reader.
    #[must_use]
    pub fn word(self) -> Word {
        match self {
            Self::NotFound => Word::ErrorNotFound,
            Self::Denied => Word::ErrorDenied,
            Self::SignInFirst => Word::ErrorSignInFirst,
            Self::Conflict => Word::ErrorConflict,
            Self::Unavailable => Word::ErrorUnavailable,
            Self::TooMany => Word::ErrorTooMany,
            Self::BadRequest => Word::ErrorBadRequest,
            Self::TooLarge => Word::ErrorTooLarge,
            Self::Unexpected => Word::ErrorUnexpected,
            Self::Account(error) => rules::account(error),
            Self::Award(error) => rules::award(error),
            Self::Entry(error) => rules::entry(error),
            Self::Screening(error) => rules::screening(error),
            Self::Ceremony(error) => rules::ceremony(error),
            Self::File(error) => rules::file(error),
            Self::Jury(error) => rules::jury(error),
            Self::Round(error) => rules::round(error),
            Self::Seal(error) => rules::seal(error),
            Self::Sharing(error) => rules::sharing(error),
            Self::Collection(error) => rules::collection(error),
        }
    }

    /// The sentence in the reader's language.
    #[must_use]
    pub fn text(self, words: Words) -> &'static str {
        words.t(self.word())
    }

    /// The HTTP status for callers that are not plain forms.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::NotFound | Self::Award(AwardError::NotAnnounced) => 404,
            Self::Denied => 403,
            Self::SignInFirst => 401,
            Self::Conflict | Self::Jury(JuryError::Stale | JuryError::PlanChanged) => 409,
            Self::Unavailable | Self::File(FileError::Busy | FileError::Full) => 503,
            Self::BadRequest => 400,
            Self::TooLarge | Self::File(FileError::TooLarge) => 413,
            Self::File(FileError::Interrupted) => 408,
            Self::TooMany | Self::Account(AccountError::TooMany) | Self::Sharing(SharingError::TooManyToday) => 429,
            Self::Account(_)
            | Self::Award(_)
            | Self::Entry(_)
            | Self::Screening(_)
            | Self::Ceremony(_)
            | Self::File(_)
            | Self::Jury(_)
            | Self::Round(_)
            | Self::Seal(_)
            | Self::Sharing(_)
            | Self::Collection(_) => 422,
            Self::Unexpected => 500,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => Self::BadRequest,
            ServerFnErrorErr::Request(_) => Self::Unavailable,
            _ => Self::Unexpected,
        }
    }
}
