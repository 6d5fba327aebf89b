//! The jury in the organizer's hands: the plan, jurors, the round. No score comes this way.

use std::collections::BTreeMap;

use domain::{
    category::Category,
    id::{EntryId, OrganizationId, PersonId},
    jury::{JuryRoom, JuryRulesForm, WishAct},
    time::Timestamp,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// The jury's room, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomView {
    /// The room.
    pub room: JuryRoom,
    /// The categories of the edition.
    pub categories: Vec<Category>,
    /// The edition shown.
    pub year: i32,
    /// Every edition.
    pub years: Vec<i32>,
    /// The server's time.
    pub now: Timestamp,
}

/// The jury's room of an edition.
#[server(endpoint = "jury_room", protocol = Read)]
pub async fn get_room(
    /// The year; none means the edition that the jury works on.
    year: Option<i32>,
    /// Whether only entries are wanted that something is weak about.
    weak: bool,
    /// The page, from 1.
    page: u32,
) -> Result<RoomView, AppError> {
    let request = crate::api::request::Request::current();
    let (db, organizer) = (request.db()?, request.jury_organizer(year).await?);
    let room = store::jury::get_room(&db, &organizer, weak, page).await?;
    let categories = store::award::list_categories(&db, organizer.visitor()).await?;
    let years = store::award::list_years(&db, organizer.visitor()).await?;
    Ok(RoomView { room, categories, year: organizer.award().year, years, now: organizer.now() })
}

/// Gives the entries out by the plan that was looked at.
#[server(endpoint = "jury_accept")]
pub async fn accept_plan(
    /// The edition.
    year: i32,
    /// What the plan is told by.
    fingerprint: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::jury::accept(&request.db()?, &request.jury_organizer(Some(year)).await?, &fingerprint).await?;
    request.go(&format!("/desk/jury?year={year}&done=accepted"));
    Ok(())
}

/// Pins a juror to an entry, keeps them from it, or leaves it to the plan.
#[server(endpoint = "jury_wish")]
pub async fn wish_seat(
    /// The edition.
    year: i32,
    /// The entry.
    entry: EntryId,
    /// The juror.
    juror: PersonId,
    /// What is wanted.
    act: WishAct,
    /// Where to return to.
    #[server(default)]
    back: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::jury::wish(&request.db()?, &request.jury_organizer(Some(year)).await?, entry, juror, act).await?;
    request.go_back_to(&back, &format!("/desk/jury?year={year}"));
    Ok(())
}

/// Says how many entries a juror takes, and which categories they know.
#[server(endpoint = "jury_profile")]
pub async fn set_profile(
    /// The edition.
    year: i32,
    /// The juror.
    juror: PersonId,
    /// How many entries at most.
    #[server(default)]
    most: String,
    /// The categories that they know, by slug.
    #[server(default)]
    knows: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let organizer = request.jury_organizer(Some(year)).await?;
    store::jury::set_profile(&request.db()?, &organizer, juror, &most, knows.into_keys().collect()).await?;
    request.go(&format!("/desk/jury?year={year}#jurors"));
    Ok(())
}

/// Sets the rules of the round.
#[server(endpoint = "jury_rules")]
pub async fn set_jury_rules(
    /// The edition.
    year: i32,
    /// What was typed.
    #[server(flatten)]
    form: JuryRulesForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::jury::set_rules(&request.db()?, &request.jury_organizer(Some(year)).await?, &form).await?;
    request.go(&format!("/desk/jury?year={year}&done=rules"));
    Ok(())
}

/// Says which body an organization is subordinate to.
#[server(endpoint = "organization_parent")]
pub async fn set_parent(
    /// The organization.
    organization: OrganizationId,
    /// The BIN of the body above it; empty for none.
    #[server(default)]
    bin: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::jury::set_parent(&request.db()?, &request.organizer(None).await?, organization, &bin).await?;
    request.go(&format!("/desk/people/{organization}"));
    Ok(())
}
