//! The reader's language, theme and text size: plain cookies set by a plain form.

use app::api::request::{House, cookie, is_local, locale_of_path, reader_locale};
use axum::{
    Form, Router,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{AppendHeaders, IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;

use crate::headers::Framed;

const YEAR: u32 = 365 * 24 * 60 * 60;

pub fn routes() -> Router<House> {
    Router::new().route("/", get(root)).route("/preferences", post(keep))
}

/// To the reader's language.
async fn root(request: Request) -> Response {
    let locale = reader_locale(request.uri(), request.headers());
    (
        StatusCode::FOUND,
        AppendHeaders([(header::LOCATION, format!("/{}", locale.code())), (header::VARY, "accept-language, cookie".into())]),
    )
        .into_response()
}

/// Whoever looks at a page in a language has chosen it: addresses without one answer in it from then on.
pub async fn remember(request: Request, next: Next) -> Response {
    let chosen = chosen(request.method(), request.uri(), request.headers());
    let mut response = next.run(request).await;
    // A page in somebody else's frame was not chosen by its reader.
    let is_read = response.status().is_success() && response.extensions().get::<Framed>().is_none();
    if let Some(chosen) = chosen.filter(|_| is_read) {
        response.headers_mut().append(header::SET_COOKIE, chosen);
    }
    response
}

/// The cookie that tells the language from then on, unless it is told already.
pub fn chosen(method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<HeaderValue> {
    let shown = locale_of_path(uri.path()).filter(|_| method == Method::GET)?;
    let is_told = cookie(headers, "locale").as_deref() == Some(shown.code());
    (!is_told).then(|| lasting("locale", shown.code()))
}

/// A cookie for a year, of a name and a value that are ours.
fn lasting(name: &str, value: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age={YEAR}; SameSite=Lax")).expect("known values only")
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
            response.headers_mut().append(header::SET_COOKIE, lasting(name, value));
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
