//! Organizations, and who belongs to them.

use domain::{
    account::OrganizationForm,
    id::{OrganizationId, PersonId},
    organization::{Applicant, Listed, OrganizationLine, OrganizationRecord, OwnPlace},
    person::Role,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// Somebody's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their place in an organization, or where they wait.
    pub place: Option<OwnPlace>,
    /// Whether they may admit others.
    pub admits: bool,
}

/// The reader's own account.
#[server(endpoint = "account", protocol = Read)]
pub async fn get_account() -> Result<AccountView, AppError> {
    let request = crate::api::request::Request::current();
    let account = request.account().await?;
    let place = store::people::find_place(&request.db()?, &account).await?;
    let admits = account.roles().contains(&Role::Organizer) || place.as_ref().is_some_and(|place| place.is_admitted && place.is_confirmed);
    Ok(AccountView { name: account.name().to_owned(), email: account.email().to_owned(), roles: account.roles().to_vec(), place, admits })
}

/// Who waits for the reader to be admitted.
#[server(endpoint = "waiting_people", protocol = Read)]
pub async fn list_waiting(
    /// The page, from 1.
    page: u32,
) -> Result<Listed<Applicant>, AppError> {
    let request = crate::api::request::Request::current();
    let account = request.account().await?;
    Ok(store::people::list_waiting(&request.db()?, &account, page).await?)
}

/// Asks to belong to an organization.
#[server(endpoint = "request_membership")]
pub async fn request_membership(
    /// What was typed.
    #[server(flatten)]
    form: OrganizationForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let account = request.account().await?;
    store::people::request_membership(&request.db()?, &account, form.parse().map_err(AppError::Account)?).await?;
    request.go("/account");
    Ok(())
}

/// Lets somebody into an organization.
#[server(endpoint = "admit")]
pub async fn admit(
    /// Who waits.
    person: PersonId,
    /// Where to return to.
    #[server(default)]
    back: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let reader = request.account().await?;
    store::people::admit(&request.db()?, &reader, person).await?;
    request.go_back_to(&back, "/account");
    Ok(())
}

/// Does not let somebody in.
#[server(endpoint = "refuse")]
pub async fn refuse(
    /// Who waits.
    person: PersonId,
    /// Where to return to.
    #[server(default)]
    back: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let reader = request.account().await?;
    store::people::refuse(&request.db()?, &reader, person).await?;
    request.go_back_to(&back, "/account");
    Ok(())
}

/// Every organization, for the organizer.
#[server(endpoint = "organizations", protocol = Read)]
pub async fn list_organizations(
    /// The page, from 1.
    page: u32,
) -> Result<Listed<OrganizationLine>, AppError> {
    let request = crate::api::request::Request::current();
    let organizer = store::scope::Organizer::of(&request.person(store::award::Edition::Open).await?)?;
    Ok(store::people::list_organizations(&request.db()?, &organizer, page).await?)
}

/// Confirms an organization.
#[server(endpoint = "confirm_organization")]
pub async fn confirm_organization(
    /// Which.
    organization: OrganizationId,
    /// Where to return to.
    #[server(default)]
    back: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let organizer = store::scope::Organizer::of(&request.person(store::award::Edition::Open).await?)?;
    store::people::confirm_organization(&request.db()?, &organizer, organization).await?;
    request.go_back_to(&back, "/desk/people");
    Ok(())
}

/// One organization and its members, for the organizer.
#[server(endpoint = "organization", protocol = Read)]
pub async fn get_organization(
    /// Which.
    id: OrganizationId,
    /// The page of its members, from 1.
    page: u32,
) -> Result<OrganizationRecord, AppError> {
    let request = crate::api::request::Request::current();
    let organizer = store::scope::Organizer::of(&request.person(store::award::Edition::Open).await?)?;
    Ok(store::people::get_organization(&request.db()?, &organizer, id, page).await?)
}

/// Takes somebody out of an organization.
#[server(endpoint = "remove_member")]
pub async fn remove_member(
    /// Of which.
    organization: OrganizationId,
    /// Whom.
    person: PersonId,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let organizer = store::scope::Organizer::of(&request.person(store::award::Edition::Open).await?)?;
    store::people::remove_member(&request.db()?, &organizer, organization, person, reason).await?;
    request.go(&format!("/desk/people/{organization}"));
    Ok(())
}
