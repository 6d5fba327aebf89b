//! The audit log: every act that matters, chained. See [`domain::audit`] for the chain itself.

mod checkpoints;
mod list;
mod post;
mod subject;

pub use checkpoints::{Checkpoints, note};
pub use list::{list, list_category_names, list_codes};
pub use post::post;

use domain::{
    audit::{Act, Checkpoint, Damage, Head, Linked, Reading},
    id::{EventId, PersonId},
    time::Timestamp,
};

use crate::{
    Db, Error, Result,
    db::{Conn, Engine},
    scope::{Operator, Secretariat},
};

/// The advisory lock under which acts are chained: there is one log.
const LOCK: i64 = 0x0062_6179_6765_0a75;
/// Acts read at once while the log is verified.
const STRETCH: i64 = 1000;

#[derive(sqlx::FromRow)]
struct ActRow {
    id: EventId,
    at: Timestamp,
    actor_id: Option<PersonId>,
    act: String,
    subject: String,
    detail: String,
    salt: Option<String>,
}

impl From<ActRow> for Act {
    fn from(row: ActRow) -> Self {
        let ActRow { id, at, actor_id: actor, act, subject, detail, salt: _ } = row;
        Self { id, at, actor, act, subject, detail }
    }
}

/// Chains what the present write has recorded: the last thing before its commit.
pub(crate) async fn link(conn: &mut Conn) -> Result<()> {
    if !std::mem::take(&mut conn.has_recorded) {
        return Ok(());
    }
    // SQLite has one writer anyway.
    if let Engine::Postgres(_) = conn.engine() {
        sql!(conn, execute, "SELECT pg_advisory_xact_lock($1)", LOCK)?;
    }
    let mut head = head_in(conn).await?;
    let rows = sql!(
        conn,
        fetch_all ActRow,
        "SELECT id, at, actor_id, act, subject, detail, salt FROM event WHERE position IS NULL ORDER BY id"
    )?;
    for row in rows {
        // Acts of before the log was a chain have no salt yet.
        let salt = row.salt.clone().unwrap_or_else(|| hex::encode(rand::random::<[u8; 32]>()));
        let act = Act::from(row);
        head = head.follow(&act.commitment(&bytes(&salt)));
        sql!(
            conn,
            execute,
            "UPDATE event SET position = $2, salt = $3, head = $4 WHERE id = $1",
            act.id,
            number(head.position)?,
            salt,
            head.hex()
        )?;
    }
    Ok(())
}

/// What is kept in hexadecimal; nothing for what is not, which no hash agrees with.
fn bytes(hex: &str) -> Vec<u8> {
    hex::decode(hex).unwrap_or_default()
}

fn number(position: u64) -> Result<i64> {
    i64::try_from(position).map_err(|_| Error::Unexpected(format!("act {position}")))
}

/// How far the log goes.
pub(crate) async fn head_in(conn: &mut Conn) -> Result<Head> {
    let row = sql!(
        conn,
        fetch_optional(i64, String),
        "SELECT position, head FROM event WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1"
    )?;
    let Some((position, hash)) = row else { return Ok(Head::START) };
    let fault = || Error::Unexpected(format!("the log's act {position}"));
    Ok(Head { position: u64::try_from(position).map_err(|_| fault())?, hash: bytes(&hash).try_into().map_err(|_| fault())? })
}

/// How far the log goes.
pub async fn head(db: &Db, operator: &Operator) -> Result<Head> {
    let _ = operator;
    head_in(&mut db.read().await?).await
}

/// How far the log goes, or what is wrong with it.
pub type Finding = std::result::Result<Head, Damage>;

/// Reads the whole log and holds it against what was written down.
pub async fn verify(db: &Db, operator: &Operator, checkpoints: &Checkpoints) -> Result<Finding> {
    let _ = operator;
    examine(db, checkpoints).await
}

/// The same on the organizer's desk.
pub async fn check(db: &Db, secretariat: &Secretariat, checkpoints: &Checkpoints) -> Result<Finding> {
    let _ = secretariat;
    examine(db, checkpoints).await
}

async fn examine(db: &Db, checkpoints: &Checkpoints) -> Result<Finding> {
    let mut conn = db.read().await?;
    let mut written = checkpoints.read()?;
    let sent = sql!(conn, fetch_all(i64, String, Timestamp), "SELECT position, head, sent_at FROM checkpoint ORDER BY position")?;
    for (position, head, at) in sent {
        written.push(Checkpoint { position: u64::try_from(position).unwrap_or_default(), head, at });
    }
    let mut reading = Reading::begin(&written);
    let mut after = 0_i64;
    loop {
        let stretch = read(&mut conn, after).await?;
        let Some(last) = stretch.last() else { break };
        after = number(last.position)?;
        for linked in &stretch {
            if let Err(damage) = reading.read(linked) {
                return Ok(Err(damage));
            }
        }
    }
    Ok(reading.end())
}

#[derive(sqlx::FromRow)]
struct LinkedRow {
    #[sqlx(flatten)]
    act: ActRow,
    position: i64,
    head: Option<String>,
}

async fn read(conn: &mut Conn, after: i64) -> Result<Vec<Linked>> {
    let rows = sql!(
        conn,
        fetch_all LinkedRow,
        "SELECT id, at, actor_id, act, subject, detail, salt, position, head FROM event WHERE position > $1 ORDER BY position LIMIT $2",
        after,
        STRETCH
    )?;
    let linked = |row: LinkedRow| {
        let position = u64::try_from(row.position).unwrap_or_default();
        let salt = bytes(row.act.salt.as_deref().unwrap_or_default());
        Linked { salt, act: row.act.into(), position, head: bytes(row.head.as_deref().unwrap_or_default()) }
    };
    Ok(rows.into_iter().map(linked).collect())
}
