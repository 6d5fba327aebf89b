//! Seals: read by everyone, put and broken by two people.

use domain::{
    award::Award,
    category::Category,
    seal::{SealDesk, Seals},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// The seals of an edition, with what a page needs to name things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealsView {
    /// The edition.
    pub award: Award,
    /// Its categories, for their names.
    pub categories: Vec<Category>,
    /// Its seals.
    pub seals: Seals,
}

/// The seals of this year, or of the edition nearest its ceremony.
#[server(endpoint = "seals", protocol = Read)]
pub async fn get_seals(
    /// The year; none means the present edition.
    year: Option<i32>,
) -> Result<SealsView, AppError> {
    let request = super::request::Request::current();
    let visitor = request.visitor(year.map_or(store::award::Edition::NearestCeremony, store::award::Edition::Year)).await?;
    let categories = store::award::list_categories(&request.db()?, &visitor).await?;
    let seals = store::seal::list_seals(&request.db()?, &visitor).await?;
    Ok(SealsView { award: visitor.award().clone(), categories, seals })
}

/// The desk where the result is sealed.
#[server(endpoint = "seal_desk", protocol = Read)]
pub async fn get_seal_desk() -> Result<SealDesk, AppError> {
    let request = super::request::Request::current();
    let party = store::scope::SealParty::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    Ok(store::seal::get_desk(&request.db()?, &party).await?)
}

/// Proposes to seal the result of this edition as it stands.
#[server(endpoint = "seal_propose")]
pub async fn propose_seal(
    /// The edition.
    year: i32,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::seal::propose(&request.db()?, &request.organizer(Some(year)).await?).await?;
    request.go("/desk/seal?done=asked");
    Ok(())
}

/// Agrees to what was proposed, and seals it.
#[server(endpoint = "seal_agree")]
pub async fn agree_seal(
    /// The edition.
    year: i32,
    /// The digest that was proposed, as it was seen.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let witness = store::scope::Witness::of(&request.person(store::award::Edition::Year(year)).await?)?;
    store::seal::agree(&request.db()?, &witness, &request.house()?.seal_key, &seen).await?;
    request.go("/desk/seal?done=sealed");
    Ok(())
}

/// Asks to break the seal.
#[server(endpoint = "seal_break_ask")]
pub async fn ask_seal_break(
    /// The edition.
    year: i32,
    /// Why; everyone reads it.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::seal::ask_break(&request.db()?, &request.organizer(Some(year)).await?, &reason).await?;
    request.go("/desk/seal?done=asked");
    Ok(())
}

/// Agrees to break the seal.
#[server(endpoint = "seal_break_agree")]
pub async fn agree_seal_break(
    /// The edition.
    year: i32,
    /// The reason, as it was seen.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let witness = store::scope::Witness::of(&request.person(store::award::Edition::Year(year)).await?)?;
    store::seal::agree_break(&request.db()?, &witness, &seen).await?;
    request.go("/desk/seal?done=broken");
    Ok(())
}
