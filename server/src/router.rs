//! All routes, and the layers around them.

#[cfg(test)]
mod tests;

use std::{path::Path, time::Duration};

use app::{App, api::request::House, shell::shell};
use axum::{
    Router,
    body::Body,
    extract::{OriginalUri, Path as UrlPath, State},
    http::{HeaderValue, Request, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::locale::Locale;
use leptos::prelude::*;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use tokio_util::sync::CancellationToken;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    services::ServeDir,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    accents, assets,
    cache::{self, Cache},
    calendar, export, fault, files, functions, headers, health, live, open, policy, practices, preferences, receipt, rendering, seals,
    share,
};

/// A request that is not answered by then is given up.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The whole site as one service.
pub fn build(house: House, site_root: &Path, stop: &CancellationToken) -> Router {
    let pages = localized(&generate_route_list(App));
    let site = Router::new()
        .merge(health::routes())
        .merge(preferences::routes())
        .merge(calendar::routes())
        .merge(open::routes())
        .merge(receipt::routes())
        .merge(seals::routes())
        .merge(share::routes())
        .merge(export::route::routes())
        .merge(practices::routes())
        .route("/words/{file}", get(words_file))
        .route("/accents.css", get(accents::sheet))
        .merge(page_routes(pages, &house))
        .with_state(house.clone());
    let site = with_static_files(site, house.clone(), site_root);
    let apart = live::routes(house.db.clone(), stop.clone()).merge(files::routes(house.clone()));
    let cache = Cache::new(&house);
    fronted(layered(site, apart, house, REQUEST_TIMEOUT), cache)
}

/// Outermost: the moment of arrival, and the pages that are kept. A layer costs each request something; they meet only these.
fn fronted(site: Router, cache: Cache) -> Router {
    Router::new().fallback_service(site).layer(from_fn_with_state(cache, cache::keep)).layer(from_fn(headers::stamp))
}

fn page_routes(pages: Vec<AxumRouteListing>, house: &House) -> Router<House> {
    let options = LeptosOptions::builder().output_name("bayge").build();
    let house = house.clone();
    Router::new().leptos_routes_with_context(&options, pages, move || provide_context(house.clone()), shell).with_state(options)
}

/// Each localized page under its three real beginnings: `/{l}` itself would swallow every file of the site. The page for
/// any other address is left to [`not_found`]: no router takes it beside `/{l}/{year}`.
fn localized(pages: &[AxumRouteListing]) -> Vec<AxumRouteListing> {
    let listing = |page: &AxumRouteListing, path: String| AxumRouteListing::new(path, page.mode().clone(), page.methods(), Vec::new());
    pages
        .iter()
        .filter(|page| !page.path().contains("{*"))
        .flat_map(|page| match page.path().strip_prefix("/{l}") {
            Some(rest) => Locale::ALL.iter().map(|locale| listing(page, format!("/{}{rest}", locale.code()))).collect::<Vec<_>>(),
            None => vec![listing(page, page.path().to_owned())],
        })
        .collect()
}

/// Built files, each with what was compressed beside it beforehand. Anything else is a 404 page.
fn with_static_files(site: Router, house: House, site_root: &Path) -> Router {
    let built = Router::new().fallback_service(files(site_root.join("pkg"))).layer(from_fn(keep));
    let not_found = Router::new().fallback(not_found).with_state(house);
    let others = files(site_root).append_index_html_on_directories(false).fallback(not_found);
    site.nest_service("/pkg", built).fallback_service(Router::new().fallback_service(others).layer(from_fn(keep)))
}

fn files(folder: impl AsRef<Path>) -> ServeDir {
    ServeDir::new(folder).precompressed_br().precompressed_gzip()
}

/// What is named by its content, in its name or by the `v` of its address, is kept for ever; the few others for an hour.
async fn keep(request: Request<Body>, next: Next) -> Response {
    // Below /pkg the address is what remains of it.
    let original = request.extensions().get::<OriginalUri>().map_or(request.uri(), |original| &original.0);
    let is_named = original.path().starts_with("/pkg/") || original.query().is_some_and(|query| query.starts_with("v="));
    let mut response = next.run(request).await;
    if response.status().is_success() && !response.headers().contains_key(header::CACHE_CONTROL) {
        let how = if is_named { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(how));
    }
    response
}

/// The application's own page for an unknown address, in the language that the address begins with.
async fn not_found(State(house): State<House>, request: Request<Body>) -> Response {
    let handler = leptos_axum::render_app_async_with_context(move || provide_context(house.clone()), shell);
    let mut response = handler(request).await.into_response();
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

async fn words_file(UrlPath(file): UrlPath<String>) -> Response {
    let Some(locale) = Locale::ALL.iter().copied().find(|locale| assets::words_address(*locale).ends_with(&format!("/{file}"))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, assets::words_json(locale)).into_response()
}

/// The live stream and the files stand outside the limits of time and size, and outside compression, which would hold
/// small messages back.
fn layered(site: Router, apart: Router, house: House, time: Duration) -> Router {
    let request_id = cache::REQUEST_ID;
    let compression = CompressionLayer::new().compress_when(SizeAbove::new(512).and(NotForContentType::IMAGES));
    site.layer(from_fn(rendering::again))
        .layer(from_fn_with_state(house.clone(), functions::around))
        .layer(from_fn(policy::complete))
        .layer(RequestBodyLimitLayer::new(functions::BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, time))
        .layer(from_fn(preferences::remember))
        .layer(compression)
        .merge(apart)
        .layer(CatchPanicLayer::custom(fault::panicked))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(house.clone(), fault::page))
        .layer(from_fn_with_state(house, headers::secure))
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(TraceLayer::new_for_http())
        .layer(SetRequestIdLayer::new(request_id, MakeRequestUuid))
}

/// Every address that a page is served at, as axum writes it. The tests hold it against what they crawl.
#[must_use]
pub fn page_paths() -> Vec<String> {
    localized(&generate_route_list(App)).iter().map(|route| route.path().to_owned()).collect()
}
