//! `/{l}/desk/entries/export?format=…`: the organizer's list as a file, by the same filters as the list.

use app::{
    AppError,
    api::request::{House, Request},
};
use axum::{
    Router,
    extract::{Query, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::locale::Locale;
use serde::Deserialize;
use store::entries::{self, Filter};

use super::Format;

/// What the list's address says.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    format: String,
    year: Option<i32>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    q: String,
}

/// The address, in each language.
pub fn routes() -> Router<House> {
    Locale::ALL.iter().fold(Router::new(), |routes, locale| routes.route(&format!("/{locale}/desk/entries/export"), get(file)))
}

async fn file(State(house): State<House>, parts: Parts) -> Response {
    let Ok(Query(asked)) = Query::<Asked>::try_from_uri(&parts.uri) else { return StatusCode::BAD_REQUEST.into_response() };
    let Some(format) = Format::parse(&asked.format) else { return StatusCode::BAD_REQUEST.into_response() };
    match read(&house, parts, asked).await {
        Ok((year, entries)) => match format.write(&entries) {
            Ok(bytes) => {
                let name = format!("attachment; filename=\"entries-{year}.{}\"", format.ending());
                let headers = [
                    (header::CONTENT_TYPE, format.media_type().to_owned()),
                    (header::CONTENT_DISPOSITION, name),
                    (header::CACHE_CONTROL, "no-store".to_owned()),
                ];
                (headers, bytes).into_response()
            }
            Err(error) => {
                tracing::error!(%error, "entries cannot be written");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        },
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

async fn read(house: &House, parts: Parts, asked: Asked) -> Result<(i32, Vec<entries::Exported>), AppError> {
    let organizer = Request::of(house.clone(), parts).organizer(asked.year).await?;
    let filter = Filter { state: asked.state, category: asked.category, q: asked.q };
    Ok((organizer.award().year, entries::export(&house.db, &organizer, &filter).await?))
}
