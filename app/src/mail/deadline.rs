//! What is written about the end of the window.

use domain::{form::Section, id::EntryId, locale::Trilingual, time::Timestamp};

use super::Parts;
use crate::{
    pages::entries::{labels, state},
    words::{Word, Words},
};

pub(super) fn reminder(
    words: Words,
    entry: EntryId,
    award: &str,
    title: &Trilingual,
    until: Timestamp,
    missing: &[(Section, usize)],
) -> Parts {
    let (title, time) = (state::title(words, title), words.until(until));
    let section = |(section, count): &(Section, usize)| format!("{} – {count}", words.t(labels::section(*section).0));
    let sections = missing.iter().map(section).collect::<Vec<_>>().join(", ");
    let far = if missing.is_empty() {
        words.t(Word::MailReminderComplete).to_owned()
    } else {
        words.with(Word::MailReminderMissing, &[("sections", &sections)])
    };
    let text = words.with(Word::MailReminderText, &[("award", award), ("title", &title), ("time", &time)]);
    (Word::MailReminderSubject, vec![text, far], Word::MailReminderButton, format!("/entries/{entry}"))
}

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
