//! The edition in the organizer's hands. A change is made by the second press: the first is answered with what it affects.

pub mod offer;

use domain::{
    award::{AwardForm, AwardSettings, Crowd, RulesForm, Touched},
    id::EntryId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// The settings of an edition, and which others there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// The settings.
    pub settings: AwardSettings,
    /// Every edition.
    pub years: Vec<i32>,
}

/// The settings of the edition of this year, or of the one open for entries.
#[server(endpoint = "award_settings", protocol = Read)]
pub async fn get_settings(
    /// The year; none means the open or next edition.
    year: Option<i32>,
) -> Result<SettingsView, AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer_of_open(year).await?);
    let settings = store::award::get_settings(&db, &organizer).await?;
    Ok(SettingsView { settings, years: store::award::list_years(&db, &organizer).await? })
}

/// Makes an edition and goes to its settings.
#[server(endpoint = "award_create")]
pub async fn create_award(
    /// What was typed.
    #[server(flatten)]
    form: AwardForm,
    /// The year of the edition that it begins like; empty for the defaults.
    #[server(default)]
    like: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let secretariat = request.secretariat().await?;
    let new = form.parse(secretariat.now()).map_err(AppError::Award)?;
    let year = new.year;
    store::award::create(&request.db()?, &secretariat, new, like.parse().ok()).await?;
    request.go(&format!("/desk/settings?year={year}"));
    Ok(())
}

/// Changes names and dates.
#[server(endpoint = "award_change")]
pub async fn change_award(
    /// What was typed.
    #[server(flatten)]
    form: AwardForm,
    /// Not empty once the effect was looked at.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer_of_open(form.year.parse().ok()).await?);
    let new = form.parse(organizer.now()).map_err(AppError::Award)?;
    store::award::get_settings(&db, &organizer).await?.check_change(&new).map_err(AppError::Award)?;
    domain::award::check_seen(&seen).map_err(AppError::Award)?;
    store::award::change(&db, &organizer, new).await?;
    request.back_to_settings(organizer.award().year);
    Ok(())
}

/// Whom the rules would touch if they became what was typed; nobody, as long as it cannot be read.
#[server(endpoint = "award_foresee_rules", protocol = Read)]
pub async fn foresee_rules(
    /// The edition.
    year: i32,
    /// What was typed.
    form: RulesForm,
) -> Result<Vec<Touched>, AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer(Some(year)).await?);
    let Ok(rules) = form.parse() else { return Ok(Vec::new()) };
    Ok(store::award::foresee_rules(&db, &organizer, rules).await?)
}

/// Whom a change of what the edition offers could reach.
#[server(endpoint = "award_crowds", protocol = Read)]
pub async fn list_crowds(
    /// The edition.
    year: i32,
) -> Result<Vec<Crowd>, AppError> {
    let request = crate::api::request::Request::current();
    Ok(store::award::list_crowds(&request.db()?, &request.organizer(Some(year)).await?).await?)
}

/// Switches the rules.
#[server(endpoint = "award_change_rules")]
pub async fn change_rules(
    /// The edition.
    year: i32,
    /// What was typed.
    #[server(flatten)]
    form: RulesForm,
    /// Not empty once the effect was looked at.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer(Some(year)).await?);
    let rules = form.parse().map_err(AppError::Award)?;
    store::award::get_settings(&db, &organizer).await?.check_rules(rules).map_err(AppError::Award)?;
    domain::award::check_seen(&seen).map_err(AppError::Award)?;
    store::award::change_rules(&db, &organizer, rules).await?;
    request.back_to_settings(year);
    Ok(())
}

/// Moves the end of the window for everyone.
#[server(endpoint = "award_extend")]
pub async fn extend_deadline(
    /// The edition.
    year: i32,
    /// The new first late moment.
    #[server(default)]
    until: String,
    /// Why.
    #[server(default)]
    reason: String,
    /// Not empty once the effect was looked at.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.organizer(Some(year)).await?);
    let settings = store::award::get_settings(&db, &organizer).await?;
    let until = settings.check_extension(&until, &reason).map_err(AppError::Award)?;
    domain::award::check_seen(&seen).map_err(AppError::Award)?;
    store::award::extend(&db, &organizer, until, &reason).await?;
    request.back_to_settings(year);
    Ok(())
}

/// Gives one entry a deadline of its own, and returns to where the organizer was.
#[server(endpoint = "entry_extend")]
pub async fn extend_entry(
    /// The edition.
    year: i32,
    /// The entry.
    id: EntryId,
    /// The first late moment.
    #[server(default)]
    until: String,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let organizer = request.organizer(Some(year)).await?;
    let until = domain::time::parse_moment(&until).ok_or(AppError::Award(domain::award::AwardError::NotLater))?;
    store::award::extend_entry(&request.db()?, &organizer, id, until, &reason).await?;
    request.go(&format!("/desk/unsent?year={year}&done=extended"));
    Ok(())
}
