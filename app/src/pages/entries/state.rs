//! How far an entry and its sections are.

use domain::{
    answers::{Answers, SectionState},
    category::Category,
    entry::{EntryRecord, EntryState, Presence},
    form::{FieldKind, Section},
    screening::Mark,
    time::Timestamp,
};
use leptos::prelude::*;

use super::{labels, remarks::section_of, typing::names_in};
use crate::{
    ui::textarea::inside_textarea,
    words::{Plural, Word, Words, use_words},
};

/// Whether a section stops nothing: it is filled, or it may stay empty.
#[must_use]
pub fn is_ready(answers: &Answers, categories: &[Category], section: Section) -> bool {
    answers.problems(section, categories).is_empty()
}

/// The mark of a section in the task list, and its words.
fn mark(answers: &Answers, categories: &[Category], files: usize, section: Section, words: Words) -> (&'static str, String) {
    if section == Section::Files && files > 0 && is_ready(answers, categories, section) {
        return ("done", words.count(Plural::FilesCount, u64::try_from(files).unwrap_or_default()));
    }
    match answers.progress(section, categories) {
        SectionState::Complete => ("done", words.t(Word::EntriesDone).to_owned()),
        SectionState::Empty if is_ready(answers, categories, section) => ("empty", words.t(Word::EntriesOptional).to_owned()),
        SectionState::Empty => ("empty", words.t(Word::EntriesEmpty).to_owned()),
        SectionState::Partial { filled, required } => ("part", format!("{filled} / {required}")),
    }
}

/// Every section with how far it is, each a link.
#[component]
pub fn Tasks(
    /// The answers.
    answers: Answers,
    /// The categories of the award.
    categories: Vec<Category>,
    /// How many files there are.
    files: usize,
    /// Colleagues in the entry.
    others: Vec<Presence>,
    /// The entry's address.
    address: String,
    /// The section being looked at.
    current: Option<Section>,
    /// The organizer's remarks.
    #[prop(optional)]
    remarks: Vec<Mark>,
) -> impl IntoView {
    let words = use_words();
    let remarked: Vec<Section> = remarks.iter().filter_map(|mark| section_of(&mark.key)).collect();
    let tasks = Section::ALL
        .iter()
        .map(|section| {
            let (state, text) = match mark(&answers, &categories, files, *section, words) {
                ("done" | "empty", _) if remarked.contains(section) => ("returned", words.t(Word::ScreeningHasRemarks).to_owned()),
                other => other,
            };
            let (name, _) = labels::section(*section);
            let here = names_in(words, &others, *section);
            let untranslated = answers.untranslated(*section).len();
            let untranslated = (untranslated > 0).then(|| words.with(Word::EntriesUntranslatedCount, &[("n", &untranslated.to_string())]));
            view! {
                <li>
                    <a
                        class="task"
                        data-state=state
                        href=format!("{address}/{section}")
                        aria-current=(current == Some(*section)).then_some("page")
                    >
                        <span class="task-name">{words.t(name)}</span>
                        <span class="task-state">{text}{untranslated.map(|text| view! { <span class="task-note">{text}</span> })}</span>
                    </a>
                    <span class="task-here" data-section=section.code() inner_html=inside_textarea(&here)></span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="tasks">{tasks}</ol> }
}

/// How many sections are ready, in words.
#[must_use]
pub fn ready(words: Words, record: &EntryRecord) -> (usize, String) {
    let done = Section::ALL.iter().filter(|section| is_ready(&record.answers, &record.categories, **section)).count();
    let parts = [("done", done.to_string()), ("all", Section::ALL.len().to_string())];
    (done, words.with(Word::EntriesReady, &parts.each_ref().map(|(name, value)| (*name, value.as_str()))))
}

/// The tag of an entry's state.
#[component]
pub fn StateTag(
    /// The state.
    state: EntryState,
) -> impl IntoView {
    let (word, kind) = labels::state(state);
    view! { <span class="tag" data-kind=kind>{use_words().t(word)}</span> }
}

/// The title in the reader's language, or that there is none yet.
#[must_use]
pub fn title(words: Words, title: &domain::locale::Trilingual) -> String {
    let text = title.best(words.locale()).0;
    if text.is_empty() { words.t(Word::EntriesUntitled).to_owned() } else { text.to_owned() }
}

/// Until when the entry can be sent: its own deadline if it has one that is later than the window's end.
#[must_use]
pub fn deadline(record: &EntryRecord) -> Timestamp {
    record.entry.deadline(&record.award)
}

/// Whether a section has a field with rows of this name.
#[must_use]
pub fn has_rows(section: Section, rows: &str) -> bool {
    section.fields().iter().any(|field| field.key == rows && matches!(field.kind, FieldKind::Rows { .. }))
}
