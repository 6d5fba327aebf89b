//! The outbox: letters written in the transaction that causes them, sent afterwards by one who takes them.

use std::{fmt, str::FromStr};

use domain::{
    id::{MailId, PersonId},
    letter::{Letter, Opens},
    locale::Locale,
    time::{HOUR, MINUTE, Timestamp},
};
use serde_json::Value;
use uuid::Uuid;

mod desk;

pub use desk::{Posted, list, send_again};

use crate::{
    Db, Error, Key, Result,
    db::Conn,
    people::{code, registration},
    scope::Operator,
};

/// Letters taken at once.
const AT_ONCE: i64 = 20;
/// Who takes a letter has this time to send it; then another may take it.
const LEASE: i64 = 5 * MINUTE;
/// After so many attempts, some two days, a letter is given up.
pub(crate) const ATTEMPTS: i64 = 15;

/// A letter to be sent now.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its identifier.
    pub id: MailId,
    /// To whom.
    pub recipient: String,
    /// In which language.
    pub locale: Locale,
    /// What it says.
    pub letter: Letter,
    /// The one-time code it carries: known here and to the recipient, nowhere else.
    pub code: Option<String>,
}

impl fmt::Debug for Outgoing {
    /// Without the code: it opens an account, and what is printed ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("id", &self.id).field("letter", &self.letter).finish_non_exhaustive()
    }
}

#[derive(sqlx::FromRow)]
struct MailRow {
    id: MailId,
    recipient: String,
    locale: String,
    template: String,
    arguments: String,
}

/// Puts a letter into the outbox, as part of the write that causes it.
pub(crate) async fn post(conn: &mut Conn, now: Timestamp, recipient: &str, locale: Locale, letter: &Letter) -> Result<()> {
    let fault = |error: serde_json::Error| Error::Unexpected(format!("a letter cannot be kept: {error}"));
    let content = serde_json::to_value(letter).map_err(fault)?;
    sql!(
        conn,
        execute,
        "INSERT INTO mail (id, recipient, locale, template, arguments, created_at, attempts, next_attempt_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, $6)",
        MailId::from_uuid(Uuid::now_v7()),
        recipient,
        locale.code(),
        content["template"].as_str().unwrap_or_default(),
        content["arguments"].to_string(),
        now
    )
    .map(|_| ())
}

/// Puts a letter to the holder of an account into the outbox.
pub(crate) async fn post_to(conn: &mut Conn, now: Timestamp, person: PersonId, letter: &Letter) -> Result<()> {
    let (email, locale) = sql!(conn, fetch_one(String, String), "SELECT email, locale FROM person WHERE id = $1", person)?;
    post(conn, now, &email, Locale::parse(&locale).unwrap_or(Locale::Kk), letter).await
}

/// Takes the letters that are due. Nobody else is given them until the lease is over.
pub async fn take_due(db: &Db, operator: &Operator) -> Result<Vec<Outgoing>> {
    let now = operator.now();
    let mut conn = db.read().await?;
    let due = "SELECT id, recipient, locale, template, arguments FROM mail \
               WHERE sent_at IS NULL AND next_attempt_at <= $1 AND attempts < $2 ORDER BY next_attempt_at LIMIT $3";
    if sql!(conn, fetch_optional MailRow, due, now, ATTEMPTS, 1_i64)?.is_none() {
        return Ok(Vec::new());
    }
    drop(conn);
    db.write(Key::Outbox, move |conn| {
        Box::pin(async move {
            let rows = sql!(conn, fetch_all MailRow, due, now, ATTEMPTS, AT_ONCE)?;
            let mut taken = Vec::with_capacity(rows.len());
            for row in rows {
                sql!(
                    conn,
                    execute,
                    "UPDATE mail SET attempts = attempts + 1, next_attempt_at = $2 WHERE id = $1",
                    row.id,
                    now.plus(LEASE)
                )?;
                let letter = match row.letter() {
                    Ok(letter) => letter,
                    // One of another version, say: counted as an attempt, it holds no other letter up.
                    Err(error) => {
                        tracing::error!(%error, "a letter cannot be read");
                        continue;
                    }
                };
                let code = match letter.opens() {
                    Some(Opens::Account(person, purpose)) => Some(code::issue(conn, person, purpose, now).await?),
                    Some(Opens::Registration(registration)) => {
                        let Some(code) = registration::issue_code(conn, registration, now).await? else {
                            // Finished by another letter, or forgotten: there is nothing left to open.
                            sql!(conn, execute, "UPDATE mail SET attempts = $2 WHERE id = $1", row.id, ATTEMPTS)?;
                            continue;
                        };
                        Some(code)
                    }
                    None => None,
                };
                let locale = Locale::parse(&row.locale).unwrap_or(Locale::Kk);
                taken.push(Outgoing { id: row.id, recipient: row.recipient, locale, letter, code });
            }
            Ok(taken)
        })
    })
    .await
}

/// Letters that did not go out.
pub struct Unsent {
    /// They are tried again.
    pub waiting: i64,
    /// They are not.
    pub failed: i64,
}

/// How many letters did not go out.
pub async fn count_unsent(db: &Db, _operator: &Operator) -> Result<Unsent> {
    let mut conn = db.read().await?;
    let count = "SELECT COUNT(*) FROM mail WHERE sent_at IS NULL AND (attempts >= $1) = $2";
    let (waiting,) = sql!(conn, fetch_one(i64,), count, ATTEMPTS, false)?;
    let (failed,) = sql!(conn, fetch_one(i64,), count, ATTEMPTS, true)?;
    Ok(Unsent { waiting, failed })
}

/// The letter was given to the mail server.
pub async fn mark_sent(db: &Db, operator: &Operator, id: MailId) -> Result<()> {
    let now = operator.now();
    db.write(Key::Outbox, move |conn| {
        Box::pin(async move { sql!(conn, execute, "UPDATE mail SET sent_at = $2 WHERE id = $1", id, now).map(|_| ()) })
    })
    .await
}

/// The letter could not be sent: later again, each time after a longer while.
pub async fn mark_failed(db: &Db, operator: &Operator, id: MailId) -> Result<()> {
    let now = operator.now();
    db.write(Key::Outbox, move |conn| {
        Box::pin(async move {
            let (attempts,) = sql!(conn, fetch_one(i64,), "SELECT attempts FROM mail WHERE id = $1", id)?;
            let next = now.plus(pause_after(attempts));
            sql!(conn, execute, "UPDATE mail SET next_attempt_at = $2 WHERE id = $1", id, next).map(|_| ())
        })
    })
    .await
}

/// One minute after the first attempt, then twice as long each time, six hours at most.
fn pause_after(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0);
    (MINUTE << doublings).min(6 * HOUR)
}

impl MailRow {
    fn letter(&self) -> Result<Letter> {
        let fault = |error: serde_json::Error| Error::Unexpected(format!("letter {}: {error}", self.id));
        let arguments = Value::from_str(&self.arguments).map_err(fault)?;
        serde_json::from_value(serde_json::json!({"template": self.template, "arguments": arguments})).map_err(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!([1, 2, 3, 9, 10, 15].map(|n| pause_after(n) / MINUTE), [1, 2, 4, 256, 360, 360]);
    }
}
