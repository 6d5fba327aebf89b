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
}

impl AwardError {
    /// The name of the form's field that this is about, if it is about one.
    #[must_use]
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::NotAnnounced => None,
            Self::Year | Self::YearTaken => Some("year"),
            Self::Name(Locale::Kk) => Some("name_kk"),
            Self::Name(Locale::Ru) => Some("name_ru"),
            Self::Name(Locale::En) => Some("name_en"),
            Self::Date(date) | Self::Order(date) => Some(date.code()),
        }
    }
}
