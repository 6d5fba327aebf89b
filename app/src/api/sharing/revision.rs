//! What owners would change of what is published.

use std::collections::BTreeMap;

use domain::{
    id::{EntryId, RevisionId},
    organization::Listed,
    sharing::revision::{Revising, Revision},
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// What the reader may change of a published entry of their organization.
#[server(endpoint = "revision_get", protocol = Read)]
pub async fn get_revising(
    /// The entry.
    id: EntryId,
) -> Result<Revising, AppError> {
    let request = crate::api::request::Request::current();
    Ok(store::sharing::get_revising(&request.db()?, &request.entrant().await?, id).await?)
}

/// Proposes a change.
#[server(endpoint = "revision_propose")]
pub async fn propose_revision(
    /// The entry.
    id: EntryId,
    /// The texts, by key.
    #[server(default)]
    fields: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::sharing::propose(&request.db()?, &request.entrant().await?, id, fields).await?;
    request.go(&format!("/entries/{id}/revision?done=proposed"));
    Ok(())
}

/// Every proposal, for the organizer.
#[server(endpoint = "revision_list", protocol = Read)]
pub async fn list_revisions(
    /// Which page, from 1.
    page: u32,
) -> Result<Listed<Revision>, AppError> {
    let request = crate::api::request::Request::current();
    Ok(store::sharing::list_revisions(&request.db()?, &request.secretariat().await?, page).await?)
}

/// Accepts or declines a proposal.
#[server(endpoint = "revision_decide")]
pub async fn decide_revision(
    /// Which.
    revision: RevisionId,
    /// `accept` or `decline`.
    #[server(default)]
    act: String,
    /// Why it is declined.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let is_accepted = act == "accept";
    store::sharing::decide(&request.db()?, &request.secretariat().await?, revision, is_accepted, &reason).await?;
    request.go(if is_accepted { "/desk/revisions?done=accepted" } else { "/desk/revisions?done=declined" });
    Ok(())
}
