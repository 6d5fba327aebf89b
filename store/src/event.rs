//! Acts that matter, recorded in the transaction that does them.

use domain::{
    id::{EventId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

use crate::{Result, db::Conn};

/// Records who did what to what, and why.
pub(crate) async fn record(conn: &mut Conn, now: Timestamp, actor: Option<PersonId>, act: &str, subject: &str, detail: &str) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO event (id, at, actor_id, act, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        EventId::from_uuid(Uuid::now_v7()),
        now,
        actor,
        act,
        subject,
        detail
    )
    .map(|_| ())
}
