//! A juror's own score sheet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::JuryError;
use crate::{criterion::CriterionWeight, note::Note, sheet::Score, time::Timestamp};

/// The longest comment, note or reason, in characters.
pub const MAX_COMMENT: usize = 4_000;

coded! {
    /// Where a juror's work on an entry stands.
    pub enum SheetState {
        /// They have not said yet that nothing ties them.
        Undeclared => "undeclared",
        /// Nothing is written.
        Untouched => "untouched",
        /// Some is written.
        Begun => "begun",
        /// Handed in.
        Submitted => "submitted",
        /// They abstain.
        Abstained => "abstained",
    }
}

impl SheetState {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Submitted | Self::Abstained)
    }
}

/// A sheet as its own juror has it. It goes to nobody else, and has no `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSheet {
    /// Counts the saves; 0 before the first.
    pub version: i64,
    /// Scores by the code of the criterion.
    pub scores: BTreeMap<String, Score>,
    /// For the entrant.
    pub comment: String,
    /// For the jury.
    pub note: String,
    /// When it was last saved.
    pub saved_at: Option<Timestamp>,
    /// When it was handed in, if it is.
    pub submitted_at: Option<Timestamp>,
    /// Why its juror abstains, if they do.
    pub abstained: Option<String>,
}

impl OwnSheet {
    /// Where the work stands, once the juror may write.
    #[must_use]
    pub fn state(&self) -> SheetState {
        match (&self.abstained, self.submitted_at) {
            (Some(_), _) => SheetState::Abstained,
            (None, Some(_)) => SheetState::Submitted,
            (None, None) if self.version > 0 => SheetState::Begun,
            (None, None) => SheetState::Untouched,
        }
    }

    /// Whether it may be written.
    ///
    /// # Errors
    /// It was handed in.
    pub fn check_may_write(&self) -> Result<(), JuryError> {
        if self.state().is_done() { Err(JuryError::Submitted) } else { Ok(()) }
    }

    /// Whether it may be handed in.
    ///
    /// # Errors
    /// It was already, or a criterion has no score.
    pub fn check_may_submit(&self, criteria: &[CriterionWeight]) -> Result<(), JuryError> {
        self.check_may_write()?;
        if criteria.iter().all(|criterion| self.scores.contains_key(&criterion.code)) { Ok(()) } else { Err(JuryError::Incomplete) }
    }

    /// Whether it says the same as what was written.
    #[must_use]
    pub fn says(&self, written: &WrittenSheet) -> bool {
        (&self.scores, &self.comment, &self.note) == (&written.scores, &written.comment, &written.note)
    }
}

/// A sheet as typed: scores by the code of the criterion, as texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SheetForm {
    /// The chosen scores; a criterion without one is absent or empty.
    pub scores: BTreeMap<String, String>,
    /// For the entrant.
    pub comment: String,
    /// For the jury.
    pub note: String,
}

/// A sheet that was read.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct WrittenSheet {
    /// Scores by the code of the criterion.
    pub scores: BTreeMap<String, Score>,
    /// For the entrant.
    pub comment: String,
    /// For the jury.
    pub note: String,
}

impl SheetForm {
    /// Reads the form for the criteria of an edition.
    ///
    /// # Errors
    /// A score that is none, of no criterion, or a text that is too long.
    pub fn parse(&self, criteria: &[CriterionWeight]) -> Result<WrittenSheet, JuryError> {
        let mut scores = BTreeMap::new();
        for (code, text) in self.scores.iter().filter(|(_, text)| !text.is_empty()) {
            let score = text.parse().ok().and_then(|score| Score::new(score).ok()).ok_or(JuryError::Score)?;
            if !criteria.iter().any(|criterion| criterion.code == *code) {
                return Err(JuryError::Score);
            }
            scores.insert(code.clone(), score);
        }
        Ok(WrittenSheet { scores, comment: text(&self.comment)?, note: text(&self.note)? })
    }
}

/// A text within the limit.
fn text(text: &str) -> Result<String, JuryError> {
    let text = Note::parse_optional(text);
    if text.chars().count() > MAX_COMMENT { Err(JuryError::TooLong) } else { Ok(text) }
}

/// A reason, of a recusal or an abstention: something, within the limit.
///
/// # Errors
/// Nothing was written, or too much.
pub fn reason(reason: &str) -> Result<String, JuryError> {
    let reason = text(reason)?;
    if reason.is_empty() { Err(JuryError::ReasonMissing) } else { Ok(reason) }
}

/// The total of these scores in hundredths of a point: sum of weight x score / 10, exactly.
#[must_use]
pub fn total_hundredths(criteria: &[CriterionWeight], scores: &BTreeMap<String, Score>) -> u64 {
    let of = |criterion: &CriterionWeight| scores.get(&criterion.code).map_or(0, |score| u64::from(score.value()));
    criteria.iter().map(|criterion| u64::from(criterion.weight) * of(criterion) * 10).sum()
}
