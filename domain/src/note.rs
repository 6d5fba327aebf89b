//! A few words that somebody writes to give a reason, or to say what to put right.

use std::fmt;

/// A note: not empty, without control characters save line ends and tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// Reads a note. `None` if nothing was written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // NUL does not survive every database; the others would print as something else than was written.
        let plain: String = text.replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
        let note = plain.trim();
        (!note.is_empty()).then(|| Self(note.to_owned()))
    }

    /// Reads a note that may be left out: then it is the empty text.
    #[must_use]
    pub fn parse_optional(text: &str) -> String {
        Self::parse(text).map(|note| note.0).unwrap_or_default()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
