//! The dates of an edition, and the order in which they must stand.

use serde::{Deserialize, Serialize};

use super::{Award, AwardError};
use crate::time::Timestamp;

coded! {
    /// A date of the calendar, in order. The codes are the names of the form's fields.
    pub enum CalendarDate {
        /// The announcement.
        Announced => "announced",
        /// The first moment of the window.
        Opens => "opens",
        /// The first late moment.
        Closes => "closes",
        /// The jury begins.
        Judging => "judging",
        /// The ceremony begins.
        Ceremony => "ceremony",
    }
}

/// The dates of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// When it is announced.
    pub announced_at: Timestamp,
    /// The first moment of the window, inclusive.
    pub opens_at: Timestamp,
    /// The first late moment.
    pub closes_at: Timestamp,
    /// When the jury begins to score.
    pub judging_from: Timestamp,
    /// When the ceremony begins.
    pub ceremony_at: Timestamp,
}

impl Calendar {
    /// The dates of an edition.
    #[must_use]
    pub const fn of(award: &Award) -> Self {
        Self {
            announced_at: award.announced_at,
            opens_at: award.opens_at,
            closes_at: award.closes_at,
            judging_from: award.judging_from,
            ceremony_at: award.ceremony_at,
        }
    }

    /// One of the dates.
    #[must_use]
    pub const fn get(&self, date: CalendarDate) -> Timestamp {
        match date {
            CalendarDate::Announced => self.announced_at,
            CalendarDate::Opens => self.opens_at,
            CalendarDate::Closes => self.closes_at,
            CalendarDate::Judging => self.judging_from,
            CalendarDate::Ceremony => self.ceremony_at,
        }
    }

    /// The dates that stand before the one they follow, in order. The window must be open for a moment at least; the
    /// others may fall together.
    #[must_use]
    pub fn problems(&self) -> Vec<AwardError> {
        [
            (CalendarDate::Opens, self.opens_at >= self.announced_at),
            (CalendarDate::Closes, self.closes_at > self.opens_at),
            (CalendarDate::Judging, self.judging_from >= self.closes_at),
            (CalendarDate::Ceremony, self.ceremony_at >= self.judging_from),
        ]
        .into_iter()
        .filter(|(_, stands)| !stands)
        .map(|(date, _)| AwardError::Order(date))
        .collect()
    }
}
