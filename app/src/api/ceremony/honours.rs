//! What the chair writes for the show: whose the special prizes are, and what is said of the winners.

use domain::{
    category::Category,
    ceremony::Honours,
    id::{EntryId, PrizeId},
    locale::TextForm,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// The chair's page. It holds what is not yet disclosed: neither `Debug` nor anybody else's screen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HonoursView {
    /// What is written.
    pub honours: Honours,
    /// The categories, for their names.
    pub categories: Vec<Category>,
}

/// What the chair has written so far.
#[server(endpoint = "honours", protocol = Read)]
pub async fn get_honours() -> Result<HonoursView, AppError> {
    let request = crate::api::request::Request::current();
    let (db, person) = (request.db()?, request.person(store::award::Edition::NearestCeremony).await?);
    let honours = store::ceremony::get_honours(&db, &store::scope::Chair::of(&person)?).await?;
    Ok(HonoursView { honours, categories: store::award::list_categories(&db, person.visitor()).await? })
}

/// Writes what is said of an entry, should it be first.
#[server(endpoint = "citation_write")]
pub async fn write_citation(
    /// The entry.
    entry: EntryId,
    /// What is written.
    #[server(flatten)]
    text: TextForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let chair = store::scope::Chair::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    store::ceremony::cite(&request.db()?, &chair, entry, &text.into()).await?;
    request.go("/desk/prizes?done=1");
    Ok(())
}

/// Decides whose a special prize is.
#[server(endpoint = "prize_decide")]
pub async fn decide_prize(
    /// The prize.
    prize: PrizeId,
    /// The entry; empty if the prize is not awarded.
    #[server(default)]
    entry: String,
    /// Why.
    #[server(flatten)]
    text: TextForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let chair = store::scope::Chair::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    let entry = if entry.is_empty() { None } else { Some(entry.parse().map_err(|_| AppError::BadRequest)?) };
    store::ceremony::decide_prize(&request.db()?, &chair, prize, entry, &text.into()).await?;
    request.go("/desk/prizes?done=1");
    Ok(())
}
