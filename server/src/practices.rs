//! A file of practices by a plain form: read whole, kept to be looked at, imported only after that.

use app::{
    AppError,
    api::{practices::FORM, refusal::Refusal, request::House},
};
use axum::{
    Router,
    extract::{FromRequest, Multipart, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use domain::sharing::SharingError;
use store::practices::keep_file;

/// Longest name of a file that is kept, in characters.
const NAME_LIMIT: usize = 120;

pub fn routes() -> Router<House> {
    Router::new().route("/practices/file", post(take))
}

async fn take(State(house): State<House>, asked: Request) -> Response {
    let (parts, body) = asked.into_parts();
    let about = app::api::request::Request::of(house.clone(), parts.clone());
    let desk = format!("/{}/desk/practices", about.locale().code());
    let kept = async {
        let secretariat = about.secretariat().await?;
        let multipart = Multipart::from_request(Request::from_parts(parts, body), &()).await.map_err(|_| AppError::BadRequest)?;
        let (name, content) = read(multipart).await?;
        Ok::<_, AppError>(keep_file(&house.db, &secretariat, &name, &content).await?)
    };
    let Err(error) = kept.await else { return to(&format!("{desk}/file")) };
    let refusal = Refusal { function: FORM.to_owned(), error, fields: std::collections::BTreeMap::new() };
    let mut response = to(&desk);
    if let Ok(Some(cookie)) = house.keep_refusal(&refusal) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn to(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())]).into_response()
}

/// The first file of the form, with its name. The body as a whole is bounded as every form's.
async fn read(mut multipart: Multipart) -> Result<(String, String), AppError> {
    let refused = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { AppError::TooLarge } else { AppError::BadRequest }
    };
    while let Some(field) = multipart.next_field().await.map_err(refused)? {
        if field.name() == Some("file") {
            let name: String = field.file_name().unwrap_or_default().chars().filter(|sign| !sign.is_control()).take(NAME_LIMIT).collect();
            let bytes = field.bytes().await.map_err(refused)?;
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| AppError::Sharing(SharingError::Encoding))?;
            return Ok((name, text));
        }
    }
    Err(AppError::BadRequest)
}
