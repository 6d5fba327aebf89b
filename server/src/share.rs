//! A project where it is shared: the picture of its link, its QR code, its short address, a card for other sites.

mod card;
mod drawing;
mod embed;
mod kept;
mod qr;

use app::api::request::{Arrival, House, locale_of_path, reader_locale};
use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{locale::Locale, slug::Slug};
use store::{projects, scope::Guest};

use crate::{
    headers::Framed,
    open::answer::{cached, from_any_site},
};
use kept::Kept;

/// What the frame of another site shows: styles, fonts and pictures of ours, links, nothing that runs.
const FRAME_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; \
                            frame-ancestors *";

/// The routes.
pub fn routes() -> Router<House> {
    let routes = Locale::ALL.iter().fold(Router::new(), |routes, locale| routes.route(&format!("/{locale}/embed/{{slug}}"), get(embedded)));
    routes
        .route("/cards/{locale}/{file}", get(picture))
        .route("/qr/{file}", get(code))
        .route("/p/{slug}", get(short))
        .layer(Extension(Kept::default()))
}

/// What could not be answered; the layer of error pages gives it words.
fn refused(error: store::Error) -> Response {
    StatusCode::from_u16(app::AppError::from(error).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

async fn picture(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    Extension(kept): Extension<Kept>,
    Path((locale, file)): Path<(String, String)>,
    asked: HeaderMap,
) -> Result<Response, Response> {
    let named = Locale::parse(&locale).zip(file.strip_suffix(".png").and_then(|slug| Slug::parse(slug).ok()));
    let (locale, slug) = named.ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    let bytes = kept.find_or_draw(&house.db, &Guest::at(now), &slug, locale).await.map_err(refused)?;
    Ok(cached(&asked, "image/png", bytes))
}

async fn code(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    Path(file): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Response> {
    let slug = file.strip_suffix(".svg").ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    let record = projects::find_record(&house.db, &Guest::at(now), slug).await.map_err(refused)?;
    let record = record.ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    let drawn =
        qr::draw(&format!("{}/p/{}", house.public_url, record.slug)).ok_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())?;
    Ok(cached(&asked, "image/svg+xml", drawn))
}

/// `/p/{slug}` is for paper: it leads to the project in the reader's language.
async fn short(Path(slug): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Ok(slug) = Slug::parse(&slug) else { return StatusCode::NOT_FOUND.into_response() };
    let address = format!("/{}/projects/{slug}", reader_locale(&uri, &headers));
    (StatusCode::FOUND, [(header::LOCATION, address), (header::VARY, "accept-language, cookie".to_owned())]).into_response()
}

async fn embedded(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    Path(slug): Path<String>,
    uri: Uri,
    asked: HeaderMap,
) -> Result<Response, Response> {
    let locale = locale_of_path(uri.path()).unwrap_or(Locale::Kk);
    let project = projects::find_project(&house.db, &Guest::at(now), &slug, locale).await.map_err(refused)?;
    let answer = match project {
        Some(project) => cached(&asked, "text/html; charset=utf-8", embed::page(project.card, locale, &house)),
        None => from_any_site(
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], embed::nothing(locale, &house)).into_response(),
        ),
    };
    let mut answer = ([(header::CONTENT_SECURITY_POLICY, FRAME_POLICY)], answer).into_response();
    answer.extensions_mut().insert(Framed);
    Ok(answer)
}
