//! People: how they come in, and who belongs to which organization.

use domain::{account::AccountError, email::Email, id::PersonId, time::Timestamp};

use crate::{Db, Key, Result, limits::Caller, password, scope::Visitor, session};

/// Signs in and gives the session's token.
///
/// Unknown account, wrong password and unproven address have one answer and cost the same work.
pub async fn sign_in(db: &Db, visitor: &Visitor, caller: &Caller, email: &str, password: String) -> Result<String> {
    let email = Email::parse(email).ok();
    caller.may_sign_in(email.as_ref())?;
    let account = match &email {
        Some(email) => find_account(db, email).await?,
        None => None,
    };
    let fits = password::fits(password, account.as_ref().map(|account| account.password_hash.clone())).await?;
    let account = account.filter(|account| fits && account.verified_at.is_some()).ok_or(AccountError::WrongPassword)?;
    let now = visitor.now();
    db.write(Key::Person(account.id), move |conn| {
        Box::pin(async move {
            // A new password may have been set meanwhile, to shut somebody out.
            sql!(
                conn,
                fetch_optional(i64,),
                "SELECT CAST(1 AS BIGINT) FROM person WHERE id = $1 AND password_hash = $2",
                account.id,
                account.password_hash
            )?
            .ok_or(AccountError::WrongPassword)?;
            session::create(conn, account.id, now).await
        })
    })
    .await
}

#[derive(sqlx::FromRow)]
struct Account {
    id: PersonId,
    password_hash: String,
    verified_at: Option<Timestamp>,
}

async fn find_account(db: &Db, email: &Email) -> Result<Option<Account>> {
    let mut conn = db.read().await?;
    sql!(conn, fetch_optional Account, "SELECT id, password_hash, verified_at FROM person WHERE email = $1", email.as_str())
}
