//! What may go wrong, as codes on the wire. The words for each code live with the translations.

use domain::{
    account::AccountError,
    award::{AwardError, CalendarDate},
    bin::BinError,
    ceremony::CeremonyError,
    email::EmailError,
    entry::EntryError,
    file::FileError,
    jury::JuryError,
    person::{PasswordError, PersonNameError},
    screening::ScreeningError,
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
            Self::Account(error) => account(error),
            Self::Award(error) => award(error),
            Self::Entry(error) => entry(error),
            Self::Screening(error) => screening(error),
            Self::Ceremony(error) => ceremony(error),
            Self::File(error) => file(error),
            Self::Jury(error) => jury(error),
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
            Self::TooMany | Self::Account(AccountError::TooMany) => 429,
            Self::Account(_) | Self::Award(_) | Self::Entry(_) | Self::Screening(_) | Self::Ceremony(_) | Self::File(_) | Self::Jury(_) => {
                422
            }
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

fn account(error: AccountError) -> Word {
    match error {
        AccountError::Email(EmailError::NotAscii) => Word::AccountErrorEmailNotAscii,
        AccountError::Email(_) => Word::AccountErrorEmail,
        AccountError::Name(PersonNameError::TooLong) => Word::AccountErrorNameTooLong,
        AccountError::Name(_) => Word::AccountErrorName,
        AccountError::Password(PasswordError::TooShort) => Word::AccountErrorPasswordTooShort,
        AccountError::Password(PasswordError::TooLong) => Word::AccountErrorPasswordTooLong,
        AccountError::Password(PasswordError::SameAsEmail) => Word::AccountErrorPasswordSameAsEmail,
        AccountError::Bin(BinError::Length) => Word::AccountErrorBinLength,
        AccountError::Bin(BinError::NotDigits) => Word::AccountErrorBinNotDigits,
        AccountError::Bin(BinError::CheckDigit) => Word::AccountErrorBinCheckDigit,
        AccountError::Bin(BinError::Registration | BinError::NoSuchNumber) => Word::AccountErrorBinNoSuchNumber,
        AccountError::OrganizationName(_) => Word::AccountErrorOrganizationName,
        AccountError::OrganizationKind => Word::AccountErrorOrganizationKind,
        AccountError::Region => Word::AccountErrorRegion,
        AccountError::Consent => Word::AccountErrorConsent,
        AccountError::WrongPassword => Word::AccountErrorWrongPassword,
        AccountError::OtherPassword => Word::AccountErrorOtherPassword,
        AccountError::Code => Word::AccountErrorCode,
        AccountError::TooMany => Word::ErrorTooMany,
        AccountError::Roles => Word::AccountErrorRoles,
        AccountError::Reason => Word::AccountErrorReason,
    }
}

fn award(error: AwardError) -> Word {
    match error {
        AwardError::NotAnnounced => Word::AwardErrorNotAnnounced,
        AwardError::Year => Word::AwardErrorYear,
        AwardError::YearTaken => Word::AwardErrorYearTaken,
        AwardError::Name(_) => Word::AwardErrorName,
        AwardError::Date(_) => Word::AwardErrorDate,
        AwardError::Passed(_) => Word::AwardErrorPassed,
        AwardError::InPast(_) => Word::AwardErrorInPast,
        AwardError::ExtendInstead => Word::AwardErrorExtendInstead,
        AwardError::NotOpen => Word::AwardErrorNotOpen,
        AwardError::NotLater => Word::AwardErrorNotLater,
        AwardError::Reason => Word::AwardErrorReason,
        AwardError::JudgingBegun => Word::AwardErrorJudgingBegun,
        AwardError::CriterionName => Word::AwardErrorCriterionName,
        AwardError::Weights { .. } => Word::AwardErrorWeights,
        AwardError::Months => Word::AwardErrorMonths,
        AwardError::EntriesPerCategory => Word::AwardErrorEntriesPerCategory,
        AwardError::Unseen => Word::AwardErrorUnseen,
        AwardError::Unchanged => Word::AwardErrorUnchanged,
        AwardError::Order(CalendarDate::Announced | CalendarDate::Opens) => Word::AwardErrorOpensFirst,
        AwardError::Order(CalendarDate::Closes) => Word::AwardErrorClosesFirst,
        AwardError::Order(CalendarDate::Judging) => Word::AwardErrorJudgingFirst,
        AwardError::Order(CalendarDate::Ceremony) => Word::AwardErrorCeremonyFirst,
    }
}

fn entry(error: EntryError) -> Word {
    match error {
        EntryError::NotYetOpen => Word::EntryErrorNotYetOpen,
        EntryError::Closed => Word::EntryErrorClosed,
        EntryError::Incomplete => Word::EntryErrorIncomplete,
        EntryError::AlreadySubmitted => Word::EntryErrorAlreadySubmitted,
        EntryError::NotSubmitted => Word::EntryErrorNotSubmitted,
        EntryError::Decided => Word::EntryErrorDecided,
        EntryError::InRevision => Word::EntryErrorInRevision,
        EntryError::DeadlinePast => Word::EntryErrorDeadlinePast,
        EntryError::NotPublic => Word::EntryErrorNotPublic,
        EntryError::Ineligible => Word::EntryErrorIneligible,
        EntryError::Unconfirmed => Word::EntryErrorUnconfirmed,
        EntryError::FieldClosed => Word::EntryErrorFieldClosed,
        EntryError::CheckFailed => Word::EntryErrorCheckFailed,
        EntryError::TooShortInOperation => Word::EntryErrorTooShortInOperation,
        EntryError::TooManyInCategory => Word::EntryErrorTooManyInCategory,
        EntryError::TooLong => Word::EntryErrorTooLong,
        EntryError::OtherAward => Word::EntryErrorOtherAward,
    }
}

fn screening(error: ScreeningError) -> Word {
    match error {
        ScreeningError::NotMarkable => Word::ScreeningErrorNotMarkable,
        ScreeningError::NoteMissing => Word::ScreeningErrorNoteMissing,
        ScreeningError::NoteTooLong => Word::ScreeningErrorNoteTooLong,
        ScreeningError::NoMoment => Word::ScreeningErrorNoMoment,
        ScreeningError::NotIneligible => Word::ScreeningErrorNotIneligible,
        ScreeningError::Appealed => Word::ScreeningErrorAppealed,
        ScreeningError::NoAppeal => Word::ScreeningErrorNoAppeal,
        ScreeningError::SameOrganizer => Word::ScreeningErrorSameOrganizer,
        ScreeningError::MoveWaits => Word::ScreeningErrorMoveWaits,
        ScreeningError::NoMove => Word::ScreeningErrorNoMove,
        ScreeningError::SameCategory => Word::ScreeningErrorSameCategory,
        ScreeningError::NotAdmitted => Word::ScreeningErrorNotAdmitted,
    }
}

fn ceremony(error: CeremonyError) -> Word {
    match error {
        CeremonyError::Mismatch => Word::ErrorUnexpected,
        CeremonyError::Stale => Word::CeremonyErrorStale,
        CeremonyError::Over => Word::CeremonyErrorOver,
        CeremonyError::Held => Word::CeremonyErrorHeld,
        CeremonyError::NotHeld => Word::CeremonyErrorNotHeld,
        CeremonyError::Dark => Word::CeremonyErrorDark,
        CeremonyError::NotDark => Word::CeremonyErrorNotDark,
        CeremonyError::AtStart => Word::CeremonyErrorAtStart,
        CeremonyError::AtLatest => Word::CeremonyErrorAtLatest,
        CeremonyError::NotFired => Word::CeremonyErrorNotFired,
        CeremonyError::Unresolved => Word::CeremonyErrorUnresolved,
        CeremonyError::Prepared => Word::CeremonyErrorPrepared,
    }
}

fn file(error: FileError) -> Word {
    match error {
        FileError::Empty => Word::FileErrorEmpty,
        FileError::TooLarge => Word::FileErrorTooLarge,
        FileError::TooMany => Word::FileErrorTooMany,
        FileError::WrongType => Word::FileErrorWrongType,
        FileError::Broken => Word::FileErrorBroken,
        FileError::Encrypted => Word::FileErrorEncrypted,
        FileError::Disguised => Word::FileErrorDisguised,
        FileError::TooManyDots => Word::FileErrorTooManyDots,
        FileError::Quota => Word::FileErrorQuota,
        FileError::Full => Word::FileErrorFull,
        FileError::Busy => Word::FileErrorBusy,
        FileError::Interrupted => Word::FileErrorInterrupted,
        FileError::Late => Word::FileErrorLate,
        FileError::Unsaid => Word::FileErrorUnsaid,
    }
}

fn jury(error: JuryError) -> Word {
    match error {
        JuryError::NotBegun => Word::JuryErrorNotBegun,
        JuryError::Over => Word::JuryErrorOver,
        JuryError::Sealed => Word::JuryErrorSealed,
        JuryError::NotCleared => Word::JuryErrorNotCleared,
        JuryError::Stale => Word::JuryErrorStale,
        JuryError::Incomplete => Word::JuryErrorIncomplete,
        JuryError::Submitted => Word::JuryErrorSubmitted,
        JuryError::NotSubmitted => Word::JuryErrorNotSubmitted,
        JuryError::Score => Word::JuryErrorScore,
        JuryError::ReasonMissing => Word::JuryErrorReasonMissing,
        JuryError::TooLong => Word::JuryErrorTooLong,
        JuryError::TieEmpty => Word::JuryErrorTieEmpty,
        JuryError::TieBin => Word::JuryErrorTieBin,
        JuryError::TooManyTies => Word::JuryErrorTooManyTies,
        JuryError::ParentCircle => Word::JuryErrorParentCircle,
        JuryError::ParentUnknown => Word::JuryErrorParentUnknown,
        JuryError::JurorsPerEntry => Word::JuryErrorJurorsPerEntry,
        JuryError::Until => Word::JuryErrorUntil,
        JuryError::BlindTooLate => Word::JuryErrorBlindTooLate,
        JuryError::Load => Word::JuryErrorLoad,
        JuryError::Barred => Word::JuryErrorBarred,
        JuryError::Full => Word::JuryErrorFull,
        JuryError::Begun => Word::JuryErrorBegun,
        JuryError::PlanChanged => Word::JuryErrorPlanChanged,
    }
}
