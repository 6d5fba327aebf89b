//! A new account: registered, and made once its address is proven to be its owner's.

use domain::{
    account::{AccountError, CONSENT_VERSION, Registration},
    email::EmailError,
    id::{PersonId, RegistrationId},
    letter::Letter,
    locale::Locale,
    time::Timestamp,
};
use uuid::Uuid;

use super::{DEMONSTRATION, key_of, membership, registration};
use crate::{Db, Result, db::Conn, event, limits::Caller, mail, password, scope::Guest, session};

/// Keeps a registration and posts the letter that proves its address. If the address has an account, the letter says so
/// instead; the answer is the same. The organization's BIN is looked at only once the address is proven.
pub async fn register(db: &Db, guest: &Guest, caller: &Caller, registration: Registration) -> Result<()> {
    if registration.email.as_str().ends_with(DEMONSTRATION) {
        return Err(AccountError::Email(EmailError::Domain).into());
    }
    caller.may_register(&registration.email)?;
    let hash = password::hash(registration.password.reveal().to_owned()).await?;
    let now = guest.now();
    db.write(key_of(registration.email.as_str()), move |conn| Box::pin(async move { keep(conn, now, &registration, &hash).await })).await
}

async fn keep(conn: &mut Conn, now: Timestamp, registration: &Registration, hash: &str) -> Result<()> {
    let email = registration.email.as_str();
    if let Some((person,)) = sql!(conn, fetch_optional(PersonId,), "SELECT id FROM person WHERE email = $1", email)? {
        return mail::post_to(conn, now, person, &Letter::AlreadyRegistered { person }).await;
    }
    let id = RegistrationId::from_uuid(Uuid::now_v7());
    registration::keep(conn, id, registration, hash, now).await?;
    event::record(conn, now, None, "person.register", &id.to_string(), &format!("consent {CONSENT_VERSION}")).await?;
    mail::post(conn, now, email, registration.locale, &Letter::VerifyAddress { registration: id }).await
}

/// Makes a registration an account by the code mailed to its address and the password chosen in it, takes the account to
/// its organization, and gives the token of its first session.
///
/// The code alone is not enough: a stranger may have registered with the address of who reads the letter.
pub async fn verify(db: &Db, guest: &Guest, caller: &Caller, code: &str, password: String) -> Result<String> {
    caller.may_try_code()?;
    let now = guest.now();
    let code = code.trim().to_owned();
    let mut conn = db.read().await?;
    let found = registration::find(&mut conn, &code, now).await?;
    drop(conn);
    if !password::fits(password, Some(found.password_hash)).await? {
        return Err(AccountError::OtherPassword.into());
    }
    db.write(key_of(&found.email), move |conn| {
        Box::pin(async move {
            let found = registration::find(conn, &code, now).await?;
            let person = PersonId::from_uuid(Uuid::now_v7());
            let made = sql!(
                conn,
                execute,
                "INSERT INTO person (id, email, name, locale, password_hash, created_at, verified_at) VALUES ($1, $2, $3, $4, $5, $6, $6) \
                 ON CONFLICT (email) DO NOTHING",
                person,
                &found.email,
                &found.name,
                Locale::parse(&found.locale).unwrap_or(Locale::Kk).code(),
                &found.password_hash,
                now
            )?;
            if made == 0 {
                return Err(AccountError::Code.into());
            }
            registration::forget(conn, &found.email).await?;
            event::record(conn, now, Some(person), "person.verify", &person.to_string(), &found.id.to_string()).await?;
            membership::join(conn, person, &found.claim()?, now).await?;
            session::create(conn, person, now).await
        })
    })
    .await
}
