//! Letters about deadlines.

use domain::{form::Section, id::EntryId, locale::Trilingual, time::Timestamp};

use super::screening::Parts;
use crate::{
    pages::entries::{labels, state},
    words::{Word, Words},
};

fn name(words: Words, text: &Trilingual) -> String {
    text.best(words.locale()).0.to_owned()
}

/// The deadline is near.
pub(super) fn reminder(
    words: Words,
    entry: EntryId,
    award: &Trilingual,
    title: &Trilingual,
    until: Timestamp,
    missing: &[(Section, usize)],
) -> Parts {
    let title = state::title(words, title);
    let what = [("award", name(words, award)), ("title", title), ("time", words.until(until))];
    let section = |(section, count): &(Section, usize)| format!("{} – {count}", words.t(labels::section(*section).0));
    let sections = missing.iter().map(section).collect::<Vec<_>>().join(", ");
    let far = if missing.is_empty() {
        words.t(Word::MailReminderComplete).to_owned()
    } else {
        words.with(Word::MailReminderMissing, &[("sections", &sections)])
    };
    let text = words.with(Word::MailReminderText, &what.each_ref().map(|(name, text)| (*name, text.as_str())));
    (Word::MailReminderSubject, vec![text, far], Word::MailReminderButton, format!("/entries/{entry}"))
}

/// The deadline is later now.
pub(super) fn extended(words: Words, award: &Trilingual, title: Option<&Trilingual>, until: Timestamp, reason: &str) -> Parts {
    let time = words.until(until);
    let what = match title {
        None => words.with(Word::MailExtendedText, &[("award", &name(words, award)), ("time", &time)]),
        Some(title) => {
            let title = state::title(words, title);
            words.with(Word::MailExtendedEntryText, &[("award", &name(words, award)), ("title", &title), ("time", &time)])
        }
    };
    let why = words.with(Word::MailExtendedReason, &[("reason", reason)]);
    (Word::MailExtendedSubject, vec![what, why], Word::EntriesTitle, "/entries".to_owned())
}
