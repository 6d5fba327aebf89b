//! What changed since a submission: each answer before and after.

use domain::{
    answers::{Answers, SentFile},
    category::Category,
    form::find_field,
    screening::{FileChange, changes, file_changes},
};
use leptos::prelude::*;

use super::{answers::answer, problems};
use crate::{
    ui::files::{audience, purpose, size},
    words::{Word, Words, use_words},
};

/// The answers that differ.
#[component]
pub fn Changes(
    /// What it is compared with.
    before: Answers,
    /// What stands there now.
    after: Answers,
    /// The categories of the award.
    categories: Vec<Category>,
    /// What is compared, in a sentence.
    lead: Word,
) -> impl IntoView {
    let words = use_words();
    let (found, files) = (changes(&before, &after), file_changes(&before, &after));
    if found.is_empty() && files.is_empty() {
        return view! { <section><h2>{words.t(Word::ScreeningChanges)}</h2><p class="soft">{words.t(Word::ScreeningChangesNone)}</p></section> }
            .into_any();
    }
    let rows = found
        .into_iter()
        .map(|change| {
            let (before, after) =
                (read(words, &categories, &change.key, &change.before), read(words, &categories, &change.key, &change.after));
            view! {
                <tr>
                    <th scope="row">{problems::label(words, &change.key)}</th>
                    <td data-label=words.t(Word::ScreeningBefore)><del class="lines">{before}</del></td>
                    <td data-label=words.t(Word::ScreeningAfter)><ins class="lines">{after}</ins></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2 id="changes">{words.t(Word::ScreeningChanges)}</h2>
            <p class="soft">{words.t(lead)}</p>
            <div class="table-wrap" role="region" aria-labelledby="changes" tabindex="0">
                <table class="table stacked changes">
                    <thead>
                        <tr>
                            <th scope="col">{words.t(Word::ScreeningAnswer)}</th>
                            <th scope="col">{words.t(Word::ScreeningBefore)}</th>
                            <th scope="col">{words.t(Word::ScreeningAfter)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}{files.into_iter().map(|change| file_row(words, change)).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// A file that was added, taken away or replaced.
fn file_row(words: Words, FileChange { before, after }: FileChange) -> AnyView {
    let what = match (&before, &after) {
        (None, _) => Word::FilesAdded,
        (_, None) => Word::FilesRemoved,
        _ => Word::FilesReplaced,
    };
    let shown = |file: Option<SentFile>| {
        let Some(file) = file else { return "\u{2014}".into_any() };
        let about = [words.t(purpose(file.purpose)), &size(words, file.size), words.t(audience(file.audience))].join(" · ");
        view! { {file.name}<span class="file-meta">{about}<br/>"SHA-256 "<span class="hash">{file.sha256}</span></span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{words.t(what)}</th>
            <td data-label=words.t(Word::ScreeningBefore)><del class="lines">{shown(before)}</del></td>
            <td data-label=words.t(Word::ScreeningAfter)><ins class="lines">{shown(after)}</ins></td>
        </tr>
    }
    .into_any()
}

/// An answer as people read it; a dash where there is none.
fn read(words: Words, categories: &[Category], key: &str, text: &str) -> String {
    match find_field(key) {
        _ if text.is_empty() => "\u{2014}".to_owned(),
        Some((_, field)) => answer(words, categories, field, text),
        None => text.to_owned(),
    }
}
