//! Answers that whoever has them need not fetch again.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::problem::Refused;
use crate::{export::table::Table, headers::FromAnySite};

/// The body with an `ETag` of its content; 304 for who has it. It is always asked for anew: nobody reads what is no longer so.
pub fn cached(asked: &HeaderMap, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let body = body.into();
    let digest = hex::encode(&Sha256::digest(&body)[..16]);
    // Weak: the same content travels compressed in several ways.
    let tag = format!("W/\"{digest}\"");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    let mut response = if known.split(',').any(|tag| tag.trim() == "*" || tag.contains(&digest)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, kind)], body).into_response()
    };
    let headers = response.headers_mut();
    headers.extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    from_any_site(response)
}

/// A table as CSV, with its tag.
pub fn csv(asked: &HeaderMap, head: &[&str], rows: Vec<Vec<String>>) -> Result<Response, Refused> {
    let fault = |error: &dyn std::fmt::Display| Refused::Store(store::Error::Unexpected(format!("a table of open data: {error}")));
    let table = Table { head: head.iter().map(|name| (*name).to_owned()).collect(), rows };
    let text = String::from_utf8(table.csv().map_err(|error| fault(&error))?).map_err(|error| fault(&error))?;
    Ok(cached(asked, "text/csv; charset=utf-8", text))
}

/// Lets scripts of other sites read the answer: it holds nothing personal.
pub fn from_any_site(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.extensions_mut().insert(FromAnySite);
    response
}
