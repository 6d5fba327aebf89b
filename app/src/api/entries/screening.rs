//! What an entrant answers in screening.

use domain::{id::EntryId, screening::MoveAnswer};
use leptos::prelude::*;

use crate::AppError;

/// Appeals against the finding that the entry does not compete.
#[server(endpoint = "entry_appeal")]
pub async fn appeal_entry(
    /// The entry.
    id: EntryId,
    /// Why.
    #[server(default)]
    text: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::entries::appeal(&request.db()?, &request.entrant().await?, id, text).await?;
    request.go(&format!("/entries/{id}"));
    Ok(())
}

/// Agrees to move to another category, or declines.
#[server(endpoint = "entry_answer_move")]
pub async fn answer_move(
    /// The entry.
    id: EntryId,
    /// The answer.
    answer: MoveAnswer,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::entries::answer_move(&request.db()?, &request.entrant().await?, id, answer).await?;
    request.go(&format!("/entries/{id}"));
    Ok(())
}
