//! `/{l}/desk/practices/{slug}`: one practice, its languages side by side.

use domain::{
    category::Category,
    locale::Locale,
    organization::OrganizationKind,
    practice::{FaultKind, Practice, PracticeCells, PracticeView, Told},
    project::{Stage, Technology},
    region::Region,
    sharing::SharingError,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::fault;
use crate::{
    AppError,
    api::{
        practices::{SavePractice, UnpublishPractice, get_practice},
        refusal::{Refusal, get_refusal},
    },
    pages::{desk::nav::Desk, entries::problems::short, not_found::NotFoundPage},
    ui::{
        field::{SelectField, TextField},
        icon::Icon,
        label,
        notice::{ErrorNotice, ErrorSummary, Notice, NoticeKind},
        textarea::inside_textarea,
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn PracticePage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let practice = Resource::new_blocking(slug, get_practice);
    let forms = [SavePractice::url(), UnpublishPractice::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    let done = move || query.with(|query| query.get("done"));
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match (practice.await, refusal.await) {
                    (Ok(practice), Ok(refusal)) => {
                        let done = done().filter(|_| refusal.is_none()).and_then(|done| done_word(&done));
                        view! { <Shown practice=practice refusal=refusal done=done/> }.into_any()
                    }
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => {
                        view! { <Desk title=words.t(Word::PracticesPractice)><h1>{words.t(Word::PracticesPractice)}</h1><ErrorNotice error=error/></Desk> }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
}

fn done_word(done: &str) -> Option<Word> {
    match done {
        "saved" => Some(Word::PracticesDoneSaved),
        "published" => Some(Word::PracticesDonePublished),
        "unpublished" => Some(Word::PracticesDoneUnpublished),
        _ => None,
    }
}

/// What is wrong with what was typed: for a draft what is not translated is no fault.
fn wrong(cells: &PracticeCells, refusal: &Refusal, categories: &[Category]) -> Vec<FaultKind> {
    let slugs: Vec<String> = categories.iter().map(|category| category.slug.clone()).collect();
    if refusal.remembered("act") == "publish" { Practice::read(cells, &slugs).err().unwrap_or_default() } else { cells.faults(&slugs) }
}

#[component]
fn Shown(practice: PracticeView, refusal: Option<Refusal>, done: Option<Word>) -> impl IntoView {
    let words = use_words();
    let PracticeView { cells: kept, is_published, categories } = practice;
    let slug = kept.get("slug").to_owned();
    let saving = refusal.as_ref().filter(|refusal| refusal.function == SavePractice::url());
    let cells = saving.map_or_else(
        || kept.clone(),
        |refusal| {
            let mut typed = PracticeCells::typed(&refusal.group("fields"));
            typed.set("slug", &slug);
            typed
        },
    );
    let faults: Vec<Told> = saving.map(|refusal| wrong(&cells, refusal, &categories)).unwrap_or_default().iter().map(Told::from).collect();
    let summary = if faults.is_empty() {
        refusal.as_ref().map(|refusal| view! { <ErrorNotice error=refusal.error/> }.into_any())
    } else {
        let problems: Vec<(String, String)> = faults.iter().map(|told| (input(&told.column), told_by_name(words, told))).collect();
        Some(view! { <ErrorSummary title=AppError::Sharing(SharingError::Wrong).text(words) problems=problems/> }.into_any())
    };
    let reason =
        refusal.as_ref().filter(|refusal| refusal.function == UnpublishPractice::url()).map(|refusal| refusal.remembered("reason"));
    let (state, kind) = if is_published { (Word::PracticesIsPublished, "ok") } else { (Word::PracticesIsDraft, "warn") };
    let named = kept.text("title");
    let (title, locale) = named.best(words.locale());
    let title = title.to_owned();
    let link = is_published.then(|| view! { " "<a href=words.href(&format!("/projects/{slug}"))>{words.t(Word::ContactProject)}</a> });
    let texts = ["title", "summary", "owner", "result"].map(|stem| text(words, &cells, &faults, stem)).collect_view();
    view! {
        <Desk title=title.clone()>
            <a class="back" href=words.href("/desk/practices")><Icon name="arrow-left"/>{words.t(Word::PracticesTitle)}</a>
            {done.map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })}
            {summary}
            <h1 lang=words.foreign(locale)>{title}</h1>
            <p><span class="tag" data-kind=kind>{words.t(state)}</span>{link}</p>
            <form class="stack" method="post" action=SavePractice::url() novalidate=true>
                <input type="hidden" name="slug" value=slug.clone()/>
                {texts}
                {facts(words, &cells, &faults, &categories)}
                <p class="soft">{words.t(Word::PracticesPublishHelp)}</p>
                <p class="buttons">
                    <button class="button" name="act" value="draft">{words.t(Word::PracticesSave)}</button>
                    <button class="button primary" name="act" value="publish">{words.t(Word::PracticesPublish)}</button>
                </p>
            </form>
            {is_published.then(|| view! { <Unpublishing slug=slug reason=reason/> }.into_any())}
        </Desk>
    }
}

fn input(column: &str) -> String {
    format!("fields[{column}]")
}

fn error_at(words: Words, faults: &[Told], column: &str) -> Option<String> {
    faults.iter().find(|told| told.column == column).map(|told| told_by_name(words, told))
}

/// What is wrong, with the field called as the form calls it and not as a file does.
fn told_by_name(words: Words, told: &Told) -> String {
    let (stem, locale) = told.column.rsplit_once('_').and_then(|(stem, code)| Some((stem, Locale::parse(code)?))).unzip();
    let name = match stem.unwrap_or(&told.column) {
        "category" => Word::ShowcaseCategory,
        "region" => Word::ShowcaseRegion,
        "kind" => Word::ShowcaseKind,
        "stage" => Word::ShowcaseStage,
        "technologies" => Word::ShowcaseTechnology,
        "source_name" => Word::PracticesFieldSourceName,
        "source_url" => Word::PracticesFieldSourceUrl,
        stem => text_name(stem),
    };
    let column = locale.map_or_else(|| words.t(name).to_owned(), |locale| format!("{} ({})", words.t(name), short(locale)));
    fault(words, &Told { column, ..told.clone() })
}

fn text_name(stem: &str) -> Word {
    match stem {
        "title" => Word::PracticesFieldTitle,
        "summary" => Word::PracticesFieldSummary,
        "owner" => Word::PracticesFieldOwner,
        _ => Word::PracticesFieldResult,
    }
}

/// A text in its three languages, side by side; what is not translated says so.
fn text(words: Words, cells: &PracticeCells, faults: &[Told], stem: &'static str) -> AnyView {
    let name = text_name(stem);
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

#[component]
fn Unpublishing(slug: String, reason: Option<String>) -> impl IntoView {
    let words = use_words();
    view! {
        <details class="more" open=reason.is_some()>
            <summary>{words.t(Word::PracticesUnpublish)}</summary>
            <form class="more-body stack" method="post" action=UnpublishPractice::url() novalidate=true>
                <input type="hidden" name="slug" value=slug/>
                <TextField name="reason" label=words.t(Word::PracticesUnpublishReason) value=reason.clone().unwrap_or_default()/>
                <p><button class="button danger">{words.t(Word::PracticesUnpublish)}</button></p>
            </form>
        </details>
    }
}
