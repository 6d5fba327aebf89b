//! Text as people paste it, and how its words are counted.

use crate::form::FieldKind;

/// Counts words: runs of characters between white space that hold at least one letter or digit. A dash that stands
/// alone is no word; «2026-жылғы» is one. The same rule on the server and beside the field.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|run| run.chars().any(char::is_alphanumeric)).count()
}

/// Whether a text is the earlier one with something added in one place at most, and nothing taken away.
pub(super) fn continues(later: &str, earlier: &str) -> bool {
    let (later, earlier) = (later.as_bytes(), earlier.as_bytes());
    let same = |(a, b): &(&u8, &u8)| a == b;
    let beginning = earlier.iter().zip(later).take_while(same).count();
    let end = earlier.iter().rev().zip(later.iter().rev()).take_while(same).count();
    later.len() >= earlier.len() && beginning + end >= earlier.len()
}

/// Normalizes an answer: CRLF, CR and the other line ends of Unicode and of word processors (VT, FF, NEL, LS, PS)
/// become LF, or a space in a one-line field; a tab stays; other control characters, which nobody typed and which
/// databases refuse, vanish. The end is trimmed, and the beginning of one-line fields.
pub(super) fn normalize(kind: FieldKind, text: &str) -> String {
    let is_long = matches!(kind, FieldKind::LongText { .. });
    let line_end = if is_long { '\n' } else { ' ' };
    let mut normal = String::with_capacity(text.len());
    let mut previous = '\0';
    for c in text.chars() {
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => normal.push(line_end),
            '\t' => normal.push(if is_long { '\t' } else { ' ' }),
            c if c.is_control() => {}
            c => normal.push(c),
        }
        previous = c;
    }
    let trimmed = if is_long { normal.trim_end() } else { normal.trim() };
    trimmed.to_owned()
}
