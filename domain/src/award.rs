//! One edition of the award and its calendar.

use serde::{Deserialize, Serialize};

mod calendar;
mod change;
pub(crate) mod criteria;
mod effect;
mod error;
mod form;
mod reach;
mod reminder;
pub mod rows;
mod rules;
mod settings;
mod span;
mod texts;
mod touched;
mod winners;
mod work;

pub use calendar::{Calendar, CalendarDate};
pub use change::Progress;
pub use criteria::{ANCHOR_MAX, CRITERIA_MAX, CriteriaForm, check_criteria};
pub use effect::{Changed, Concerned, changed_categories, changed_criteria, changed_dates, changed_rules, changed_texts};
pub use error::AwardError;
pub use form::{AWARD_NAME_MAX, AwardForm, NewAward};
pub use reach::{Crowd, NAMED, Party, Promise, Reach, Reached, Sent, reached_by_categories, reached_by_criteria};
pub use reminder::Reminder;
pub use rules::{MONTHS_IN_OPERATION, MOST_ENTRIES, Rules, RulesForm, SHORTLIST_MAX};
pub use settings::{AwardSettings, check_seen, check_texts};
pub use span::Span;
pub use texts::{AwardTexts, TextKind, TextsForm, paragraphs};
pub use touched::{Stage, Subject, Touched, touched};
pub use winners::{Win, YEARS_BARRED};
pub use work::{AtWork, Overview, Waiting, Work};

use crate::{
    id::AwardId,
    locale::Trilingual,
    time::{Civil, Timestamp},
};

/// One edition of the award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Its identifier.
    pub id: AwardId,
    /// The year in its addresses.
    pub year: i32,
    /// Its name.
    pub name: Trilingual,
    /// Whether it is a demonstration: everything in it is fictional and says so.
    pub is_demo: bool,
    /// When it was announced.
    pub announced_at: Timestamp,
    /// The first moment of the window, inclusive.
    pub opens_at: Timestamp,
    /// The first moment after the window: exclusive, so an entry at this very millisecond is late.
    pub closes_at: Timestamp,
    /// When the jury begins to score.
    pub judging_from: Timestamp,
    /// When the ceremony begins.
    pub ceremony_at: Timestamp,
    /// When the result was published, once it was.
    pub published_at: Option<Timestamp>,
    /// The rules that the organizer switched.
    pub rules: Rules,
}

/// Whether entries are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowState {
    /// The window has not opened yet.
    NotYet,
    /// Entries are taken.
    Open,
    /// The window is over.
    Closed,
}

coded! {
    /// Where an award stands, in order.
    pub enum Phase {
        /// Announced, not yet open.
        Announced => "announced",
        /// Entries are taken.
        Open => "open",
        /// Entries are checked.
        Eligibility => "eligibility",
        /// The jury scores.
        Judging => "judging",
        /// The ceremony, until the result is published.
        Ceremony => "ceremony",
        /// The result is public; practice is shared.
        Sharing => "sharing",
    }
}

impl Award {
    /// Whether entries are taken at `now`: from `opens_at` inclusive to `closes_at` exclusive.
    #[must_use]
    pub fn window(&self, now: Timestamp) -> WindowState {
        if now >= self.closes_at {
            WindowState::Closed
        } else if now >= self.opens_at {
            WindowState::Open
        } else {
            WindowState::NotYet
        }
    }

    /// Where the award stands at `now`. Publication, an act and not a plan, outranks the calendar.
    #[must_use]
    pub fn phase(&self, now: Timestamp) -> Phase {
        if self.published_at.is_some_and(|at| now >= at) {
            Phase::Sharing
        } else if now >= self.ceremony_at {
            Phase::Ceremony
        } else if now >= self.judging_from {
            Phase::Judging
        } else if now >= self.closes_at {
            Phase::Eligibility
        } else if now >= self.opens_at {
            Phase::Open
        } else {
            Phase::Announced
        }
    }
}

/// The window of the announcement of 2026, in Astana time: 3 March 00:00 inclusive to 14 March 00:00 exclusive
/// (shown as "13 March 2026, 23:59").
pub const WINDOW_2026: (Civil, Civil) = (Civil::date(2026, 3, 3), Civil::date(2026, 3, 14));
