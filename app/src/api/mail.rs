//! The outbox on the organizer's desk.

use domain::{id::MailId, letter::MailState, organization::Listed, time::Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// A letter as the organizer reads it: without its button, so without what opens an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskLetter {
    /// Its identifier.
    pub id: MailId,
    /// To whom.
    pub recipient: String,
    /// The code of its language.
    pub lang: String,
    /// What it is about; empty if it cannot be read.
    pub subject: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it went out.
    pub sent_at: Option<Timestamp>,
    /// How often it was tried.
    pub attempts: u32,
}

/// A page of the letters in one state.
#[server(endpoint = "desk_mail", protocol = Read)]
pub async fn list_letters(
    /// The state.
    state: MailState,
    /// Which page, from 1.
    page: u32,
) -> Result<Listed<DeskLetter>, AppError> {
    let request = super::request::Request::current();
    let found = store::mail::list(&request.db()?, &request.secretariat().await?, state, page).await?;
    let Listed { items, total, page, pages } = found;
    Ok(Listed { items: items.into_iter().map(crate::mail::for_desk).collect(), total, page, pages })
}

/// Has a letter that was given up tried again.
#[server(endpoint = "mail_again")]
pub async fn send_again(
    /// The letter.
    id: MailId,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::mail::send_again(&request.db()?, &request.secretariat().await?, id).await?;
    request.go("/desk/mail?done=again");
    Ok(())
}
