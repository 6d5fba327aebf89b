//! Signing in.

use domain::{account::AccountError, email::Email, id::PersonId, time::Timestamp};

use crate::{Db, Key, Result, limits::Caller, password, scope::Guest, session};

#[derive(sqlx::FromRow)]
struct Credentials {
    id: PersonId,
    password_hash: String,
    verified_at: Option<Timestamp>,
}

/// Signs in and gives the session's token.
///
/// Unknown account, wrong password and unproven address have one answer and cost the same work.
pub async fn sign_in(db: &Db, guest: &Guest, caller: &Caller, email: &str, password: String) -> Result<String> {
    let email = Email::parse(email).ok();
    caller.may_sign_in(email.as_ref())?;
    let known = match &email {
        Some(email) => find(db, email).await?,
        None => None,
    };
    let fits = password::fits(password, known.as_ref().map(|known| known.password_hash.clone())).await?;
    let known = known.filter(|known| fits && known.verified_at.is_some()).ok_or(AccountError::WrongPassword)?;
    let now = guest.now();
    db.write(Key::Person(known.id), move |conn| {
        Box::pin(async move {
            // A new password may have been set meanwhile, to shut somebody out.
            let unchanged = "SELECT id FROM person WHERE id = $1 AND password_hash = $2";
            sql!(conn, fetch_optional(PersonId,), unchanged, known.id, known.password_hash)?.ok_or(AccountError::WrongPassword)?;
            session::create(conn, known.id, now).await
        })
    })
    .await
}

async fn find(db: &Db, email: &Email) -> Result<Option<Credentials>> {
    let mut conn = db.read().await?;
    sql!(conn, fetch_optional Credentials, "SELECT id, password_hash, verified_at FROM person WHERE email = $1", email.as_str())
}
