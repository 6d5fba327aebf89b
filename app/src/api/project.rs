//! The showcase.

use domain::{
    locale::Locale,
    showcase::{Comparison, Highlights, Origin, Page, Project, Statistics, Suggestion},
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// A page of the gallery.
#[server(endpoint = "projects_list", protocol = Read)]
pub async fn list_projects(
    /// The address behind the `?`.
    #[server(default)]
    query: String,
    /// The reader's language.
    locale: Locale,
) -> Result<Page, AppError> {
    use super::request::Request;
    let request = Request::current();
    Ok(store::projects::list_projects(&request.db()?, &request.guest()?, &domain::showcase::Filter::from_query(&query), locale).await?)
}

/// What the home page shows of the showcase.
#[server(endpoint = "projects_highlights", protocol = Read)]
pub async fn list_highlights(
    /// The reader's language.
    locale: Locale,
) -> Result<Highlights, AppError> {
    use super::request::Request;
    let request = Request::current();
    Ok(store::projects::list_highlights(&request.db()?, &request.guest()?, locale).await?)
}

/// One project.
#[server(endpoint = "project_get", protocol = Read)]
pub async fn get_project(
    /// The project's address.
    slug: String,
    /// The reader's language.
    locale: Locale,
) -> Result<Project, AppError> {
    use super::request::Request;
    let request = Request::current();
    store::projects::find_project(&request.db()?, &request.guest()?, &slug, locale).await?.ok_or(AppError::NotFound)
}

/// Projects side by side.
#[server(endpoint = "projects_compare", protocol = Read)]
pub async fn compare_projects(
    /// The address behind the `?`.
    #[server(default)]
    query: String,
    /// The reader's language.
    locale: Locale,
) -> Result<Comparison, AppError> {
    use super::request::Request;
    let request = Request::current();
    Ok(store::projects::compare(&request.db()?, &request.guest()?, &domain::showcase::Chosen::from_query(&query), locale).await?)
}

/// The showcase counted.
#[server(endpoint = "projects_count", protocol = Read)]
pub async fn count_projects(
    /// Practices alone, entries alone, or both.
    origin: Option<Origin>,
    /// The reader's language.
    locale: Locale,
) -> Result<Statistics, AppError> {
    use super::request::Request;
    let request = Request::current();
    Ok(store::projects::count(&request.db()?, &request.guest()?, origin, locale).await?)
}

/// What may be meant by what is being typed.
#[server(endpoint = "projects_suggest", protocol = Read)]
pub async fn suggest_projects(
    /// What was typed so far.
    #[server(default)]
    typed: String,
    /// The reader's language.
    locale: Locale,
) -> Result<Vec<Suggestion>, AppError> {
    use super::request::Request;
    let request = Request::current();
    Ok(store::projects::suggest(&request.db()?, &request.guest()?, &typed, locale).await?)
}
