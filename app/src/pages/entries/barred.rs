//! Earlier winners: that a category is closed to them for a while, said before they send.

use domain::{
    award::{Award, Win},
    entry::{EntryRecord, EntryState},
};
use leptos::prelude::*;

use crate::{
    ui::notice::{Notice, NoticeKind},
    words::{Word, Words, use_words},
};

/// The win that keeps an entry from being sent: as its form stands, and while the rule is asked at all.
#[must_use]
pub fn bar_of(record: &EntryRecord) -> Option<&Win> {
    let is_asked = matches!(record.entry.state, EntryState::Draft | EntryState::Withdrawn { .. });
    record.award.rules.bar(record.award.year, record.answers.get("category"), &record.wins).filter(|_| is_asked)
}

/// Why, and until when.
#[must_use]
pub fn reason(words: Words, award: &Award, win: &Win) -> String {
    let (won, free) = (win.year.to_string(), award.rules.free_again(win).to_string());
    words.with(Word::TermsBarred, &[("won", &won), ("free", &free)])
}

/// The notice above an entry that cannot be sent where it is.
#[component]
pub fn Barred(record: EntryRecord) -> impl IntoView {
    let words = use_words();
    bar_of(&record).map(|win| {
        let text = reason(words, &record.award, win);
        view! { <Notice kind=NoticeKind::Warn title=words.t(Word::TermsBarredTitle)><p>{text}</p></Notice> }
    })
}
