//! A forgotten password, and an invitation taken up.

use domain::{account::AccountError, email::Email, id::PersonId, letter::Letter, person::Password};

use super::{code, key_of};
use crate::{Db, Error, Key, Result, event, limits::Caller, mail, password, scope::Guest};

/// Posts a letter with a code that sets a new password, if there is such an account. The answer is the same if not,
/// and so is the work: one transaction with one recorded event.
pub async fn ask_for_new_password(db: &Db, guest: &Guest, caller: &Caller, email: &str) -> Result<()> {
    let email = Email::parse(email).map_err(AccountError::Email)?;
    caller.may_ask_for_mail(Some(&email))?;
    let now = guest.now();
    db.write(key_of(email.as_str()), move |conn| {
        Box::pin(async move {
            let known = sql!(conn, fetch_optional(PersonId,), "SELECT id FROM person WHERE email = $1", email.as_str())?;
            event::record(conn, now, None, "person.forgot", "", "").await?;
            match known {
                Some((person,)) => mail::post_to(conn, now, person, &Letter::NewPassword { person }).await,
                None => Ok(()),
            }
        })
    })
    .await
}

/// Sets a new password by a mailed code or an invitation. It proves the address, ends every session, and makes every
/// other code of the account worthless.
pub async fn set_new_password(db: &Db, guest: &Guest, caller: &Caller, code: &str, password: &str) -> Result<()> {
    caller.may_try_code()?;
    let now = guest.now();
    let code = code.trim().to_owned();
    let mut conn = db.read().await?;
    let (person, purpose) = code::find(&mut conn, &code, now).await?;
    let (email,) = sql!(conn, fetch_one(String,), "SELECT email FROM person WHERE id = $1", person)?;
    drop(conn);
    let email = Email::parse(&email).map_err(|error| Error::Unexpected(format!("a kept address: {error}")))?;
    let password = Password::parse(password, &email).map_err(AccountError::Password)?;
    let hash = password::hash(password.reveal().to_owned()).await?;
    db.write(Key::Person(person), move |conn| {
        Box::pin(async move {
            code::spend(conn, &code, now).await?;
            code::spend_all(conn, person, now).await?;
            sql!(conn, execute, "UPDATE person SET password_hash = $2 WHERE id = $1", person, hash)?;
            sql!(conn, execute, "DELETE FROM session WHERE person_id = $1", person)?;
            event::record(conn, now, Some(person), "person.password", &person.to_string(), purpose.code()).await?;
            mail::post_to(conn, now, person, &Letter::PasswordChanged { person }).await?;
            let proven = sql!(conn, execute, "UPDATE person SET verified_at = $2 WHERE id = $1 AND verified_at IS NULL", person, now)?;
            if proven == 1 {
                event::record(conn, now, Some(person), "person.verify", &person.to_string(), "").await?;
            }
            Ok(())
        })
    })
    .await
}
