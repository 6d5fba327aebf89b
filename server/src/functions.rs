//! Server functions over HTTP: whole bodies within the limit, errors with a status that fits.

use app::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use server_fn::error::FromServerFnError;

/// Largest body of a form or server function, bytes. A section of an entry is at most about 100 KiB of text.
pub const BODY_LIMIT: usize = 512 * 1024;
/// An error on the wire is a short code.
const CODE_LIMIT: usize = 4 * 1024;

/// Around each call of a server function.
pub async fn around(request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // Read here, because the library takes a body that breaks off at the limit for a fault in the form.
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR { with_fitting_status(response).await } else { response }
}

/// The library answers every error with 500; callers and caches need to know whose fault it was.
async fn with_fitting_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, CODE_LIMIT).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    parts.status = StatusCode::from_u16(AppError::de(body.clone()).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Response::from_parts(parts, Body::from(body))
}
