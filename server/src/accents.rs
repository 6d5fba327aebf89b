//! `/accents.css`: which colour of the palette each category has. Pages name a category by its slug; the organizer may add some, so the sheet
//! cannot know them all.

use std::{collections::BTreeSet, fmt::Write};

use app::{
    AppError,
    api::request::{Arrival, House},
};
use axum::{
    Extension,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::category::accents;
use store::{award, scope::Guest};

/// The rules. Where editions differ over a slug, the latest decides.
pub async fn sheet(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>) -> Response {
    match award::list_categories_by_edition(&house.db, &Guest::at(now)).await {
        Ok(editions) => {
            let mut css = String::from("@layer tokens {\n");
            let mut known = BTreeSet::new();
            for (slug, colour) in editions.iter().flat_map(|categories| accents(categories)) {
                // The sheet of every page has the six that are their own.
                if slug != colour && known.insert(slug) {
                    // Writing to a text never fails.
                    let _ = writeln!(
                        css,
                        "[data-category=\"{slug}\"] {{ --accent: var(--{colour}); --accent-soft: var(--{colour}-soft); --accent-ink: var(--{colour}-ink); --accent-mid: var(--{colour}-mid); }}"
                    );
                }
            }
            css.push_str("}\n");
            ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=60")], css).into_response()
        }
        Err(error) => StatusCode::from_u16(AppError::from(error).status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}
