//! The show: watched by everyone, run by the host.

pub mod confirm;
pub mod honours;
pub mod said;
pub mod settings;

use domain::{
    award::Award,
    category::Category,
    ceremony::{Board, BoardCategory, Correction, Prize, Rundown},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// The show as everyone may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowView {
    /// The edition.
    pub award: Award,
    /// Whether it is the one nearest its ceremony, which the live stream tells of.
    pub is_streamed: bool,
    /// Its categories, for their names.
    pub categories: Vec<Category>,
    /// Its special prizes, for their names.
    pub prizes: Vec<Prize>,
    /// What is public now; `None` until the show is prepared.
    pub board: Option<Board>,
}

/// The show of this year, or the nearest, as everyone may see it.
#[server(endpoint = "show", protocol = Read)]
pub async fn get_show(
    /// The year; none means the present edition.
    year: Option<i32>,
) -> Result<ShowView, AppError> {
    use super::request::Request;
    let request = Request::current();
    let (db, nearest) = (request.db()?, request.visitor(store::award::Edition::NearestCeremony).await?);
    let visitor = match year {
        Some(year) => request.visitor(store::award::Edition::Year(year)).await?,
        None => nearest.clone(),
    };
    let categories = store::award::list_categories(&db, &visitor).await?;
    let board = store::ceremony::find_board(&db, &visitor).await?;
    let prizes = store::ceremony::list_prizes(&db, &visitor).await?;
    Ok(ShowView { is_streamed: visitor.award().id == nearest.award().id, award: visitor.award().clone(), categories, prizes, board })
}

/// What was announced of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Its places.
    pub category: BoardCategory,
    /// What was corrected of it since.
    pub corrections: Vec<Correction>,
}

/// What was announced of a category, once its winner was revealed.
#[server(endpoint = "places", protocol = Read)]
pub async fn get_places(
    /// The year; none means the present edition.
    year: Option<i32>,
    /// The category's slug.
    category: String,
) -> Result<Option<Announced>, AppError> {
    use store::award::Edition;
    let request = super::request::Request::current();
    let visitor = request.visitor(year.map_or(Edition::Open, Edition::Year)).await?;
    let Some(board) = store::ceremony::find_board(&request.db()?, &visitor).await? else { return Ok(None) };
    let corrections = board.corrections.into_iter().filter(|correction| correction.about.category() == Some(&category)).collect();
    let known = board.categories.into_iter().find(|known| known.slug == category && known.first.is_some());
    Ok(known.map(|category| Announced { category, corrections }))
}

/// What the host has before them, with the content of the next step.
#[server(endpoint = "rundown", protocol = Read)]
pub async fn get_rundown() -> Result<Rundown, AppError> {
    use super::request::Request;
    let request = Request::current();
    let host = store::scope::Host::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    Ok(store::ceremony::host_view(&request.db()?, &host).await?)
}

/// Does what the host commands, and gives what they have before them then.
#[server(endpoint = "ceremony_command")]
pub async fn command_ceremony(
    /// The code of the command.
    act: String,
    /// The revision that the host saw.
    seen: i64,
    /// Where a jump leads.
    to: Option<usize>,
) -> Result<Rundown, AppError> {
    use super::request::Request;
    let request = Request::current();
    let host = store::scope::Host::of(&request.person(store::award::Edition::NearestCeremony).await?)?;
    let command = domain::ceremony::Command::parse(&act, to).ok_or(AppError::BadRequest)?;
    store::ceremony::command(&request.db()?, &host, command, seen).await?;
    Ok(store::ceremony::host_view(&request.db()?, &host).await?)
}
