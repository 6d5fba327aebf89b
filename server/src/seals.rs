//! `/seals/{year}.json` and `/results/{year}.json`: what a seal has published so far, and the whole once the show is over.
//! Both are exact bytes that a verifier reads.

use app::{
    AppError,
    api::request::{Arrival, House},
};
use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::time::Timestamp;
use sha2::{Digest, Sha256};
use store::{award::Edition, scope::Visitor, seal};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/seals/{file}", get(opened)).route("/results/{file}", get(whole)).route("/verify.py", get(script))
}

async fn opened(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    match visitor(&house, &file, now).await {
        Ok(visitor) => answer(seal::find_file(&house.db, &visitor).await, &headers, None),
        Err(error) => refuse(error),
    }
}

async fn whole(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    match visitor(&house, &file, now).await {
        Ok(visitor) => {
            let name = format!("attachment; filename=\"results-{}.json\"", visitor.award().year);
            answer(seal::find_results(&house.db, &visitor).await, &headers, Some(name))
        }
        Err(error) => refuse(error),
    }
}

/// The independent verifier, for whoever has not the sources.
async fn script() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/x-python; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, include_str!("../../docs/verify.py")).into_response()
}

/// Anybody, in the edition of the year that the file is named by.
async fn visitor(house: &House, file: &str, now: Timestamp) -> Result<Visitor, AppError> {
    let year = file.strip_suffix(".json").filter(|year| year.len() == 4).and_then(|year| year.parse().ok()).ok_or(AppError::NotFound)?;
    Ok(Visitor::enter(&house.db, Edition::Year(year), now).await?)
}

/// The layer of error pages gives it words.
fn refuse(error: AppError) -> Response {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

fn answer(found: store::Result<Option<String>>, asked: &HeaderMap, disposition: Option<String>) -> Response {
    let text = match found {
        Ok(Some(text)) => text,
        Ok(None) => return refuse(AppError::NotFound),
        Err(error) => return refuse(error.into()),
    };
    // Weak: a compressed answer has other bytes.
    let tag = format!("W/\"{}\"", hex::encode(Sha256::digest(&text)));
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let is_known = known.map(|known| known.trim().trim_start_matches("W/")).any(|known| known == tag.trim_start_matches("W/"));
    let headers = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".into()), (header::CONTENT_TYPE, "application/json".into())];
    let mut response = if is_known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, text).into_response() };
    if let Some(disposition) = disposition.and_then(|text| HeaderValue::from_str(&text).ok()) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
