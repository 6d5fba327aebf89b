//! The show as the organizer arranges it.

use std::collections::BTreeMap;

use domain::{
    category::Category,
    ceremony::{ShowCheck, ShowSettings},
    id::PrizeId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// What the organizer set, and what should be mended before the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowSettingsView {
    /// The edition.
    pub year: i32,
    /// What is set.
    pub settings: ShowSettings,
    /// What is to be mended.
    pub checks: Vec<ShowCheck>,
    /// The categories, for their names.
    pub categories: Vec<Category>,
}

/// The show of the edition nearest its ceremony, or of this year.
#[server(endpoint = "show_settings", protocol = Read)]
pub async fn get_show_settings(
    /// The year; none means the present edition.
    year: Option<i32>,
) -> Result<ShowSettingsView, AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer(year).await?);
    let settings = store::ceremony::get_settings(&db, &organizer).await?;
    let checks = store::ceremony::check_show(&db, &organizer).await?;
    let categories = store::award::list_categories(&db, organizer.visitor()).await?;
    Ok(ShowSettingsView { year: organizer.award().year, settings, checks, categories })
}

/// Keeps the order of steps, their words and their times.
#[server(endpoint = "show_arrange")]
pub async fn arrange_show(
    /// The edition.
    year: i32,
    /// What was typed, by step.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// `pause` adds a pause.
    #[server(default)]
    act: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer(Some(year)).await?);
    let form = domain::ceremony::ShowForm { fields, adds_pause: act == "pause" };
    store::ceremony::arrange(&db, &organizer, &form).await?;
    request.go(&format!("/desk/ceremony?year={year}&done=1"));
    Ok(())
}

/// Adds a special prize.
#[server(endpoint = "prize_add")]
pub async fn add_prize(
    /// The edition.
    year: i32,
    /// Its name in Kazakh.
    #[server(default)]
    name_kk: String,
    /// Its name in Russian.
    #[server(default)]
    name_ru: String,
    /// Its name in English.
    #[server(default)]
    name_en: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let organizer = request.organizer(Some(year)).await?;
    store::ceremony::add_prize(&request.db()?, &organizer, &domain::locale::Trilingual::new(name_kk, name_ru, name_en)).await?;
    request.go(&format!("/desk/ceremony?year={year}&done=1"));
    Ok(())
}

/// Takes a special prize away.
#[server(endpoint = "prize_remove")]
pub async fn remove_prize(
    /// The edition.
    year: i32,
    /// The prize.
    prize: PrizeId,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let organizer = request.organizer(Some(year)).await?;
    store::ceremony::remove_prize(&request.db()?, &organizer, prize).await?;
    request.go(&format!("/desk/ceremony?year={year}&done=1"));
    Ok(())
}
