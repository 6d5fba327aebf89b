//! What the leaves hold. None of it has `Debug`, so that no log can show a result before its time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Hex, canonical::NotCanonical};
use crate::{id::EntryId, sheet::Score};

/// What a leaf is about, as the header announces it. It says nothing of the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "leaf", rename_all = "snake_case")]
pub enum LeafKind {
    /// What one step of the show discloses.
    Step {
        /// The step, as the show names it.
        step: Value,
    },
    /// The sheets and the ranking of a category.
    Category {
        /// Its slug.
        category: String,
    },
    /// The head of the log.
    Log,
}

/// The data of a leaf.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "leaf", rename_all = "snake_case")]
pub enum LeafData {
    /// What one step of the show discloses.
    Step(StepRecord),
    /// The sheets and the ranking of a category.
    Category(CategoryRecord),
    /// The head of the log.
    Log(LogRecord),
}

/// What one step of the show discloses.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRecord {
    /// The entries that are shown, one a card, in the cards' order.
    pub entries: Vec<EntryId>,
    /// What is shown, as the show keeps it. An object with a title and an organization is a card.
    pub shown: Value,
    /// The step, as the show names it.
    pub step: Value,
}

/// The jury's work in one category, without persons, and the ranking that follows from it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryRecord {
    /// Its slug.
    pub category: String,
    /// What was scored, with its weight, in the award's order.
    pub criteria: Vec<CriterionRecord>,
    /// The chair's decisions on ties.
    pub decisions: Vec<DecisionRecord>,
    /// The entries that were judged, by their name in this file.
    pub entries: Vec<EntryRecord>,
    /// The entries of this category that were not judged.
    pub excluded: Excluded,
    /// How many finalists there are, unless a tie crosses the border.
    pub finalists: usize,
    /// The entries that came back into the competition once the second round had opened, by name: they were in no list that finalists were
    /// taken from. Without any the key is not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late: Vec<EntryId>,
    /// An entry with fewer sheets is not ranked.
    pub min_sheets: usize,
    /// The ranked entries, best first.
    pub ranking: Vec<RankRecord>,
    /// The finalists with their sheets of the second round, if there was one. Without one the key is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Vec<EntryRecord>>,
    /// The entries with too few sheets, by name.
    pub unranked: Vec<EntryId>,
}

/// A criterion with its weight.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionRecord {
    /// Its code.
    pub code: String,
    /// Its weight.
    pub weight: u32,
}

/// A decision of the chair on a tie.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRecord {
    /// The tied entries, best first.
    pub order: Vec<EntryId>,
    /// Why, in the chair's words.
    pub reason: String,
}

/// An entry that was judged. Its name was drawn for this file: it is no id of anything else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryRecord {
    /// Jurors who abstained.
    pub abstained: u32,
    /// Its name in this file.
    pub entry: EntryId,
    /// Jurors who handed in no sheet.
    pub missing: u32,
    /// Jurors who recused themselves.
    pub recused: u32,
    /// The sheets, by juror.
    pub sheets: Vec<SheetRecord>,
}

/// A sheet, under a number that was drawn for this file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetRecord {
    /// The juror's number.
    pub juror: u32,
    /// The scores by criterion.
    pub scores: BTreeMap<String, Score>,
}

/// How many entries of a category were not judged.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// Found ineligible.
    pub ineligible: u32,
    /// Withdrawn by their entrants.
    pub withdrawn: u32,
}

/// A line of the ranking.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankRecord {
    /// The entry.
    pub entry: EntryId,
    /// Its rank.
    pub rank: usize,
    /// How many sheets counted.
    pub sheets: usize,
    /// Whether another entry shares the rank.
    pub tied: bool,
    /// The total: numerator and denominator, in lowest terms.
    pub total: (u64, u64),
}

/// The head of the log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogRecord {
    /// How many acts it held when the result was sealed.
    pub acts: u64,
    /// The hash that stands for all of them; none if there were none.
    pub head: Option<Hex<32>>,
}

impl LeafData {
    /// What the header says of this leaf.
    #[must_use]
    pub fn kind(&self) -> LeafKind {
        match self {
            Self::Step(record) => LeafKind::Step { step: record.step.clone() },
            Self::Category(record) => LeafKind::Category { category: record.category.clone() },
            Self::Log(_) => LeafKind::Log,
        }
    }

    /// The canonical text that the leaf's hash is taken of.
    ///
    /// # Errors
    /// What is shown holds a number that is no integer within 2^53.
    pub fn canonical(&self) -> Result<String, NotCanonical> {
        super::canonical::write(self)
    }
}
