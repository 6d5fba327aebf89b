//! Sessions: a row each, kept by a hash of the token.

use domain::{
    id::{OrganizationId, PersonId},
    person::Role,
    time::{DAY, HOUR, Timestamp},
};
use sha2::{Digest, Sha256};

use crate::{Db, Key, Result, db::Conn, scope::Membership};

/// A session ends after this time without a visit, in milliseconds.
pub const SESSION_LENGTH: i64 = 14 * DAY;
/// How much of its length a session may lose before a visit renews it: not every request writes.
const RENEWAL: i64 = HOUR;

#[derive(sqlx::FromRow)]
pub(crate) struct PersonRow {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub locale: String,
}

/// What the table keeps of a token.
pub(crate) fn hash_token(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

pub(crate) async fn find_person(conn: &mut Conn, token: &str, now: Timestamp) -> Result<Option<PersonRow>> {
    sql!(
        conn,
        fetch_optional PersonRow,
        "SELECT person.id, person.email, person.name, person.locale FROM session JOIN person ON person.id = session.person_id \
         WHERE session.token_hash = $1 AND session.expires_at > $2",
        hash_token(token),
        now
    )
}

pub(crate) async fn list_roles(conn: &mut Conn, person: PersonId) -> Result<Vec<Role>> {
    let rows = sql!(conn, fetch_all(String,), "SELECT role FROM role WHERE person_id = $1 ORDER BY role", person)?;
    Ok(rows.iter().filter_map(|(code,)| Role::parse(code)).collect())
}

pub(crate) async fn find_membership(conn: &mut Conn, person: PersonId) -> Result<Option<Membership>> {
    let row = sql!(
        conn,
        fetch_optional(OrganizationId, Option<Timestamp>, Option<Timestamp>),
        "SELECT membership.organization_id, membership.admitted_at, organization.confirmed_at FROM membership \
         JOIN organization ON organization.id = membership.organization_id WHERE membership.person_id = $1",
        person
    )?;
    Ok(row.map(|(organization, admitted_at, confirmed_at)| Membership {
        organization,
        is_admitted: admitted_at.is_some(),
        is_confirmed: confirmed_at.is_some(),
    }))
}

/// Begins a session and gives its token, which is kept nowhere else. Expired sessions of the same person are swept.
pub(crate) async fn create(conn: &mut Conn, person: PersonId, now: Timestamp) -> Result<String> {
    let token = hex::encode(rand::random::<[u8; 32]>());
    sql!(conn, execute, "DELETE FROM session WHERE person_id = $1 AND expires_at <= $2", person, now)?;
    sql!(
        conn,
        execute,
        "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)",
        hash_token(&token),
        person,
        now,
        now.plus(SESSION_LENGTH)
    )?;
    Ok(token)
}

/// When a living session ends if nobody prolongs it.
pub async fn ends_at(db: &Db, token: &str, now: Timestamp) -> Result<Option<Timestamp>> {
    let mut conn = db.read().await?;
    let found = sql!(
        &mut conn,
        fetch_optional(Timestamp,),
        "SELECT expires_at FROM session WHERE token_hash = $1 AND expires_at > $2",
        hash_token(token),
        now
    )?;
    Ok(found.map(|(ends_at,)| ends_at))
}

/// Prolongs a session that is in use, and says whether it did: it costs a write at most once an hour.
pub async fn renew(db: &Db, token: &str, person: PersonId, now: Timestamp) -> Result<bool> {
    let hash = hash_token(token);
    match ends_at(db, token, now).await? {
        Some(ends_at) if ends_at < now.plus(SESSION_LENGTH - RENEWAL) => {}
        _ => return Ok(false),
    }
    db.write(Key::Person(person), move |conn| {
        Box::pin(async move {
            sql!(
                conn,
                execute,
                "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1",
                hash,
                now,
                now.plus(SESSION_LENGTH)
            )
            .map(|rows| rows == 1)
        })
    })
    .await
}

/// Ends one session.
pub async fn end(db: &Db, token: &str) -> Result<()> {
    let hash = hash_token(token);
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            sql!(conn, execute, "DELETE FROM session WHERE token_hash = $1", hash)?;
            Ok(())
        })
    })
    .await
}
