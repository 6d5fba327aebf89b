//! Opening leaves, in the transaction that discloses.

use std::collections::BTreeMap;

use domain::{
    id::{AwardId, SealId},
    seal::{Hex, LeafData, Secret, compose, merkle, verify},
    time::Timestamp,
};

use super::{canonical, find_whole, material, read};
use crate::{Error, Result, db::Conn};

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

/// Whether the steps up to this one are what was sealed; a show without a seal has nothing to be held against.
///
/// Each is cut into its leaf anew, must be what the leaf keeps and, with the kept salt, have the kept hash; and the tree over all kept hashes
/// the root that was signed: neither a step nor a leaf can be changed without being found, whoever wrote past the triggers.
pub(crate) async fn is_as_sealed(conn: &mut Conn, award: AwardId, last: i64) -> Result<bool> {
    let row = sql!(
        conn,
        fetch_optional(SealId, String, String, String),
        "SELECT id, header, signature, secret FROM seal WHERE award_id = $1 AND broken_at IS NULL",
        award
    )?;
    let Some((seal, text, signature, secret)) = row else { return Ok(true) };
    let secret = Secret(Hex::parse(&secret).ok_or_else(|| Error::Unexpected("a seal's secret".into()))?.0);
    // What cannot be read any more is not what was sealed.
    let steps = match material::steps(conn, award, secret).await {
        Err(Error::Unexpected(_)) => return Ok(false),
        steps => steps?,
    };
    let mut steps: BTreeMap<i64, LeafData> = steps.into_iter().filter(|(position, _)| *position <= last).collect();
    let leaves = sql!(
        conn,
        fetch_all(Option<i64>, String, String, String),
        "SELECT step, salt, hash, CASE WHEN step <= $2 THEN content ELSE '' END FROM seal_leaf WHERE seal_id = $1 ORDER BY position",
        seal,
        last
    )?;
    let mut hashes = Vec::with_capacity(leaves.len());
    for (step, salt, hash, kept) in leaves {
        let (Some(salt), Some(hash)) = (Hex::<32>::parse(&salt), Hex::<32>::parse(&hash)) else { return Ok(false) };
        if let Some(step) = step.filter(|step| *step <= last) {
            let Some(data) = steps.remove(&step) else { return Ok(false) };
            let text = data.canonical().map_err(canonical)?;
            if text != kept || merkle::leaf_hash(&salt.0, text.as_bytes()) != hash.0 {
                return Ok(false);
            }
        }
        hashes.push(hash.0);
    }
    let is_signed = verify(compose(&text, &signature, &hashes, &[]).as_bytes()).is_sound();
    Ok(steps.is_empty() && is_signed && merkle::root(&hashes) == read::header(&text)?.root.0)
}
