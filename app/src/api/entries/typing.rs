//! What the pages of the wizard tell while somebody types, and the earlier versions of what was typed.

use std::collections::BTreeMap;

use domain::{
    answers::Change,
    entry::{Acknowledged, Around, History},
    form::Section,
    id::{EntryId, PersonId},
};
use leptos::prelude::*;
use server_fn::codec::Json;

use crate::{AppError, api::wire::Read};

/// Keeps the changed fields of a section, and tells what others changed. Called by `public/autosave.js`, also without any
/// change, to say that the person is there.
#[server(endpoint = "entry_autosave", input = Json)]
pub async fn autosave_entry_section(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// Who was signed in when the page was made: nobody else's words are taken for theirs.
    person: PersonId,
    /// The version that the page has seen.
    seen: i64,
    /// The changed fields.
    fields: BTreeMap<String, Change>,
) -> Result<Acknowledged, AppError> {
    let request = super::super::request::Request::current();
    let entrant = request.entrant().await?;
    if entrant.id() != person {
        return Err(AppError::SignInFirst);
    }
    // Who writes stays signed in; who only has the page open is asked.
    if !fields.is_empty() {
        request.renew_session(&entrant).await?;
    }
    Ok(store::entries::autosave(&request.db()?, &entrant, id, section, fields, seen).await?)
}

/// Who reads an entry, and which colleagues are in it.
#[server(endpoint = "entry_around", protocol = Read)]
pub async fn get_around(
    /// The entry.
    id: EntryId,
) -> Result<Around, AppError> {
    let request = super::super::request::Request::current();
    Ok(store::entries::around(&request.db()?, &request.entrant().await?, id).await?)
}

/// Settles the fields that two people changed at once, and shows the section again.
#[server(endpoint = "entry_choose")]
pub async fn choose_entry_texts(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// The version that holds the reader's texts; theirs are in the one after it.
    met: i64,
    /// `mine` or `theirs`, by field.
    #[server(default)]
    take: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let request = super::super::request::Request::current();
    let mine = take.into_iter().filter(|(_, whose)| whose == "mine").map(|(key, _)| key).collect();
    let kept = store::entries::choose(&request.db()?, &request.entrant().await?, id, section, met, &mine).await?;
    request.go(&format!("/entries/{id}/{section}{}", super::met_again(&kept)));
    Ok(())
}

/// The saved versions of a section.
#[server(endpoint = "entry_history", protocol = Read)]
pub async fn get_history(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// Which page, from 1.
    page: u32,
) -> Result<History, AppError> {
    let request = super::super::request::Request::current();
    Ok(store::entries::history(&request.db()?, &request.entrant().await?, id, section, page).await?)
}

/// Takes the texts of an earlier version back, and shows the section.
#[server(endpoint = "entry_restore")]
pub async fn restore_entry_version(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// The version to take back.
    version: i64,
    /// The version that stood when the reader decided.
    seen: i64,
) -> Result<(), AppError> {
    let request = super::super::request::Request::current();
    let kept = store::entries::restore(&request.db()?, &request.entrant().await?, id, section, version, seen).await?;
    request.go(&format!("/entries/{id}/{section}{}", super::met_again(&kept)));
    Ok(())
}
