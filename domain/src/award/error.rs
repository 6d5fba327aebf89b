//! Why an edition cannot be made or changed.

use crate::{award::CalendarDate, locale::Locale};

/// What stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum AwardError {
    /// There is no edition yet.
    #[error("award_not_announced")]
    NotAnnounced,
    /// Not a year of this century's addresses.
    #[error("award_year")]
    Year,
    /// This year has its edition already.
    #[error("award_year_taken")]
    YearTaken,
    /// A name in each language; this one is missing or too long.
    #[error("award_name")]
    Name(Locale),
    /// Not a date, or not a time of that day.
    #[error("award_date")]
    Date(CalendarDate),
    /// A date that lies before the one it follows.
    #[error("award_order")]
    Order(CalendarDate),
    /// A date that has come, and stays.
    #[error("award_passed")]
    Passed(CalendarDate),
    /// A date moved into the past.
    #[error("award_in_past")]
    InPast(CalendarDate),
    /// The jury would begin while a deadline runs that was promised to one entry.
    #[error("award_promised")]
    Promised,
    /// The window is open: its end moves by an extension only.
    #[error("award_extend_instead")]
    ExtendInstead,
    /// The window is not open yet: there is nothing to extend.
    #[error("award_not_open")]
    NotOpen,
    /// An extension ends later than what it extends, and later than now.
    #[error("award_not_later")]
    NotLater,
    /// An extension has a reason.
    #[error("award_reason")]
    Reason,
    /// Judging has begun: what it goes by stays.
    #[error("award_judging_begun")]
    JudgingBegun,
    /// A criterion without a name in each language, or with one too long.
    #[error("award_criterion_name")]
    CriterionName,
    /// A weight is no whole number from 1 to 100, or the weights do not sum to 100.
    #[error("award_weights")]
    Weights {
        /// What they sum to.
        sum: u32,
    },
    /// Not a number of months that can be asked for.
    #[error("award_months")]
    Months,
    /// Not a number of entries that can be allowed.
    #[error("award_entries_per_category")]
    EntriesPerCategory,
    /// Not a number of finalists that a category can have.
    #[error("award_shortlist")]
    Shortlist,
    /// Not a number of years for which winners can be kept out.
    #[error("award_years_barred")]
    YearsBarred,
    /// A worded anchor is too long.
    #[error("award_anchor")]
    Anchor,
    /// More criteria than an edition can have.
    #[error("award_too_many_criteria")]
    TooManyCriteria,
    /// A category without a name in each language, or with one too long.
    #[error("award_category_name")]
    CategoryName,
    /// A category that does not say in each language what it is about, or at too great length.
    #[error("award_category_scope")]
    CategoryScope,
    /// A category that nobody may enter.
    #[error("award_category_kinds")]
    CategoryKinds,
    /// A category closed to a body that has an entry in it.
    #[error("award_category_kind_used")]
    CategoryKindUsed,
    /// A category taken out while entries name it.
    #[error("award_category_used")]
    CategoryUsed {
        /// How many.
        entries: u32,
    },
    /// An edition has a category at least.
    #[error("award_no_category")]
    NoCategory,
    /// More categories than an edition can have.
    #[error("award_too_many_categories")]
    TooManyCategories,
    /// A text with too many words.
    #[error("award_text_length")]
    TextLength,
    /// Nothing is wrong: what the change affects is to be seen first.
    #[error("award_unseen")]
    Unseen,
    /// Everything stands as it did.
    #[error("award_unchanged")]
    Unchanged,
}

impl AwardError {
    /// The name of the form's field that this is about, if it is about one.
    #[must_use]
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::NotAnnounced
            | Self::JudgingBegun
            | Self::NotOpen
            | Self::Unseen
            | Self::Unchanged
            // Forms of several things find the field themselves.
            | Self::CriterionName
            | Self::Weights { .. }
            | Self::Anchor
            | Self::TooManyCriteria
            | Self::CategoryName
            | Self::CategoryScope
            | Self::CategoryKinds
            | Self::CategoryKindUsed
            | Self::CategoryUsed { .. }
            | Self::NoCategory
            | Self::TooManyCategories
            | Self::TextLength => None,
            Self::Year | Self::YearTaken => Some("year"),
            Self::Name(Locale::Kk) => Some("name_kk"),
            Self::Name(Locale::Ru) => Some("name_ru"),
            Self::Name(Locale::En) => Some("name_en"),
            Self::Date(date) | Self::Order(date) | Self::Passed(date) | Self::InPast(date) => Some(date.code()),
            Self::Promised => Some(CalendarDate::Judging.code()),
            Self::ExtendInstead => Some(CalendarDate::Closes.code()),
            Self::NotLater => Some("until"),
            Self::Reason => Some("reason"),
            Self::Months => Some("months"),
            Self::EntriesPerCategory => Some("entries"),
            Self::Shortlist => Some("shortlist"),
            Self::YearsBarred => Some("winners"),
        }
    }
}
