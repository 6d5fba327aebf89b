//! `/{l}/entries/{id}/receipt.json`: the exact bytes that the receipt's SHA-256 is of, for who sent them.

use app::{
    AppError,
    api::request::{House, Request},
};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{id::EntryId, locale::Locale};

/// The address, in each language.
pub fn routes() -> Router<House> {
    Locale::ALL.iter().fold(Router::new(), |routes, locale| routes.route(&format!("/{locale}/entries/{{id}}/receipt.json"), get(content)))
}

async fn content(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    match read(&house, &id, parts).await {
        Ok(content) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"receipt.json\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (headers, content).into_response()
        }
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

async fn read(house: &House, id: &str, parts: Parts) -> Result<String, AppError> {
    let id: EntryId = id.parse().map_err(|_| AppError::NotFound)?;
    let entrant = Request::of(house.clone(), parts).entrant().await?;
    Ok(store::entries::get_sent_content(&house.db, &entrant, id).await?)
}
