//! What the jury and its organizers are written.

use domain::time::Timestamp;

use crate::words::{Plural, Word, Words};

/// Subject, paragraphs, button, and the path that it leads to.
type Parts = (Word, Vec<String>, Word, String);

pub(super) fn given(words: Words, award: &str, year: i32, count: u64, until: Timestamp) -> Parts {
    let text = words.with(Word::JuryMailText, &[("award", award), ("entries", &words.count(Plural::JuryEntries, count))]);
    let until = words.with(Word::JuryMailUntil, &[("time", &words.until(until))]);
    (Word::JuryMailSubject, vec![text, until], Word::JuryMailButton, format!("/{year}/jury"))
}

pub(super) fn left(words: Words, name: &str, award: &str, year: i32) -> Parts {
    let text = words.with(Word::JuryMailLeftText, &[("name", name), ("award", award)]);
    (Word::JuryMailLeftSubject, vec![text], Word::JuryMailLeftButton, format!("/desk/jury?year={year}"))
}
