//! What the organizer sees on coming to the desk.

use serde::{Deserialize, Serialize};

use super::{Award, Phase};
use crate::time::Timestamp;

coded! {
    /// What waits for the organizer's hand, in the order in which it is listed.
    pub enum Work {
        /// Appeals without a ruling.
        Appeals => "appeals",
        /// Entries sent and not decided.
        Undecided => "undecided",
        /// Returned entries that did not come back in time: what was sent first is decided.
        Overdue => "overdue",
        /// Organizations to confirm.
        Organizations => "organizations",
        /// People who wait to be admitted to an organization.
        Applicants => "applicants",
        /// Conversations that somebody complained of.
        Reported => "reported",
        /// Questions about practices, which the organizer answers for.
        Asked => "asked",
        /// Changes of published projects that their owners proposed.
        Revisions => "revisions",
        /// Sheets that the jury has not handed in, while it scores.
        Sheets => "sheets",
        /// Letters that were given up.
        Letters => "letters",
    }
}

/// How much of one kind waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// What.
    pub work: Work,
    /// In which edition, if it is of one.
    pub year: Option<i32>,
    /// How many; never none.
    pub count: u64,
}

/// An edition that goes on, with its entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtWork {
    /// The edition.
    pub award: Award,
    /// How many entries stand in each state, drafts included.
    pub counts: Vec<(String, u64)>,
}

/// The desk at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The editions that go on, the one with the nearest ceremony first. None at all before the first is made.
    pub editions: Vec<AtWork>,
    /// What waits, in the order of [`Work`].
    pub waiting: Vec<Waiting>,
    /// When it was read.
    pub now: Timestamp,
}

impl Award {
    /// What the calendar brings next after `now`, and when. Nothing once the ceremony has begun or the result is public.
    #[must_use]
    pub fn next(&self, now: Timestamp) -> Option<(Phase, Timestamp)> {
        let dates = [self.opens_at, self.closes_at, self.judging_from, self.ceremony_at];
        let at = dates.into_iter().filter(|at| now < *at).min()?;
        let phase = self.phase(at);
        (self.phase(now) < phase).then_some((phase, at))
    }
}
