//! Every answer of an entry, by section, to be read.

use std::sync::Arc;

use domain::{
    answers::Problem,
    category::Category,
    entry::EntryRecord,
    form::{self, CONSENT_GIVEN, Field, FieldKind, Section, row_key},
    number::Number,
    time::parse_month,
};
use leptos::prelude::*;

use super::{labels, problems};
use crate::{
    ui::files::FileList,
    words::{Word, Words, use_words},
};

type Drawn = dyn Fn(&str) -> Option<AnyView> + Send + Sync;

/// What a page puts beside an answer, by its key; nothing, where there is nothing to say.
#[derive(Clone)]
pub struct Beside(pub Arc<Drawn>);

/// All sections. With an address of the entry, each that can be changed has a link to it.
#[component]
pub fn AllAnswers(
    /// The entry.
    record: EntryRecord,
    /// Where the links lead, if it may be changed.
    address: Option<String>,
    /// What stands beside each answer.
    #[prop(optional_no_strip)]
    beside: Option<Beside>,
) -> impl IntoView {
    let words = use_words();
    let sections = Section::ALL.iter().map(|section| shown(words, &record, *section, address.as_deref(), beside.as_ref())).collect_view();
    view! { {sections} }
}

fn shown(words: Words, record: &EntryRecord, section: Section, address: Option<&str>, beside: Option<&Beside>) -> AnyView {
    let (name, _) = labels::section(section);
    let id = format!("answers-{section}");
    let problems = record.answers.problems(section);
    let change = address.filter(|_| record.entry.open_fields().has_any_of(section)).map(|address| {
        let href = if problems.is_empty() { format!("{address}/{section}") } else { format!("{address}/{section}?check=1") };
        view! { <a class="link" href=href>{words.t(Word::EntriesChange)}<span class="unseen">": "{words.t(name)}</span></a> }
    });
    let lines = section
        .fields()
        .iter()
        .map(|field| match field.kind {
            FieldKind::Rows { fields, .. } => rows(words, record, field, fields, &problems, beside),
            _ => line(words, record, field.key.to_owned(), field, &problems, beside),
        })
        .collect_view();
    let files =
        (section == Section::Files && !record.files.is_empty()).then(|| view! { <FileList files=record.files.clone()/> }.into_any());
    let heading = id.clone();
    view! {
        <section class="answers" aria-labelledby=heading>
            <div class="answers-head"><h2 id=id>{words.t(name)}</h2>{change}</div>
            {files}
            <dl>{lines}</dl>
        </section>
    }
    .into_any()
}

/// The rows of a field, each with its answers; and what is wrong with their number.
fn rows(
    words: Words,
    record: &EntryRecord,
    field: &Field,
    inner: &'static [Field],
    problems: &[Problem],
    beside: Option<&Beside>,
) -> AnyView {
    let name = labels::field(None, field.key).map_or("", |(word, _)| words.t(word));
    let rows = record
        .answers
        .rows(field.key)
        .iter()
        .map(|row| {
            let key = |inner: &Field| row_key(field.key, row.number, inner.key);
            let lines = inner.iter().map(|inner| line(words, record, key(inner), inner, problems, beside)).collect_view();
            view! { <div><dt>{format!("{name} {}", row.number)}</dt><dd><dl class="facts line">{lines}</dl></dd></div> }.into_any()
        })
        .collect_view();
    let wrong = problems.iter().find(|problem| problem.key == field.key).map(|problem| {
        let text = problems::text(words, problem);
        view! { <div data-state="missing"><dt>{name}</dt><dd>{text}</dd></div> }.into_any()
    });
    let beside = beside.and_then(|beside| (beside.0)(field.key));
    let beside = beside.map(|beside| view! { <div><dt>{name}</dt><dd>{beside}</dd></div> }.into_any());
    view! { {rows}{wrong}{beside} }.into_any()
}

/// One answer with its name, and what is wrong with it.
fn line(words: Words, record: &EntryRecord, key: String, field: &'static Field, problems: &[Problem], beside: Option<&Beside>) -> AnyView {
    let rows = key.split_once('.').map(|(rows, _)| rows);
    let name = labels::field(rows, field.stem()).map_or("", |(word, _)| words.t(word));
    let language = field.locale.map(|locale| view! { " "<span class="field-lang">{problems::short(locale)}</span> });
    let text = answer(words, &record.categories, field, record.answers.get(&key));
    let problem = problems.iter().find(|problem| problem.key == key).map(|problem| problems::text(words, problem));
    let is_untranslated = form::find_field(&key).is_some_and(|(section, _)| record.answers.untranslated(section).contains(&key));
    let is_empty = text.is_empty() && problem.is_none();
    let empty = if is_untranslated { Word::EntriesUntranslated } else { Word::EntriesNotWritten };
    let state = problem.is_some().then_some("missing");
    let beside = beside.and_then(|beside| (beside.0)(&key));
    view! {
        <div data-state=state>
            <dt>{name}{language}</dt>
            <dd>
                {text}
                {problem.map(|problem| view! { " "<span>{problem}</span> })}
                {is_empty.then(|| view! { <span class="soft">{words.t(empty)}</span> })}
                {beside}
            </dd>
        </div>
    }
    .into_any()
}

/// An answer as people read it.
pub(crate) fn answer(words: Words, categories: &[Category], field: &Field, text: &str) -> String {
    let choice = |code: &str| labels::choice(words, field.stem(), code).map_or(code.to_owned(), |(word, _)| word.to_owned());
    match field.kind {
        _ if text.is_empty() => String::new(),
        FieldKind::Choice(_) if field.key == "category" => {
            let category = categories.iter().find(|category| category.slug == text);
            category.map_or(text.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
        }
        FieldKind::Choice(_) => choice(text),
        FieldKind::Choices(_) => text.split(',').map(choice).collect::<Vec<_>>().join(", "),
        FieldKind::Number => Number::parse(text).map_or(text.to_owned(), |number| words.decimal(&number.to_string())),
        FieldKind::Month => parse_month(text).map_or(text.to_owned(), |month| words.month(month)),
        FieldKind::Consent if text == CONSENT_GIVEN => words.t(Word::EntriesYes).to_owned(),
        _ => text.to_owned(),
    }
}
