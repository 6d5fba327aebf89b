//! A mark on one answer: what its entrant is asked to put right.

use serde::{Deserialize, Serialize};

use super::{ScreeningError, note, optional_note};
use crate::form::{FILES, FieldKind, Section, find_field};

coded! {
    /// What is wrong with an answer.
    pub enum MarkReason {
        /// It cannot be understood.
        Unclear => "unclear",
        /// Nothing proves it.
        MissingEvidence => "missing_evidence",
        /// It is in another language than asked.
        WrongLanguage => "wrong_language",
        /// It says nothing exact.
        TooGeneral => "too_general",
        /// Another answer says otherwise.
        Contradiction => "contradiction",
        /// Something else; then words are needed.
        Other => "other",
    }
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The key of the answer, or of rows as a whole (`indicator`), or [`FILES`].
    pub key: String,
    /// What is wrong.
    pub reason: MarkReason,
    /// More about it; may be empty.
    pub text: String,
    /// Whether its entrant was told: with a return.
    pub is_told: bool,
}

impl Mark {
    /// A new mark, of which nobody was told yet.
    ///
    /// # Errors
    /// No such field, one that registration or the organizer settles, or a text that is missing or too long.
    pub fn new(key: &str, reason: MarkReason, text: &str) -> Result<Self, ScreeningError> {
        if !Self::fits(key) {
            return Err(ScreeningError::NotMarkable);
        }
        let text = if reason == MarkReason::Other { note(text)? } else { optional_note(text)? };
        Ok(Self { key: key.to_owned(), reason, text, is_told: false })
    }

    /// Whether an entrant can be asked to change this answer. Which body enters was settled by registration, and the
    /// category changes by a [`super::Move`].
    #[must_use]
    pub fn fits(key: &str) -> bool {
        let is_rows = |key: &str| {
            let mut fields = Section::ALL.iter().flat_map(|section| section.fields());
            fields.any(|field| field.key == key && matches!(field.kind, FieldKind::Rows { .. }))
        };
        key != "category" && (key == FILES || is_rows(key) || find_field(key).is_some_and(|(_, field)| !field.is_settled()))
    }
}
