//! Accounts: registering, signing in and out, passwords.

pub mod belonging;
pub mod session;

use domain::account::RegistrationForm;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, api::wire::Read};

/// A letter as a demonstration shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownLetter {
    /// To whom.
    pub recipient: String,
    /// What it is about.
    pub subject: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// What its button says.
    pub button: String,
    /// Where the button leads.
    pub link: String,
}

/// Registers; the answer is the same for known addresses.
#[server(endpoint = "register")]
pub async fn register(
    /// What was typed.
    #[server(flatten)]
    form: RegistrationForm,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let registration = form.parse(request.locale()).map_err(AppError::Account)?;
    store::people::register(&request.db()?, &request.guest()?, &request.caller()?, registration).await?;
    request.go("/verify-email");
    Ok(())
}

/// Ends a registration by the code mailed to its address and the password chosen in it, and signs in.
#[server(endpoint = "verify_email")]
pub async fn verify_email(
    /// The code.
    #[server(default)]
    code: String,
    /// The password.
    #[server(default)]
    password: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    let token = store::people::verify(&request.db()?, &request.guest()?, &request.caller()?, &code, password).await?;
    request.keep_session(&token)?;
    request.go("/account?done=verified");
    Ok(())
}

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
    let request = super::request::Request::current();
    let token = store::people::sign_in(&request.db()?, &request.guest()?, &request.caller()?, &email, password).await?;
    request.keep_session(&token)?;
    request.go_back_to(&next, "/account");
    Ok(())
}

/// Signs out.
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    let request = super::request::Request::current();
    request.drop_session().await?;
    request.go("");
    Ok(())
}

/// Asks for a letter with which to set a new password; the answer is the same for unknown addresses.
#[server(endpoint = "ask_for_new_password")]
pub async fn ask_for_new_password(
    /// The address.
    #[server(default)]
    email: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::people::ask_for_new_password(&request.db()?, &request.guest()?, &request.caller()?, &email).await?;
    request.go("/forgot?done=sent");
    Ok(())
}

/// Sets a new password by a mailed code.
#[server(endpoint = "set_new_password")]
pub async fn set_new_password(
    /// The code.
    #[server(default)]
    code: String,
    /// The password chosen.
    #[server(default)]
    password: String,
) -> Result<(), AppError> {
    let request = super::request::Request::current();
    store::people::set_new_password(&request.db()?, &request.guest()?, &request.caller()?, &code, &password).await?;
    request.go("/sign-in?done=password");
    Ok(())
}

/// The letters that a demonstration sent. Elsewhere there is no such thing.
#[server(endpoint = "shown_mail", protocol = Read)]
pub async fn list_shown_mail() -> Result<Vec<ShownLetter>, AppError> {
    let request = super::request::Request::current();
    let house = request.house()?;
    if !house.is_demo {
        return Err(AppError::NotFound);
    }
    Ok(house.shown_mail.list().into_iter().map(ShownLetter::from).collect())
}
