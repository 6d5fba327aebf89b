//! One act on several entries.

use domain::{
    id::EntryId,
    screening::{BulkAct, BulkLine},
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// What an act would come to, or has come to, for each chosen entry. Changes nothing.
#[server(endpoint = "entry_foresee", protocol = Read)]
pub async fn foresee(
    /// What is to be done.
    act: BulkAct,
    /// The chosen entries.
    #[server(default)]
    ids: Vec<EntryId>,
) -> Result<Vec<BulkLine>, AppError> {
    let request = crate::api::request::Request::current();
    Ok(store::entries::foresee(&request.db()?, &request.organizer(None).await?, act, &ids).await?)
}

/// Does it to each of them, and goes to the report.
#[server(endpoint = "entry_bulk")]
pub async fn act_on_many(
    /// What is to be done.
    act: BulkAct,
    /// The chosen entries.
    #[server(default)]
    ids: Vec<EntryId>,
    /// Why; only for taking out of the showcase.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::entries::act_on_many(&request.db()?, &request.organizer(None).await?, act, &ids, &reason).await?;
    let chosen: Vec<String> = ids.iter().take(domain::screening::MAX_BULK).map(|id| format!("&e={id}")).collect();
    request.go(&format!("/desk/entries/bulk?act={act}&done=1{}", chosen.concat()));
    Ok(())
}
