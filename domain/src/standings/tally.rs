//! Counting the sheets of one entry.

use std::collections::BTreeSet;

use super::{Fraction, TIE_BREAKS};
use crate::{
    criterion::CriterionWeight,
    id::EntryId,
    sheet::{JurorNumber, ScoreSheet},
};

/// All sheets of one entry. Neither `Serialize` nor `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct EntrySheets {
    entry: EntryId,
    sheets: Vec<ScoreSheet>,
}

/// Why sheets do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetsError {
    /// A sheet is of another entry.
    #[error("sheets_other_entry")]
    OtherEntry,
    /// Two sheets are of the same juror.
    #[error("sheets_same_juror")]
    SameJuror,
}

impl EntrySheets {
    /// The sheets of an entry, possibly none.
    ///
    /// # Errors
    /// A sheet of another entry, or two of one juror.
    pub fn new(entry: EntryId, sheets: Vec<ScoreSheet>) -> Result<Self, SheetsError> {
        let mut jurors = BTreeSet::new();
        for sheet in &sheets {
            if sheet.entry != entry {
                return Err(SheetsError::OtherEntry);
            }
            if !jurors.insert(sheet.juror) {
                return Err(SheetsError::SameJuror);
            }
        }
        Ok(Self { entry, sheets })
    }

    /// The entry.
    #[must_use]
    pub const fn entry(&self) -> EntryId {
        self.entry
    }

    /// The same without a juror's sheet.
    #[must_use]
    pub fn without(&self, juror: Option<JurorNumber>) -> Self {
        let sheets = self.sheets.iter().filter(|sheet| Some(sheet.juror) != juror).cloned().collect();
        Self { entry: self.entry, sheets }
    }

    /// The sheets.
    #[must_use]
    pub fn sheets(&self) -> &[ScoreSheet] {
        &self.sheets
    }
}

/// The sums of an entry over its complete sheets.
pub(super) struct Tally {
    pub(super) entry: EntryId,
    pub(super) sheets: usize,
    /// Sum of weight x score.
    weighted: u64,
    /// Sums of the scores of [`TIE_BREAKS`]; 0 for a criterion that the award does not have.
    breaks: [u64; 2],
}

impl Tally {
    pub(super) fn count(weights: &[CriterionWeight], entry: &EntrySheets) -> Self {
        let complete: Vec<_> = entry.sheets.iter().filter(|sheet| sheet.is_complete(weights)).collect();
        let sum = |code: &str| -> u64 {
            let scores = complete.iter().filter_map(|sheet| sheet.scores.get(code));
            scores.map(|score| u64::from(score.value())).sum()
        };
        let is_criterion = |code: &str| weights.iter().any(|criterion| criterion.code == code);
        Self {
            entry: entry.entry,
            sheets: complete.len(),
            weighted: weights.iter().map(|criterion| u64::from(criterion.weight) * sum(&criterion.code)).sum(),
            breaks: TIE_BREAKS.map(|code| if is_criterion(code) { sum(code) } else { 0 }),
        }
    }

    /// The total: sum of weight x mean / 10.
    pub(super) fn total(&self) -> Fraction {
        Fraction::new(self.weighted, 10 * self.count_of_sheets())
    }

    /// What orders entries: the total, then the means of the tie breaks. More is better.
    pub(super) fn figures(&self) -> (Fraction, [Fraction; 2]) {
        let mean = |sum| Fraction::new(sum, self.count_of_sheets());
        (self.total(), self.breaks.map(mean))
    }

    fn count_of_sheets(&self) -> u64 {
        u64::try_from(self.sheets).unwrap_or(u64::MAX)
    }
}
