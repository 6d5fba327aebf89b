//! What an edition offers and asks: its categories, criteria and texts in the organizer's hands.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::AppError;

/// Changes the criteria: their words, weights and order; adds and takes out.
#[server(endpoint = "award_change_criteria")]
pub async fn change_criteria(
    /// The edition.
    year: i32,
    /// What was typed.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// Not empty once the effect was looked at.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer, form) = (request.db()?, request.organizer(Some(year)).await?, domain::award::CriteriaForm::typed(fields));
    store::award::get_settings(&db, &organizer).await?.check_criteria(&form).map_err(AppError::Award)?;
    domain::award::check_seen(&seen).map_err(AppError::Award)?;
    store::award::change_criteria(&db, &organizer, form).await?;
    request.go(&format!("/desk/settings/criteria?year={year}&done=saved"));
    Ok(())
}

/// Changes the categories: their words, order and who may enter; adds and takes out.
#[server(endpoint = "award_change_categories")]
pub async fn change_categories(
    /// The edition.
    year: i32,
    /// What was typed.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// Not empty once the effect was looked at.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer, form) = (request.db()?, request.organizer(Some(year)).await?, domain::category::CategoriesForm::typed(fields));
    store::award::get_settings(&db, &organizer).await?.check_categories(&form).map_err(AppError::Award)?;
    domain::award::check_seen(&seen).map_err(AppError::Award)?;
    store::award::change_categories(&db, &organizer, form).await?;
    request.go(&format!("/desk/settings/categories?year={year}&done=saved"));
    Ok(())
}

/// Changes the texts.
#[server(endpoint = "award_change_texts")]
pub async fn change_texts(
    /// The edition.
    year: i32,
    /// What was typed.
    #[server(default)]
    fields: BTreeMap<String, String>,
    /// Not empty once the effect was looked at.
    #[server(default)]
    seen: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer, form) = (request.db()?, request.organizer(Some(year)).await?, domain::award::TextsForm::typed(fields));
    store::award::get_settings(&db, &organizer).await?.check_texts(&form).map_err(AppError::Award)?;
    domain::award::check_seen(&seen).map_err(AppError::Award)?;
    store::award::change_texts(&db, &organizer, form).await?;
    request.go(&format!("/desk/settings/texts?year={year}&done=saved"));
    Ok(())
}
