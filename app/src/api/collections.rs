//! Collections: as everybody sees them, and as the organizer makes them.

use domain::{
    collection::{CollectionCard, CollectionDraft, CollectionForm, CollectionLine, CollectionView},
    locale::Locale,
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// The published collections.
#[server(endpoint = "collections_list", protocol = Read)]
pub async fn list_collections(
    /// The reader's language.
    locale: Locale,
) -> Result<Vec<CollectionCard>, AppError> {
    let request = super::request::Request::current();
    Ok(store::projects::collections::list_published(&request.db()?, &request.guest()?, locale).await?)
}

/// A published collection.
#[server(endpoint = "collection_get", protocol = Read)]
pub async fn get_collection(
    /// Its address.
    slug: String,
    /// The reader's language.
    locale: Locale,
) -> Result<CollectionView, AppError> {
    let request = super::request::Request::current();
    let found = store::projects::collections::find_published(&request.db()?, &request.guest()?, &slug, locale).await?;
    found.ok_or(AppError::NotFound)
}

/// Every collection, for the organizer.
#[server(endpoint = "desk_collections_list", protocol = Read)]
pub async fn list_desk_collections() -> Result<Vec<CollectionLine>, AppError> {
    let request = super::request::Request::current();
    Ok(store::projects::collections::list(&request.db()?, &request.secretariat().await?).await?)
}

/// A collection, for the organizer.
#[server(endpoint = "desk_collection_get", protocol = Read)]
pub async fn get_desk_collection(
    /// Its address.
    slug: String,
) -> Result<CollectionDraft, AppError> {
    let request = super::request::Request::current();
    Ok(store::projects::collections::get(&request.db()?, &request.secretariat().await?, &slug).await?)
}

/// Makes a collection and goes to it.
#[server(endpoint = "collection_create")]
pub async fn create_collection(
    /// What was typed.
    #[server(flatten)]
    form: CollectionForm,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let secretariat = request.secretariat().await?;
    let slug = store::projects::collections::create(&request.db()?, &secretariat, form.parse().map_err(AppError::Collection)?).await?;
    request.go(&format!("/desk/collections/{slug}?done=1"));
    Ok(())
}

/// Changes a collection.
#[server(endpoint = "collection_change")]
pub async fn change_collection(
    /// Its address.
    slug: String,
    /// What was seen of it.
    version: i64,
    /// What was typed.
    #[server(flatten)]
    form: CollectionForm,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let (secretariat, new) = (request.secretariat().await?, form.parse().map_err(AppError::Collection)?);
    store::projects::collections::change(&request.db()?, &secretariat, &slug, version, new).await?;
    request.go(&format!("/desk/collections/{}?done=1", domain::showcase::encode(&slug)));
    Ok(())
}

/// Shows a collection to everybody, or to nobody any more.
#[server(endpoint = "collection_publish")]
pub async fn publish_collection(
    /// Its address.
    slug: String,
    /// Whether it is to be seen.
    is_published: bool,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::projects::collections::publish(&request.db()?, &request.secretariat().await?, &slug, is_published).await?;
    request.go(&format!("/desk/collections/{}?done=1", domain::showcase::encode(&slug)));
    Ok(())
}
