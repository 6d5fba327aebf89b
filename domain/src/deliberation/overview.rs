//! All categories at a glance.

use serde::{Deserialize, Serialize};

use super::{Matter, weights_of};
use crate::{
    category::Category,
    robustness::{Robustness, Verdict},
    standings::Standings,
};

/// The categories of an edition before the chair. Like [`super::Deliberation`] it has no `Debug`; it names no entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The year of the edition.
    pub year: i32,
    /// The categories, in their order.
    pub categories: Vec<CategoryScores>,
}

/// How far the jury's work on a category is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets {
    /// How many are expected: one for each juror of each entry who did not recuse themselves.
    pub expected: u64,
    /// How many were handed in.
    pub handed_in: u64,
    /// How many of these abstain.
    pub abstained: u64,
    /// How many jurors recused themselves, counted once for each entry.
    pub recused: u64,
    /// How many sheets count although a tie bars their jurors now.
    pub barred: u64,
}

/// A category.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryScores {
    /// The category.
    pub category: Category,
    /// How many eligible entries it has.
    pub entries: usize,
    /// How many of them have too few sheets to be ranked.
    pub unranked: usize,
    /// How far the jury is.
    pub sheets: Sheets,
    /// How many ties wait for the chair.
    pub ties: usize,
    /// How firmly the winner stands.
    pub verdict: Verdict,
    /// In how many resamplings the winner is first.
    pub wins: u32,
    /// Whether the chair has confirmed the shortlist as it is now.
    pub is_confirmed: bool,
    /// Whether the result is sealed.
    pub is_sealed: bool,
}

impl CategoryScores {
    /// Shows a category.
    #[must_use]
    pub fn of(matter: Matter, sheets: Sheets) -> Self {
        let weights = weights_of(&matter.criteria);
        let decisions = std::slice::from_ref(&matter.decision);
        let standings = matter.sheets.standings(&weights, decisions, matter.min_sheets);
        let deciding = Standings::compute(&weights, matter.sheets.deciding(), decisions, matter.min_sheets);
        let robustness = Robustness::assess(&weights, matter.sheets.deciding(), &deciding, matter.seed);
        let round = matter.round;
        Self {
            entries: matter.sheets.first.len(),
            unranked: standings.unranked().len(),
            sheets: Sheets { barred: matter.barred.len() as u64, ..sheets },
            ties: standings.unresolved().len(),
            verdict: robustness.verdict,
            wins: robustness.wins,
            is_confirmed: !standings.rows().is_empty() && round.check_confirmed(&standings, matter.shortlist).is_ok(),
            is_sealed: round.check_open().is_err(),
            category: matter.category,
        }
    }
}
