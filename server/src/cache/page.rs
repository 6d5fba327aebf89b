//! A page as final bytes, in each encoding that was asked for.

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::OnceCell;

use super::{encoding::Encoding, pages::Slot};

/// Names a request, in the log and to whoever asked.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// What is larger is not kept.
const PAGE_LIMIT: usize = 1024 * 1024;

/// A page that is kept.
#[derive(Debug)]
pub struct Page {
    headers: HeaderMap,
    tag: HeaderValue,
    identity: Bytes,
    gzip: OnceCell<Bytes>,
    brotli: OnceCell<Bytes>,
}

impl Page {
    /// The page that was answered; the answer itself if it may not be kept.
    pub async fn of(response: Response, tag: HeaderValue) -> Result<Self, Response> {
        if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
            return Err(response);
        }
        let (mut parts, body) = response.into_parts();
        let Ok(identity) = to_bytes(body, PAGE_LIMIT).await else { return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()) };
        parts.headers.remove(header::CONTENT_LENGTH);
        // The number of the request that it was made for.
        parts.headers.remove(REQUEST_ID);
        // Always asked for anew: nobody reads what is no longer so.
        parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        parts.headers.insert(header::ETAG, tag.clone());
        Ok(Self { headers: parts.headers, tag, identity, gzip: OnceCell::new(), brotli: OnceCell::new() })
    }

    /// How many bytes it holds before anybody asked for it smaller.
    pub fn weight(&self) -> usize {
        self.identity.len()
    }

    /// The answer to a request: nothing at all for who has it already.
    pub async fn answer(&self, asked: &HeaderMap, slot: &Slot) -> Response {
        let mut headers = self.headers.clone();
        if is_known(asked, &self.tag) {
            // The policy belongs to the bytes that the browser has: it keeps the one that came with them.
            headers.remove(header::CONTENT_SECURITY_POLICY);
            headers.remove(header::CONTENT_TYPE);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let encoding = Encoding::accepted(asked);
        let cell = match encoding {
            Encoding::Identity => None,
            Encoding::Gzip => Some(&self.gzip),
            Encoding::Brotli => Some(&self.brotli),
        };
        let bytes = match cell {
            None => &self.identity,
            Some(cell) => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
                cell.get_or_init(|| async {
                    let bytes = encoding.encode(self.identity.clone()).await;
                    slot.weigh(bytes.len());
                    bytes
                })
                .await
            }
        };
        (headers, Body::from(bytes.clone())).into_response()
    }
}

/// Whether the tag is among those that the request knows (RFC 9110, 13.1.2).
fn is_known(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let tag = bare(tag.to_str().unwrap_or_default());
    let lines = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|known| bare(known) == tag || known.trim() == "*")
}
