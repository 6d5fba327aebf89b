//! Entries: written and sent by their organization.

mod act;
pub mod desk;
pub mod screening;
pub mod typing;

use std::collections::BTreeMap;

use domain::{
    answers::Answers,
    award::AwardTexts,
    entry::{EntryList, EntryRecord},
    form::Section,
    id::EntryId,
    time::Timestamp,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// An entry, and the server's time when it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// The entry.
    pub record: EntryRecord,
    /// The texts of its edition.
    pub texts: AwardTexts,
    /// The server's time.
    pub now: Timestamp,
}

/// The entries of the reader's organization.
#[server(endpoint = "entry_list", protocol = Read)]
pub async fn list_own_entries(
    /// Which page, from 1.
    page: u32,
) -> Result<EntryList, AppError> {
    let request = super::request::Request::current();
    Ok(store::entries::list_own(&request.db()?, &request.entrant().await?, page).await?)
}

/// One entry of the reader's organization.
#[server(endpoint = "entry", protocol = Read)]
pub async fn get_own_entry(
    /// The entry.
    id: EntryId,
) -> Result<EntryView, AppError> {
    let request = super::request::Request::current();
    let entrant = request.entrant().await?;
    let (record, texts) = store::entries::get_own_with_texts(&request.db()?, &entrant, id).await?;
    Ok(EntryView { record, texts, now: entrant.now() })
}

/// An earlier version of a section.
#[server(endpoint = "entry_earlier", protocol = Read)]
pub async fn get_earlier_answers(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// Its version.
    version: i64,
) -> Result<Answers, AppError> {
    let request = super::request::Request::current();
    Ok(store::entries::get_earlier(&request.db()?, &request.entrant().await?, id, section, version).await?)
}

/// Begins an entry and goes to its task list.
#[server(endpoint = "entry_create")]
pub async fn create_entry() -> Result<(), AppError> {
    let request = super::request::Request::current();
    let id = store::entries::create(&request.db()?, &request.entrant().await?).await?;
    leptos_axum::redirect(&format!("/{}/entries/{id}", request.locale().code()));
    Ok(())
}

/// Keeps a section as its form stands, then does what the pressed button says, and goes where that leads.
#[server(endpoint = "entry_save")]
pub async fn save_entry_section(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// The version that the form shows.
    version: i64,
    /// The answers of the section, by key.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// The button: see [`act::Act`].
    #[server(default)]
    act: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let (act, entrant) = (act::Act::read(&act), request.entrant().await?);
    let categories = store::entries::list_categories(&request.db()?, &entrant, id).await?;
    let answers = act.apply(domain::form::read_post(section, &fields));
    let kept = store::entries::save_section(&request.db()?, &entrant, id, section, answers.clone(), version).await?;
    let met = if kept.met.is_empty() { None } else { Some(kept.version - 1) };
    leptos_axum::redirect(&format!("/{}/entries/{id}/{}", request.locale().code(), act.leads_to(section, &categories, &answers, met)));
    Ok(())
}

/// The query of a section's page that shows the fields to choose from, if somebody else changed some too.
#[cfg(not(target_family = "wasm"))]
fn met_again(kept: &store::entries::Kept) -> String {
    if kept.met.is_empty() { String::new() } else { format!("?met={}", kept.version - 1) }
}

/// Sends the entry and goes to its receipt.
#[server(endpoint = "entry_submit")]
pub async fn submit_entry(
    /// The entry.
    id: EntryId,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::entries::submit(&request.db()?, &request.entrant().await?, id).await?;
    leptos_axum::redirect(&format!("/{}/entries/{id}/receipt", request.locale().code()));
    Ok(())
}

/// Takes the entry back and goes to its task list.
#[server(endpoint = "entry_withdraw")]
pub async fn withdraw_entry(
    /// The entry.
    id: EntryId,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::entries::withdraw(&request.db()?, &request.entrant().await?, id).await?;
    leptos_axum::redirect(&format!("/{}/entries/{id}", request.locale().code()));
    Ok(())
}
