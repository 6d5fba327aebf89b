//! A ratio that is only compared: exact, signed, never reduced.

use std::cmp::Ordering;

/// `0 / 1` and up; the second number is positive.
#[derive(Clone, Copy)]
pub(super) struct Ratio(pub(super) i128, pub(super) i128);

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}
