//! Pages for what went wrong before or around a page: a panic, a dead database, an over-large body.

use std::any::Any;

use app::{
    AppError,
    api::request::{House, reader_locale},
    words::{Word, Words},
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use domain::locale::Locale;

/// A panic is logged in full and told in one word.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
pub fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let message =
        panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
    tracing::error!(%message, "a request panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Gives every bare error a page in the reader's language, with a way out.
pub async fn page(State(house): State<House>, request: Request, next: Next) -> Response {
    let locale = reader_locale(request.uri(), request.headers());
    let wants_page =
        request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    let response = next.run(request).await;
    let status = response.status();
    if !(wants_page && (status.is_client_error() || status.is_server_error())) || is_page(&response) {
        return response;
    }
    let error = match status {
        StatusCode::NOT_FOUND => AppError::NotFound,
        StatusCode::FORBIDDEN => AppError::Denied,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => AppError::TooMany,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => AppError::Unavailable,
        status if status.is_client_error() => AppError::BadRequest,
        _ => AppError::Unexpected,
    };
    // When to come again is part of the answer.
    let retry_after = response.headers().get(header::RETRY_AFTER).cloned();
    let mut page = (status, Html(document(locale, error, &house.assets.css))).into_response();
    if let Some(retry_after) = retry_after {
        page.headers_mut().insert(header::RETRY_AFTER, retry_after);
    }
    page
}

fn is_page(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| kind.starts_with("text/html"))
}

/// Plain, and without anything that may itself fail.
fn document(locale: Locale, error: AppError, css: &str) -> String {
    let words = Words::of(locale);
    format!(
        "<!DOCTYPE html><html lang=\"{l}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{name}</title><link rel=\"stylesheet\" href=\"{css}\"></head><body><main><div class=\"page\"><div class=\"empty\"><h1>{name}</h1>\
         <p>{text}</p><p class=\"buttons\"><a class=\"button primary\" href=\"/{l}\">{home}</a></p></div></div></main></body></html>",
        l = locale.code(),
        name = words.t(Word::FrameName),
        text = error.text(words),
        home = words.t(Word::ErrorHome),
    )
}
