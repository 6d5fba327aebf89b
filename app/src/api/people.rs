//! Accounts: registering, signing in and out, passwords; organizations and who belongs to them.

use leptos::prelude::*;

use crate::AppError;

/// Signs in and returns to where the reader was.
#[server(endpoint = "sign_in")]
pub async fn sign_in(
    /// The address.
    #[server(default)]
    email: String,
    /// The password.
    #[server(default)]
    password: String,
    /// Where the reader was.
    #[server(default)]
    next: String,
) -> Result<(), AppError> {
    use super::request::{Request, is_local};
    let request = Request::current();
    let visitor = request.visitor(store::award::Edition::Open).await?;
    let token = store::people::sign_in(&request.db()?, &visitor, &request.caller()?, &email, password).await?;
    request.keep_session(&token)?;
    leptos_axum::redirect(&if is_local(&next) { next } else { format!("/{}/account", request.locale().code()) });
    Ok(())
}

/// Signs out.
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    let request = super::request::Request::current();
    request.drop_session().await?;
    leptos_axum::redirect(&format!("/{}", request.locale().code()));
    Ok(())
}
