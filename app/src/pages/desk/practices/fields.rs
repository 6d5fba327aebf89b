//! The form of a practice: its texts in three languages side by side, its facts, and what is wrong with what was typed.

use domain::{
    category::Category,
    locale::Locale,
    organization::OrganizationKind,
    practice::{FaultKind, Practice, PracticeCells, Told},
    project::{Stage, Technology},
    region::Region,
    sharing::SharingError,
};
use leptos::prelude::*;

use super::fault;
use crate::{
    AppError,
    api::refusal::Refusal,
    pages::entries::problems::short,
    ui::{
        field::{SelectField, TextField},
        icon::Icon,
        label,
        notice::{ErrorNotice, ErrorSummary},
        textarea::inside_textarea,
    },
    words::{Word, Words},
};

/// What is wrong with what was typed: for a draft what is not translated is no fault.
pub(super) fn faults(cells: &PracticeCells, refusal: &Refusal, categories: &[Category]) -> Vec<Told> {
    let slugs: Vec<String> = categories.iter().map(|category| category.slug.clone()).collect();
    let publishes = refusal.remembered("act") == "publish";
    let faults: Vec<FaultKind> = if publishes { Practice::read(cells, &slugs).err().unwrap_or_default() } else { cells.faults(&slugs) };
    faults.iter().map(Told::from).collect()
}

/// Everything that is wrong, with links to the fields; or why it was refused otherwise.
pub(super) fn summary(words: Words, faults: &[Told], refusal: Option<&Refusal>) -> Option<AnyView> {
    if faults.is_empty() {
        return refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> }.into_any());
    }
    let problems: Vec<(String, String)> = faults.iter().map(|told| (input(&told.column), said(words, told))).collect();
    Some(view! { <ErrorSummary title=AppError::Sharing(SharingError::Wrong).text(words) problems=problems/> }.into_any())
}

/// Texts, facts, and the two ways to go on.
pub(super) fn fields(words: Words, cells: &PracticeCells, faults: &[Told], categories: &[Category]) -> AnyView {
    let texts = ["title", "summary", "owner", "result"].map(|stem| text(words, cells, faults, stem)).collect_view();
    view! {
        {texts}
        {facts(words, cells, faults, categories)}
        <p class="soft">{words.t(Word::PracticesPublishHelp)}</p>
        <p class="buttons">
            <button class="button" name="act" value="draft">{words.t(Word::PracticesSave)}</button>
            <button class="button primary" name="act" value="publish">{words.t(Word::PracticesPublish)}</button>
        </p>
    }
    .into_any()
}

fn input(column: &str) -> String {
    format!("fields[{column}]")
}

fn error_at(words: Words, faults: &[Told], column: &str) -> Option<String> {
    faults.iter().find(|told| told.column == column).map(|told| said(words, told))
}

/// What is wrong, with the field as the form calls it.
fn said(words: Words, told: &Told) -> String {
    let column = match told.column.rsplit_once('_').and_then(|(stem, code)| Some((name_of(stem)?, Locale::parse(code)?))) {
        Some((name, locale)) => format!("{} ({})", words.t(name), short(locale)),
        None => name_of(&told.column).map_or_else(|| told.column.clone(), |name| words.t(name).to_owned()),
    };
    fault(words, &Told { column, ..told.clone() })
}

fn name_of(column: &str) -> Option<Word> {
    Some(match column {
        "title" => Word::PracticesFieldTitle,
        "summary" => Word::PracticesFieldSummary,
        "owner" => Word::PracticesFieldOwner,
        "result" => Word::PracticesFieldResult,
        "category" => Word::ShowcaseCategory,
        "region" => Word::ShowcaseRegion,
        "kind" => Word::ShowcaseKind,
        "stage" => Word::ShowcaseStage,
        "technologies" => Word::ShowcaseTechnology,
        "source_name" => Word::PracticesFieldSourceName,
        "source_url" => Word::PracticesFieldSourceUrl,
        _ => return None,
    })
}

/// A text in its three languages, side by side; what is not translated says so.
fn text(words: Words, cells: &PracticeCells, faults: &[Told], stem: &'static str) -> AnyView {
    let name = name_of(stem).unwrap_or(Word::PracticesFieldTitle);
    let rows = if stem == "summary" { "5" } else { "2" };
    let untranslated = cells.untranslated();
    let inputs = Locale::ALL
        .iter()
        .map(|locale| {
            let tag = short(*locale);
            let column = format!("{stem}_{}", locale.code());
            let mark = untranslated
                .contains(&column.as_str())
                .then(|| view! { " "<span class="tag" data-kind="warn">{words.t(Word::PracticesMissing)}</span> });
            let (id, error_id) = (input(&column), format!("{}-error", input(&column)));
            let error = error_at(words, faults, &column);
            let invalid = error.is_some().then_some("true");
            let described = error.is_some().then(|| error_id.clone());
            view! {
                <div class="field">
                    <label class="field-label" for=id.clone()>{words.t(name)}" "<span class="field-lang">{tag}</span>{mark}</label>
                    <textarea
                        class="input" id=id.clone() name=id rows=rows lang=locale.code() aria-invalid=invalid aria-describedby=described
                        inner_html=inside_textarea(cells.get(&column))
                    ></textarea>
                    {error.map(|error| view! { <p class="field-error" id=error_id><Icon name="warning"/><span>{error}</span></p> })}
                </div>
            }
        })
        .collect_view();
    let help = (stem == "result").then(|| view! { <p class="soft">{words.t(Word::PracticesFieldResultHelp)}</p> });
    let heading = format!("text-{stem}");
    view! {
        <fieldset class="panel stack" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{words.t(name)}</h2>
            {help}
            <div class="fields two">{inputs}</div>
        </fieldset>
    }
    .into_any()
}

fn facts(words: Words, cells: &PracticeCells, faults: &[Told], categories: &[Category]) -> AnyView {
    let error = |column: &str| error_at(words, faults, column);
    let value = |column: &str| cells.get(column).to_owned();
    let none = || std::iter::once((String::new(), "\u{2014}".to_owned()));
    let categories =
        none().chain(categories.iter().map(|category| (category.slug.clone(), category.name.best(words.locale()).0.to_owned()))).collect();
    let regions =
        none().chain(Region::all().map(|region| (region.code().to_owned(), words.locale().pick(region.name()).to_owned()))).collect();
    let kinds =
        none().chain(OrganizationKind::ALL.iter().map(|kind| (kind.code().to_owned(), words.t(label::kind(*kind)).to_owned()))).collect();
    let stages: Vec<(String, String)> =
        none().chain(Stage::ALL.iter().map(|stage| (stage.code().to_owned(), words.t(label::stage(*stage)).to_owned()))).collect();
    view! {
        <div class="panel stack"><div class="fields two">
            <SelectField name=input("category") label=words.t(Word::ShowcaseCategory) options=categories value=value("category") error=error("category")/>
            <SelectField name=input("region") label=words.t(Word::ShowcaseRegion) options=regions value=value("region") error=error("region")/>
            <SelectField name=input("kind") label=words.t(Word::ShowcaseKind) options=kinds value=value("kind") error=error("kind")/>
            <SelectField name=input("stage") label=words.t(Word::ShowcaseStage) options=stages value=value("stage") error=error("stage")/>
            <TextField name=input("source_name") label=words.t(Word::PracticesFieldSourceName) value=value("source_name") error=error("source_name")/>
            <TextField name=input("source_url") label=words.t(Word::PracticesFieldSourceUrl) value=value("source_url") error=error("source_url")/>
        </div>
        {technologies(words, cells, error("technologies"))}</div>
    }
    .into_any()
}

/// Ticked one by one, as in the wizard.
fn technologies(words: Words, cells: &PracticeCells, error: Option<String>) -> AnyView {
    let chosen: Vec<&str> = cells.get("technologies").split(',').map(str::trim).collect();
    let column = input("technologies");
    let options = Technology::ALL
        .iter()
        .enumerate()
        .map(|(index, technology)| {
            let id = (index == 0).then(|| column.clone());
            let (name, checked) = (input(&format!("technologies.{}", technology.code())), chosen.contains(&technology.code()));
            view! {
                <label class="choice">
                    <input type="checkbox" id=id name=name value="yes" checked=checked/>
                    <span>{words.t(label::technology(*technology))}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field choices inline">
            <legend class="field-label">{words.t(Word::ShowcaseTechnology)}</legend>
            {options}
            {error.map(|error| view! { <p class="field-error"><Icon name="warning"/><span>{error}</span></p> })}
        </fieldset>
    }
    .into_any()
}
