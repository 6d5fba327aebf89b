//! What the site answered.

use axum::http::{HeaderMap, StatusCode, header};

/// An answer, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    pub raw: Vec<u8>,
}

impl Answer {
    /// A header's text; empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads, without the site's own beginning.
    pub fn location(&self) -> String {
        assert!(self.status.is_redirection(), "not a redirect: {} {}", self.status, self.body);
        let location = self.header("location");
        location.strip_prefix("http://localhost").unwrap_or(location).to_owned()
    }

    /// The page that a refused form leads back to, without what the address says of the refusal.
    pub fn refused_to(&self) -> String {
        let location = self.location();
        let (page, refusal) = location.split_once("__path=").expect("a refusal");
        assert_eq!(refusal.matches("__err=").count(), 1, "{location}");
        page.trim_end_matches(['?', '&']).to_owned()
    }

    /// The cookies set.
    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// Whether the page holds this text; the page is shown when it does not.
    #[track_caller]
    pub fn assert_has(&self, text: &str) {
        assert!(self.body.contains(text), "{text:?} is not in the page ({}):\n{}", self.status, self.body);
    }
}
