//! The read API: projects and categories.

use app::api::request::{Arrival, House};
use axum::{
    Extension, Router,
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::Origin,
    slug::Slug,
};
use serde::Serialize;
use store::{
    award::{self, Edition},
    projects::{self, Wanted},
    scope::{Guest, Visitor},
};
use utoipa::{OpenApi, ToSchema};

use super::{
    answer::cached,
    codes::{KindCode, OriginCode, RegionCode, StageCode, TechnologyCode},
    follow_up::told,
    openapi::Api,
    problem::{Problem, Refused},
    record::{CategoryRecord, ProjectRecord},
};

/// Projects on one page, unless asked otherwise.
const PAGE: usize = 20;
/// The most that one page holds.
const LONGEST: usize = 100;
const JSON: &str = "application/json";

/// The routes. What stands behind `/api/v1` and is not there is a problem, not a page.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/api/v1/projects", get(list_projects))
        .route("/api/v1/projects/{slug}", get(get_project))
        .route("/api/v1/categories", get(list_categories))
        .route("/api/v1/openapi.json", get(description))
        .route("/api/v1/{*any}", get(async || Refused::NotFound))
}

/// A page of projects, in the order of their slugs.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectPage {
    /// The projects
    items: Vec<ProjectRecord>,
    /// The address of the next page; absent on the last
    next: Option<String>,
}

/// Every category.
#[derive(Debug, Serialize, ToSchema)]
pub struct Categories {
    /// In the order of the award
    items: Vec<CategoryRecord>,
}

/// A page of projects. Several parameters mean "all of them".
#[utoipa::path(
    get,
    path = "/api/v1/projects",
    params(
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "How many on one page; 20 by default"),
        ("after" = Option<String>, Query, max_length = 80, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", description = "The slug behind which the page begins; `next` has it"),
        ("category" = Option<String>, Query, max_length = 80, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", description = "The slug of a category"),
        ("region" = inline(Option<RegionCode>), Query, description = "A KATO code, or `national`"),
        ("kind" = inline(Option<KindCode>), Query, description = "The kind of the body"),
        ("stage" = inline(Option<StageCode>), Query, description = "How far it is"),
        ("technology" = inline(Option<TechnologyCode>), Query, description = "What it is made of"),
        ("origin" = inline(Option<OriginCode>), Query, description = "Where it comes from"),
    ),
    responses(
        (status = 200, description = "The projects", body = ProjectPage),
        (status = 304, description = "You have it"),
        (status = 400, description = "A parameter cannot have that value", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_projects(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    RawQuery(query): RawQuery,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let query = query.unwrap_or_default();
    let (wanted, limit) = read(&query)?;
    let mut records = projects::list_records(&house.db, &Guest::at(now), &wanted, limit + 1).await?;
    let has_more = records.len() > limit;
    records.truncate(limit);
    let next = records.last().filter(|_| has_more).map(|last| next_address(&house.public_url, &query, &last.slug));
    let items = told(&house, now, records).await?;
    Ok(cached(&asked, JSON, serde_json::json!(ProjectPage { items, next }).to_string()))
}

/// The same question, behind this project.
fn next_address(public_url: &str, query: &str, slug: &str) -> String {
    let others = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("after="));
    let pairs: Vec<&str> = others.collect();
    let rest = if pairs.is_empty() { String::new() } else { format!("{}&", pairs.join("&")) };
    format!("{public_url}/api/v1/projects?{rest}after={slug}")
}

/// Reads the question. Unlike a page's address, one that is not understood is refused: a program must not take
/// everything for what it asked.
fn read(query: &str) -> Result<(Wanted, usize), Refused> {
    let (mut wanted, mut limit) = (Wanted::default(), PAGE);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    for (key, value) in pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))) {
        let refused = || Refused::Parameter(format!("{key} cannot be {value:?}; /api/v1/openapi.json tells what it may be"));
        match key {
            "limit" => limit = value.parse().ok().filter(|limit| (1..=LONGEST).contains(limit)).ok_or_else(refused)?,
            "after" => wanted.after = Slug::parse(value).map_err(|_| refused())?.into(),
            "category" => wanted.category = Some(Slug::parse(value).map_err(|_| refused())?.into()),
            "region" => wanted.region = Some(Region::parse(value).ok_or_else(refused)?),
            "kind" => wanted.kind = Some(OrganizationKind::parse(value).ok_or_else(refused)?),
            "stage" => wanted.stage = Some(Stage::parse(value).ok_or_else(refused)?),
            "technology" => wanted.technology = Some(Technology::parse(value).ok_or_else(refused)?),
            "origin" => wanted.origin = Some(Origin::parse(value).ok_or_else(refused)?),
            _ => return Err(Refused::Parameter(format!("there is no parameter {key:?}"))),
        }
    }
    Ok((wanted, limit))
}

/// One project.
#[utoipa::path(
    get,
    path = "/api/v1/projects/{slug}",
    params(("slug" = String, Path, description = "The project's slug")),
    responses(
        (status = 200, description = "The project", body = ProjectRecord),
        (status = 304, description = "You have it"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_project(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    Path(slug): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let record = projects::find_record(&house.db, &Guest::at(now), &slug).await?.ok_or(Refused::NotFound)?;
    let record = told(&house, now, vec![record]).await?.pop().ok_or(Refused::NotFound)?;
    Ok(cached(&asked, JSON, serde_json::json!(record).to_string()))
}

/// The categories of the edition that is open or next.
#[utoipa::path(
    get,
    path = "/api/v1/categories",
    responses((status = 200, description = "The categories", body = Categories), (status = 304, description = "You have it"))
)]
pub async fn list_categories(
    State(house): State<House>,
    Extension(Arrival(now)): Extension<Arrival>,
    asked: HeaderMap,
) -> Result<Response, Refused> {
    let visitor = Visitor::enter(&house.db, Edition::Open, now).await?;
    let categories = award::list_categories(&house.db, &visitor).await?;
    let items = categories.into_iter().map(CategoryRecord::from).collect();
    Ok(cached(&asked, JSON, serde_json::json!(Categories { items }).to_string()))
}

async fn description(asked: HeaderMap) -> Response {
    cached(&asked, JSON, Api::openapi().to_json().unwrap_or_default())
}
