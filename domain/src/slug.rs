//! Names in addresses: Latin letters, digits and hyphens, made from a title in any of the three languages.

use std::fmt;

use serde::{Deserialize, Serialize};

mod letters;

/// Longest slug, in characters.
pub const MAX_LENGTH: usize = 80;

/// One to eighty of `a-z`, `0-9` and single inner hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is not a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("slug_malformed")]
pub struct SlugError;

impl Slug {
    /// A slug from a title: BGN Latin with marks dropped, everything else becomes a hyphen, cut at a hyphen to
    /// at most eighty characters. `None` if no letter or digit remains.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let mut latin = String::with_capacity(title.len());
        for c in title.chars().flat_map(char::to_lowercase) {
            match letters::latin(c) {
                Some(letters) => latin.push_str(letters),
                None if c.is_ascii_alphanumeric() => latin.push(c),
                None => latin.push('-'),
            }
        }
        let words: Vec<&str> = latin.split('-').filter(|word| !word.is_empty()).collect();
        let slug = cut(words.join("-"), MAX_LENGTH);
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// Reads a slug exactly: nothing is repaired.
    ///
    /// # Errors
    /// The text is empty, too long, or has anything else than `a-z`, `0-9` and single inner hyphens.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let is_slug = text.len() <= MAX_LENGTH && text.split('-').all(is_word);
        is_slug.then(|| Self(text.to_owned())).ok_or(SlugError)
    }

    /// The same slug with a number behind it, for the second of its name: `road`, `road-2`.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let stem = cut(self.0.clone(), MAX_LENGTH - suffix.len());
        Self(stem + &suffix)
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// At most `limit` characters of an ASCII text, cut at a hyphen where there is one.
fn cut(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        let is_whole = text.as_bytes().get(limit) == Some(&b'-');
        text.truncate(limit);
        if !is_whole && let Some(hyphen) = text.rfind('-') {
            text.truncate(hyphen);
        }
    }
    text
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}
