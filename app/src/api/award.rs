//! The edition of the award, and who is looking at it.

pub mod desk;

use domain::{
    award::{Award, AwardTexts},
    category::Category,
    criterion::Criterion,
    person::Role,
    time::Timestamp,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::people::session::Stay;
use crate::{AppError, api::wire::Read};

/// Who is looking, for the header and for what a page offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The name of who is signed in.
    pub name: Option<String>,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Whether this is a demonstration.
    pub is_demo: bool,
    /// Until when they stay signed in.
    pub stay: Option<Stay>,
}

/// An edition as its pages need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardView {
    /// The edition with its dates.
    pub award: Award,
    /// Its categories.
    pub categories: Vec<Category>,
    /// What the organizer says of it.
    pub texts: AwardTexts,
    /// The server's time when this was read.
    pub now: Timestamp,
}

/// Who is looking.
#[server(endpoint = "viewer", protocol = Read)]
pub async fn get_viewer() -> Result<Viewer, AppError> {
    use super::request::Request;
    let request = Request::current();
    let is_demo = request.house()?.is_demo;
    Ok(match request.account().await {
        Ok(account) => {
            // A visit that cannot be prolonged now is a visit all the same.
            if let Err(error) = request.renew_session(&account).await {
                tracing::warn!(%error, "a session could not be prolonged");
            }
            let stay = request.session_end().await.ok().map(|until| Stay { until, now: account.now() });
            Viewer { name: Some(account.name().to_owned()), roles: account.roles().to_vec(), is_demo, stay }
        }
        Err(AppError::SignInFirst) => Viewer { is_demo, ..Viewer::default() },
        Err(error) => return Err(error),
    })
}

/// The edition of this year, or the open or next one.
#[server(endpoint = "award", protocol = Read)]
pub async fn get_award(
    /// The year; none means the present edition.
    year: Option<i32>,
) -> Result<AwardView, AppError> {
    use super::request::Request;
    let request = Request::current();
    let visitor = request.visitor(year.map_or(store::award::Edition::Open, store::award::Edition::Year)).await?;
    let categories = store::award::list_categories(&request.db()?, &visitor).await?;
    let texts = store::award::list_texts(&request.db()?, &visitor).await?;
    Ok(AwardView { award: visitor.award().clone(), categories, texts, now: visitor.now() })
}

/// The criteria of the edition of this year, or of the open or next one.
#[server(endpoint = "award_criteria", protocol = Read)]
pub async fn list_criteria(
    /// The year; none means the present edition.
    year: Option<i32>,
) -> Result<Vec<Criterion>, AppError> {
    use super::request::Request;
    let request = Request::current();
    let visitor = request.visitor(year.map_or(store::award::Edition::Open, store::award::Edition::Year)).await?;
    Ok(store::award::list_criteria(&request.db()?, &visitor).await?)
}

/// What the form of a new edition begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskMoment {
    /// The server's time.
    pub now: Timestamp,
    /// Every edition.
    pub years: Vec<i32>,
}

/// The server's time and the editions, for the organizer's forms; nobody else has them.
#[server(endpoint = "desk_moment", protocol = Read)]
pub async fn get_desk_moment() -> Result<DeskMoment, AppError> {
    let request = super::request::Request::current();
    let now = request.secretariat().await?.now();
    Ok(DeskMoment { now, years: store::award::list_years(&request.db()?, &request.guest()?).await? })
}
