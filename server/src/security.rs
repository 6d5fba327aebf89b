//! Whom to tell of a hole: `/.well-known/security.txt` (RFC 9116), if the operator names a contact.

use axum::{
    Router,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::time::{DAY, Timestamp};

use crate::{export::table::moment, headers};

/// How long what is said may be believed. The RFC advises less than a year.
const VALID: i64 = 180;

/// The one route; without a contact there is nothing to say.
pub fn routes(contact: Option<String>, public_url: String) -> Router {
    Router::new().route("/.well-known/security.txt", get(move || async move { answer(contact.as_deref(), &public_url) }))
}

fn answer(contact: Option<&str>, public_url: &str) -> Response {
    match contact {
        Some(contact) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text(contact, public_url, headers::now())).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn text(contact: &str, public_url: &str, now: Timestamp) -> String {
    // A whole day, so that the text changes once a day.
    let expires = Timestamp::from_millis((now.millis() / DAY + VALID) * DAY);
    format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: kk, ru, en\nCanonical: {public_url}/.well-known/security.txt\n",
        moment(expires)
    )
}

/// Whether it is a way to write to somebody, as the RFC wants it.
#[must_use]
pub fn is_contact(text: &str) -> bool {
    let is_plain = !text.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    is_plain && ["mailto:", "https://", "tel:"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_the_contact_and_expires() {
        let now = Timestamp::from_millis(1_772_700_000_123);
        let text = text("mailto:security@award.example", "https://award.example", now);
        assert!(text.starts_with("Contact: mailto:security@award.example\nExpires: 2026-09-01T05:00:00"), "{text}");
        assert!(text.ends_with("Canonical: https://award.example/.well-known/security.txt\n"), "{text}");
    }

    #[test]
    fn a_contact_is_an_address() {
        for contact in ["mailto:a@b.example", "https://award.example/security", "tel:+7-7172-00-00-00"] {
            assert!(is_contact(contact), "{contact}");
        }
        for contact in ["a@b.example", "mailto:", "http://award.example", "mailto:a@b.example\nContact: x", ""] {
            assert!(!is_contact(contact), "{contact}");
        }
    }
}
