//! Practices in the organizer's hands.

use std::collections::BTreeMap;

use domain::{
    organization::Listed,
    practice::{PracticeLine, PracticeView, Preview},
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// The address that the form with a file is sent to: files go past the server functions.
pub const FORM: &str = "/practices/file";

/// Every practice.
#[server(endpoint = "practice_list", protocol = Read)]
pub async fn list_practices(
    /// Which page, from 1.
    page: u32,
) -> Result<Listed<PracticeLine>, AppError> {
    let request = super::request::Request::current();
    Ok(store::practices::list(&request.db()?, &request.secretariat().await?, page).await?)
}

/// One practice.
#[server(endpoint = "practice_get", protocol = Read)]
pub async fn get_practice(
    /// Its address.
    slug: String,
) -> Result<PracticeView, AppError> {
    let request = super::request::Request::current();
    Ok(store::practices::get(&request.db()?, &request.secretariat().await?, &slug).await?)
}

/// A practice to be written.
#[server(endpoint = "practice_begin", protocol = Read)]
pub async fn begin_practice() -> Result<PracticeView, AppError> {
    let request = super::request::Request::current();
    Ok(store::practices::begin(&request.db()?, &request.secretariat().await?).await?)
}

/// Keeps a new practice as a draft, or publishes it.
#[server(endpoint = "practice_create")]
pub async fn create_practice(
    /// Its cells, by column.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// `draft` or `publish`.
    #[server(default)]
    act: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let publishes = act == "publish";
    let slug = store::practices::create(&request.db()?, &request.secretariat().await?, &fields, publishes).await?;
    request.go(&format!("/desk/practices/{slug}?done={}", if publishes { "published" } else { "saved" }));
    Ok(())
}

/// Keeps a practice as a draft, or publishes it.
#[server(endpoint = "practice_save")]
pub async fn save_practice(
    /// Its address.
    slug: String,
    /// Its cells, by column.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// `draft` or `publish`.
    #[server(default)]
    act: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let publishes = act == "publish";
    store::practices::save(&request.db()?, &request.secretariat().await?, &slug, &fields, publishes).await?;
    request.go(&format!("/desk/practices/{slug}?done={}", if publishes { "published" } else { "saved" }));
    Ok(())
}

/// Takes a practice out of the showcase.
#[server(endpoint = "practice_unpublish")]
pub async fn unpublish_practice(
    /// Its address.
    slug: String,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::practices::unpublish(&request.db()?, &request.secretariat().await?, &slug, &reason).await?;
    request.go(&format!("/desk/practices/{slug}?done=unpublished"));
    Ok(())
}

/// The file that the organizer looks at.
#[server(endpoint = "practice_preview", protocol = Read)]
pub async fn get_preview(
    /// Which page of its lines, from 1.
    page: u32,
) -> Result<Preview, AppError> {
    let request = super::request::Request::current();
    Ok(store::practices::preview(&request.db()?, &request.secretariat().await?, page).await?)
}

/// Imports that file, or lets it go.
#[server(endpoint = "practice_import")]
pub async fn import_practices(
    /// `drafts`, `publish` or `drop`.
    #[server(default)]
    act: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let (db, secretariat) = (request.db()?, request.secretariat().await?);
    match act.as_str() {
        "drop" => store::practices::drop_file(&db, &secretariat).await?,
        act => drop(store::practices::import_file(&db, &secretariat, act == "publish").await?),
    }
    request.go(if act == "drop" { "/desk/practices" } else { "/desk/practices?done=imported" });
    Ok(())
}
