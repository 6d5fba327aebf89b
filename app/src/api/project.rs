//! The showcase.

use domain::{
    locale::Locale,
    showcase::{Highlights, Page, Project},
};
use leptos::prelude::*;
use server_fn::codec::GetUrl;

use crate::AppError;

/// A page of the gallery.
#[server(endpoint = "projects_list", input = GetUrl)]
pub async fn list_projects(
    /// The address behind the `?`.
    #[server(default)]
    query: String,
    /// The reader's language.
    locale: Locale,
) -> Result<Page, AppError> {
    use super::request::Request;
    let request = Request::current();
    let visitor = request.visitor(store::award::Edition::Open).await?;
    Ok(store::projects::list_projects(&request.db()?, &visitor, &domain::showcase::Filter::from_query(&query), locale).await?)
}

/// What the home page shows of the showcase.
#[server(endpoint = "projects_highlights", input = GetUrl)]
pub async fn list_highlights(
    /// The reader's language.
    locale: Locale,
) -> Result<Highlights, AppError> {
    use super::request::Request;
    let request = Request::current();
    let visitor = request.visitor(store::award::Edition::Open).await?;
    Ok(store::projects::list_highlights(&request.db()?, &visitor, locale).await?)
}

/// One project.
#[server(endpoint = "project_get", input = GetUrl)]
pub async fn get_project(
    /// The project's address.
    slug: String,
    /// The reader's language.
    locale: Locale,
) -> Result<Project, AppError> {
    use super::request::Request;
    let request = Request::current();
    let visitor = request.visitor(store::award::Edition::Open).await?;
    store::projects::find_project(&request.db()?, &visitor, &slug, locale).await?.ok_or(AppError::NotFound)
}
