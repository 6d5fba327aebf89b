//! One-time codes: 32 random bytes, only their hash kept.

use domain::{account::AccountError, id::PersonId, letter::CodePurpose, time::Timestamp};
use sha2::{Digest, Sha256};

use crate::{Error, Result, db::Conn};

/// What is kept of a code.
pub(super) fn hash(code: &str) -> String {
    hex::encode(Sha256::digest(code.as_bytes()))
}

/// A code that nobody had.
pub(super) fn fresh() -> String {
    hex::encode(rand::random::<[u8; 32]>())
}

/// A fresh code, which is kept nowhere else.
pub(crate) async fn issue(conn: &mut Conn, person: PersonId, purpose: CodePurpose, now: Timestamp) -> Result<String> {
    let code = fresh();
    sql!(
        conn,
        execute,
        "INSERT INTO mail_code (code_hash, person_id, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        hash(&code),
        person,
        purpose.code(),
        now,
        now.plus(purpose.lifetime())
    )?;
    Ok(code)
}

/// Whose living code this is, and for what.
pub(crate) async fn find(conn: &mut Conn, code: &str, now: Timestamp) -> Result<(PersonId, CodePurpose)> {
    let (person, purpose) = sql!(
        conn,
        fetch_optional(PersonId, String),
        "SELECT person_id, purpose FROM mail_code WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2",
        hash(code),
        now
    )?
    .ok_or(AccountError::Code)?;
    let purpose = CodePurpose::parse(&purpose).ok_or_else(|| Error::Unexpected(format!("purpose {purpose}")))?;
    Ok((person, purpose))
}

/// Uses a code up. Of two who come with it at once, one comes too late.
pub(crate) async fn spend(conn: &mut Conn, code: &str, now: Timestamp) -> Result<()> {
    let spent = sql!(
        conn,
        execute,
        "UPDATE mail_code SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2",
        hash(code),
        now
    )?;
    if spent == 1 { Ok(()) } else { Err(AccountError::Code.into()) }
}

/// Makes every other code of the account worthless.
pub(crate) async fn spend_all(conn: &mut Conn, person: PersonId, now: Timestamp) -> Result<()> {
    sql!(conn, execute, "UPDATE mail_code SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL", person, now).map(|_| ())
}
