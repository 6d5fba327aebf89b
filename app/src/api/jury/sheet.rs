//! A juror's score sheet.

use std::collections::BTreeMap;

use domain::{
    id::{AssignmentId, PersonId},
    jury::{OwnSheet, SheetForm},
};
use leptos::prelude::*;
use server_fn::codec::Json;

use crate::AppError;

/// Keeps the sheet as its form stands and, by its other button, hands it in. What was scored is kept also where it cannot be
/// handed in yet.
#[server(endpoint = "jury_save")]
pub async fn save_sheet(
    /// The assignment.
    id: AssignmentId,
    /// The version that the form shows.
    version: i64,
    /// The scores by the code of the criterion.
    #[server(default)]
    scores: BTreeMap<String, String>,
    /// For the entrant.
    #[server(default)]
    comment: String,
    /// For the jury.
    #[server(default)]
    note: String,
    /// `submit` to hand it in.
    #[server(default)]
    act: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let (db, juror) = (request.db()?, request.juror(None).await?);
    store::jury::save(&db, &juror, id, version, SheetForm { scores, comment, note }).await?;
    if act == "submit" {
        store::jury::submit(&db, &juror, id).await?;
    }
    request.go(&format!("/jury/{id}?done={}", if act == "submit" { "submitted" } else { "saved" }));
    Ok(())
}

/// Keeps the sheet while it is being written. Called by `public/jury.js`.
#[server(endpoint = "jury_autosave", input = Json)]
pub async fn autosave_sheet(
    /// The assignment.
    id: AssignmentId,
    /// Who was signed in when the page was made: nobody else's scores are taken for theirs.
    person: PersonId,
    /// The version that the page has seen.
    version: i64,
    /// What it says.
    form: SheetForm,
) -> Result<OwnSheet, AppError> {
    let request = crate::api::request::Request::current();
    let juror = request.juror(None).await?;
    if juror.id() != person {
        return Err(AppError::SignInFirst);
    }
    request.renew_session(&juror).await?;
    Ok(store::jury::save(&request.db()?, &juror, id, version, form).await?)
}

/// Opens a sheet again that was handed in.
#[server(endpoint = "jury_reopen")]
pub async fn reopen_sheet(
    /// The assignment.
    id: AssignmentId,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::jury::reopen(&request.db()?, &request.juror(None).await?, id).await?;
    request.go(&format!("/jury/{id}"));
    Ok(())
}

/// Gives no scores, with a reason.
#[server(endpoint = "jury_abstain")]
pub async fn abstain(
    /// The assignment.
    id: AssignmentId,
    /// Why.
    #[server(default)]
    reason: String,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    store::jury::abstain(&request.db()?, &request.juror(None).await?, id, &reason).await?;
    request.go(&format!("/jury/{id}?done=abstained"));
    Ok(())
}
