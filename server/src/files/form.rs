//! A file by a plain form, and its removal: without scripts.

use app::{AppError, api::request::House};
use axum::{
    Form,
    extract::{
        FromRequest, Multipart, Path, Request, State,
        multipart::{Field, MultipartError},
    },
    response::Response,
};
use domain::{
    file::{FileAudience, FileError, Purpose},
    id::{EntryId, FileId},
    time::Timestamp,
};
use futures::StreamExt;
use serde::Deserialize;
use store::{
    files::{Arrived, Offer, keep, receive},
    scope::Entrant,
};
use tokio::time::timeout;

use super::{
    IDLE, TOTAL, back, request,
    stream::{drain, paced},
};
use crate::headers;

/// The longest answer beside the file.
const SHORT: usize = 200;

/// What the form said.
#[derive(Default)]
struct Said {
    entry: Option<EntryId>,
    purpose: Option<Purpose>,
    audience: Option<FileAudience>,
    name: String,
    file: Option<Arrived>,
    wrong: Option<AppError>,
}

/// Takes a file with the words around it.
pub async fn upload(State(house): State<House>, asked: Request) -> Response {
    let (parts, body) = asked.into_parts();
    let (about, locale) = (request(&house, parts.clone()), request(&house, parts.clone()).locale());
    let entry = parts.headers.get("referer").and_then(|page| page.to_str().ok()?.split('/').nth(5)?.parse().ok());
    let (entrant, begun_at) = match (about.entrant().await, about.now()) {
        (Ok(entrant), Ok(now)) => (entrant, now),
        (Err(error), _) | (_, Err(error)) => {
            drain(body).await;
            return back(&house, locale, entry, Some(error));
        }
    };
    let _permit = match house.files.admit() {
        Ok(permit) => permit,
        Err(error) => return back(&house, locale, None, Some(error.into())),
    };
    let Ok(multipart) = Multipart::from_request(Request::from_parts(parts, body), &()).await else {
        return back(&house, locale, entry, Some(AppError::BadRequest));
    };
    let mut said = Said::default();
    if timeout(TOTAL, read(&house, &entrant, multipart, &mut said)).await.is_err() {
        said.wrong = Some(AppError::File(FileError::Interrupted));
    }
    let entry = said.entry.or(entry);
    let kept = offer(&house, &entrant, said, begun_at).await;
    back(&house, locale, entry, kept.err())
}

/// Reads the form to its end, whatever is wrong in it: the answer is shown only then.
async fn read(house: &House, entrant: &Entrant, mut multipart: Multipart, said: &mut Said) {
    loop {
        let field = match timeout(IDLE, multipart.next_field()).await {
            Ok(Ok(Some(field))) => field,
            Ok(Ok(None)) => return,
            Ok(Err(error)) => return said.wrong = Some(wrong(&error)),
            Err(_) => return said.wrong = Some(AppError::File(FileError::Interrupted)),
        };
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" && said.file.is_none() {
            field.file_name().unwrap_or_default().clone_into(&mut said.name);
            let mut bytes = paced(field);
            match receive(&house.files, entrant, &mut bytes).await {
                Ok(arrived) => said.file = Some(arrived),
                Err(error) => said.wrong = Some(error.into()),
            }
            while let Some(Ok(_)) = bytes.next().await {}
        } else {
            let text = short(field).await;
            match name.as_str() {
                "entry" => said.entry = text.parse().ok(),
                "purpose" => said.purpose = Purpose::parse(&text),
                "audience" => said.audience = FileAudience::parse(&text),
                _ => {}
            }
        }
    }
}

/// The beginning of an answer; a longer one is none that the form has.
async fn short(field: Field<'_>) -> String {
    let mut text = Vec::new();
    let mut bytes = paced(field);
    while let Some(Ok(piece)) = bytes.next().await {
        let left = SHORT.saturating_sub(text.len());
        text.extend_from_slice(&piece[..piece.len().min(left)]);
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn wrong(error: &MultipartError) -> AppError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { AppError::File(FileError::TooLarge) } else { AppError::BadRequest }
}

async fn offer(house: &House, entrant: &Entrant, said: Said, begun_at: Timestamp) -> Result<(), AppError> {
    if let Some(error) = said.wrong {
        return Err(error);
    }
    let entry = said.entry.ok_or(AppError::NotFound)?;
    let (Some(purpose), Some(audience)) = (said.purpose, said.audience) else { return Err(AppError::File(FileError::Unsaid)) };
    let file = said.file.ok_or(AppError::File(FileError::Empty))?;
    let offer = Offer { entry, name: said.name, purpose, audience, begun_at };
    keep(&house.db, &house.files, entrant, offer, &file, headers::now()).await?;
    Ok(())
}

#[derive(Deserialize)]
pub struct Removal {
    entry: EntryId,
}

/// Takes a file away.
pub async fn remove(State(house): State<House>, Path(id): Path<String>, asked: Request) -> Response {
    let (parts, body) = asked.into_parts();
    let about = request(&house, parts.clone());
    let Ok(Form(form)) = Form::<Removal>::from_request(Request::from_parts(parts, body), &()).await else {
        return back(&house, about.locale(), None, Some(AppError::BadRequest));
    };
    let removed = async {
        let id: FileId = id.parse().map_err(|_| AppError::NotFound)?;
        store::files::remove(&house.db, &about.entrant().await?, id).await.map_err(AppError::from)
    };
    back(&house, about.locale(), Some(form.entry), removed.await.err())
}
