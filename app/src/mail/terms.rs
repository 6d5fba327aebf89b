//! The letter on what the organizer changed of an edition.

use domain::award::Changed;

use crate::{
    pages::desk::settings::{date_label, months, years},
    words::{Word, Words},
};

/// Subject, paragraphs, button, and the path that it leads to.
type Parts = (Word, Vec<String>, Word, String);

/// What changed, a line each.
pub(super) fn changed(words: Words, award: &str, year: i32, changed: &[Changed]) -> Parts {
    let line = |change: &Changed| match change {
        Changed::Date { date, to } => format!("{}: {}", date_label(*date, words), words.date_time(*to)),
        Changed::Months(count) => format!("{}: {}", words.t(Word::SettingsMonths), months(words, *count)),
        Changed::Entries(count) => format!("{}: {count}", words.t(Word::SettingsEntries)),
        Changed::Winners(count) => format!("{}: {}", words.t(Word::TermsWinners), years(words, *count)),
        Changed::Criteria => words.t(Word::TermsChangedCriteria).to_owned(),
        Changed::Categories => words.t(Word::TermsChangedCategories).to_owned(),
        Changed::Terms => words.t(Word::TermsChangedTerms).to_owned(),
    };
    let lead = words.with(Word::TermsLetterText, &[("award", award)]);
    let paragraphs = std::iter::once(lead).chain(changed.iter().map(line)).collect();
    (Word::TermsLetterSubject, paragraphs, Word::TermsLetterButton, format!("/{year}/about"))
}
