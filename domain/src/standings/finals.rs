//! The sheets of a category, of one round or of two.

use super::{ChairDecision, EntrySheets, Standing, Standings};
use crate::{criterion::CriterionWeight, id::EntryId};

/// The jury's work on a category. Neither `Serialize` nor `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CategorySheets {
    /// Every entry with its sheets of the first round.
    pub first: Vec<EntrySheets>,
    /// The finalists with their sheets of the second, once it has opened.
    pub second: Option<Vec<EntrySheets>>,
}

impl CategorySheets {
    /// The standings: of the first round, or, with a second, its finalists by its sheets alone and the others behind them.
    #[must_use]
    pub fn standings(&self, weights: &[CriterionWeight], decisions: &[ChairDecision], min_sheets: usize) -> Standings {
        let Some(second) = &self.second else { return Standings::compute(weights, &self.first, decisions, min_sheets) };
        let is_finalist = |entry: EntryId| second.iter().any(|finalist| finalist.entry() == entry);
        let others: Vec<_> = self.first.iter().filter(|entry| !is_finalist(entry.entry())).cloned().collect();
        let others = Standings::compute(weights, &others, decisions, min_sheets);
        Standings::compute(weights, second, decisions, min_sheets).followed_by(others)
    }

    /// The sheets that decide who wins: those of the last round.
    #[must_use]
    pub fn deciding(&self) -> &[EntrySheets] {
        self.second.as_deref().unwrap_or(&self.first)
    }

    /// The sheets of an entry that count for its place.
    #[must_use]
    pub fn of(&self, entry: EntryId) -> Option<&EntrySheets> {
        let found = |sheets: &'_ [EntrySheets]| sheets.iter().position(|sheets| sheets.entry() == entry);
        let second = self.second.as_deref().and_then(|second| second.get(found(second)?));
        second.or_else(|| self.first.get(found(&self.first)?))
    }
}

impl Standings {
    /// These standings of the finalists, with the others behind.
    fn followed_by(mut self, others: Self) -> Self {
        let mut finalists: Vec<EntryId> = self.rows.iter().map(|row| row.entry).chain(self.unranked.iter().copied()).collect();
        finalists.sort();
        let ahead = self.rows.len();
        self.rows.extend(others.rows.into_iter().map(|row| Standing { rank: row.rank + ahead, ..row }));
        self.unranked.extend(others.unranked);
        self.unranked.sort();
        Self { finalists: Some(finalists), ..self }
    }
}
