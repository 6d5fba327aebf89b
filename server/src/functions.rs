//! Server functions over HTTP: whole bodies within the limit, errors with a status that fits, and nothing typed is lost.

use std::collections::BTreeMap;

use app::{
    AppError,
    api::{refusal::Refusal, request::House},
    shell::shell,
};
use axum::{
    Form,
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use server_fn::error::{FromServerFnError, ServerFnUrlError};

use crate::rendering;

/// Largest body of a form or server function, bytes. A section of an entry is at most about 100 KiB of text.
pub const BODY_LIMIT: usize = 512 * 1024;
/// When a page may try again after it was sent away from a crowd, in seconds.
const RETRY_AFTER: &str = "2";
/// An error on the wire is a short code.
const CODE_LIMIT: usize = 4 * 1024;
/// Fields of these names hold what opens accounts: never kept, never sent back.
const SECRETS: [&str; 2] = ["password", "code"];

/// Around each call of a server function.
pub async fn around(State(house): State<House>, request: Request, next: Next) -> Response {
    let function = request.uri().path().to_owned();
    if !function.starts_with("/api/") {
        return next.run(request).await;
    }
    let is_form = request.method() == Method::POST && header_has(request.headers(), header::ACCEPT, "text/html");
    // A page that keeps what was typed comes again by itself; a plain form could not, so it waits its turn.
    if request.method() == Method::POST && !is_form && house.db.is_crowded() {
        // The code goes with it, so that the program of a page says what is the matter.
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, RETRY_AFTER)], AppError::Unavailable.ser()).into_response();
    }
    let (parts, body) = request.into_parts();
    // Read here, because the library takes a body that breaks off at the limit for a fault in the form.
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    match refusal_in(&response) {
        Some((address, error)) if is_form => refused(house, asked, &address, Refusal { function, error, fields: typed(body).await }).await,
        _ if response.status() == StatusCode::INTERNAL_SERVER_ERROR => with_fitting_status(response).await,
        _ => response,
    }
}

fn header_has(headers: &HeaderMap, name: header::HeaderName, part: &str) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(part))
}

/// Where a refused plain form is sent back to, and why: the library puts the error into that address. What an earlier
/// refusal had put there goes.
fn refusal_in(response: &Response) -> Option<(String, AppError)> {
    let location = response.headers().get(header::LOCATION)?.to_str().ok()?;
    let (page, query) = location.split_once('?')?;
    let (about, mut pairs): (Vec<&str>, Vec<&str>) =
        query.split('&').partition(|pair| pair.starts_with("__path=") || pair.starts_with("__err="));
    let error = about.iter().rev().find_map(|pair| pair.strip_prefix("__err="))?;
    let error = ServerFnUrlError::<AppError>::decode_err(&error.replace("%3D", "="));
    pairs.extend(about.iter().skip(about.len().saturating_sub(2)));
    // The path alone: the page stays on this site whatever the form claimed to come from.
    let path = page.find("://").map_or(page, |scheme| page[scheme + 3..].find('/').map_or("/", |slash| &page[scheme + 3 + slash..]));
    Some((format!("/{}?{}", path.trim_start_matches('/'), pairs.join("&")), error))
}

/// Back to the form, which is told of the error, and of what had been typed, by a short-lived cookie. What no cookie
/// holds is shown at once: the page of the form is the answer.
async fn refused(house: House, asked: Parts, address: &str, refusal: Refusal) -> Response {
    match (HeaderValue::from_str(address), house.keep_refusal(&refusal)) {
        (Ok(location), Ok(Some(cookie))) => {
            (StatusCode::SEE_OTHER, [(header::LOCATION, location), (header::SET_COOKIE, cookie)]).into_response()
        }
        (Ok(_), Ok(None)) => shown(house, asked, address, refusal).await,
        _ => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// The page at this address with the refused form in it, as if its visitor had asked for it.
async fn shown(house: House, mut asked: Parts, address: &str, refusal: Refusal) -> Response {
    let Ok(uri) = address.parse() else { return StatusCode::BAD_REQUEST.into_response() };
    let status = StatusCode::from_u16(refusal.error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (asked.method, asked.uri) = (Method::GET, uri);
    asked.headers.remove(header::CONTENT_TYPE);
    asked.headers.remove(header::CONTENT_LENGTH);
    asked.extensions.insert(refusal);
    let page = leptos_axum::render_app_async_with_context(move || provide_context(house.clone()), shell);
    let mut response = rendering::page(asked, |request| {
        let page = page.clone();
        async move { page(request).await.into_response() }
    })
    .await;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    response
}

/// The fields of a form, without what opens accounts.
async fn typed(body: Bytes) -> BTreeMap<String, String> {
    let request = Request::post("/").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body));
    let Ok(request) = request else { return BTreeMap::new() };
    // What is no form was refused as such; there is nothing of it to keep.
    let fields = Form::<Vec<(String, String)>>::from_request(request, &()).await.map(|form| form.0).unwrap_or_default();
    fields.into_iter().filter(|(name, _)| !SECRETS.iter().any(|secret| name.contains(secret))).collect()
}

/// The library answers every error with 500; callers and caches need to know whose fault it was.
async fn with_fitting_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, CODE_LIMIT).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    parts.status = StatusCode::from_u16(AppError::de(body.clone()).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Response::from_parts(parts, Body::from(body))
}
