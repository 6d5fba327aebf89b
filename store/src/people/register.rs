//! A new account, and the proof that its address is its owner's.

use domain::{
    account::{AccountError, CONSENT_VERSION, OrganizationClaim, Registration},
    email::EmailError,
    id::PersonId,
    letter::{CodePurpose, Letter},
    time::Timestamp,
};
use uuid::Uuid;

use super::{DEMONSTRATION, code, key_of, membership};
use crate::{Db, Result, db::Conn, event, limits::Caller, mail, password, scope::Visitor};

/// Makes an account and posts the letter that proves its address. If the address has an account, the letter says so
/// instead; the answer is the same. The organization's BIN is looked at only once the address is proven.
pub async fn register(db: &Db, visitor: &Visitor, caller: &Caller, registration: Registration) -> Result<()> {
    if registration.email.as_str().ends_with(DEMONSTRATION) {
        return Err(AccountError::Email(EmailError::Domain).into());
    }
    caller.may_register(&registration.email)?;
    let hash = password::hash(registration.password.reveal().to_owned()).await?;
    let now = visitor.now();
    db.write(key_of(registration.email.as_str()), move |conn| Box::pin(async move { create(conn, now, &registration, &hash).await })).await
}

async fn create(conn: &mut Conn, now: Timestamp, registration: &Registration, hash: &str) -> Result<()> {
    let email = registration.email.as_str();
    let person = PersonId::from_uuid(Uuid::now_v7());
    let created = sql!(
        conn,
        execute,
        "INSERT INTO person (id, email, name, locale, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (email) DO NOTHING",
        person,
        email,
        registration.name.as_str(),
        registration.locale.code(),
        hash,
        now
    )?;
    if created == 0 {
        let (person,) = sql!(conn, fetch_one(PersonId,), "SELECT id FROM person WHERE email = $1", email)?;
        return mail::post_to(conn, now, person, &Letter::AlreadyRegistered { person }).await;
    }
    let claim = &registration.organization;
    sql!(
        conn,
        execute,
        "INSERT INTO claim (person_id, bin, kind, region, name_kk, name_ru) VALUES ($1, $2, $3, $4, $5, $6)",
        person,
        claim.bin.as_str(),
        claim.kind.code(),
        claim.region.code(),
        &claim.name_kk,
        &claim.name_ru
    )?;
    event::record(conn, now, Some(person), "person.register", &person.to_string(), &format!("consent {CONSENT_VERSION}")).await?;
    mail::post_to(conn, now, person, &Letter::VerifyAddress { person }).await
}

/// Proves the address by the code mailed to it, and takes the account to its organization.
pub async fn verify(db: &Db, visitor: &Visitor, caller: &Caller, code: &str) -> Result<()> {
    caller.may_try_code()?;
    let now = visitor.now();
    let code = code.trim().to_owned();
    db.write(key_of(&code), move |conn| {
        Box::pin(async move {
            let (person, purpose) = code::find(conn, &code, now).await?;
            if purpose != CodePurpose::Verify {
                return Err(AccountError::Code.into());
            }
            code::spend(conn, &code, now).await?;
            prove(conn, person, now).await
        })
    })
    .await
}

/// The address is proven, by whatever code was mailed to it.
pub(super) async fn prove(conn: &mut Conn, person: PersonId, now: Timestamp) -> Result<()> {
    let proven = sql!(conn, execute, "UPDATE person SET verified_at = $2 WHERE id = $1 AND verified_at IS NULL", person, now)?;
    if proven == 0 {
        return Ok(());
    }
    event::record(conn, now, Some(person), "person.verify", &person.to_string(), "").await?;
    let Some(claim) =
        sql!(conn, fetch_optional ClaimRow, "SELECT bin, kind, region, name_kk, name_ru FROM claim WHERE person_id = $1", person)?
    else {
        return Ok(());
    };
    sql!(conn, execute, "DELETE FROM claim WHERE person_id = $1", person)?;
    membership::join(conn, person, &claim.read()?, now).await
}

#[derive(sqlx::FromRow)]
struct ClaimRow {
    bin: String,
    kind: String,
    region: String,
    name_kk: String,
    name_ru: String,
}

impl ClaimRow {
    fn read(self) -> Result<OrganizationClaim> {
        let fault = |what: &str| crate::Error::Unexpected(format!("a claim with a wrong {what}"));
        Ok(OrganizationClaim {
            bin: domain::bin::Bin::parse(&self.bin).map_err(|_| fault("BIN"))?,
            kind: domain::organization::OrganizationKind::parse(&self.kind).ok_or_else(|| fault("kind"))?,
            region: domain::region::Region::parse(&self.region).ok_or_else(|| fault("region"))?,
            name_kk: self.name_kk,
            name_ru: self.name_ru,
        })
    }
}
