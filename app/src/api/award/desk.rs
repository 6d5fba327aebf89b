//! The edition in the organizer's hands.

use domain::award::AwardForm;
use leptos::prelude::*;

use crate::AppError;

/// Makes an edition and goes to the desk.
#[server(endpoint = "award_create")]
pub async fn create_award(
    /// What was typed.
    #[server(flatten)]
    form: AwardForm,
) -> Result<(), AppError> {
    let request = crate::api::request::Request::current();
    let secretariat = request.secretariat().await?;
    let new = form.parse(secretariat.now()).map_err(AppError::Award)?;
    store::award::create(&request.db()?, &secretariat, new).await?;
    request.go("/desk");
    Ok(())
}
