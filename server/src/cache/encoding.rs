//! In which encodings a page is sent.

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderValue, Request, Response, header},
};
use tower::{Layer, ServiceExt, service_fn};
use tower_http::{CompressionLevel, compression::CompressionLayer};

/// As a page is, or smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Identity,
    Gzip,
    Brotli,
}

impl Encoding {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// The smallest that a request accepts by name (RFC 9110, 12.5.3).
    pub fn accepted(headers: &HeaderMap) -> Self {
        let mut best = Self::Identity;
        for line in headers.get_all(header::ACCEPT_ENCODING) {
            for part in line.to_str().unwrap_or_default().split(',') {
                let (name, quality) = part.split_once(';').unwrap_or((part, ""));
                let quality = quality.trim().strip_prefix("q=").and_then(|quality| quality.parse().ok()).unwrap_or(1.0_f32);
                match name.trim() {
                    _ if quality <= 0.0 => {}
                    "br" => best = Self::Brotli,
                    "gzip" if best == Self::Identity => best = Self::Gzip,
                    _ => {}
                }
            }
        }
        best
    }

    /// These bytes in this encoding, as small as is worth it for what is made once and sent often.
    pub async fn encode(self, bytes: Bytes) -> Bytes {
        let plain = bytes.clone();
        let answer = service_fn(move |_: Request<Body>| {
            let answer = Response::new(Body::from(bytes.clone()));
            async { Ok::<_, std::convert::Infallible>(answer) }
        });
        let mut request = Request::new(Body::empty());
        request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(self.name()));
        let level = if self == Self::Brotli { CompressionLevel::Precise(9) } else { CompressionLevel::Best };
        let Ok(response) = CompressionLayer::new().quality(level).layer(answer).oneshot(request).await;
        to_bytes(Body::new(response.into_body()), usize::MAX).await.unwrap_or(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_that_is_accepted() {
        let accepted =
            |value: &'static str| Encoding::accepted(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]));
        assert_eq!(accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(accepted("br;q=0, gzip;q=0.5"), Encoding::Gzip);
        assert_eq!(accepted("gzip; q=0"), Encoding::Identity);
        assert_eq!(accepted("zstd"), Encoding::Identity);
        assert_eq!(Encoding::accepted(&HeaderMap::new()), Encoding::Identity);
    }

    #[tokio::test]
    async fn an_encoding_is_smaller() {
        let text = Bytes::from("бәйге ".repeat(500));
        let (gzip, brotli) = (Encoding::Gzip.encode(text.clone()).await, Encoding::Brotli.encode(text.clone()).await);
        assert!(gzip.starts_with(&[0x1f, 0x8b]) && gzip.len() < text.len() / 10, "{}", gzip.len());
        assert!(brotli.len() < gzip.len(), "{} {}", brotli.len(), gzip.len());
    }
}
