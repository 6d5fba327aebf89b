//! Earlier winners: the rule that keeps them out of a category for a while.

use serde::{Deserialize, Serialize};

use super::Rules;

/// For how many years an earlier winner can be kept out; 0 keeps nobody out.
pub const YEARS_BARRED: [u32; 5] = [0, 1, 2, 3, 5];

/// A first place of an organization in an earlier edition. Only one that the show has revealed is known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Win {
    /// The year of that edition.
    pub year: i32,
    /// The slug of the category.
    pub category: String,
}

impl Rules {
    /// The latest win that keeps its organization out of this category in the edition of `year`.
    ///
    /// An organization whose entry took the first place in a category is kept out of the category of the same slug for
    /// [`Rules::years_winners_barred`] years: with 1, the winner of 2026 enters it again in 2028. Other categories stay open to it, so that
    /// a body with another good project is heard, and so do its colleagues: a second or third place bars nobody. It is asked
    /// when an entry is sent; what was sent already, or returned for revision, is left alone.
    #[must_use]
    pub fn bar<'w>(self, year: i32, category: &str, wins: &'w [Win]) -> Option<&'w Win> {
        let is_barring = |win: &&Win| win.category == category && self.reaches(year, win.year);
        wins.iter().filter(is_barring).max_by_key(|win| win.year)
    }

    /// Whether a win in the edition of `earlier` can keep anybody out of that of `year`.
    #[must_use]
    pub fn reaches(self, year: i32, earlier: i32) -> bool {
        (1..=i64::from(self.years_winners_barred)).contains(&(i64::from(year) - i64::from(earlier)))
    }

    /// The year of the first edition in which the winner may enter that category again.
    #[must_use]
    pub fn free_again(self, win: &Win) -> i32 {
        win.year.saturating_add(i32::try_from(self.years_winners_barred).unwrap_or(i32::MAX)).saturating_add(1)
    }
}
