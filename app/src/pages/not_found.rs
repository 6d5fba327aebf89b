//! The page for an unknown address.

use domain::award::AwardError;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    AppError,
    ui::{head::Head, notice::ErrorNotice},
    words::{Word, use_words},
};

/// Says so and offers a way out.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let words = use_words();
    #[cfg(not(target_family = "wasm"))]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        // Without a canonical address and other languages: there is no such page in any of them.
        <Title text=format!("{} · {}", words.t(Word::ErrorNotFoundTitle), words.t(Word::FrameName))/>
        <div class="page">
            <div class="empty">
                <p class="empty-code">"404"</p>
                <h1>{words.t(Word::ErrorNotFoundTitle)}</h1>
                <p class="soft">{words.t(Word::ErrorNotFoundHelp)}</p>
                <p class="buttons">
                    <a class="button primary" href=words.href("")>{words.t(Word::ErrorHome)}</a>
                    <a class="button" href=words.href("/projects")>{words.t(Word::FrameProjects)}</a>
                </p>
            </div>
        </div>
    }
}

/// In place of a page that could not be read: unknown is the page for an unknown address, anything else says what it is.
#[must_use]
pub fn unreadable(error: AppError) -> AnyView {
    match error {
        AppError::NotFound => view! { <NotFoundPage/> }.into_any(),
        AppError::Award(AwardError::NotAnnounced) => view! { <NoEdition/> }.into_any(),
        error => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
    }
}

/// A page of an edition, before there is one: that is no fault, and the showcase is there.
#[component]
fn NoEdition() -> impl IntoView {
    let words = use_words();
    view! {
        <Head title=words.t(Word::SettingsNoneTitle)/>
        <div class="page">
            <div class="empty">
                <h1>{words.t(Word::SettingsNoneTitle)}</h1>
                <p class="soft">{words.t(Word::SettingsNoneText)}</p>
                <p class="buttons">
                    <a class="button primary" href=words.href("/projects")>{words.t(Word::FrameProjects)}</a>
                    <a class="button" href=words.href("")>{words.t(Word::ErrorHome)}</a>
                </p>
            </div>
        </div>
    }
}
