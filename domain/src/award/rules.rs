//! The rules that the organizer may switch.

use serde::{Deserialize, Serialize};

use super::{AwardError, YEARS_BARRED};
use crate::time::{Timestamp, parse_month};

/// How many months in operation can be asked of a project.
pub const MONTHS_IN_OPERATION: [u32; 4] = [0, 6, 12, 24];
/// The most entries that one organization may be allowed in a category.
pub const MOST_ENTRIES: u32 = 20;

/// The longest shortlist that can be set for a category.
pub const SHORTLIST_MAX: u32 = 20;

/// The rules of one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// For how many whole months a project must have been running when it is sent.
    pub months_in_operation: u32,
    /// How many entries an organization may send in one category.
    pub entries_per_category: u32,
    /// How many finalists a category has; more where a tie crosses the border.
    pub shortlist: u32,
    /// Whether everyone may read how firmly each winner stands, once the result is published.
    pub publishes_robustness: bool,
    /// For how many years a winner is kept out of the category it won: see [`Rules::bar`]. 0 keeps nobody out.
    #[serde(default)]
    pub years_winners_barred: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self { months_in_operation: 0, entries_per_category: 2, shortlist: 3, publishes_robustness: false, years_winners_barred: 0 }
    }
}

impl Rules {
    /// Whether a project that runs since this month (`YYYY-MM`) has run long enough at `now`. Whole months count: what began
    /// in January has run for one month from the first of February on. An unreadable month is the form's to point out.
    #[must_use]
    pub fn admits_running_since(self, month: &str, now: Timestamp) -> bool {
        let Some(since) = parse_month(month) else { return true };
        let today = now.to_astana();
        let count = |year: i32, month: u8| i64::from(year) * 12 + i64::from(month);
        // A project that is still to begin has not run at all, which only a rule of no months lets pass.
        self.months_in_operation == 0
            || count(today.year, today.month) - count(since.year, since.month) >= i64::from(self.months_in_operation)
    }
}

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RulesForm {
    /// One of [`MONTHS_IN_OPERATION`].
    pub months: String,
    /// From 1 to [`MOST_ENTRIES`].
    pub entries: String,
    /// From 1 to [`SHORTLIST_MAX`].
    pub shortlist: String,
    /// `yes`, or nothing.
    pub robustness: String,
    /// One of [`YEARS_BARRED`].
    pub winners: String,
}

impl RulesForm {
    /// The form as it stands for these rules.
    #[must_use]
    pub fn of(rules: Rules) -> Self {
        Self {
            months: rules.months_in_operation.to_string(),
            entries: rules.entries_per_category.to_string(),
            shortlist: rules.shortlist.to_string(),
            robustness: if rules.publishes_robustness { "yes".to_owned() } else { String::new() },
            winners: rules.years_winners_barred.to_string(),
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self) -> Result<Rules, AwardError> {
        let months = self.months.trim().parse().ok().filter(|months| MONTHS_IN_OPERATION.contains(months));
        let entries = self.entries.trim().parse().ok().filter(|entries| (1..=MOST_ENTRIES).contains(entries));
        let shortlist = self.shortlist.trim().parse().ok().filter(|count| (1..=SHORTLIST_MAX).contains(count));
        let winners = self.winners.trim().parse().ok().filter(|years| YEARS_BARRED.contains(years));
        Ok(Rules {
            months_in_operation: months.ok_or(AwardError::Months)?,
            entries_per_category: entries.ok_or(AwardError::EntriesPerCategory)?,
            shortlist: shortlist.ok_or(AwardError::Shortlist)?,
            publishes_robustness: self.robustness == "yes",
            years_winners_barred: winners.ok_or(AwardError::YearsBarred)?,
        })
    }
}
