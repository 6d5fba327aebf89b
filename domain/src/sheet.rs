//! Scores and score sheets. Sheets have neither `Serialize` nor `Debug`: they leave the jury's room only by design.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{criterion::CriterionWeight, id::EntryId};

/// A score, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

/// The number is above 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("score_out_of_range")]
pub struct ScoreError;

impl Score {
    /// The highest score.
    pub const MAX: Self = Self(10);

    /// A score from a number.
    ///
    /// # Errors
    /// The number is above 10.
    pub const fn new(score: u8) -> Result<Self, ScoreError> {
        if score <= Self::MAX.0 { Ok(Self(score)) } else { Err(ScoreError) }
    }

    /// The number.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = ScoreError;

    fn try_from(score: u8) -> Result<Self, ScoreError> {
        Self::new(score)
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// The pseudonym of a juror within one award: sheets never carry a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JurorNumber(pub u32);

/// What one juror gave one entry.
///
/// ```compile_fail
/// fn printed(sheet: domain::sheet::ScoreSheet) -> String { format!("{sheet:?}") }
/// ```
/// ```compile_fail
/// fn sent(sheet: domain::sheet::ScoreSheet) -> String { serde_json::to_string(&sheet).unwrap_or_default() }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ScoreSheet {
    /// Who, under pseudonym.
    pub juror: JurorNumber,
    /// What was scored.
    pub entry: EntryId,
    /// Scores by the code of the criterion.
    pub scores: BTreeMap<String, Score>,
}

impl ScoreSheet {
    /// Whether every criterion has a score. Only such sheets count in the standings.
    #[must_use]
    pub fn is_complete(&self, criteria: &[CriterionWeight]) -> bool {
        criteria.iter().all(|criterion| self.scores.contains_key(&criterion.code))
    }
}
