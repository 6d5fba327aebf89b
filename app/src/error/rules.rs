//! The sentence for each broken rule: an exhaustive match, so that a missing one does not compile.

use domain::{
    account::AccountError,
    award::{AwardError, CalendarDate},
    bin::BinError,
    ceremony::CeremonyError,
    collection::CollectionError,
    email::EmailError,
    entry::EntryError,
    file::FileError,
    jury::JuryError,
    person::{PasswordError, PersonNameError},
    round::RoundError,
    screening::ScreeningError,
    seal::SealError,
    sharing::SharingError,
};

use crate::words::Word;

pub(super) fn account(error: AccountError) -> Word {
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

pub(super) fn collection(error: CollectionError) -> Word {
    match error {
        CollectionError::Title => Word::CollectionsErrorTitle,
        CollectionError::TitleTooLong => Word::CollectionsErrorTitleTooLong,
        CollectionError::TextTooLong => Word::CollectionsErrorTextTooLong,
        CollectionError::Address(_) => Word::CollectionsErrorAddress,
        CollectionError::Unknown(_) => Word::CollectionsErrorUnknown,
        CollectionError::Twice(_) => Word::CollectionsErrorTwice,
        CollectionError::TooMany => Word::CollectionsErrorTooMany,
        CollectionError::TooManyCollections => Word::CollectionsErrorTooManyCollections,
        CollectionError::Empty => Word::CollectionsErrorEmpty,
    }
}

pub(super) fn award(error: AwardError) -> Word {
    match error {
        AwardError::NotAnnounced => Word::AwardErrorNotAnnounced,
        AwardError::Year => Word::AwardErrorYear,
        AwardError::YearTaken => Word::AwardErrorYearTaken,
        AwardError::Name(_) => Word::AwardErrorName,
        AwardError::Date(_) => Word::AwardErrorDate,
        AwardError::Passed(_) => Word::AwardErrorPassed,
        AwardError::InPast(_) => Word::AwardErrorInPast,
        AwardError::Promised => Word::ReachPromisedError,
        AwardError::ExtendInstead => Word::AwardErrorExtendInstead,
        AwardError::NotOpen => Word::AwardErrorNotOpen,
        AwardError::NotLater => Word::AwardErrorNotLater,
        AwardError::Reason => Word::AwardErrorReason,
        AwardError::JudgingBegun => Word::AwardErrorJudgingBegun,
        AwardError::CriterionName => Word::AwardErrorCriterionName,
        AwardError::Weights { .. } => Word::AwardErrorWeights,
        AwardError::Months => Word::AwardErrorMonths,
        AwardError::EntriesPerCategory => Word::AwardErrorEntriesPerCategory,
        AwardError::Shortlist => Word::AwardErrorShortlist,
        AwardError::YearsBarred => Word::TermsErrorYearsBarred,
        AwardError::Anchor => Word::TermsErrorAnchor,
        AwardError::TooManyCriteria => Word::TermsErrorTooManyCriteria,
        AwardError::CategoryName => Word::TermsErrorCategoryName,
        AwardError::CategoryScope => Word::TermsErrorCategoryScope,
        AwardError::CategoryKinds => Word::TermsErrorCategoryKinds,
        AwardError::CategoryKindUsed => Word::TermsErrorCategoryKindUsed,
        AwardError::CategoryUsed { .. } => Word::TermsErrorCategoryUsed,
        AwardError::NoCategory => Word::TermsErrorNoCategory,
        AwardError::TooManyCategories => Word::TermsErrorTooManyCategories,
        AwardError::TextLength => Word::TermsErrorTextLength,
        AwardError::Unseen => Word::AwardErrorUnseen,
        AwardError::Unchanged => Word::AwardErrorUnchanged,
        AwardError::Order(CalendarDate::Announced | CalendarDate::Opens) => Word::AwardErrorOpensFirst,
        AwardError::Order(CalendarDate::Closes) => Word::AwardErrorClosesFirst,
        AwardError::Order(CalendarDate::Judging) => Word::AwardErrorJudgingFirst,
        AwardError::Order(CalendarDate::Ceremony) => Word::AwardErrorCeremonyFirst,
    }
}

pub(super) fn entry(error: EntryError) -> Word {
    match error {
        EntryError::NotYetOpen => Word::EntryErrorNotYetOpen,
        EntryError::Closed => Word::EntryErrorClosed,
        EntryError::Incomplete => Word::EntryErrorIncomplete,
        EntryError::AlreadySubmitted => Word::EntryErrorAlreadySubmitted,
        EntryError::NotSubmitted => Word::EntryErrorNotSubmitted,
        EntryError::Decided => Word::EntryErrorDecided,
        EntryError::InRevision => Word::EntryErrorInRevision,
        EntryError::DeadlinePast => Word::EntryErrorDeadlinePast,
        EntryError::DeadlineJudging => Word::EntryErrorDeadlineJudging,
        EntryError::NotPublic => Word::EntryErrorNotPublic,
        EntryError::Ineligible => Word::EntryErrorIneligible,
        EntryError::Unconfirmed => Word::EntryErrorUnconfirmed,
        EntryError::FilesClosed => Word::EntryErrorFilesClosed,
        EntryError::FieldClosed => Word::EntryErrorFieldClosed,
        EntryError::CheckFailed => Word::EntryErrorCheckFailed,
        EntryError::TooShortInOperation => Word::EntryErrorTooShortInOperation,
        EntryError::TooManyInCategory => Word::EntryErrorTooManyInCategory,
        EntryError::EarlierWinner => Word::TermsErrorEarlierWinner,
        EntryError::TooLong => Word::EntryErrorTooLong,
        EntryError::OtherAward => Word::EntryErrorOtherAward,
    }
}

pub(super) fn screening(error: ScreeningError) -> Word {
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
        ScreeningError::NoRoom => Word::ScreeningErrorNoRoom,
    }
}

pub(super) fn ceremony(error: CeremonyError) -> Word {
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
        CeremonyError::NotArmed => Word::CeremonyErrorNotArmed,
        CeremonyError::Armed => Word::CeremonyErrorArmed,
        CeremonyError::Nameless => Word::CeremonyErrorNameless,
        CeremonyError::NotConfirmed => Word::CeremonyErrorNotConfirmed,
        CeremonyError::Confirmed => Word::CeremonyErrorConfirmed,
        CeremonyError::SamePerson => Word::CeremonyErrorSamePerson,
        CeremonyError::NotCorrectable => Word::CeremonyErrorNotCorrectable,
        CeremonyError::TextMissing => Word::CeremonyErrorTextMissing,
        CeremonyError::TextTooLong => Word::CeremonyErrorTextTooLong,
        CeremonyError::Undecided => Word::CeremonyErrorUndecided,
        CeremonyError::Altered => Word::CeremonyErrorAltered,
        CeremonyError::OwnTie => Word::GuardErrorOwnTie,
        CeremonyError::Number => Word::CeremonyErrorNumber,
    }
}

pub(super) fn file(error: FileError) -> Word {
    match error {
        FileError::Empty => Word::FileErrorEmpty,
        FileError::TooLarge => Word::FileErrorTooLarge,
        FileError::TooMany => Word::FileErrorTooMany,
        FileError::WrongType => Word::FileErrorWrongType,
        FileError::Broken => Word::FileErrorBroken,
        FileError::Encrypted => Word::FileErrorEncrypted,
        FileError::Disguised => Word::FileErrorDisguised,
        FileError::TooManyDots => Word::FileErrorTooManyDots,
        FileError::TooSlow => Word::FileErrorTooSlow,
        FileError::Quota => Word::FileErrorQuota,
        FileError::Full => Word::FileErrorFull,
        FileError::Busy => Word::FileErrorBusy,
        FileError::Interrupted => Word::FileErrorInterrupted,
        FileError::Late => Word::FileErrorLate,
        FileError::Unsaid => Word::FileErrorUnsaid,
    }
}

pub(super) fn round(error: RoundError) -> Word {
    match error {
        RoundError::Sealed => Word::RoundErrorSealed,
        RoundError::Nobody => Word::RoundErrorNobody,
        RoundError::Changed => Word::RoundErrorChanged,
        RoundError::Confirmed => Word::RoundErrorConfirmed,
        RoundError::Unconfirmed => Word::RoundErrorUnconfirmed,
        RoundError::NotTied => Word::RoundErrorNotTied,
        RoundError::Order => Word::RoundErrorOrder,
        RoundError::Reason => Word::RoundErrorReason,
        RoundError::ReasonTooLong => Word::RoundErrorReasonTooLong,
        RoundError::Weight => Word::RoundErrorWeight,
        RoundError::Quorum => Word::RoundErrorQuorum,
        RoundError::Juror => Word::RoundErrorJuror,
        RoundError::NotBarred => Word::RoundErrorNotBarred,
        RoundError::OwnTie => Word::RoundErrorOwnTie,
        RoundError::StillScoring => Word::RoundErrorStillScoring,
        RoundError::SecondOpen => Word::RoundErrorSecondOpen,
        RoundError::SecondOver => Word::RoundErrorSecondOver,
        RoundError::AppealWaits => Word::GuardErrorAppealWaits,
    }
}

pub(super) fn seal(error: SealError) -> Word {
    match error {
        SealError::Sealed => Word::SealErrorSealed,
        SealError::NotSealed => Word::SealErrorNotSealed,
        SealError::NotProposed => Word::SealErrorNotProposed,
        SealError::Changed => Word::SealErrorChanged,
        SealError::SamePerson => Word::SealErrorSamePerson,
        SealError::Told => Word::SealErrorTold,
        SealError::Reason => Word::SealErrorReason,
        SealError::TooEarly => Word::SealErrorTooEarly,
    }
}

pub(super) fn jury(error: JuryError) -> Word {
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
        JuryError::Finals => Word::JuryErrorFinals,
    }
}

pub(super) fn sharing(error: SharingError) -> Word {
    match error {
        SharingError::NoBody => Word::SharingErrorNoBody,
        SharingError::OwnProject => Word::SharingErrorOwnProject,
        SharingError::Waiting => Word::SharingErrorWaiting,
        SharingError::TooManyToday => Word::SharingErrorTooManyToday,
        SharingError::ProjectFull => Word::SharingErrorProjectFull,
        SharingError::TextMissing => Word::SharingErrorTextMissing,
        SharingError::TextTooLong => Word::SharingErrorTextTooLong,
        SharingError::Closed => Word::SharingErrorClosed,
        SharingError::ThreadFull => Word::SharingErrorThreadFull,
        SharingError::Reported => Word::SharingErrorReported,
        SharingError::NotPublished => Word::SharingErrorNotPublished,
        SharingError::NothingChanged => Word::SharingErrorNothingChanged,
        SharingError::Wrong => Word::SharingErrorWrong,
        SharingError::OwnWork => Word::SharingErrorOwnWork,
        SharingError::Decided => Word::SharingErrorDecided,
        SharingError::Moved => Word::SharingErrorMoved,
        SharingError::Reason => Word::SharingErrorReason,
        SharingError::Figure => Word::SharingErrorFigure,
        SharingError::Encoding => Word::PracticesWrongEncoding,
    }
}
