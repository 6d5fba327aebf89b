//! What everyone may read of a seal.

use domain::{
    id::{AwardId, SealId},
    seal::{BrokenSeal, Header, Hex, PublicSeal, Seals, compose},
    time::Timestamp,
};

use crate::{Db, Error, Result, db::Conn, scope::Visitor};

/// The published file as it is now; `None` without a seal.
pub async fn find_file(db: &Db, visitor: &Visitor) -> Result<Option<String>> {
    let mut conn = db.read().await?;
    Ok(file(&mut conn, visitor.award().id).await?.map(|(_, text)| text))
}

/// The same once every leaf is opened, and not before.
pub async fn find_results(db: &Db, visitor: &Visitor) -> Result<Option<String>> {
    let mut conn = db.read().await?;
    Ok(file(&mut conn, visitor.award().id).await?.filter(|(is_whole, _)| *is_whole).map(|(_, text)| text))
}

/// The seals of the visitor's edition.
pub async fn list_seals(db: &Db, visitor: &Visitor) -> Result<Seals> {
    let mut conn = db.read().await?;
    let award = visitor.award();
    let rows = sql!(
        conn,
        fetch_all(String, Timestamp, String),
        "SELECT header, broken_at, break_reason FROM seal WHERE award_id = $1 AND broken_at IS NOT NULL ORDER BY broken_at DESC",
        award.id
    )?;
    let mut broken = Vec::with_capacity(rows.len());
    for (text, broken_at, reason) in rows {
        let header = header(&text)?;
        broken.push(BrokenSeal { root: header.root, sealed_at: header.sealed_at, broken_at, reason });
    }
    let years = sql!(conn, fetch_all(i64,), "SELECT DISTINCT year FROM award JOIN seal ON seal.award_id = award.id ORDER BY year DESC")?;
    let years = years.into_iter().filter_map(|(year,)| i32::try_from(year).ok()).collect();
    Ok(Seals { year: award.year, seal: public(&mut conn, award.id).await?, broken, years })
}

/// The seal that holds, as everyone may know it.
pub(super) async fn public(conn: &mut Conn, award: AwardId) -> Result<Option<PublicSeal>> {
    let row = sql!(
        conn,
        fetch_optional(String, String, i64),
        "SELECT header, signature, (SELECT COUNT(*) FROM seal_leaf WHERE seal_id = seal.id AND opened_at IS NOT NULL) FROM seal \
         WHERE award_id = $1 AND broken_at IS NULL",
        award
    )?;
    let Some((text, signature, opened)) = row else { return Ok(None) };
    let header = header(&text)?;
    Ok(Some(PublicSeal {
        year: header.year,
        root: header.root,
        public_key: header.public_key,
        signature: Hex::parse(&signature).ok_or_else(|| Error::Unexpected("a kept signature cannot be read".into()))?,
        sealed_at: header.sealed_at,
        leaves: header.leaves.len(),
        opened: usize::try_from(opened).unwrap_or_default(),
    }))
}

/// The root of the seal of an edition that holds.
pub(crate) async fn find_root(conn: &mut Conn, award: AwardId) -> Result<Option<Hex<32>>> {
    let row = sql!(conn, fetch_optional(String,), "SELECT header FROM seal WHERE award_id = $1 AND broken_at IS NULL", award)?;
    row.map(|(text,)| header(&text).map(|header| header.root)).transpose()
}

/// What was published of this seal before the show.
pub(super) async fn header_of(conn: &mut Conn, seal: SealId) -> Result<Header> {
    let (text,) = sql!(conn, fetch_one(String,), "SELECT header FROM seal WHERE id = $1", seal)?;
    header(&text)
}

pub(super) fn header(text: &str) -> Result<Header> {
    serde_json::from_str(text).map_err(|error| Error::Unexpected(format!("a seal's header: {error}")))
}

/// The file, and whether every leaf is opened. What is closed is not even read.
async fn file(conn: &mut Conn, award: AwardId) -> Result<Option<(bool, String)>> {
    let seal = sql!(
        conn,
        fetch_optional(SealId, String, String),
        "SELECT id, header, signature FROM seal WHERE award_id = $1 AND broken_at IS NULL",
        award
    )?;
    let Some((id, header, signature)) = seal else { return Ok(None) };
    let leaves = sql!(
        conn,
        fetch_all(String, bool, String, String),
        "SELECT hash, opened_at IS NOT NULL, CASE WHEN opened_at IS NULL THEN '' ELSE salt END, \
         CASE WHEN opened_at IS NULL THEN '' ELSE content END FROM seal_leaf WHERE seal_id = $1 ORDER BY position",
        id
    )?;
    let (mut hashes, mut opened) = (Vec::with_capacity(leaves.len()), Vec::new());
    for (index, (hash, is_open, salt, content)) in leaves.into_iter().enumerate() {
        hashes.push(Hex::<32>::parse(&hash).ok_or_else(|| Error::Unexpected("a kept hash cannot be read".into()))?.0);
        if is_open {
            opened.push((index, salt, content));
        }
    }
    Ok(Some((opened.len() == hashes.len(), compose(&header, &signature, &hashes, &opened))))
}
