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
use memchr::{memchr, memmem, memrchr};
use sha2::{Digest, Sha256};

/// A page is at most some hundred kilobytes.
const PAGE_LIMIT: usize = 16 * 1024 * 1024;

/// Around everything that may be a page.
pub async fn complete(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some((policy, nonce)) = marked(&response) else { return response };
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, PAGE_LIMIT).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let (page, digests) = unmarked(&body, &nonce);
    let policy = policy.replace(&format!("'nonce-{nonce}'"), &digests.join(" "));
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

/// The page without its marks, and the digests of its marked scripts as a policy has them, each once.
fn unmarked(page: &[u8], nonce: &str) -> (Vec<u8>, Vec<String>) {
    let mark = format!(" nonce=\"{nonce}\"");
    let (mut bare, mut digests, mut last) = (Vec::with_capacity(page.len()), Vec::new(), 0);
    for at in memmem::find_iter(page, &mark) {
        bare.extend_from_slice(&page[last..at]);
        last = at + mark.len();
        if let Some(script) = script_around(page, at) {
            let digest = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)));
            if !digests.contains(&digest) {
                digests.push(digest);
            }
        }
    }
    bare.extend_from_slice(&page[last..]);
    (bare, digests)
}

/// What the script says, to the byte, in whose tag this place is. One that is fetched says nothing.
fn script_around(page: &[u8], at: usize) -> Option<&[u8]> {
    let begin = memrchr(b'<', &page[..at])?;
    let tag = &page[begin..at + memchr(b'>', &page[at..])?];
    let says = &page[begin + tag.len() + 1..];
    let is_inline = tag.starts_with(b"<script") && memmem::find(tag, b" src=").is_none();
    is_inline.then(|| &says[..memmem::find(says, b"</script").unwrap_or(says.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marked_scripts_are_in_the_policy() {
        let page = "<script nonce=\"n\">one</script><script>two</script><script type=\"module\" nonce=\"n\">three</script>\
                    <script nonce=\"other\">four</script><script nonce=\"n\">one</script><p title=\"<script nonce=n>five</script>\">";
        let digest = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
        let (bare, digests) = unmarked(page.as_bytes(), "n");
        assert_eq!(digests, [digest("one"), digest("three")]);
        assert_eq!(bare, page.replace(" nonce=\"n\"", "").as_bytes());
    }

    #[test]
    fn a_script_may_hold_what_looks_like_a_tag() {
        // The text between the tags is cut at the end tag alone; the next piece has no mark.
        let page = "<script nonce=\"n\">a > b</script>";
        let (_, digests) = unmarked(page.as_bytes(), "n");
        assert!(digests[0].contains(&BASE64_STANDARD.encode(Sha256::digest("a > b"))));
    }
}
