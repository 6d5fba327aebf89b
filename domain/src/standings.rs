//! Standings: who is where, in exact integer arithmetic.
//!
//! The total of an entry is the sum over the criteria of weight x mean score / 10. Equal totals are ordered by the
//! mean of `impact`, then of `responsible`, then by the chair; what is still equal shares a rank and is unresolved.
//!
//! What counts, case by case (`docs/adr/0007-standings.md` says why):
//!
//! | case | what happens |
//! |---|---|
//! | a missing sheet: not handed in, or without a score for some criterion | counts as none; the mean is over the others |
//! | an abstention, a recusal | no sheet, as if the juror had not been asked |
//! | a withdrawn or ineligible entry | not passed in: it has no rank, and nobody's rank counts it |
//! | fewer sheets than the minimum | unranked, whatever the scores; listed apart |
//! | one sheet, where the minimum allows it | its total is that sheet's |
//! | no sheet at all | unranked under every minimum |
//! | a juror of zero spread | counts like any other here; see [`crate::robustness`] for the rule that looks at spread |
//! | a criterion of weight zero | asked for, tells nothing apart save as a tie break |
//! | a score for a criterion that the award does not have | not looked at |
//! | a second round | its sheets alone order the finalists; the others follow them as the first left them |
//!
//! Bounds: sums are kept in 64 bits, compared in 128. With weights up to 2^32 an entry may have 400 million scores, so
//! nothing overflows at any size that a jury can have.

mod finals;
mod fraction;
mod tally;
mod what_if;

pub use finals::CategorySheets;
pub use fraction::Fraction;
pub use tally::{EntrySheets, SheetsError};
pub use what_if::{Move, QUORUM_MAX, WEIGHT_MAX, WhatIf, WhatIfForm};

use std::collections::BTreeMap;

use crate::{criterion::CriterionWeight, id::EntryId};
use tally::Tally;

/// The criteria that order equal totals, in this order.
pub const TIE_BREAKS: [&str; 2] = ["impact", "responsible"];

/// The default minimum of sheets for an entry to be ranked.
pub const MIN_SHEETS: usize = 2;

/// How the chair orders tied entries, best first. It holds for a group of tied entries only if it names all of them;
/// of several that do, the last holds.
#[derive(Clone, PartialEq, Eq)]
pub struct ChairDecision {
    /// The entries, best first.
    pub order: Vec<EntryId>,
}

/// One line of the standings. Neither `Serialize` nor `Debug`, like the whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Standing {
    /// The entry.
    pub entry: EntryId,
    /// 1 for the best; one more than the number of entries that are strictly better, so tied entries share it.
    pub rank: usize,
    /// The total; 0 to 100 if the weights sum to 100.
    pub total: Fraction,
    /// How many sheets counted.
    pub sheets: usize,
    /// Whether another entry shares the rank, and only the chair can part them.
    pub is_tied: bool,
}

/// The standings of one category.
///
/// They must not leak by accident, so they have neither `Serialize` nor `Debug`:
/// ```compile_fail
/// fn printed(standings: domain::standings::Standings) -> String { format!("{standings:?}") }
/// ```
/// ```compile_fail
/// fn sent(standings: domain::standings::Standings) -> String { serde_json::to_string(&standings).unwrap_or_default() }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Standings {
    rows: Vec<Standing>,
    unranked: Vec<EntryId>,
    /// Who went into the second round, by id, if there was one.
    finalists: Option<Vec<EntryId>>,
}

/// The place is tied, or lies behind a tie: the chair must decide first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("standings_unresolved")]
pub struct Unresolved;

impl Standings {
    /// Computes the standings of one category. The order of entries and sheets does not matter. A `min_sheets` of 0
    /// counts as 1: without a sheet there is no mean.
    #[must_use]
    pub fn compute(weights: &[CriterionWeight], entries: &[EntrySheets], decisions: &[ChairDecision], min_sheets: usize) -> Self {
        let tallies = entries.iter().map(|entry| Tally::count(weights, entry));
        let (mut ranked, few): (Vec<_>, Vec<_>) = tallies.partition(|tally| tally.sheets >= min_sheets.max(1));
        ranked.sort_by(|a, b| b.figures().cmp(&a.figures()).then(a.entry.cmp(&b.entry)));
        let mut rows = Vec::with_capacity(ranked.len());
        for group in ranked.chunk_by(|a, b| a.figures() == b.figures()) {
            rank_group(group, decisions, &mut rows);
        }
        let mut unranked: Vec<_> = few.into_iter().map(|tally| tally.entry).collect();
        unranked.sort();
        Self { rows, unranked, finalists: None }
    }

    /// The ranked entries, best first, tied ones by id.
    #[must_use]
    pub fn rows(&self) -> &[Standing] {
        &self.rows
    }

    /// Entries with too few sheets, by id.
    #[must_use]
    pub fn unranked(&self) -> &[EntryId] {
        &self.unranked
    }

    /// The rank of an entry, if it is ranked.
    #[must_use]
    pub fn rank(&self, entry: EntryId) -> Option<usize> {
        self.rows.iter().find(|row| row.entry == entry).map(|row| row.rank)
    }

    /// The ranks of all ranked entries.
    #[must_use]
    pub fn ranks(&self) -> BTreeMap<EntryId, usize> {
        self.rows.iter().map(|row| (row.entry, row.rank)).collect()
    }

    /// Groups of entries that only the chair can part, best group first.
    #[must_use]
    pub fn unresolved(&self) -> Vec<Vec<EntryId>> {
        let groups = self.rows.chunk_by(|a, b| a.rank == b.rank).filter(|group| group.len() > 1);
        groups.map(|group| group.iter().map(|row| row.entry).collect()).collect()
    }

    /// The entries of the shortlist: those of rank `count` or better; more than `count` if a tie crosses the border. After a
    /// second round, those who went into it. By id, so that the list tells nothing of places.
    #[must_use]
    pub fn finalists(&self, count: usize) -> Vec<EntryId> {
        if let Some(finalists) = &self.finalists {
            return finalists.clone();
        }
        let mut finalists: Vec<_> = self.rows.iter().filter(|row| row.rank <= count).map(|row| row.entry).collect();
        finalists.sort();
        finalists
    }

    /// The entry at a place (1 for the first), or `None` if there are fewer entries.
    ///
    /// # Errors
    /// A tie reaches this place.
    pub fn place(&self, place: usize) -> Result<Option<EntryId>, Unresolved> {
        match place.checked_sub(1).and_then(|index| self.rows.get(index)) {
            None => Ok(None),
            Some(row) if row.is_tied => Err(Unresolved),
            Some(row) => Ok(Some(row.entry)),
        }
    }
}

/// Ranks entries with equal figures: by the chair's order if there is one for them all, else on one rank.
fn rank_group(group: &[Tally], decisions: &[ChairDecision], rows: &mut Vec<Standing>) {
    let better = rows.len();
    let decision = decisions.iter().rev().find(|decision| group.iter().all(|t| decision.order.contains(&t.entry)));
    let position = |entry: EntryId| decision.and_then(|d| d.order.iter().position(|other| *other == entry));
    let is_tied = group.len() > 1 && decision.is_none();
    let mut group: Vec<&Tally> = group.iter().collect();
    group.sort_by_key(|tally| position(tally.entry));
    for (index, tally) in group.into_iter().enumerate() {
        let rank = better + 1 + if is_tied { 0 } else { index };
        rows.push(Standing { entry: tally.entry, rank, total: tally.total(), sheets: tally.sheets, is_tied });
    }
}
