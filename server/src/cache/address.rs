//! Which requests may be answered with a page that is kept, and which page that is.

use app::{
    api::request::{Client, locale_of_path},
    ui::edition::without_year,
};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
};
use domain::{locale::Locale, showcase::Filter, slug::Slug};

/// A page as a visitor without a session asks for it: everything that its bytes depend on beside what is stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// With the language, and with the query where the page has one.
    path: Box<str>,
    theme: &'static str,
    text: &'static str,
}

/// What a visitor may have set, and to what. Anything else among the cookies may be personal.
const THEMES: [&str; 3] = ["auto", "light", "dark"];
const TEXTS: [&str; 3] = ["normal", "large", "larger"];

impl Address {
    /// `None` where the page has to be made for this request alone.
    pub fn of(Parts { method, uri, headers, .. }: &Parts) -> Option<Self> {
        if *method != Method::GET || headers.contains_key(header::AUTHORIZATION) || !is_public(uri.path(), uri.query()) {
            return None;
        }
        let [theme, text] = preferences(headers)?;
        Some(Self { path: uri.path_and_query()?.as_str().into(), theme, text })
    }

    /// The request that such a page is made from: of the one at hand it has the address and the moment, and nothing of its visitor.
    pub fn plain(&self, asked: &Parts) -> Request {
        let mut plain = Request::new(Body::empty());
        *plain.uri_mut() = asked.uri.clone();
        *plain.extensions_mut() = asked.extensions.clone();
        plain.extensions_mut().insert(Client(std::net::Ipv4Addr::UNSPECIFIED.into()));
        let locale = locale_of_path(asked.uri.path()).unwrap_or(Locale::Kk);
        let cookies = format!("locale={locale}; theme={}; text={}", self.theme, self.text);
        let headers = plain.headers_mut();
        headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        headers.extend(HeaderValue::from_str(&cookies).ok().map(|cookies| (header::COOKIE, cookies)));
        plain
    }

    /// What tells it from others, as text.
    pub fn name(&self) -> String {
        format!("{} {} {}", self.path, self.theme, self.text)
    }

    /// How many bytes it is.
    pub fn len(&self) -> usize {
        self.path.len()
    }
}

/// Theme and text size, if nothing else is known of the visitor.
fn preferences(headers: &HeaderMap) -> Option<[&'static str; 2]> {
    let mut found = [THEMES[0], TEXTS[0]];
    for line in headers.get_all(header::COOKIE) {
        for pair in line.to_str().ok()?.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
            let known = |values: [&'static str; 3], value: &str| values.into_iter().find(|known| *known == value);
            match pair.split_once('=')? {
                // The language of a public page stands in its address.
                ("locale", _) => {}
                ("theme", value) => found[0] = known(THEMES, value)?,
                ("text", value) => found[1] = known(TEXTS, value)?,
                _ => return None,
            }
        }
    }
    Some(found)
}

/// Whether a page shows what anybody may see, and only that. Words that somebody typed are not kept, nor is another
/// spelling of an address.
fn is_public(path: &str, query: Option<&str>) -> bool {
    if locale_of_path(path).is_none() || query.is_some_and(|query| !is_choice(path, query)) {
        return false;
    }
    let plain = path.get(3..).unwrap_or_default();
    let of_edition = without_year(path);
    let is_slug = |slug: &str| Slug::parse(slug).is_ok_and(|parsed| parsed.as_str() == slug);
    let is_one = |list: &str, path: &str| path.strip_prefix(list).is_some_and(is_slug);
    matches!(plain, "/projects" | "/open-data")
        || is_one("/projects/", plain)
        || matches!(of_edition, "" | "/about" | "/categories" | "/live")
        || is_one("/categories/", of_edition)
}

/// Whether a query is what the gallery itself would write for choices without words.
fn is_choice(path: &str, query: &str) -> bool {
    let filter = Filter::from_query(query);
    path.get(3..) == Some("/projects") && filter.q.is_empty() && filter.to_query().strip_prefix('?') == Some(query)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(request: axum::http::request::Builder) -> Parts {
        request.body(()).expect("sound").into_parts().0
    }

    fn address(uri: &str, cookies: &str) -> Option<Address> {
        Address::of(&parts(Request::get(uri).header(header::COOKIE, cookies)))
    }

    #[test]
    fn only_public_pages_are_kept() {
        for uri in [
            "/kk",
            "/ru/2026",
            "/en/about",
            "/en/2026/categories/social",
            "/kk/live",
            "/kk/projects",
            "/kk/projects?category=social&sort=title&page=2",
            "/kk/projects/aktau-road-laboratory",
            "/kk/open-data",
        ] {
            assert!(address(uri, "").is_some(), "{uri}");
        }
        for uri in [
            "/",
            "/xx",
            "/kk/",
            "/kk?__err=x",
            "/kk/account",
            "/kk/desk",
            "/kk/entries",
            "/kk/2026/jury",
            "/kk/2026/projects",
            "/kk/projects?q=a",
            "/kk/projects?",
            "/kk/projects?page=1",
            "/kk/projects?sort=title&category=social",
            "/kk/projects?category=social&x=1",
            "/kk/projects/A",
            "/kk/projects/a%20b",
            "/kk/projects/a/b",
            "/kk/about?year=2026",
            "/live/board.json",
            "/api/award",
        ] {
            assert!(address(uri, "").is_none(), "{uri}");
        }
    }

    #[test]
    fn a_visitor_of_whom_more_is_known_gets_a_page_of_their_own() {
        let plain = address("/kk", "").expect("kept");
        assert_eq!(address("/kk", "locale=ru; theme=auto; text=normal"), Some(plain.clone()));
        assert_ne!(address("/kk", "theme=dark"), Some(plain.clone()));
        assert_ne!(address("/kk", "text=larger"), Some(plain));
        for cookies in ["bayge=t", "__Host-bayge=t", "bayge-form=f", "bayge-signed-out=1", "theme=dark; x=1", "theme=pink", "nonsense"] {
            assert_eq!(address("/kk", cookies), None, "{cookies}");
        }
        for request in [Request::get("/kk").header(header::AUTHORIZATION, "Basic eA=="), Request::post("/kk"), Request::head("/kk")] {
            assert_eq!(Address::of(&parts(request)), None);
        }
    }

    #[test]
    fn nothing_of_the_visitor_reaches_the_maker() {
        let request = Request::get("/kk").header(header::COOKIE, "theme=dark").header(header::USER_AGENT, "canary");
        let request = request.header(header::REFERER, "canary").header("x-forwarded-for", "canary").header(header::HOST, "canary");
        let asked = parts(request);
        let plain = Address::of(&asked).expect("kept").plain(&asked);
        assert!(plain.headers().values().all(|value| value != "canary"));
        assert_eq!(plain.headers()[header::COOKIE], "locale=kk; theme=dark; text=normal");
    }
}
