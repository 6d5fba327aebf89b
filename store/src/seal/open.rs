//! Opening leaves, in the transaction that discloses.

use domain::{id::AwardId, time::Timestamp};

use super::find_whole;
use crate::{Result, db::Conn};

/// Opens the leaf of the step that was fired, and no other; at the end of the show all that are left.
pub(crate) async fn open_at(conn: &mut Conn, award: AwardId, step: i64, is_over: bool, now: Timestamp) -> Result<()> {
    let Some(seal) = find_whole(conn, award).await? else { return Ok(()) };
    if is_over {
        sql!(conn, execute, "UPDATE seal_leaf SET opened_at = $2 WHERE seal_id = $1 AND opened_at IS NULL", seal, now)?;
    } else {
        sql!(conn, execute, "UPDATE seal_leaf SET opened_at = $3 WHERE seal_id = $1 AND step = $2 AND opened_at IS NULL", seal, step, now)?;
    }
    Ok(())
}
