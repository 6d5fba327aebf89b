//! What every answer says and every request receives: arrival time, client address, security headers.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use app::api::request::{Arrival, Client, House};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::time::Timestamp;
use ipnet::IpNet;
use std::time::{SystemTime, UNIX_EPOCH};

/// The policy of everything that is not a page; a page brings its own, with the digests of its scripts.
const PLAIN_POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Marks an answer that pages of other sites may read: it is public.
#[derive(Debug, Clone, Copy)]
pub struct FromAnySite;

/// Marks a page that other sites may show in a frame. It has no scripts, sets no cookies and brings its own policy.
#[derive(Debug, Clone, Copy)]
pub struct Framed;

/// For a year; the site alone, not what else the domain holds.
const ONLY_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Networks of proxies on other machines, put around the router by whoever serves it. This machine is always trusted.
#[derive(Clone, Default)]
pub struct TrustedProxies(pub Arc<[IpNet]>);

impl TrustedProxies {
    fn trusts(&self, address: IpAddr) -> bool {
        address.is_loopback() || self.0.iter().any(|network| network.contains(&address))
    }
}

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

/// The right-most address that no trusted proxy has, each proxy vouching for the one before it.
fn client_address(request: &Request, peer: IpAddr) -> IpAddr {
    // A socket for both families gives `::ffff:127.0.0.1`.
    let mut client = peer.to_canonical();
    let proxies = request.extensions().get::<TrustedProxies>().cloned().unwrap_or_default();
    let lines: Vec<&str> = request.headers().get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    for address in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let Some(address) = address.trim().parse().ok().filter(|_: &IpAddr| proxies.trusts(client)) else { break };
        client = address.to_canonical();
    }
    client
}

/// Security headers on every answer.
pub async fn secure(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_framed = response.extensions().get::<Framed>().is_some();
    let is_open = response.extensions().get::<FromAnySite>().is_some();
    // Who has a page already has its policy: another one would take its place.
    let is_known = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if house.is_secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ONLY_HTTPS);
    }
    if !is_known {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(PLAIN_POLICY));
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // Forms without JavaScript return to the page they came from, so the address must travel within the site.
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), if is_open { "cross-origin" } else { "same-origin" }),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_framed {
        headers.remove(header::X_FRAME_OPTIONS);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn client(peer: &str, forwarded: &[&str], networks: &[&str]) -> String {
        let request = forwarded.iter().fold(Request::get("/"), |request, line| request.header("x-forwarded-for", *line));
        let mut request = request.body(Body::empty()).expect("sound");
        let networks = networks.iter().map(|network| network.parse().expect("a network")).collect();
        request.extensions_mut().insert(TrustedProxies(networks));
        client_address(&request, peer.parse().expect("an address")).to_string()
    }

    #[test]
    fn clients_behind_trusted_proxies_are_told_apart() {
        let near = ["10.1.0.0/16"];
        for (peer, forwarded, networks, expected) in [
            ("127.0.0.1", &["198.51.100.7"][..], &[][..], "198.51.100.7"),
            ("::ffff:127.0.0.1", &["198.51.100.7"], &[], "198.51.100.7"),
            ("127.0.0.1", &["203.0.113.1, 198.51.100.7"], &[], "198.51.100.7"),
            ("127.0.0.1", &[], &[], "127.0.0.1"),
            ("127.0.0.1", &["nonsense"], &[], "127.0.0.1"),
            ("10.1.2.3", &["198.51.100.7"], &[], "10.1.2.3"),
            ("10.1.2.3", &["198.51.100.7"], &near, "198.51.100.7"),
            ("10.1.2.3", &["203.0.113.1, 198.51.100.7, 10.1.9.9"], &near, "198.51.100.7"),
            ("10.1.2.3", &["203.0.113.1", "198.51.100.7"], &near, "198.51.100.7"),
            ("10.1.2.3", &["198.51.100.7, nonsense"], &near, "10.1.2.3"),
            ("192.0.2.9", &["198.51.100.7"], &near, "192.0.2.9"),
        ] {
            assert_eq!(client(peer, forwarded, networks), expected, "{peer} {forwarded:?} {networks:?}");
        }
    }
}
