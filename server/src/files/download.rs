//! A file to whoever may have it, always to be saved and never to be shown in this site's name.

use app::{AppError, api::request::House};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::id::FileId;
use store::{
    award::Edition,
    files::{self, Opened},
};

use super::request;

/// Even opened as a page, a file could neither run nor reach anything.
const POLICY: &str = "default-src 'none'; sandbox";

/// The file. Who may not have it does not learn that it is there.
pub async fn file(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    let known = parts.headers.get(header::IF_NONE_MATCH).cloned();
    let about = request(&house, parts);
    let opened = async {
        let id: FileId = id.parse().map_err(|_| AppError::NotFound)?;
        let person = match about.person(Edition::Open).await {
            Ok(person) => Some(person),
            Err(AppError::SignInFirst) => None,
            Err(error) => return Err(error),
        };
        let visitor = about.visitor(Edition::Open).await?;
        files::open(&house.db, &house.files, &visitor, person.as_ref(), id).await.map_err(AppError::from)
    };
    match opened.await {
        Ok(opened) => sent(opened, known.as_ref()),
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

fn sent(opened: Opened, known: Option<&HeaderValue>) -> Response {
    let tag = format!("\"{}\"", opened.sha256);
    let caching = if opened.is_public { "no-cache" } else { "private, no-store" };
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CONTENT_DISPOSITION, attachment(&opened.name)),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::CONTENT_TYPE, opened.kind.media_type().to_owned()),
        (header::CACHE_CONTROL, caching.to_owned()),
        (header::CONTENT_LENGTH, opened.size.to_string()),
        (header::ETAG, tag.clone()),
    ] {
        insert(&mut headers, name, &value);
    }
    if opened.is_public && known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        headers.remove(header::CONTENT_LENGTH);
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, Body::from_stream(opened.bytes)).into_response()
}

/// Names are cleaned and encoded, so that every one fits into a header.
fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// The name in full for browsers (RFC 8187), and without what is not ASCII for anything older.
fn attachment(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let full: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_header() {
        assert_eq!(attachment("a b.pdf"), "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf");
        assert_eq!(attachment("Есеп\".pdf"), "attachment; filename=\"_____.pdf\"; filename*=UTF-8''%D0%95%D1%81%D0%B5%D0%BF%22.pdf");
        assert!(HeaderValue::from_str(&attachment("a\r\nb; c=\"d\".pdf")).is_ok());
    }
}
