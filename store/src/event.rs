//! Acts that matter, recorded in the transaction that does them; the door chains them to the log before it commits.

use domain::{
    id::{EventId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

use crate::{Result, db::Conn};

/// Records who did what to what, and why.
pub(crate) async fn record(conn: &mut Conn, now: Timestamp, actor: Option<PersonId>, act: &str, subject: &str, detail: &str) -> Result<()> {
    let salt: [u8; 32] = rand::random();
    sql!(
        conn,
        execute,
        "INSERT INTO event (id, at, actor_id, act, subject, detail, salt) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        EventId::from_uuid(Uuid::now_v7()),
        now,
        actor,
        act,
        subject,
        detail,
        hex::encode(salt)
    )?;
    conn.has_recorded = true;
    Ok(())
}
