//! The answers to the entry form: a flat map from key to text, as a form posts it and as a receipt hashes it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

mod canonical;
mod change;
mod check;
mod files;
mod headline;
mod text;
mod translation;

pub use change::{Change, Joined, Put};
pub use check::{Problem, ProblemKind, SectionState};
pub use files::SentFile;
pub use headline::{Better, Headline};
pub use text::count_words;

use crate::form::{self, FieldKind, Publication, Section};

/// The longest answer that can be kept, in characters (Unicode scalar values). Far above every limit of the form,
/// so that an over-long text is saved and pointed out, never cut.
pub const MAX_CHARS: usize = 20_000;

/// Answers by key. Empty answers are not kept. Only [`Answers::set`] and [`Answers::merge`] write, so every text is
/// normalized and no longer than [`MAX_CHARS`]; deserializing takes what was kept before as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

/// Why an answer cannot be kept. A wrong answer can: that is a [`Problem`] of the form, not an error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// The form has no such field.
    #[error("answers_unknown_key")]
    UnknownKey {
        /// The key.
        key: String,
    },
    /// Longer than [`MAX_CHARS`].
    #[error("answers_too_long")]
    TooLong {
        /// The key of the answer.
        key: String,
        /// Its length in characters.
        got: usize,
    },
}

/// One row of a [`FieldKind::Rows`] field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its number in the keys, from 1; numbers may have gaps after a row was removed.
    pub number: usize,
    answers: BTreeMap<&'a str, &'a str>,
}

impl<'a> Row<'a> {
    /// The answer of this field, or nothing.
    #[must_use]
    pub fn get(&self, field: &str) -> &'a str {
        self.answers.get(field).copied().unwrap_or_default()
    }
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer with this key, or the empty text.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// The codes of a [`FieldKind::Choices`] answer.
    pub fn choices(&self, key: &str) -> impl Iterator<Item = &str> {
        self.get(key).split(',').filter(|code| !code.is_empty())
    }

    /// Every answer, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps one answer, normalized: line ends become LF, other control characters vanish, one-line fields get
    /// spaces for line ends, the end is trimmed. An empty answer removes the key.
    ///
    /// # Errors
    /// The form has no such field, or the text is too long; then nothing changes.
    pub fn set(&mut self, key: &str, text: &str) -> Result<(), AnswersError> {
        let (_, field) = form::find_field(key).ok_or_else(|| AnswersError::UnknownKey { key: key.to_owned() })?;
        let text = text::normalize(field.kind, text);
        let got = text.chars().count();
        if got > MAX_CHARS {
            return Err(AnswersError::TooLong { key: key.to_owned(), got });
        }
        if text.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), text);
        }
        Ok(())
    }

    /// Puts a slug of a category in, or takes it out if it is empty.
    pub(crate) fn put_category(&mut self, slug: &str) {
        if slug.is_empty() {
            self.0.remove("category");
        } else {
            self.0.insert("category".to_owned(), slug.to_owned());
        }
    }

    /// Keeps many answers at once. `replaced_rows` names the row fields (`indicator`) whose rows are given whole:
    /// all their former answers go first, so that a removed row is gone. Other answers stay.
    ///
    /// # Errors
    /// As [`Answers::set`]; then nothing at all changes.
    pub fn merge<K, T>(&mut self, changes: impl IntoIterator<Item = (K, T)>, replaced_rows: &[&str]) -> Result<(), AnswersError>
    where
        K: AsRef<str>,
        T: AsRef<str>,
    {
        let mut next = self.clone();
        let is_replaced = |key: &str| key.split_once('.').is_some_and(|(rows, _)| replaced_rows.contains(&rows));
        next.0.retain(|key, _| !is_replaced(key));
        for (key, text) in changes {
            next.set(key.as_ref(), text.as_ref())?;
        }
        *self = next;
        Ok(())
    }

    /// With a section as its form was typed, of whatever length: to be shown again after it could not be kept, see
    /// [`form::read_post`]. What registration settled is not in the form and stays.
    #[must_use]
    pub fn with_typed(&self, section: Section, typed: &BTreeMap<String, String>) -> Self {
        let mut answers = self.0.clone();
        answers.retain(|key, _| {
            form::find_field(key).is_none_or(|(of, field)| of != section || (field.is_settled() && !typed.contains_key(key)))
        });
        for (key, text) in typed {
            let Some((_, field)) = form::find_field(key) else { continue };
            let text = text::normalize(field.kind, text);
            if !text.is_empty() {
                answers.insert(key.clone(), text);
            }
        }
        Self(answers)
    }

    /// These answers, but for the keys that are theirs: there what `other` has.
    #[must_use]
    pub fn with_those_of(&self, other: &Self, is_theirs: impl Fn(&str) -> bool) -> Self {
        let mine = self.0.iter().filter(|(key, _)| !is_theirs(key));
        let theirs = other.0.iter().filter(|(key, _)| is_theirs(key));
        Self(mine.chain(theirs).map(|(key, text)| (key.clone(), text.clone())).collect())
    }

    /// The rows of a [`FieldKind::Rows`] field that have at least one answer, by number.
    #[must_use]
    pub fn rows(&self, rows: &str) -> Vec<Row<'_>> {
        let mut found: BTreeMap<usize, BTreeMap<&str, &str>> = BTreeMap::new();
        for (key, text) in self.iter() {
            let row = key.strip_prefix(rows).and_then(|rest| rest.strip_prefix('.')?.split_once('.'));
            if let Some((Some(number), field)) = row.map(|(number, field)| (form::parse_row(number), field)) {
                found.entry(number).or_default().insert(field, text);
            }
        }
        found.into_iter().map(|(number, answers)| Row { number, answers }).collect()
    }

    /// What the entrant lets be published: nothing as long as they have not said so.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication::parse(self.get("publication")).unwrap_or(Publication::None)
    }

    /// Only the answers that may be published, by the entrant's own choice and the audience of each field.
    #[must_use]
    pub fn published(&self) -> Self {
        let publication = self.publication();
        let is_public = |key: &str| form::find_field(key).is_some_and(|(_, field)| publication.shows(field.audience));
        Self(self.0.iter().filter(|(key, _)| is_public(key)).map(|(k, v)| (k.clone(), v.clone())).collect())
    }

    /// Whether these are the earlier answers with letters added, in one place of each at most, and none taken away.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        earlier.0.iter().all(|(key, text)| text::continues(self.get(key), text))
    }

    /// The fields whose answers differ between the two, by key.
    #[must_use]
    pub fn changed_keys(&self, other: &Self) -> BTreeSet<String> {
        let keys = self.0.keys().chain(other.0.keys());
        keys.filter(|key| self.get(key) != other.get(key)).cloned().collect()
    }
}

/// The keys of fields with rows in a section, for [`Answers::merge`].
#[must_use]
pub fn row_fields(section: Section) -> Vec<&'static str> {
    let is_rows = |field: &&form::Field| matches!(field.kind, FieldKind::Rows { .. });
    section.fields().iter().filter(is_rows).map(|field| field.key).collect()
}
