//! The jury's scores before the chair.

use std::collections::BTreeMap;

use domain::{
    deliberation::{Deliberation, Overview},
    id::EntryId,
    jury::Tie,
    standings::WhatIfForm,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// What the chair's own page shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoresView {
    /// The categories.
    pub overview: Overview,
    /// The ties that the chair declared.
    pub ties: Vec<Tie>,
}

/// The categories of an edition; of the one nearest its ceremony by default.
#[server(endpoint = "scores", protocol = Read)]
pub async fn get_overview(
    /// The year.
    year: Option<i32>,
) -> Result<ScoresView, AppError> {
    let request = super::request::Request::current();
    let (db, chair) = (request.db()?, request.chair(year).await?);
    let ties = store::jury::list_ties(&db, &request.declarant().await?).await?;
    Ok(ScoresView { overview: store::scores::overview(&db, &chair).await?, ties })
}

/// A category, and who would move under what was typed.
#[server(endpoint = "scores_category", protocol = Read)]
pub async fn get_category(
    /// The year.
    year: Option<i32>,
    /// The category's slug.
    category: String,
    /// Which page of the entries, from 1.
    page: u32,
    /// What is supposed.
    #[server(default)]
    what_if: WhatIfForm,
) -> Result<Deliberation, AppError> {
    let request = super::request::Request::current();
    Ok(store::scores::get(&request.db()?, &request.chair(year).await?, &category, page, what_if).await?)
}

/// What stands before an entry's id in the name of its place.
pub const PLACE_KEY: &str = "entry-";

/// Parts a tie, with a written reason.
#[server(endpoint = "scores_decide")]
pub async fn decide_tie(
    /// The year.
    year: i32,
    /// The category's slug.
    category: String,
    /// The place of each entry in the group, 1 for the best, by [`PLACE_KEY`] and its id.
    #[server(default)]
    places: BTreeMap<String, String>,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let places = places
        .into_iter()
        .map(|(entry, place)| Ok((entry.trim_start_matches(PLACE_KEY).parse().map_err(|_| AppError::BadRequest)?, place)));
    let places = places.collect::<Result<Vec<_>, AppError>>()?;
    store::scores::decide_tie(&request.db()?, &request.chair(Some(year)).await?, &category, &places, &reason).await?;
    request.back_to_scores(year, &category, "decided");
    Ok(())
}

/// Takes a sheet out of the count whose juror is tied to the entry.
#[server(endpoint = "scores_exclude")]
pub async fn exclude_sheet(
    /// The year.
    year: i32,
    /// The category's slug.
    category: String,
    /// The entry.
    entry: EntryId,
    /// The juror's number.
    juror: u32,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let (db, chair) = (request.db()?, request.chair(Some(year)).await?);
    store::scores::exclude_sheet(&db, &chair, &category, entry, domain::sheet::JurorNumber(juror), &reason).await?;
    request.back_to_scores(year, &category, "excluded");
    Ok(())
}

/// Confirms the shortlist.
#[server(endpoint = "scores_confirm")]
pub async fn confirm_shortlist(
    /// The year.
    year: i32,
    /// The category's slug.
    category: String,
    /// The finalists that the chair saw, with commas between.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let seen = seen.split(',').filter(|id| !id.is_empty()).map(str::parse).collect::<Result<_, _>>().map_err(|_| AppError::BadRequest)?;
    store::scores::confirm_shortlist(&request.db()?, &request.chair(Some(year)).await?, &category, seen).await?;
    request.back_to_scores(year, &category, "confirmed");
    Ok(())
}

/// Takes the confirmation of a shortlist back.
#[server(endpoint = "scores_reopen")]
pub async fn reopen_shortlist(
    /// The year.
    year: i32,
    /// The category's slug.
    category: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::scores::reopen_shortlist(&request.db()?, &request.chair(Some(year)).await?, &category).await?;
    request.back_to_scores(year, &category, "reopened");
    Ok(())
}
