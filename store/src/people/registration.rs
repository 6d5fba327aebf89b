//! Registrations that wait for the proof of their address. Each waits by itself, with its own password: whose mail is
//! read is proven by the letter, whose registration it is by the password. A week later it is forgotten.

use domain::{
    account::{AccountError, OrganizationClaim, Registration},
    id::RegistrationId,
    letter::REGISTRATION_CODE_LIFETIME,
    time::{DAY, Timestamp},
};

use super::code;
use crate::{Error, Result, db::Conn};

/// The letter may be tried for two days, and its link used for two more.
const KEPT: i64 = 7 * DAY;

#[derive(sqlx::FromRow)]
pub(super) struct RegistrationRow {
    pub id: RegistrationId,
    pub email: String,
    pub name: String,
    pub locale: String,
    pub password_hash: String,
    bin: String,
    kind: String,
    region: String,
    name_kk: String,
    name_ru: String,
}

/// Keeps a registration, and forgets those that nobody finished.
pub(super) async fn keep(conn: &mut Conn, id: RegistrationId, registration: &Registration, hash: &str, now: Timestamp) -> Result<()> {
    let claim = &registration.organization;
    sql!(conn, execute, "DELETE FROM registration WHERE created_at <= $1", now.plus(-KEPT))?;
    sql!(
        conn,
        execute,
        "INSERT INTO registration (id, email, name, locale, password_hash, bin, kind, region, name_kk, name_ru, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        registration.email.as_str(),
        registration.name.as_str(),
        registration.locale.code(),
        hash,
        claim.bin.as_str(),
        claim.kind.code(),
        claim.region.code(),
        &claim.name_kk,
        &claim.name_ru,
        now
    )
    .map(|_| ())
}

/// A fresh code for its letter, which is kept nowhere else. `None` if there is no such registration any more.
pub(crate) async fn issue_code(conn: &mut Conn, id: RegistrationId, now: Timestamp) -> Result<Option<String>> {
    let code = code::fresh();
    let issued = sql!(
        conn,
        execute,
        "INSERT INTO registration_code (code_hash, registration_id, expires_at) SELECT $1, id, $3 FROM registration WHERE id = $2",
        code::hash(&code),
        id,
        now.plus(REGISTRATION_CODE_LIFETIME)
    )?;
    Ok((issued == 1).then_some(code))
}

/// The registration that this living code opens.
pub(super) async fn find(conn: &mut Conn, code: &str, now: Timestamp) -> Result<RegistrationRow> {
    sql!(
        conn,
        fetch_optional RegistrationRow,
        "SELECT registration.* FROM registration JOIN registration_code ON registration_id = registration.id \
         WHERE code_hash = $1 AND expires_at > $2",
        code::hash(code),
        now
    )?
    .ok_or(AccountError::Code.into())
}

/// Forgets every registration with this address, and with them their codes.
pub(super) async fn forget(conn: &mut Conn, email: &str) -> Result<()> {
    sql!(conn, execute, "DELETE FROM registration WHERE email = $1", email).map(|_| ())
}

impl RegistrationRow {
    /// What was written about the organization.
    pub fn claim(&self) -> Result<OrganizationClaim> {
        let fault = |what: &str| Error::Unexpected(format!("a registration with a wrong {what}"));
        Ok(OrganizationClaim {
            bin: domain::bin::Bin::parse(&self.bin).map_err(|_| fault("BIN"))?,
            kind: domain::organization::OrganizationKind::parse(&self.kind).ok_or_else(|| fault("kind"))?,
            region: domain::region::Region::parse(&self.region).ok_or_else(|| fault("region"))?,
            name_kk: self.name_kk.clone(),
            name_ru: self.name_ru.clone(),
        })
    }
}
