//! A file in pieces, for scripts: begun once, and after each break taken up where it stopped. After the fashion of tus
//! (tus.io, version 1.0.0), with what this site needs of it.

use app::{AppError, api::request::House};
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    file::{FileAudience, FileError, Purpose},
    id::{EntryId, UploadId},
};
use serde::Deserialize;
use store::{
    files::{self, Offer, Upload},
    scope::Entrant,
};
use tokio::time::timeout;

use super::{TOTAL, request, stream::paced, told};
use crate::headers;

/// Where the next piece begins.
const OFFSET: &str = "upload-offset";
/// How many bytes the whole has.
const LENGTH: &str = "upload-length";

#[derive(Deserialize)]
struct Wanted {
    entry: EntryId,
    length: u64,
    name: String,
    purpose: Purpose,
    audience: FileAudience,
}

/// Begins an upload; its address is in `Location`.
pub async fn begin(State(house): State<House>, asked: Request) -> Response {
    let (parts, body) = asked.into_parts();
    let about = request(&house, parts.clone());
    let Ok(Form(wanted)) = Form::<Wanted>::from_request(Request::from_parts(parts, body), &()).await else {
        return told(AppError::BadRequest, about.locale());
    };
    let begun = async {
        let entrant = about.entrant().await?;
        let Wanted { entry, length, name, purpose, audience } = wanted;
        let offer = Offer { entry, name: name.chars().take(300).collect(), purpose, audience, begun_at: about.now()? };
        files::begin(&house.db, &house.files, &entrant, offer, length).await.map_err(AppError::from)
    };
    match begun.await {
        Ok(id) => (StatusCode::CREATED, [(header::LOCATION, format!("/files/uploads/{id}"))]).into_response(),
        Err(error) => told(error, about.locale()),
    }
}

/// How far an upload is.
pub async fn offset(State(house): State<House>, Path(id): Path<String>, parts: Parts) -> Response {
    let about = request(&house, parts);
    let found = async {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        files::find(&house.db, &about.entrant().await?, id).await.map_err(AppError::from)
    };
    match found.await {
        Ok(upload) => (StatusCode::OK, progress(&upload)).into_response(),
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

fn progress(upload: &Upload) -> HeaderMap {
    HeaderMap::from_iter([
        (header::HeaderName::from_static(OFFSET), HeaderValue::from(upload.received)),
        (header::HeaderName::from_static(LENGTH), HeaderValue::from(upload.length)),
    ])
}

/// Takes the next piece. The last one ends the upload: then the file is checked and kept, or refused in words.
pub async fn append(State(house): State<House>, Path(id): Path<String>, asked: Request) -> Response {
    let (parts, body) = asked.into_parts();
    let about = request(&house, parts.clone());
    let permit = match house.files.admit() {
        Ok(permit) => permit,
        Err(error) => return told(error.into(), about.locale()),
    };
    let begun = async {
        let id: UploadId = id.parse().map_err(|_| AppError::NotFound)?;
        let offset = parts.headers.get(OFFSET).and_then(|offset| offset.to_str().ok()?.parse().ok()).ok_or(AppError::BadRequest)?;
        Ok::<_, AppError>((about.entrant().await?, id, offset))
    };
    let (entrant, id, offset) = match begun.await {
        Ok(begun) => begun,
        Err(error) => return told(error, about.locale()),
    };
    // In a task of its own: what has arrived is kept although whoever sent it is gone.
    let piece = tokio::spawn(async move {
        let _permit = permit;
        take(&house, &entrant, id, offset, body).await
    });
    match piece.await {
        Ok(Ok(upload)) => (StatusCode::NO_CONTENT, progress(&upload)).into_response(),
        Ok(Err(error)) => told(error, about.locale()),
        Err(error) => {
            tracing::error!(%error, "a piece of an upload was not taken");
            told(AppError::Unexpected, about.locale())
        }
    }
}

async fn take(house: &House, entrant: &Entrant, id: UploadId, offset: u64, body: Body) -> Result<Upload, AppError> {
    let bytes = paced(body.into_data_stream());
    let appended = timeout(TOTAL, files::append(&house.db, &house.files, entrant, id, offset, bytes)).await;
    let upload = appended.map_err(|_| AppError::File(FileError::Interrupted))??;
    if upload.received == upload.length {
        files::finish(&house.db, &house.files, entrant, id, headers::now()).await?;
    }
    Ok(upload)
}
