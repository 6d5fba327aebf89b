//! Our pages, made anew for each request, beside pages of peers that run already: `bench/peers/sveltekit.sh`, `bench/peers/pretalx.sh`.

use std::{net::SocketAddr, path::PathBuf};

use crate::{
    crash,
    pages::{ANEW, Pace, Running, load, middle},
    wire::Wire,
    world::World,
};

/// A page of ours, and a peer's.
struct Pair {
    ours: String,
    peer: SocketAddr,
    path: String,
}

impl Pair {
    /// `/kk/projects=http://127.0.0.1:3000/kk/projects`. A peer runs on this machine, never elsewhere.
    fn parse(text: &str) -> Self {
        let (ours, url) = text.split_once('=').expect("OURS=URL");
        let rest = url.strip_prefix("http://").expect("an address that begins with http://");
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let peer: SocketAddr = host.parse().expect("a number and a port, such as 127.0.0.1:3000");
        assert!(peer.ip().is_loopback(), "{peer} is not this machine");
        Self { ours: ours.to_owned(), peer, path: format!("/{path}") }
    }
}

/// As plain as can be: not every peer compresses.
fn request(host: SocketAddr, path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nAccept-Language: kk\r\n{cookie}\r\n").into_bytes()
}

/// The letters that a reader sees: without head, scripts and tags.
fn letters(page: &[u8]) -> usize {
    let page = String::from_utf8_lossy(page);
    let (mut text, mut rest) = (String::new(), page.split_once("<body").map_or("", |(_, body)| body));
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before.split_once('>').map_or(before, |(_, after)| after));
        let end = ["script", "style"].iter().find(|name| tag.starts_with(**name)).map(|name| format!("</{name}"));
        rest = end.and_then(|end| tag.split_once(end.as_str())).map_or(tag, |(_, after)| after);
    }
    text.split_whitespace().map(|word| word.chars().count()).sum()
}

pub async fn run(binary: &PathBuf, pace: Pace, pairs: &[String]) {
    let world = World::new().await;
    let (server, address) = crash::start(binary, &world).await;
    let _running = Running(server);
    for pair in pairs.iter().map(|text| Pair::parse(text)) {
        let own = request(address, &pair.ours, &format!("Cookie: {ANEW}\r\n"));
        let other = request(pair.peer, &pair.path, "");
        let seen = |page: &[u8]| format!("{} letters in {} bytes", letters(page), page.len());
        let (our_page, their_page) = (Wire::open(address).await.ask(&own).await.body, Wire::open(pair.peer).await.ask(&other).await.body);
        println!("{}: {}; {}{}: {}", pair.ours, seen(&our_page), pair.peer, pair.path, seen(&their_page));
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..pace.rounds {
            ours.push(load(&pace, address, &own).await);
            theirs.push(load(&pace, pair.peer, &other).await);
        }
        let (ours, theirs) = (middle(ours), middle(theirs));
        println!("  ours, made anew {ours}");
        println!("  the peer        {theirs}; ours is {:.1} times as many", ours.rate / theirs.rate);
    }
}
