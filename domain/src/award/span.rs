//! For how long what is told of the editions stays true.

use super::Award;
use crate::time::{HOUR, Timestamp};

/// Moments between which no edition changes by the clock alone: its phase, its window, the hours left in it, and which edition is
/// the open one or the nearest. From the first inclusive to the last exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

impl Span {
    /// The span that holds `now`.
    #[must_use]
    pub fn around(awards: &[Award], now: Timestamp) -> Self {
        let mut span = Self { from: Timestamp::from_millis(i64::MIN), until: Timestamp::from_millis(i64::MAX) };
        let mut turn = |at: Timestamp| {
            // What holds "at most" turns a millisecond later than what holds "before".
            for at in [at, at.plus(1)] {
                if at <= now {
                    span.from = span.from.max(at);
                } else {
                    span.until = span.until.min(at);
                }
            }
        };
        for award in awards {
            let Award { announced_at, opens_at, closes_at, judging_from, ceremony_at, published_at, .. } = award;
            for at in [announced_at, opens_at, closes_at, judging_from, ceremony_at].into_iter().chain(published_at) {
                turn(*at);
            }
            // Days left are whole hours left too.
            let hours = closes_at.millis().saturating_sub(now.millis()) / HOUR;
            for hour in (hours - 1).max(0)..=hours + 1 {
                turn(closes_at.plus(-hour * HOUR));
            }
            for other in awards {
                // Half of each first: their sum may be too large.
                let (one, other) = (ceremony_at.millis(), other.ceremony_at.millis());
                turn(Timestamp::from_millis((one & other) + ((one ^ other) >> 1)));
            }
        }
        span
    }

    /// Whether a moment lies in it.
    #[must_use]
    pub fn contains(self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}
