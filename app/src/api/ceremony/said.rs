//! How names are read out.

use domain::{ceremony::Said, id::EntryId, locale::TextForm, organization::Listed};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// A page of the entries of the edition nearest its ceremony, for the host and the organizer.
#[server(endpoint = "said", protocol = Read)]
pub async fn list_said(
    /// The page, from 1.
    page: Option<u32>,
) -> Result<Listed<Said>, AppError> {
    let request = crate::api::request::Request::current();
    let announcer = store::scope::Announcer::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    Ok(store::ceremony::list_said(&request.db()?, &announcer, page.unwrap_or(1)).await?)
}

/// Writes how the names of an entry are read out.
#[server(endpoint = "said_write")]
pub async fn write_said(
    /// The entry.
    entry: EntryId,
    /// The page that it stood on.
    #[server(default)]
    page: u32,
    /// What is written.
    #[server(flatten)]
    text: TextForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let announcer = store::scope::Announcer::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    store::ceremony::say(&request.db()?, &announcer, entry, &text.into()).await?;
    request.go(&format!("/desk/names?page={}&done=1", page.max(1)));
    Ok(())
}
