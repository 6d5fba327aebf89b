//! The API described in the terms of `OpenAPI`.

use utoipa::OpenApi;

use super::{api, problem::Problem};

/// The description, made from the functions that answer.
#[derive(OpenApi)]
#[openapi(
    info(title = "Bayge", description = "Read access to the showcase of the award. Everything here is public.", version = "1"),
    paths(api::list_projects, api::get_project, api::list_categories),
    components(schemas(Problem))
)]
pub struct Api;

/// The description as JSON.
#[must_use]
pub fn document() -> String {
    Api::openapi().to_pretty_json().unwrap_or_default()
}
