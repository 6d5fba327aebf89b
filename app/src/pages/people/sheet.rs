//! The sheet on which the forms of accounts stand, and what is wrong with them.

use domain::account::AccountError;
use leptos::prelude::*;

use crate::{
    AppError,
    api::refusal::Refusal,
    ui::notice::{ErrorNotice, ErrorSummary},
    words::{Word, use_words},
};

/// Heading, a sentence, and what follows.
#[component]
pub fn Sheet(
    /// The page's heading.
    title: &'static str,
    /// What it is for.
    #[prop(optional)]
    lead: Option<&'static str>,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="auth">
            <div class="auth-sheet">
                <div><h1>{title}</h1>{lead.map(|lead| view! { <p class="lead">{lead}</p> })}</div>
                {children()}
            </div>
        </div>
    }
}

/// What is wrong in a form: what the server said, or what the browser found.
#[derive(Clone, Copy)]
pub struct Problems(RwSignal<Vec<AppError>>);

impl Problems {
    /// What the page was told when it was asked for.
    pub fn of(refusal: Option<&Refusal>) -> Self {
        Self(RwSignal::new(refusal.map(|refusal| refusal.error).into_iter().collect()))
    }

    /// Problems of fields.
    pub fn of_fields(problems: Vec<AccountError>) -> Self {
        Self(RwSignal::new(problems.into_iter().map(AppError::Account).collect()))
    }

    /// Problems of any kind.
    pub fn of_list(problems: Vec<AppError>) -> Self {
        Self(RwSignal::new(problems))
    }

    /// Says what the browser found.
    pub fn tell(self, problems: Vec<AccountError>) {
        self.0.set(problems.into_iter().map(AppError::Account).collect());
    }

    /// What is wrong in a field.
    pub fn at(self, field: &'static str) -> Signal<Option<String>> {
        let words = use_words();
        Signal::derive(move || {
            self.0.with(|problems| problems.iter().find(|p| field_of(**p) == Some(field)).map(|p| p.text(words).to_owned()))
        })
    }
}

fn field_of(error: AppError) -> Option<&'static str> {
    match error {
        AppError::Account(error) => error.field(),
        AppError::Award(error) => error.field(),
        _ => None,
    }
}

/// All problems, above the form: with a link to each field, or, where no field is to blame, plainly.
#[component]
pub fn ProblemSummary(
    /// What is wrong.
    problems: Problems,
) -> impl IntoView {
    let words = use_words();
    move || {
        let found = problems.0.get();
        let at_fields: Vec<(String, String)> =
            found.iter().filter_map(|error| Some((field_of(*error)?.to_owned(), error.text(words).to_owned()))).collect();
        if at_fields.is_empty() {
            found.first().map(|error| view! { <ErrorNotice error=*error/> }.into_any())
        } else {
            Some(view! { <ErrorSummary title=words.t(Word::PeopleProblems) problems=at_fields/> }.into_any())
        }
    }
}
