//! The reader's language, theme and text size: plain cookies set by a plain form.

use app::api::request::{House, cookie, is_local};
use axum::{
    Form, Router,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
    routing::{get, post},
};
use domain::locale::Locale;
use serde::Deserialize;

const YEAR: u32 = 365 * 24 * 60 * 60;

pub fn routes() -> Router<House> {
    Router::new().route("/", get(root)).route("/preferences", post(keep))
}

/// To the reader's language: by cookie, then `Accept-Language`, then Kazakh.
async fn root(request: Request) -> Response {
    let locale = cookie(request.headers(), "locale")
        .and_then(|code| Locale::parse(&code))
        .or_else(|| accepted(request.headers()))
        .unwrap_or(Locale::Kk);
    (
        StatusCode::FOUND,
        AppendHeaders([(header::LOCATION, format!("/{}", locale.code())), (header::VARY, "accept-language, cookie".into())]),
    )
        .into_response()
}

/// The best of our languages in `Accept-Language`, by its quality values (RFC 9110, 12.5.4).
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(Locale, f32)> = None;
    for part in header.split(',') {
        let mut pieces = part.split(';');
        let Some(locale) = pieces.next().and_then(|tag| Locale::parse(tag.trim().split('-').next()?)) else { continue };
        let quality = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
        if quality > 0.0 && best.is_none_or(|(_, so_far)| quality > so_far) {
            best = Some((locale, quality));
        }
    }
    best.map(|(locale, _)| locale)
}

#[derive(Deserialize)]
struct Preferences {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    back: String,
}

async fn keep(Form(form): Form<Preferences>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, local(&form.back))]).into_response();
    for (name, value, known) in [("theme", &form.theme, ["auto", "light", "dark"]), ("text", &form.text, ["normal", "large", "larger"])] {
        if known.contains(&value.as_str()) {
            let cookie = format!("{name}={value}; Path=/; Max-Age={YEAR}; SameSite=Lax");
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("known values only"));
        }
    }
    response
}

/// An address on this site, or the front page: a form must not send the reader elsewhere.
fn local(address: &str) -> HeaderValue {
    HeaderValue::from_str(if is_local(address) { address } else { "/" }).unwrap_or(HeaderValue::from_static("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_wins() {
        let accepts = |value: &'static str| accepted(&HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))]));
        assert_eq!(accepts("ru-RU,ru;q=0.9,en;q=0.8"), Some(Locale::Ru));
        assert_eq!(accepts("de, en;q=0.5, kk;q=0.7"), Some(Locale::Kk));
        assert_eq!(accepts("de, fr"), None);
        assert_eq!(accepts("en;q=0, ru;q=0.1"), Some(Locale::Ru));
    }

    #[test]
    fn never_leads_elsewhere() {
        for (address, expected) in [
            ("/kk/projects?q=a", "/kk/projects?q=a"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/a\nb", "/"),
            ("", "/"),
        ] {
            assert_eq!(local(address), expected, "{address:?}");
        }
    }
}
