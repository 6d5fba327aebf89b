//! The seal on a result: proposed by the organizer, agreed to by another person, opened leaf by leaf by the show.
//!
//! What is public stands in `seal.header` and in the leaves that were opened; the other leaves and their salts leave the
//! database for nobody. The database itself refuses changes to what a sealed result was made from.

mod card;
mod desk;
mod keyfile;
mod material;
mod open;
mod put;
mod read;
mod undo;
mod work;

pub use card::find_card;
pub use desk::get_desk;
pub use keyfile::KeyFile;
pub use put::{agree, propose};
pub use read::{find_file, find_results, list_seals};
pub use undo::{agree_break, ask_break};

pub(crate) use open::{is_as_sealed, open_at};
pub(crate) use put::{Sealing, seal_in};
pub(crate) use read::find_root;

use domain::{
    id::{AwardId, SealId},
    seal::{SealError, canonical::NotCanonical},
};

use crate::{Error, Result, db::Conn};

/// The seal of an edition that holds.
pub(crate) async fn find_whole(conn: &mut Conn, award: AwardId) -> Result<Option<SealId>> {
    let row = sql!(conn, fetch_optional(SealId,), "SELECT id FROM seal WHERE award_id = $1 AND broken_at IS NULL", award)?;
    Ok(row.map(|(id,)| id))
}

/// Nothing is proposed or sealed twice.
async fn must_be_unsealed(conn: &mut Conn, award: AwardId) -> Result<()> {
    if find_whole(conn, award).await?.is_some() { Err(SealError::Sealed.into()) } else { Ok(()) }
}

/// Takes a proposal back: whoever agrees must see what it is now.
pub(crate) async fn void_proposal(conn: &mut Conn, award: AwardId) -> Result<()> {
    sql!(conn, execute, "DELETE FROM seal_proposal WHERE award_id = $1", award).map(|_| ())
}

/// A value of ours without canonical bytes is our fault; its text may be secret.
fn canonical(_: NotCanonical) -> Error {
    Error::Unexpected("a leaf has no canonical bytes".into())
}
