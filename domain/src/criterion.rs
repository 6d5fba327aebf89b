//! What jurors score by: criteria, their weights, and the words that anchor the scores.

use serde::{Deserialize, Serialize};

use crate::locale::{Trilingual, Words};

mod defaults;

pub use defaults::DEFAULT_CRITERIA;

/// The scores that have an anchor in words.
pub const ANCHORED_SCORES: [u8; 5] = [0, 3, 5, 8, 10];

/// What a score means, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// 0, 3, 5, 8 or 10.
    pub score: u8,
    /// What an entry with this score shows, in kk, ru, en.
    pub words: Words,
}

/// A criterion as a new award begins with it. Ours, not official: the real ones are settings of the award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultCriterion {
    /// Its stable code.
    pub code: &'static str,
    /// Its share of the total; the defaults sum to 100.
    pub weight: u32,
    /// Its name in kk, ru, en.
    pub names: Words,
    /// Anchors in the order of [`ANCHORED_SCORES`].
    pub anchors: [Anchor; 5],
}

/// A criterion of one award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its stable code.
    pub code: String,
    /// Its share of the total.
    pub weight: u32,
    /// Its name.
    pub name: Trilingual,
    /// What the scores of [`ANCHORED_SCORES`] mean, in this order; an empty one is not written yet.
    pub anchors: [Trilingual; 5],
}

impl From<&DefaultCriterion> for Criterion {
    fn from(default: &DefaultCriterion) -> Self {
        Self {
            code: default.code.to_owned(),
            weight: default.weight,
            name: Trilingual::from_words(&default.names),
            anchors: default.anchors.map(|anchor| Trilingual::from_words(&anchor.words)),
        }
    }
}

/// The criteria that a new award begins with.
#[must_use]
pub fn defaults() -> Vec<Criterion> {
    DEFAULT_CRITERIA.iter().map(Criterion::from).collect()
}

impl Criterion {
    /// Whether it is still as a new award begins with it: ours, not official.
    #[must_use]
    pub fn is_default(&self) -> bool {
        DEFAULT_CRITERIA.iter().any(|default| Self::from(default) == *self)
    }
}

/// The weight of a criterion in one award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionWeight {
    /// The criterion's code.
    pub code: String,
    /// Its share; only proportions matter for the order, and a sum of 100 makes totals run from 0 to 100.
    pub weight: u32,
}

/// The weights of [`DEFAULT_CRITERIA`].
#[must_use]
pub fn default_weights() -> Vec<CriterionWeight> {
    DEFAULT_CRITERIA.iter().map(|c| CriterionWeight { code: c.code.to_owned(), weight: c.weight }).collect()
}
