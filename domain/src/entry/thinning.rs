//! Which old versions of a section say nothing that a later one does not say too.

use std::collections::BTreeSet;

use crate::{
    answers::Answers,
    id::PersonId,
    time::{DAY, MINUTE, Timestamp},
};

/// For so long every version stays, in milliseconds.
pub const KEPT_WHOLE: i64 = DAY;
/// Of each stretch of this length one version stays at least.
pub const STRETCH: i64 = 5 * MINUTE;

/// A version that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedVersion {
    /// Its number.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// What stood in the section.
    pub answers: Answers,
}

/// The numbers of the versions that may go, of some that follow each other. One goes only if the next is by the same person in the
/// same stretch of time and continues it: letters were added in one place of a field, and none taken away. So every letter
/// that was ever acknowledged stands, in its order, in a version that stays. The last never goes, nor does one of `pointed_at`.
#[must_use]
pub fn superfluous(versions: &[SavedVersion], pointed_at: &BTreeSet<i64>) -> Vec<i64> {
    let stretch = |version: &SavedVersion| version.at.millis().div_euclid(STRETCH);
    let goes = |pair: &&[SavedVersion]| {
        let [this, next] = pair else { return false };
        this.by == next.by && stretch(this) == stretch(next) && !pointed_at.contains(&this.version) && next.answers.continues(&this.answers)
    };
    versions.windows(2).filter(goes).filter_map(|pair| pair.first()).map(|version| version.version).collect()
}
