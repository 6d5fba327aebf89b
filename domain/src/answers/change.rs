//! A changed answer on its way into a section that others change too: nothing takes the place of a text that its author
//! has not seen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Answers, AnswersError, text};
use crate::form;

/// A changed answer: what it says now, and in whose place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What it says now.
    pub text: String,
    /// The texts that its author has seen here: the one that was shown, and those sent that may or may not have arrived.
    #[serde(default)]
    pub over: Vec<String>,
}

/// What became of a changed answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It stands there already.
    Same,
    /// It took the place of a text that its author had seen.
    Kept,
    /// Somebody else wrote another text meanwhile: that one stays.
    Clash,
}

/// Two changes of one section, joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The section with the former texts of the fields in [`Joined::clashes`].
    pub theirs: Answers,
    /// The section with the later texts of those fields.
    pub mine: Answers,
    /// The fields that both changed, to different texts.
    pub clashes: BTreeSet<String>,
}

impl Answers {
    /// Puts a changed answer in the place of a text that its author has seen; of no other. Sent twice, or late, it changes
    /// nothing more.
    ///
    /// # Errors
    /// As [`Answers::set`]; then nothing changes.
    pub fn put(&mut self, key: &str, change: &Change) -> Result<Put, AnswersError> {
        let (_, field) = form::find_field(key).ok_or_else(|| AnswersError::UnknownKey { key: key.to_owned() })?;
        let present = self.get(key);
        if text::normalize(field.kind, &change.text) == present {
            return Ok(Put::Same);
        }
        if change.over.iter().all(|seen| text::normalize(field.kind, seen) != present) {
            return Ok(Put::Clash);
        }
        self.set(key, &change.text)?;
        Ok(Put::Kept)
    }

    /// Joins what I made of `base` with what they made of it. Each field that one of us changed is changed; the fields
    /// that both changed differently are told, and stand both ways.
    #[must_use]
    pub fn join(base: &Self, mine: &Self, theirs: Self) -> Joined {
        let (by_me, by_them) = (mine.changed_keys(base), theirs.changed_keys(base));
        let clashes: BTreeSet<String> =
            by_me.iter().filter(|key| by_them.contains(*key) && mine.get(key) != theirs.get(key)).cloned().collect();
        let mut joined = Joined { mine: theirs.clone(), theirs, clashes };
        for key in &by_me {
            joined.mine.take(key, mine);
            if !joined.clashes.contains(key) {
                joined.theirs.take(key, mine);
            }
        }
        joined
    }

    /// The answer of another set, as it was kept there.
    fn take(&mut self, key: &str, from: &Self) {
        match from.0.get(key) {
            Some(text) => self.0.insert(key.to_owned(), text.clone()),
            None => self.0.remove(key),
        };
    }
}
