//! Accounts made at the console: staff and jurors do not register.

use domain::{
    account::AccountError,
    email::Email,
    id::PersonId,
    letter::CodePurpose,
    locale::Locale,
    person::{PersonName, Role},
};
use uuid::Uuid;

use super::{DEMONSTRATION, code, key_of, registration};
use crate::{Db, Error, Result, event, password, scope::Operator, session};

/// Who is to have an account, and what for.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Their address.
    pub email: Email,
    /// Their name; of an account that exists it is left as it is.
    pub name: PersonName,
    /// The language of mails.
    pub locale: Locale,
    /// What they may do from now on.
    pub roles: Vec<Role>,
}

/// Gives somebody an account, if they have none, and roles. Roles that do not go together are refused. The answer is a one-time code with which they set their
/// password.
pub async fn add_user(db: &Db, operator: &Operator, invitation: Invitation) -> Result<String> {
    if invitation.email.as_str().ends_with(DEMONSTRATION) {
        return Err(Error::Denied);
    }
    let now = operator.now();
    db.write(key_of(invitation.email.as_str()), move |conn| {
        Box::pin(async move {
            sql!(
                conn,
                execute,
                "INSERT INTO person (id, email, name, locale, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
                 ON CONFLICT (email) DO NOTHING",
                PersonId::from_uuid(Uuid::now_v7()),
                invitation.email.as_str(),
                invitation.name.as_str(),
                invitation.locale.code(),
                password::NOBODY,
                now
            )?;
            // Whoever had registered with this address did not prove it: the account is that of who is invited.
            registration::forget(conn, invitation.email.as_str()).await?;
            let (person,) = sql!(conn, fetch_one(PersonId,), "SELECT id FROM person WHERE email = $1", invitation.email.as_str())?;
            let held = session::list_roles(conn, person).await?;
            if invitation.roles.iter().any(|role| held.iter().chain(&invitation.roles).any(|other| !role.goes_with(*other))) {
                return Err(AccountError::Roles.into());
            }
            for role in &invitation.roles {
                let grant = "INSERT INTO role (person_id, role, granted_at) VALUES ($1, $2, $3) ON CONFLICT (person_id, role) DO NOTHING";
                sql!(conn, execute, grant, person, role.code(), now)?;
                event::record(conn, now, None, "role.grant", &person.to_string(), role.code()).await?;
            }
            code::issue(conn, person, CodePurpose::Invitation, now).await
        })
    })
    .await
}
