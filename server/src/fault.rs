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
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let response = next.run(request).await;
    let status = response.status();
    if !(wants_page && (status.is_client_error() || status.is_server_error())) || is_told(&response) {
        return response;
    }
    let (title, error) = match status {
        StatusCode::NOT_FOUND => (Word::ErrorNotFoundTitle, AppError::NotFound),
        StatusCode::FORBIDDEN => (Word::ErrorDeniedTitle, AppError::Denied),
        StatusCode::PAYLOAD_TOO_LARGE => (Word::ErrorTooLargeTitle, AppError::TooLarge),
        StatusCode::TOO_MANY_REQUESTS => (Word::ErrorTooManyTitle, AppError::TooMany),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => (Word::ErrorUnavailableTitle, AppError::Unavailable),
        status if status.is_client_error() => (Word::ErrorBadRequestTitle, AppError::BadRequest),
        _ => (Word::ErrorUnexpectedTitle, AppError::Unexpected),
    };
    // When to come again is part of the answer.
    let retry_after = response.headers().get(header::RETRY_AFTER).cloned();
    let mut page = (status, Html(document(Words::of(locale), title, error, &house, &id))).into_response();
    if let Some(retry_after) = retry_after {
        page.headers_mut().insert(header::RETRY_AFTER, retry_after);
    }
    page
}

/// Whether the answer says by itself what went wrong: a page of ours, or a problem of the API.
fn is_told(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    ["text/html", "application/problem+json"].iter().any(|told| kind.starts_with(told))
}

/// Plain, and without anything that may itself fail. What is our fault is found in the log by the request's number.
fn document(words: Words, title: Word, error: AppError, house: &House, id: &str) -> String {
    // A caller may choose the number: only what looks like one is shown.
    let is_number = !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let number = if error == AppError::Unexpected && is_number {
        format!("<p class=\"soft\">{}: <code>{id}</code></p>", words.t(Word::ErrorRequest))
    } else {
        String::new()
    };
    let rehearsal = if house.is_rehearsal {
        format!("<aside class=\"rehearsal\"><b>{}</b> · {}</aside>", words.t(Word::RehearsalMark), words.t(Word::RehearsalMeans))
    } else {
        String::new()
    };
    format!(
        "<!DOCTYPE html><html lang=\"{l}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} · {name}</title><link rel=\"stylesheet\" href=\"{css}\"></head><body><main><div class=\"page\"><div class=\"empty\"><h1>{title}</h1>\
         <p>{text}</p>{number}<p class=\"buttons\"><a class=\"button primary\" href=\"/{l}\">{home}</a></p></div></div></main>{rehearsal}</body></html>",
        l = words.locale().code(),
        css = house.assets.css,
        title = words.t(title),
        name = words.t(Word::FrameName),
        text = error.text(words),
        home = words.t(Word::ErrorHome),
    )
}
