//! The jury's room: a juror's entries, sheets, ties and recusals.

pub mod desk;
pub mod sheet;

use domain::{
    id::{AssignmentId, PersonId},
    jury::{Bearing, SeatList, SeatRecord, Tie, TieForm},
    locale::Trilingual,
    time::Timestamp,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// What a juror's own page shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsView {
    /// A page of their entries.
    pub list: SeatList,
    /// The ties that they declared.
    pub ties: Vec<Tie>,
    /// How their totals lie against the panel's, once there is enough.
    pub bearing: Option<Bearing>,
    /// The edition's name.
    pub award: Trilingual,
    /// Its year.
    pub year: i32,
    /// The server's time.
    pub now: Timestamp,
}

/// The reader's entries in an edition.
#[server(endpoint = "jury_seats", protocol = Read)]
pub async fn list_seats(
    /// The year; none means the edition that the jury works on.
    year: Option<i32>,
    /// The code of a state, or empty.
    state: String,
    /// The page, from 1.
    page: u32,
) -> Result<SeatsView, AppError> {
    use domain::jury::{SeatFilter, SheetState};
    let request = super::request::Request::current();
    let (db, juror) = (request.db()?, request.juror(year).await?);
    let list = store::jury::list_seats(&db, &juror, SeatFilter { state: SheetState::parse(&state), page }).await?;
    let (ties, bearing) = (store::jury::list_ties(&db, &request.declarant().await?).await?, store::jury::own_bearing(&db, &juror).await?);
    Ok(SeatsView { list, ties, bearing, award: juror.award().name.clone(), year: juror.award().year, now: juror.now() })
}

/// An entry before its juror, and the server's time when it was read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    /// The entry with the sheet.
    pub record: SeatRecord,
    /// Who reads; nothing is sent for anybody else.
    pub reader: PersonId,
    /// The server's time.
    pub now: Timestamp,
}

/// One of the reader's entries.
#[server(endpoint = "jury_seat", protocol = Read)]
pub async fn get_seat(
    /// The assignment.
    id: AssignmentId,
) -> Result<SeatView, AppError> {
    let request = super::request::Request::current();
    let juror = request.juror(None).await?;
    Ok(SeatView { record: store::jury::get_seat(&request.db()?, &juror, id).await?, reader: juror.id(), now: juror.now() })
}

/// Says that nothing ties the reader to the entry's body.
#[server(endpoint = "jury_clear")]
pub async fn clear_seat(
    /// The assignment.
    id: AssignmentId,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::jury::clear(&request.db()?, &request.juror(None).await?, id).await?;
    request.go(&format!("/jury/{id}"));
    Ok(())
}

/// Leaves an entry.
#[server(endpoint = "jury_recuse")]
pub async fn recuse(
    /// The assignment.
    id: AssignmentId,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::jury::recuse(&request.db()?, &request.juror(None).await?, id, &reason).await?;
    request.go("/jury?done=recused");
    Ok(())
}

/// The ties that the reader declared.
#[server(endpoint = "jury_ties", protocol = Read)]
pub async fn list_own_ties() -> Result<Vec<Tie>, AppError> {
    let request = super::request::Request::current();
    Ok(store::jury::list_ties(&request.db()?, &request.declarant().await?).await?)
}

/// Declares a tie.
#[server(endpoint = "jury_tie")]
pub async fn declare_tie(
    /// What was typed.
    #[server(flatten)]
    form: TieForm,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let declarant = request.declarant().await?;
    store::jury::declare_tie(&request.db()?, &declarant, &form).await?;
    request.back_to_ties(&declarant, "?done=tie");
    Ok(())
}

/// Takes a mistaken tie back.
#[server(endpoint = "jury_untie")]
pub async fn withdraw_tie(
    /// When it was declared: what tells it from the others.
    declared_at: Timestamp,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let declarant = request.declarant().await?;
    store::jury::withdraw_tie(&request.db()?, &declarant, declared_at).await?;
    request.back_to_ties(&declarant, "");
    Ok(())
}
