//! Two people: what the confirmer sees and agrees to, corrections, and what the presenter reads.

use domain::{
    ceremony::{Confirming, Cue},
    id::CorrectionId,
    locale::TextForm,
};
use leptos::prelude::*;

use crate::{AppError, api::wire::Read};

/// What the confirmer has before them, with the content of the next step once it is armed.
#[server(endpoint = "confirming", protocol = Read)]
pub async fn get_confirming() -> Result<Confirming, AppError> {
    let request = crate::api::request::Request::current();
    let confirmer = store::scope::Confirmer::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    Ok(store::ceremony::confirming(&request.db()?, &confirmer).await?)
}

/// Confirms the armed step, and gives what the confirmer has before them then.
#[server(endpoint = "ceremony_confirm")]
pub async fn confirm_step(
    /// The revision that the confirmer saw.
    seen: i64,
) -> Result<Confirming, AppError> {
    let request = crate::api::request::Request::current();
    let (db, person) = (request.db()?, request.person(store::award::Edition::NearestCeremony).await?);
    let confirmer = store::scope::Confirmer::of(&person)?;
    store::ceremony::confirm(&db, &confirmer, seen).await?;
    Ok(store::ceremony::confirming(&db, &confirmer).await?)
}

/// Proposes a notice to a step, and returns to the console.
#[server(endpoint = "correction_propose")]
pub async fn propose_correction(
    /// The index of the step.
    step: usize,
    /// The notice.
    #[server(flatten)]
    text: TextForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let host = store::scope::Host::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    store::ceremony::propose_correction(&request.db()?, &host, step, &text.into()).await?;
    request.go("/ceremony/host");
    Ok(())
}

/// Agrees to a proposed notice, or refuses it, and returns to the confirmer's page.
#[server(endpoint = "correction_decide")]
pub async fn decide_correction(
    /// The notice.
    id: CorrectionId,
    /// `publish`; anything else refuses.
    act: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, person) = (request.db()?, request.person(store::award::Edition::NearestCeremony).await?);
    let confirmer = store::scope::Confirmer::of(&person)?;
    match act.as_str() {
        "publish" => store::ceremony::publish_correction(&db, &confirmer, id).await?,
        _ => store::ceremony::drop_correction(&db, &confirmer, id).await?,
    }
    request.go("/ceremony/confirm");
    Ok(())
}

/// What the presenter reads.
#[server(endpoint = "cue", protocol = Read)]
pub async fn get_cue() -> Result<Cue, AppError> {
    let request = crate::api::request::Request::current();
    let host = store::scope::Host::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    Ok(store::ceremony::cue(&request.db()?, &host).await?)
}
