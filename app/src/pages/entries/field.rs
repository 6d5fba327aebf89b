//! One field of the form, by its kind.

use domain::{
    answers::{Answers, Problem},
    award::{Award, Win},
    category::{Category, find},
    form::{CONSENT_GIVEN, Field, FieldKind, Publication, choice_key},
    organization::OrganizationKind,
    screening::{Mark, OpenFields},
};
use leptos::prelude::*;

use super::{
    barred,
    inputs::{Around, Choice, Frame, Group, LongInput, TextInput},
    labels, problems,
    typing::beside,
};
use crate::{
    ui::label,
    words::{Word, Words, use_words},
};

/// From this number of choices on they open as a list instead of standing one below the other.
const MANY: usize = 8;
/// Texts up to this many characters fit three side by side.
const SHORT: usize = 40;

/// What the fields of a section are drawn from.
#[derive(Clone)]
pub struct Drawn {
    /// What was answered.
    pub answers: Answers,
    /// What is shown as wrong.
    pub problems: Vec<Problem>,
    /// The categories of the award.
    pub categories: Vec<Category>,
    /// The kind of the organization: it decides which of them are open.
    pub kind: OrganizationKind,
    /// The award: its rules may keep earlier winners out.
    pub award: Award,
    /// Where the organization has won before.
    pub wins: Vec<Win>,
    /// The fields that may be changed; the others are read.
    pub open: OpenFields,
    /// The organizer's remarks.
    pub marks: Vec<Mark>,
}

impl Drawn {
    /// Whether the entry competes in a category whose entries may touch state secrets.
    pub fn is_sensitive(&self) -> bool {
        find(&self.categories, self.answers.get("category")).is_some_and(|category| category.is_sensitive)
    }

    fn around(&self, words: Words, key: &str, field: &Field, rows: Option<&str>) -> Around {
        let (label, help) = labels::field(rows, field.stem()).unwrap_or((Word::FormMissing, None));
        let problem = self.problems.iter().find(|problem| problem.key == key);
        Around {
            id: problems::input_id(key),
            label: words.t(label).to_owned(),
            help: help.map(|help| words.t(help).to_owned()),
            error: problem.map(|problem| problems::text(words, problem)),
            has_remark: self.marks.iter().any(|mark| mark.key == key),
            optional: (!field.required).then(|| words.t(Word::FrameOptional)),
        }
    }
}

/// One field; texts asked in several languages are drawn together by [`Languages`].
#[component]
pub fn FormField(
    /// What it is drawn from.
    drawn: Drawn,
    /// Its key.
    key: String,
    /// Its definition.
    field: &'static Field,
    /// The rows that it stands in.
    rows: Option<&'static str>,
) -> impl IntoView {
    let words = use_words();
    let around = drawn.around(words, &key, field, rows);
    let value = drawn.answers.get(&key).to_owned();
    let name = format!("fields[{key}]");
    match field.kind {
        FieldKind::LongText { max_words } => {
            view! { <LongInput around=around name=name value=value limit=max_words lang=None/> }.into_any()
        }
        FieldKind::Choice(codes) if codes.len() >= MANY => select(words, around, name, &value, field.stem(), codes),
        // What registration settled is shown, not asked.
        FieldKind::Choice(_) | FieldKind::Bin if field.is_settled() => settled(words, &around, field, &value),
        FieldKind::Category => {
            let options =
                drawn.categories.iter().map(|category| category_option(words, &drawn, category, &name, &value, &around)).collect();
            view! { <Group around=around options=options/> }.into_any()
        }
        FieldKind::Choice(codes) => {
            let options = codes.iter().filter_map(|code| option(words, &drawn, field, code, &name, &value, &around)).collect();
            view! { <Group around=around options=options/> }.into_any()
        }
        FieldKind::Choices(codes) => {
            let chosen: Vec<&str> = drawn.answers.choices(&key).collect();
            let options = codes.iter().filter_map(|code| {
                let (label, _) = labels::choice(words, field.stem(), code)?;
                let name = format!("fields[{}]", choice_key(&key, code));
                let checked = chosen.contains(code);
                Some(Choice::tick(format!("{}-{code}", around.id), name, CONSENT_GIVEN, label.to_owned(), checked))
            });
            let options = options.collect();
            view! { <Group around=around options=options/> }.into_any()
        }
        FieldKind::Consent => consent(around, name, &value),
        kind => view! { <TextInput around=around name=name value=value kind=kind lang=None/> }.into_any(),
    }
}

/// A text asked in several languages: side by side under one name.
#[component]
pub fn Languages(
    /// What it is drawn from.
    drawn: Drawn,
    /// The versions, by key.
    keys: Vec<(String, &'static Field)>,
    /// The rows that it stands in.
    rows: Option<&'static str>,
) -> impl IntoView {
    let words = use_words();
    let Some((first, field)) = keys.first().cloned() else { return ().into_any() };
    let shared = drawn.around(words, &first, field, rows);
    let help_id = shared.help.as_ref().map(|_| format!("{}-help", shared.id));
    let inputs = keys
        .into_iter()
        .map(|(key, field)| {
            let locale = field.locale;
            let lang = locale.map(domain::locale::Locale::code);
            let label = locale.map_or("", problems::short).to_owned();
            let around = Around { label, help: None, ..drawn.around(words, &key, field, rows) };
            let value = drawn.answers.get(&key).to_owned();
            let name = format!("fields[{key}]");
            match field.kind {
                FieldKind::LongText { max_words } => {
                    view! { <LongInput around=around name=name value=value limit=max_words lang=lang/> }.into_any()
                }
                kind => view! { <TextInput around=around name=name value=value kind=kind lang=lang/> }.into_any(),
            }
        })
        .collect_view();
    let described = help_id.clone();
    let is_short = matches!(field.kind, FieldKind::Text { max_chars } if max_chars <= SHORT);
    let columns = if is_short { "fields three" } else { "fields pair" };
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field-label">{shared.label}</legend>
            {shared.help.map(|help| view! { <p class="field-help" id=help_id>{help}</p> })}
            <div class=columns>{inputs}</div>
        </fieldset>
    }
    .into_any()
}

fn settled(words: Words, around: &Around, field: &Field, value: &str) -> AnyView {
    let shown = labels::choice(words, field.stem(), value).map_or(value.to_owned(), |(word, _)| word.to_owned());
    view! {
        <div class="field">
            <p class="field-label" id=format!("{}-label", around.id)>{around.label.clone()}</p>
            <p id=around.id.clone()>{shown}</p>
        </div>
    }
    .into_any()
}

fn select(words: Words, around: Around, name: String, value: &str, stem: &'static str, codes: &'static [&'static str]) -> AnyView {
    let described = around.described_by();
    let invalid = around.error.is_some().then_some("true");
    let options = codes
        .iter()
        .filter_map(|code| {
            let (text, _) = labels::choice(words, stem, code)?;
            Some(view! { <option value=*code selected=*code == value>{text}</option> })
        })
        .collect_view();
    let is_empty = value.is_empty();
    let id = around.id.clone();
    view! {
        <Frame around=around lang=None>
            <select class="input" id=id name=name aria-describedby=described aria-invalid=invalid>
                <option value="" selected=is_empty>{words.t(Word::FormNotChosen)}</option>
                {options}
            </select>
        </Frame>
    }
    .into_any()
}

/// A radio button.
fn option(words: Words, drawn: &Drawn, field: &Field, code: &str, name: &str, value: &str, around: &Around) -> Option<Choice> {
    let id = format!("{}-{code}", around.id);
    let checked = code == value;
    let (text, help) = labels::choice(words, field.stem(), code)?;
    let choice = Choice::radio(id, name.to_owned(), code, text.to_owned(), checked).with_help(help.map(|help| words.t(help).to_owned()));
    // What may touch state secrets is not for the public unless its entrant says so.
    let is_suggested = field.key == "publication" && code == Publication::None.code() && value.is_empty() && drawn.is_sensitive();
    Some(if is_suggested { choice.suggested() } else { choice })
}

/// A category. One that the organization may not enter is shown, and says why.
fn category_option(words: Words, drawn: &Drawn, category: &Category, name: &str, value: &str, around: &Around) -> Choice {
    let code = category.slug.as_str();
    let (id, checked) = (format!("{}-{code}", around.id), code == value);
    let bar = drawn.award.rules.bar(drawn.award.year, code, &drawn.wins);
    let is_open = category.entrants.admits(drawn.kind) && bar.is_none();
    let (name_, scope) = (category.name.best(words.locale()).0.to_owned(), category.scope.best(words.locale()).0.to_owned());
    let help = if is_open && category.is_sensitive {
        format!("{scope} {}", words.t(Word::FormConsentLead))
    } else if is_open {
        scope
    } else if let Some(win) = bar {
        barred::reason(words, &drawn.award, win)
    } else {
        words.with(Word::FormOnlyFor, &[("who", words.t(label::entrants(category.entrants)))])
    };
    let option = Choice::radio(id, name.to_owned(), code, name_, checked).with_help(Some(help));
    // A choice made before stays, so that saving does not lose it.
    if is_open || checked { option } else { option.disabled() }
}

fn consent(around: Around, name: String, value: &str) -> AnyView {
    let option = Choice::tick(around.id.clone(), name, CONSENT_GIVEN, around.label.clone(), value == CONSENT_GIVEN);
    let option = option.described(around.described_by(), around.error.is_some());
    let place = beside(&around.id);
    view! { <div class="field">{option.view()}{around.error_view()}{place}</div> }.into_any()
}
