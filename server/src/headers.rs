//! What every answer says and every request receives: arrival time, client address, security headers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::api::request::{Arrival, Client};
use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use domain::time::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// The policy of everything that is not a page; a page brings its own, with its nonce.
const PLAIN_POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The clock of the server, read once a request, here.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn now() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
}

/// Outermost: stamps the moment the headers arrived. The deadline is decided by it.
pub async fn stamp(mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    request.extensions_mut().insert(Arrival(now()));
    let client = Client(client_address(&request, peer));
    request.extensions_mut().insert(client);
    next.run(request).await
}

/// The right-most address that the proxy in front of us added; only a proxy on this machine is believed.
fn client_address(request: &Request, peer: IpAddr) -> IpAddr {
    // A socket for both families gives `::ffff:127.0.0.1`.
    let peer = peer.to_canonical();
    if !peer.is_loopback() {
        return peer;
    }
    request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok())
        .unwrap_or(peer)
}

/// Security headers on every answer.
pub async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(PLAIN_POLICY));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // Forms without JavaScript return to the page they came from, so the address must travel within the site.
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
