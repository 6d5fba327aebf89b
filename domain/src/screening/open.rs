//! Which fields an entrant may change while an entry is returned.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    answers::Answers,
    entry::EntryError,
    form::{FILES, Field, Section, field_name, find_field},
};

/// A set of fields of the form. Rows are open as a whole: whoever corrects one may need another. Kept as the list of
/// their keys, or as nothing where every field is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenFields(u128);

fn fields() -> impl Iterator<Item = (Section, &'static Field)> {
    Section::ALL.iter().flat_map(|section| section.fields().iter().map(move |field| (*section, field)))
}

/// The place of a key's field in the form; `indicator.2.before` and `indicator` are both of the field `indicator`.
fn bit(key: &str) -> u128 {
    let name = field_name(key);
    let place = fields().position(|(_, field)| field.key == name).and_then(|place| u32::try_from(place).ok());
    place.and_then(|place| 1_u128.checked_shl(place)).unwrap_or(0)
}

impl OpenFields {
    /// Every field.
    pub const ALL: Self = Self(u128::MAX);
    /// No field.
    pub const NONE: Self = Self(0);

    /// Every field that a return without marks opens: all but the category, which only a move changes once an entry was sent.
    #[must_use]
    pub fn all_but_category() -> Self {
        Self::of(fields().map(|(_, field)| field.key).filter(|key| *key != "category"))
    }

    /// The fields of these keys.
    pub fn of<'k>(keys: impl IntoIterator<Item = &'k str>) -> Self {
        Self(keys.into_iter().map(bit).fold(0, |all, one| all | one))
    }

    /// Whether the field of this key is open.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.0 & bit(key) != 0
    }

    /// Whether files may be added and taken away: a mark on them, or on what is said of them, opens both.
    #[must_use]
    pub fn has_files(self) -> bool {
        self.has(FILES)
    }

    /// Whether any field of the section is open.
    #[must_use]
    pub fn has_any_of(self, section: Section) -> bool {
        section.fields().iter().any(|field| self.has(field.key))
    }

    /// Whether what was posted would change a field that is not open. An empty answer changes nothing: a form posts
    /// none where it does not ask.
    #[must_use]
    pub fn is_overstepped(self, kept: &Answers, posted: &BTreeMap<String, String>) -> bool {
        posted.iter().filter(|(key, _)| !self.has(key)).any(|(key, text)| {
            let mut typed = Answers::new();
            typed.set(key, text).is_err() || !(typed.get(key).is_empty() || typed.get(key) == kept.get(key))
        })
    }

    /// A whole section as it is to be kept after this was posted: open fields as posted, the others as they were.
    ///
    /// # Errors
    /// What was posted would change a field that is not open.
    pub fn take(self, section: Section, kept: &Answers, posted: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, EntryError> {
        if self == Self::ALL {
            return Ok(posted);
        }
        if self.is_overstepped(kept, &posted) {
            return Err(EntryError::FieldClosed);
        }
        let is_shut = |key: &str| !self.has(key) && find_field(key).is_some_and(|(of, _)| of == section);
        let mut next: BTreeMap<String, String> = kept.iter().filter(|(key, _)| is_shut(key)).map(owned).collect();
        next.extend(posted.into_iter().filter(|(key, _)| self.has(key)));
        Ok(next)
    }

    /// What is sent anew: open fields as the draft has them, the others as they were sent.
    #[must_use]
    pub fn onto(self, sent: &Answers, draft: &Answers) -> Answers {
        sent.with_those_of(draft, |key| self.has(key))
    }

    /// The keys of the open fields, in the order of the form; of all of them if all are open.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        fields().map(|(_, field)| field.key).filter(move |key| self.has(key))
    }
}

fn owned((key, text): (&str, &str)) -> (String, String) {
    (key.to_owned(), text.to_owned())
}

impl Default for OpenFields {
    fn default() -> Self {
        Self::ALL
    }
}

impl Serialize for OpenFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys: Option<Vec<&str>> = (*self != Self::ALL).then(|| self.keys().collect());
        keys.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for OpenFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let keys: Option<Vec<String>> = Option::deserialize(deserializer)?;
        Ok(keys.map_or(Self::ALL, |keys| Self::of(keys.iter().map(String::as_str))))
    }
}
