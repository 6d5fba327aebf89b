//! Notices: what happened, what to know. And the error summary that takes focus.

use domain::award::AwardError;
use leptos::{html::Div, prelude::*};
use leptos_router::{hooks::use_location, location::Url};

use super::icon::Icon;
use crate::{
    AppError,
    words::{Word, use_words},
};

/// What a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Take care.
    Warn,
    /// It did not work.
    Error,
}

impl NoticeKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "check",
            Self::Warn | Self::Error => "warning",
        }
    }
}

/// A framed message. An error is announced at once.
#[component]
pub fn Notice(
    /// What it is for.
    kind: NoticeKind,
    /// What happened, in one sentence.
    #[prop(into)]
    title: String,
    /// More about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="notice" data-kind=kind.code() role=(kind == NoticeKind::Error).then_some("alert")>
            <Icon name=kind.icon()/>
            <p class="notice-title">{title}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// The answer's status tells machines what the words tell people.
pub fn answer_with(error: AppError) {
    #[cfg(not(target_family = "wasm"))]
    if let (Some(response), Ok(status)) = (use_context::<leptos_axum::ResponseOptions>(), http::StatusCode::from_u16(error.status())) {
        response.set_status(status);
    }
    #[cfg(target_family = "wasm")]
    let _ = error;
}

/// What went wrong, in the reader's language. Who must sign in first is led there and back.
#[component]
pub fn ErrorNotice(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let words = use_words();
    if error == AppError::Award(AwardError::NotAnnounced) {
        // A server before its first edition is whole.
        return view! { <Notice kind=NoticeKind::Info title=words.t(Word::SettingsNoneTitle)><p>{words.t(Word::SettingsNoneText)}</p></Notice> }
            .into_any();
    }
    answer_with(error);
    if error == AppError::SignInFirst {
        let here = use_location();
        let here = format!("{}{}", here.pathname.get_untracked(), here.search.with_untracked(|search| with_mark(search)));
        let link = format!("{}?next={}", words.href("/sign-in"), Url::escape(&here));
        return view! {
            <Notice kind=NoticeKind::Info title=error.text(words)>
                <p class="buttons"><a class="button primary" href=link>{words.t(Word::FrameSignIn)}</a></p>
            </Notice>
        }
        .into_any();
    }
    view! { <Notice kind=NoticeKind::Error title=error.text(words)/> }.into_any()
}

/// The query of an address, with its question mark if it has anything.
fn with_mark(search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() { String::new() } else { format!("?{search}") }
}

/// What is wrong in a form, with a link to each field. Takes the focus when it appears.
#[component]
pub fn ErrorSummary(
    /// Its heading.
    #[prop(into)]
    title: String,
    /// The id of each field and what to do there.
    problems: Vec<(String, String)>,
    /// Whether it takes the focus.
    #[prop(default = true)]
    takes_focus: bool,
) -> impl IntoView {
    let summary = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(summary) = summary.get().filter(|_| takes_focus) {
            // A browser that will not focus it now has read it out already: it is an alert.
            drop(summary.focus());
        }
    });
    view! {
        <div
            node_ref=summary
            class="notice summary"
            data-kind="error"
            role="alert"
            tabindex="-1"
            id="summary"
            autofocus=takes_focus
            aria-labelledby="summary-title"
        >
            <Icon name="warning"/>
            <h2 class="notice-title" id="summary-title">{title}</h2>
            <ul class="summary-list">
                {problems.into_iter().map(|(id, text)| view! { <li><a href=format!("#{id}") rel="external">{text}</a></li> }).collect_view()}
            </ul>
        </div>
    }
}
