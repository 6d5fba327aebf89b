//! Server functions over HTTP: whole bodies within the limit, errors with a status that fits.

use app::{AppError, api::request::House};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use leptos_axum::handle_server_fns_with_context;
use server_fn::error::FromServerFnError;

/// Largest body of a form or server function, bytes. A section of an entry is at most about 100 KiB of text.
pub const BODY_LIMIT: usize = 512 * 1024;
/// An error on the wire is a short code.
const CODE_LIMIT: usize = 4 * 1024;

/// Answers a call, or a plain form.
pub async fn call(State(house): State<House>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    // Read here, because the library would take a body that breaks off at the limit for a fault in the form.
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let request = Request::from_parts(parts, Body::from(body));
    let response = handle_server_fns_with_context(move || provide_context(house.clone()), request).await.into_response();
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR { with_fitting_status(response).await } else { response }
}

/// The library answers every error with 500; callers and caches need to know whose fault it was.
async fn with_fitting_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, CODE_LIMIT).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    parts.status = StatusCode::from_u16(AppError::de(body.clone()).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Response::from_parts(parts, Body::from(body))
}
