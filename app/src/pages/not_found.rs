//! The page for an unknown address.

use leptos::prelude::*;

use crate::words::{Word, use_words};

/// Says so and offers a way out.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let words = use_words();
    #[cfg(not(target_family = "wasm"))]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <h1>{words.t(Word::ErrorNotFound)}</h1>
        <p><a href=words.href("")>{words.t(Word::ErrorHome)}</a></p>
    }
}
