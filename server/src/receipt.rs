//! What an entrant and an organizer take along: the exact bytes that the receipt's SHA-256 is of, the receipt, and the whole
//! entry as it is printed.

use app::{
    AppError,
    api::request::{House, Request},
    print,
    words::Words,
};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{id::EntryId, locale::Locale};
use store::entries;

use crate::pdf;

/// The addresses, in each language.
pub fn routes() -> Router<House> {
    Locale::ALL.iter().fold(Router::new(), |routes, locale| {
        routes
            .route(&format!("/{locale}/entries/{{id}}/receipt.json"), get(content))
            .route(&format!("/{locale}/entries/{{id}}/receipt.pdf"), get(receipt))
            .route(&format!("/{locale}/entries/{{id}}/entry.pdf"), get(own))
            .route(&format!("/{locale}/desk/entries/{{id}}/entry.pdf"), get(sent))
    })
}

/// To be saved, under this name and not in anybody's cache; who may not have it learns nothing.
fn saved(read: Result<impl IntoResponse, AppError>, media_type: &'static str, name: &str) -> Response {
    match read {
        Ok(content) => {
            let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
                (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, content).into_response()
        }
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

async fn content(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    let read = async {
        let (request, id) = (Request::of(house.clone(), parts), known(&id)?);
        Ok::<_, AppError>(entries::get_sent_content(&house.db, &request.entrant().await?, id).await?)
    };
    saved(read.await, "application/json", "receipt.json")
}

async fn receipt(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    let read = async {
        let (request, id) = (Request::of(house.clone(), parts), known(&id)?);
        let record = entries::get_own(&house.db, &request.entrant().await?, id).await?;
        let sheet = print::receipt(Words::of(request.locale()), &record, &house.public_url).ok_or(AppError::NotFound)?;
        drawn(sheet).await
    };
    saved(read.await, "application/pdf", "receipt.pdf")
}

async fn own(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    let read = async {
        let (request, id) = (Request::of(house.clone(), parts), known(&id)?);
        let record = entries::get_own(&house.db, &request.entrant().await?, id).await?;
        drawn(print::entry(Words::of(request.locale()), &record)).await
    };
    saved(read.await, "application/pdf", "entry.pdf")
}

async fn sent(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    let read = async {
        let (request, id) = (Request::of(house.clone(), parts), known(&id)?);
        let record = entries::get(&house.db, &request.organizer(None).await?, id).await?;
        drawn(print::entry(Words::of(request.locale()), &record)).await
    };
    saved(read.await, "application/pdf", "entry.pdf")
}

fn known(id: &str) -> Result<EntryId, AppError> {
    id.parse().map_err(|_| AppError::NotFound)
}

async fn drawn(sheet: print::Sheet) -> Result<Vec<u8>, AppError> {
    let drawing = tokio::task::spawn_blocking(move || pdf::draw(&sheet).map_err(|error| error.to_string()));
    drawing.await.unwrap_or_else(|error| Err(error.to_string())).map_err(|error| {
        tracing::error!(error, "a document was not drawn");
        AppError::Unexpected
    })
}
