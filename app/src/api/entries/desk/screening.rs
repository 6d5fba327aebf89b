//! What the organizer checks, marks, asks and rules on.

use std::collections::BTreeMap;

use domain::{
    id::EntryId,
    screening::{MarkReason, Ruling},
};
use leptos::prelude::*;

use crate::AppError;

/// Keeps the checklist.
#[server(endpoint = "entry_tick")]
pub async fn tick_entry(
    /// The entry.
    id: EntryId,
    /// What came of each check, by their codes.
    #[server(default)]
    ticks: BTreeMap<String, String>,
) -> Result<(), AppError> {
    use domain::screening::{Check, Tick};
    let request = crate::api::request::Request::current();
    let ticks = ticks.iter().filter_map(|(check, tick)| Some((Check::parse(check)?, Tick::parse(tick)?))).collect();
    store::entries::tick(&request.db()?, &request.organizer(None).await?, id, ticks).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Marks an answer.
#[server(endpoint = "entry_mark")]
pub async fn mark_entry(
    /// The entry.
    id: EntryId,
    /// The key of the answer.
    key: String,
    /// What is wrong.
    reason: MarkReason,
    /// More about it.
    #[server(default)]
    text: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let mark = domain::screening::Mark::new(&key, reason, &text).map_err(AppError::Screening)?;
    store::entries::mark(&request.db()?, &request.organizer(None).await?, id, mark).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Takes a mark away.
#[server(endpoint = "entry_unmark")]
pub async fn unmark_entry(
    /// The entry.
    id: EntryId,
    /// The key of the answer.
    key: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::entries::unmark(&request.db()?, &request.organizer(None).await?, id, key).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Gives the entry back to its entrant until a date and a time in Astana.
#[server(endpoint = "entry_return")]
pub async fn return_entry(
    /// The entry.
    id: EntryId,
    /// The date, `2026-03-20`.
    #[server(default)]
    date: String,
    /// The time, `18:00`.
    #[server(default)]
    time: String,
    /// What to tell the entrant.
    #[server(default)]
    remark: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let until = domain::screening::moment(&date, &time).map_err(AppError::Screening)?;
    store::entries::return_for_revision(&request.db()?, &request.organizer(None).await?, id, until, remark).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Rules on the appeal.
#[server(endpoint = "entry_rule")]
pub async fn rule_on_appeal(
    /// The entry.
    id: EntryId,
    /// Whether it is upheld.
    ruling: Ruling,
    /// What to answer.
    #[server(default)]
    answer: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::entries::rule_on_appeal(&request.db()?, &request.organizer(None).await?, id, ruling, answer).await?;
    request.back_to_desk(id);
    Ok(())
}

/// Asks the entrant to let the entry move.
#[server(endpoint = "entry_move")]
pub async fn request_move(
    /// The entry.
    id: EntryId,
    /// The slug of the category to move to.
    #[server(default)]
    category: String,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::entries::request_move(&request.db()?, &request.organizer(None).await?, id, category, reason).await?;
    request.back_to_desk(id);
    Ok(())
}
