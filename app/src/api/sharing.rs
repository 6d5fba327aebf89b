//! Bodies learn from each other: conversations between who asks and whose project it is.

pub mod follow_up;
pub mod revision;

use domain::{
    id::ContactId,
    locale::Trilingual,
    organization::Listed,
    sharing::contact::{Contact, ContactLine},
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// The title of the project that the reader wants to ask about, if they may.
#[server(endpoint = "contact_asked", protocol = Read)]
pub async fn get_asked(
    /// The project's address.
    slug: String,
) -> Result<Trilingual, AppError> {
    let request = super::request::Request::current();
    Ok(store::sharing::find_asked(&request.db()?, &request.account().await?, &slug).await?)
}

/// Asks the project's owner for contact.
#[server(endpoint = "contact_ask")]
pub async fn ask_contact(
    /// The project's address.
    slug: String,
    /// What the reader wants to know.
    #[server(default)]
    text: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let id = store::sharing::ask(&request.db()?, &request.account().await?, &slug, &text).await?;
    request.go(&format!("/contacts/{id}?done=asked"));
    Ok(())
}

/// The reader's conversations, and those of their organization.
#[server(endpoint = "contact_list", protocol = Read)]
pub async fn list_contacts(
    /// Which page, from 1.
    page: u32,
) -> Result<Listed<ContactLine>, AppError> {
    let request = super::request::Request::current();
    Ok(store::sharing::list_own(&request.db()?, &request.account().await?, page).await?)
}

/// Every conversation, for the organizer.
#[server(endpoint = "contact_list_all", protocol = Read)]
pub async fn list_all_contacts(
    /// Which page, from 1.
    page: u32,
) -> Result<Listed<ContactLine>, AppError> {
    let request = super::request::Request::current();
    Ok(store::sharing::list_all(&request.db()?, &request.secretariat().await?, page).await?)
}

/// One conversation.
#[server(endpoint = "contact_get", protocol = Read)]
pub async fn get_contact(
    /// Which.
    id: ContactId,
) -> Result<Contact, AppError> {
    let request = super::request::Request::current();
    Ok(store::sharing::get(&request.db()?, &request.account().await?, id).await?)
}

/// Says something in a conversation.
#[server(endpoint = "contact_write")]
pub async fn write_contact(
    /// Which.
    id: ContactId,
    /// What.
    #[server(default)]
    text: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::sharing::write(&request.db()?, &request.account().await?, id, &text).await?;
    request.go(&format!("/contacts/{id}?done=written"));
    Ok(())
}

/// Ends a conversation.
#[server(endpoint = "contact_close")]
pub async fn close_contact(
    /// Which.
    id: ContactId,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::sharing::close(&request.db()?, &request.account().await?, id).await?;
    request.go(&format!("/contacts/{id}?done=closed"));
    Ok(())
}

/// Tells the organizer of something abusive.
#[server(endpoint = "contact_report")]
pub async fn report_contact(
    /// In which conversation.
    id: ContactId,
    /// What.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::sharing::report(&request.db()?, &request.account().await?, id, &reason).await?;
    request.go(&format!("/contacts/{id}?done=reported"));
    Ok(())
}
