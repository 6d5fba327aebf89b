//! When those whose entry is not sent are reminded.

use crate::time::{DAY, HOUR, Timestamp};

coded! {
    /// A moment before a deadline, the earliest first.
    pub enum Reminder {
        /// Seven days before.
        Week => "week",
        /// One day before.
        Day => "day",
        /// Three hours before.
        Hours => "hours",
    }
}

impl Reminder {
    /// How long before the deadline, in milliseconds.
    #[must_use]
    pub const fn before(self) -> i64 {
        match self {
            Self::Week => 7 * DAY,
            Self::Day => DAY,
            Self::Hours => 3 * HOUR,
        }
    }

    /// The reminder whose turn it is at `now`: the latest whose moment has come, while the deadline has not. Whoever began
    /// only after that moment needs none of it.
    #[must_use]
    pub fn due(deadline: Timestamp, begun_at: Timestamp, now: Timestamp) -> Option<Self> {
        let moment = |reminder: Self| deadline.plus(-reminder.before());
        let latest = Self::ALL.iter().copied().rev().find(|reminder| now >= moment(*reminder));
        latest.filter(|reminder| now < deadline && begun_at <= moment(*reminder))
    }
}
