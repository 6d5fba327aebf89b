//! What if: the standings under other weights, another quorum, without one juror. Nothing of it is ever kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ChairDecision, EntrySheets, Standings};
use crate::{criterion::CriterionWeight, id::EntryId, round::RoundError, sheet::JurorNumber};

/// The highest weight that can be tried.
pub const WEIGHT_MAX: u32 = 1_000;
/// The largest quorum that can be tried.
pub const QUORUM_MAX: usize = 99;

/// What is supposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// The weights.
    pub weights: Vec<CriterionWeight>,
    /// The minimum of sheets for an entry to be ranked.
    pub min_sheets: usize,
    /// The juror left out.
    pub without: Option<JurorNumber>,
}

/// An entry that would move. Neither `Serialize` nor `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Move {
    /// The entry.
    pub entry: EntryId,
    /// Its rank as things are; `None` if it is unranked.
    pub from: Option<usize>,
    /// Its rank under the supposition; `None` if it would be unranked.
    pub to: Option<usize>,
}

impl WhatIf {
    /// Who would move, best new rank first, then by the old one and by id. The chair's decisions hold where the same
    /// entries would be tied.
    #[must_use]
    pub fn moves(&self, present: &Standings, entries: &[EntrySheets], decisions: &[ChairDecision]) -> Vec<Move> {
        let left: Vec<EntrySheets> = entries.iter().map(|entry| entry.without(self.without)).collect();
        let supposed = Standings::compute(&self.weights, &left, decisions, self.min_sheets);
        let (old, new) = (present.ranks(), supposed.ranks());
        let moves = entries.iter().map(EntrySheets::entry).map(|entry| Move {
            entry,
            from: old.get(&entry).copied(),
            to: new.get(&entry).copied(),
        });
        let mut moves: Vec<Move> = moves.filter(|step| step.from != step.to).collect();
        moves.sort_by_key(|step| (step.to.unwrap_or(usize::MAX), step.from.unwrap_or(usize::MAX), step.entry));
        moves
    }
}

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WhatIfForm {
    /// The weights by the code of the criterion; empty ones stay as they are.
    pub weights: BTreeMap<String, String>,
    /// The quorum; empty if it stays.
    pub min_sheets: String,
    /// The number of the juror left out; empty for none.
    pub without: String,
}

impl WhatIfForm {
    /// Reads the form against the award's weights and quorum. `None` if it supposes nothing else than what is.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self, weights: &[CriterionWeight], min_sheets: usize) -> Result<Option<WhatIf>, RoundError> {
        let mut supposed = Vec::with_capacity(weights.len());
        for criterion in weights {
            let weight = match self.weights.get(&criterion.code).map_or("", |text| text.trim()) {
                "" => criterion.weight,
                text => text.parse().ok().filter(|weight| *weight <= WEIGHT_MAX).ok_or(RoundError::Weight)?,
            };
            supposed.push(CriterionWeight { code: criterion.code.clone(), weight });
        }
        if supposed.iter().all(|criterion| criterion.weight == 0) {
            return Err(RoundError::Weight);
        }
        let quorum = match self.min_sheets.trim() {
            "" => min_sheets,
            text => text.parse().ok().filter(|quorum| (1..=QUORUM_MAX).contains(quorum)).ok_or(RoundError::Quorum)?,
        };
        let without = match self.without.trim() {
            "" => None,
            text => Some(JurorNumber(text.parse().map_err(|_| RoundError::Juror)?)),
        };
        let what_if = WhatIf { weights: supposed, min_sheets: quorum, without };
        let is_present = what_if.weights == weights && quorum == min_sheets && without.is_none();
        Ok((!is_present).then_some(what_if))
    }
}
