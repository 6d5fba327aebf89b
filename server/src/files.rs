//! Files over HTTP: a plain form for everybody, pieces for whoever has scripts and a bad line, and downloads.
//!
//! They stand outside the limits of pages: an upload may be large and slow, and has limits of its own.

mod download;
mod form;
mod pieces;
mod stream;

use std::time::Duration;

use app::{
    AppError,
    api::{refusal::Refusal, request::House},
    words::Words,
};
use axum::{
    Json, Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, head, post},
};
use domain::{entry::EntryError, file::FileError, id::EntryId, locale::Locale};

/// Longest silence of somebody who uploads.
const IDLE: Duration = Duration::from_secs(30);
/// Longest upload, or piece of one.
const TOTAL: Duration = Duration::from_mins(10);
/// What is read of a form at most. A file may have 20 MB; of one that has more the rest is read and dropped, because a
/// browser shows an answer only when it could send everything.
const FORM_LIMIT: usize = 64 * 1024 * 1024;
/// The few words of a form without a file.
const WORDS_LIMIT: usize = 16 * 1024;
/// When to try again what the server has no room for now, in seconds.
const RETRY_AFTER: &str = "10";
/// The address that the form with a file is sent to: its page asks for its refusal by it.
pub const FORM: &str = app::api::files::FORM;

pub fn routes(house: House) -> Router {
    let small = Router::new()
        .route("/files", post(pieces::begin))
        .route("/files/{id}/remove", post(form::remove))
        .layer(DefaultBodyLimit::max(WORDS_LIMIT));
    Router::new()
        .route(FORM, post(form::upload).layer(DefaultBodyLimit::max(FORM_LIMIT)))
        .route("/files/uploads/{id}", head(pieces::offset).patch(pieces::append))
        .route("/files/{id}", get(download::file))
        .merge(small)
        .with_state(house)
}

/// The request as the rest of the house knows it.
fn request(house: &House, parts: Parts) -> app::api::request::Request {
    app::api::request::Request::of(house.clone(), parts)
}

/// What is late here is a file and not an entry.
const fn of_file(error: AppError) -> AppError {
    match error {
        AppError::Entry(EntryError::Closed) => AppError::File(FileError::Late),
        error => error,
    }
}

/// For scripts: a code, and the sentence to show.
fn told(error: AppError, locale: Locale) -> Response {
    let error = of_file(error);
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = Json(serde_json::json!({ "error": error, "text": error.text(Words::of(locale)) }));
    with_retry((status, body).into_response())
}

/// Who is refused for want of room is told when to come again.
fn with_retry(mut response: Response) -> Response {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
    }
    response
}

/// Back to the files of the entry, which tell of a refusal.
fn back(house: &House, locale: Locale, entry: Option<EntryId>, refused: Option<AppError>) -> Response {
    let Some(entry) = entry else {
        let status = refused.map_or(400, AppError::status);
        return with_retry(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST).into_response());
    };
    let location = format!("/{}/entries/{entry}/files#files", locale.code());
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    let refusal = refused.map(of_file).map(|error| Refusal { function: FORM.to_owned(), error, fields: std::collections::BTreeMap::new() });
    if let Some(Ok(Some(cookie))) = refusal.map(|refusal| house.keep_refusal(&refusal)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
