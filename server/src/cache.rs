//! Public pages, kept as final bytes for visitors without a session.
//!
//! A page is kept by its address and by what a visitor set (theme, text size), for one public version and for as long as no date of
//! an edition passes. Each request reads the version anew, many at a time with one statement: what is sent was never made before
//! the last write. See docs/adr/0013.

mod address;
mod encoding;
mod freshness;
mod page;
mod pages;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use app::api::request::{Arrival, House};
use axum::{
    extract::{Request, State},
    http::{header, request::Parts},
    middleware::Next,
    response::Response,
};
use sha2::{Digest, Sha256};

pub use self::page::REQUEST_ID;
use self::{address::Address, freshness::Freshness, page::Page, pages::Pages};
use crate::preferences;

/// How long a visitor waits for a page that another one's request makes; longer than a page may take that is begun again.
const PATIENCE: Duration = Duration::from_secs(10);

/// The pages that are kept, and what tells whether they still hold. Cheap to clone.
#[derive(Clone)]
pub struct Cache {
    freshness: Freshness,
    pages: Arc<Pages>,
    /// Of this very program with these settings: what another one made is not the same page.
    maker: Arc<str>,
}

impl Cache {
    /// An empty one.
    #[must_use]
    pub fn new(house: &House) -> Self {
        Self { freshness: Freshness::new(house.db.clone()), pages: Arc::default(), maker: maker(house).into() }
    }
}

/// Around the whole site: what is kept has all its headers, and passes through nothing else on its way out.
pub async fn keep(State(cache): State<Cache>, request: Request, next: Next) -> Response {
    let (asked, body) = request.into_parts();
    let now = asked.extensions.get::<Arrival>().map(|arrival| arrival.0);
    let (Some(address), Some(now)) = (Address::of(&asked), now) else { return next.run(Request::from_parts(asked, body)).await };
    // Without its database a page says itself what is wrong.
    let Some(known) = cache.freshness.ask().await else { return next.run(Request::from_parts(asked, body)).await };
    let slot = cache.pages.slot(&address, known.version, known.span(now));
    if let Some(Some(page)) = slot.page.get() {
        return remembered(page.answer(&asked.headers, &slot).await, &asked);
    }
    let mut unkept = None;
    let make = async {
        let response = next.clone().run(address.plain(&asked)).await;
        match Page::of(response, slot.tag(&address, &cache.maker)).await {
            Ok(page) => {
                slot.weigh(page.weight());
                Some(page)
            }
            Err(response) => {
                unkept = Some(response);
                None
            }
        }
    };
    // Whoever comes first makes it. If they go away before it is there, the next one does.
    let kept = tokio::time::timeout(PATIENCE, slot.page.get_or_init(|| make)).await;
    if let Ok(Some(page)) = kept {
        return remembered(page.answer(&asked.headers, &slot).await, &asked);
    }
    cache.pages.forget(&address, &slot);
    match unkept {
        Some(response) => remembered(response, &asked),
        None => next.run(Request::from_parts(asked, body)).await,
    }
}

/// With the language that this visitor chose by asking: the page itself was made for nobody.
fn remembered(mut response: Response, asked: &Parts) -> Response {
    let is_answer = response.status().is_success();
    if let Some(chosen) = preferences::chosen(&asked.method, &asked.uri, &asked.headers).filter(|_| is_answer) {
        response.headers_mut().append(header::SET_COOKIE, chosen);
    }
    response
}

/// A digest of what makes a page beside its data: the program, the built files, the settings.
fn maker(house: &House) -> String {
    let mut digest = Sha256::new();
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let made = program.map(|program| (program.len(), program.modified().ok()));
    digest.update(format!("{made:?} {:?} {} {}", house.assets, house.public_url, house.is_demo));
    hex::encode(&digest.finalize()[..8])
}
