//! The policy of a page: its inline scripts by their digests.
//!
//! A page is rendered with a nonce that nobody outside ever sees: it marks what the program itself put there. When the page is
//! whole, each marked script's digest goes into the header, and the marks go. What is not marked is in no policy, so a script that
//! somebody smuggled into a text would not run. Without a nonce a page may be kept and sent again.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// A page is at most some hundred kilobytes.
const PAGE_LIMIT: usize = 16 * 1024 * 1024;

/// Around everything that may be a page.
pub async fn complete(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some((policy, nonce)) = marked(&response) else { return response };
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, PAGE_LIMIT).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let Ok(page) = std::str::from_utf8(&body) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let policy = policy.replace(&format!("'nonce-{nonce}'"), &digests(page, &nonce));
    let page = page.replace(&format!(" nonce=\"{nonce}\""), "");
    // Digests are plain text.
    let Ok(policy) = HeaderValue::from_str(&policy) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}

/// The policy of a page with marks, and the nonce that they bear.
fn marked(response: &Response) -> Option<(String, String)> {
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    let nonce = policy.split("'nonce-").nth(1)?.split('\'').next()?;
    Some((policy.to_owned(), nonce.to_owned()))
}

/// The digests of the marked scripts as a policy has them, each once.
fn digests(page: &str, nonce: &str) -> String {
    let mark = format!(" nonce=\"{nonce}\"");
    let mut digests: Vec<String> = Vec::new();
    for piece in page.split("<script").skip(1) {
        let Some((tag, rest)) = piece.split_once('>').filter(|(tag, _)| tag.contains(&mark)) else { continue };
        // What a script says between its tags, to the byte. One that is fetched says nothing.
        let text = rest.split("</script").next().unwrap_or_default();
        let digest = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
        if !tag.contains(" src=") && !digests.contains(&digest) {
            digests.push(digest);
        }
    }
    digests.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marked_scripts_are_in_the_policy() {
        let page = "<script nonce=\"n\">one</script><script>two</script><script type=\"module\" nonce=\"n\">three</script>\
                    <script nonce=\"other\">four</script><script nonce=\"n\">one</script><p title=\"<script nonce=n>five</script>\">";
        let digest = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
        assert_eq!(digests(page, "n"), format!("{} {}", digest("one"), digest("three")));
    }

    #[test]
    fn a_script_may_hold_what_looks_like_a_tag() {
        // The text between the tags is cut at the end tag alone; the next piece has no mark.
        let page = "<script nonce=\"n\">a > b</script>";
        assert!(digests(page, "n").contains(&BASE64_STANDARD.encode(Sha256::digest("a > b"))));
    }
}
