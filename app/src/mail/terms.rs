//! The letters on what the organizer changed of an edition.

use domain::{award::Changed, locale::Trilingual, time::Timestamp};

use crate::{
    pages::{
        desk::settings::{date_label, months, years},
        entries::state,
    },
    words::{Word, Words},
};

/// Subject, paragraphs, button, and the path that it leads to.
type Parts = (Word, Vec<String>, Word, String);

/// The deadline is later now: of all, or of the project with this title.
pub(super) fn extended(words: Words, award: &str, title: Option<&Trilingual>, until: Timestamp, reason: &str) -> Parts {
    let time = words.until(until);
    let what = match title {
        None => words.with(Word::MailExtendedText, &[("award", award), ("time", &time)]),
        Some(title) => {
            let title = state::title(words, title);
            words.with(Word::MailExtendedEntryText, &[("award", award), ("title", &title), ("time", &time)])
        }
    };
    let why = words.with(Word::MailExtendedReason, &[("reason", reason)]);
    (Word::MailExtendedSubject, vec![what, why], Word::EntriesTitle, "/entries".to_owned())
}

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
