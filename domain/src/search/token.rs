//! Words of a text, each with its place, so that what was found can be marked in the original.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// The word in lower case, not folded.
    pub word: String,
}

/// The words of a text: runs of letters and digits. An apostrophe between letters belongs to its word.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = rest.next_if(|(at, c)| {
            let after = &text[at + c.len_utf8()..];
            c.is_alphanumeric() || (is_apostrophe(*c) && after.starts_with(char::is_alphabetic))
        }) {
            end = at + c.len_utf8();
        }
        let letters = text[start..end].chars().flat_map(char::to_lowercase);
        // Lower-casing İ leaves a dot of its own.
        let word = letters.filter(|c| *c != '\u{307}').map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
        Some(Token { place: start..end, word })
    })
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}
