//! The showcase for machines: the read API with its description, open data, the feed, the map of the site. All of it is
//! public, may be read from any site, and is revalidated by its `ETag`.

pub mod answer;
mod api;
mod codes;
mod data;
mod feed;
mod follow_up;
pub mod openapi;
mod problem;
mod record;
mod sitemap;
mod statistics;

use app::api::request::House;
use axum::Router;

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(api::routes())
        .merge(data::routes())
        .merge(follow_up::routes())
        .merge(feed::routes())
        .merge(sitemap::routes())
        .merge(statistics::routes())
}

/// What the open data may be used under. A default of ours: an award may choose another.
const LICENCE: (&str, &str) = ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/");
