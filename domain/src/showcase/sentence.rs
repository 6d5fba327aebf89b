//! The first sentence of a summary.

/// Shortest word that may end a sentence: `ж.`, `г.`, `т.` are abbreviations.
const SHORTEST_WORD: usize = 3;

/// The first sentence, with its full stop; the whole text if it is one sentence. A full stop ends a sentence only
/// after a word of three letters or a digit, and only before white space and something that begins with a capital.
#[must_use]
pub fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let end = at + c.len_utf8();
        let rest = &text[end..];
        let begins_anew = rest.trim_start().chars().next().is_some_and(|c| !c.is_lowercase());
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let ends_word = c != '.' || word.chars().count() >= SHORTEST_WORD || word.ends_with(|c: char| c.is_ascii_digit());
        if rest.starts_with(char::is_whitespace) && begins_anew && ends_word {
            return &text[..end];
        }
    }
    text
}
