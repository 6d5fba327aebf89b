//! Names of files: written by strangers, shown to others, put into headers.

use std::fmt;

use super::FileKind;

/// The longest name without its ending, in characters.
const MAX_CHARS: usize = 100;
/// The name of a file whose own name says nothing.
const NAMELESS: &str = "file";

/// A name that is safe to show and to save under: one part of a path, one line, read in one direction, ending in what
/// the content is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// The name that is left of what was sent. There always is one.
    #[must_use]
    pub fn clean(sent: &str, kind: FileKind) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last.chars().map(|c| if is_harmful(c) { ' ' } else { c }).collect();
        let stem = plain.trim();
        // Only an ending that says what a file is goes; `2.1. Report` keeps its points.
        let stem = stem.rsplit_once('.').filter(|(_, ending)| is_ending(ending)).map_or(stem, |(stem, _)| stem);
        let words: Vec<&str> = stem.split_whitespace().collect();
        let short: String = words.join(" ").chars().take(MAX_CHARS).collect();
        // A name neither hides itself (`.profile`) nor ends in what Windows drops.
        let stem = short.trim_matches(|c: char| c == '.' || c.is_whitespace());
        Self(format!("{}.{}", if stem.is_empty() { NAMELESS } else { stem }, kind.extension()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()) && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Control characters, those that nobody sees or that turn the direction of what is read, and those that no file system
/// has in a name.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '"' | '*' | ':' | '<' | '>' | '?' | '|' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{fffd}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{e000}'..='\u{f8ff}')
}
