//! What the pages of the settings share: the edition's years, the parts of its settings, and what is wrong in a form of several things.

use domain::award::{AwardError, AwardSettings, rows::RowProblem};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::super::{nav::Desk, overview::FirstEdition};
use crate::{
    AppError,
    api::{
        award::desk::{SettingsView, get_settings},
        refusal::{Refusal, RefusalResource},
    },
    ui::{
        awaited::awaited,
        field::TextField,
        notice::{ErrorNotice, ErrorSummary, Notice, NoticeKind},
        tabs::{Tab, Tabs},
    },
    words::{Word, Words, use_words},
};

/// The parts, with their addresses.
const PARTS: [(&str, Word); 4] = [
    (EDITION, Word::TermsTabEdition),
    (CATEGORIES, Word::CategoryTitle),
    (CRITERIA, Word::SettingsCriteriaTitle),
    (TEXTS, Word::TermsTextsTitle),
];
pub const EDITION: &str = "/desk/settings";
pub const CATEGORIES: &str = "/desk/settings/categories";
pub const CRITERIA: &str = "/desk/settings/criteria";
pub const TEXTS: &str = "/desk/settings/texts";

/// The settings of the edition in the page's address, read with it.
pub fn settings_of_address() -> Resource<Result<SettingsView, AppError>> {
    let query = use_query_map();
    let year = Memo::new(move |_| query.with(|query| query.get("year").and_then(|year| year.parse().ok())));
    Resource::new_blocking(move || year.get(), get_settings)
}

/// The frame of a part: title, what was done, and the page.
#[component]
pub fn Around(children: Children) -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let is_done = move || query.with(|query| query.get("done").is_some());
    view! {
        <Desk title=words.t(Word::SettingsTitle)>
            <h1>{words.t(Word::SettingsTitle)}</h1>
            {move || is_done().then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::SettingsSaved)/> })}
            {children()}
        </Desk>
    }
}

/// A part with one form.
#[component]
pub fn Part(
    /// Its address.
    at: &'static str,
    /// Its form, if it was refused.
    refusal: RefusalResource,
    /// The form.
    draw: fn(AwardSettings, Option<Refusal>) -> AnyView,
) -> impl IntoView {
    let view = settings_of_address();
    view! {
        <Around>
            <Suspense>
                {awaited(move || async move {
                    match (view.await, refusal.await) {
                        (Ok(view), Ok(refusal)) => view! { <Places view=view.clone() at=at/> {draw(view.settings, refusal)} }.into_any(),
                        (Err(error), _) | (_, Err(error)) => unreadable(error),
                    }
                })}
            </Suspense>
        </Around>
    }
}

/// Why there is nothing to set.
pub fn unreadable(error: AppError) -> AnyView {
    match error {
        AppError::Award(AwardError::NotAnnounced) => view! { <FirstEdition/> }.into_any(),
        error => view! { <ErrorNotice error=error/> }.into_any(),
    }
}

/// The years, and the parts of the year shown.
#[component]
pub fn Places(view: SettingsView, at: &'static str) -> impl IntoView {
    let words = use_words();
    let SettingsView { settings, years } = view;
    let present = settings.award.year;
    let link = move |year: i32| {
        let href = words.href(&format!("{at}?year={year}"));
        view! { <a class="button small" href=href aria-current=(year == present).then_some("page")>{year}</a> }
    };
    let tabs = PARTS.map(|(part, word)| Tab {
        href: words.href(&format!("{part}?year={present}")),
        label: words.t(word).to_owned(),
        count: None,
        is_current: part == at,
    });
    view! {
        <p class="lead">{words.t(Word::SettingsLead)}</p>
        <nav class="buttons" aria-label=words.t(Word::DeskEdition)>
            {years.into_iter().map(link).collect_view()}
            <a class="button small" href=words.href("/desk/settings/new")>{words.t(Word::SettingsNewLink)}</a>
        </nav>
        <Tabs label=words.t(Word::TermsParts) tabs=tabs.to_vec()/>
    }
}

/// What is wrong in a form of several things, by field.
#[derive(Clone, Default)]
pub struct Wrong(Vec<RowProblem<AwardError>>);

impl Wrong {
    /// Where the form was refused: everything that is wrong in it.
    pub fn of(refusal: Option<&Refusal>, problems: impl FnOnce() -> Vec<RowProblem<AwardError>>) -> Self {
        Self(refusal.map(|_| problems()).unwrap_or_default())
    }

    /// What is wrong in a field.
    pub fn at(&self, words: Words, name: &str) -> Option<String> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, error)| AppError::Award(*error).text(words).to_owned())
    }

    /// Everything, with links to the fields; or why the whole form was refused. `title` names a thing by its code.
    pub fn summary(&self, words: Words, refusal: Option<&Refusal>, title: impl Fn(&str) -> Option<String>) -> Option<AnyView> {
        let error = refusal?.error;
        if self.0.is_empty() {
            return Some(view! { <ErrorNotice error=error/> }.into_any());
        }
        let problem = |(field, error): &RowProblem<AwardError>| {
            let (code, _) = field.split_once('_').unwrap_or((field, ""));
            let (text, title) = (AppError::Award(*error).text(words), title(code));
            (input(field), title.map_or(text.to_owned(), |title| format!("{title}: {text}")))
        };
        let problems = self.0.iter().map(problem).collect();
        Some(view! { <ErrorSummary title=words.t(Word::PeopleProblems) problems=problems/> }.into_any())
    }
}

/// Name and id of a field's input.
pub fn input(field: &str) -> String {
    format!("fields[{field}]")
}

/// The languages with their tags.
pub const LANGUAGES: [(domain::locale::Locale, &str); 3] =
    [(domain::locale::Locale::Kk, "ҚАЗ"), (domain::locale::Locale::Ru, "РУС"), (domain::locale::Locale::En, "ENG")];

/// A line in three languages: `fields` gives for each language its field and what was typed in it. Short ones stand side by side.
pub fn lines(
    words: Words,
    wrong: &Wrong,
    label: &str,
    is_short: bool,
    fields: impl Fn(domain::locale::Locale) -> (String, String),
) -> AnyView {
    let inputs = LANGUAGES.map(|(locale, tag)| {
        let (field, value) = fields(locale);
        let error = wrong.at(words, &field);
        view! {
            <TextField name=input(&field) label=label.to_owned() language=tag.to_owned() lang=locale.code() value=value error=error/>
        }
        .into_any()
    });
    let class = if is_short { "fields two" } else { "fields" };
    view! { <div class=class>{inputs.into_iter().collect_view()}</div> }.into_any()
}

/// The button, or why nothing can be changed any more.
pub fn button(words: Words, settings: &AwardSettings) -> AnyView {
    match settings.award.check_unjudged(settings.progress) {
        Err(error) => view! { <Notice kind=NoticeKind::Info title=AppError::Award(error).text(words)/> }.into_any(),
        Ok(()) => view! { <p><button class="button primary">{words.t(Word::SettingsCheck)}</button></p> }.into_any(),
    }
}

/// A box to tick.
pub fn tick(field: &str, label: String, is_ticked: bool, is_disabled: bool) -> AnyView {
    let name = input(field);
    view! {
        <label class="choice">
            <input type="checkbox" id=name.clone() name=name value="yes" checked=is_ticked disabled=is_disabled/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
