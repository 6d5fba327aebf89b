//! What became of the promised figures.

use std::collections::BTreeMap;

use domain::{id::EntryId, sharing::follow_up::FollowUp};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// What was asked about an entry of the reader's organization.
#[server(endpoint = "follow_up_get", protocol = Read)]
pub async fn get_follow_ups(
    /// The entry.
    id: EntryId,
) -> Result<Vec<FollowUp>, AppError> {
    let request = crate::api::request::Request::current();
    Ok(store::sharing::get_follow_ups(&request.db()?, &request.entrant().await?, id).await?)
}

/// Answers.
#[server(endpoint = "follow_up_answer")]
pub async fn answer_follow_up(
    /// The entry.
    id: EntryId,
    /// How many months after publication it was asked.
    months: u8,
    /// The figures and their evidence, by the names of their fields.
    #[server(default)]
    fields: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::sharing::answer(&request.db()?, &request.entrant().await?, id, months, fields).await?;
    request.go(&format!("/entries/{id}/follow-up?done=answered"));
    Ok(())
}
