//! How firmly the winner of a category stands, for everyone: once every leaf is opened, and if the seal says so, whatever the
//! settings say by then.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use domain::{
    id::SealId,
    robustness::PublicRobustness,
    seal::{LeafData, LeafKind},
};

use super::{find_whole, read};
use crate::{Db, Error, Result, scope::Visitor};

/// Cards by seal and category. A seal's id follows from its root, so that what is kept here can never be outdated.
static CARDS: LazyLock<Mutex<BTreeMap<(SealId, String), PublicRobustness>>> = LazyLock::new(Mutex::default);

/// The card of a category of the visitor's edition, computed from what is published of it.
pub async fn find_card(db: &Db, visitor: &Visitor, category: &str) -> Result<Option<PublicRobustness>> {
    let award = visitor.award();
    let mut conn = db.read().await?;
    let Some(seal) = find_whole(&mut conn, award.id).await? else { return Ok(None) };
    let header = read::header_of(&mut conn, seal).await?;
    if !header.publishes_robustness {
        return Ok(None);
    }
    let closed = "SELECT COUNT(*) FROM seal_leaf WHERE seal_id = $1 AND opened_at IS NULL";
    if sql!(conn, fetch_one(i64,), closed, seal)?.0 > 0 {
        return Ok(None);
    }
    let key = (seal, category.to_owned());
    if let Some(card) = CARDS.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(Some(card.clone()));
    }
    let is_meant = |kind: &LeafKind| matches!(kind, LeafKind::Category { category: known } if known == category);
    let Some(position) = header.leaves.iter().position(is_meant) else { return Ok(None) };
    let position = i64::try_from(position).unwrap_or_default();
    let text = "SELECT content FROM seal_leaf WHERE seal_id = $1 AND position = $2 AND opened_at IS NOT NULL";
    let (content,) = sql!(conn, fetch_one(String,), text, seal, position)?;
    drop(conn);
    let card = tokio::task::spawn_blocking(move || match serde_json::from_str(&content) {
        Ok(LeafData::Category(record)) => record.card(&header).map_err(|fault| Error::Unexpected(format!("a sealed category: {fault}"))),
        _ => Err(Error::Unexpected("a sealed category cannot be read".into())),
    });
    let card = card.await.map_err(|_| Error::Unexpected("the card could not be computed".into()))??;
    if let Some(card) = &card {
        CARDS.lock().unwrap_or_else(PoisonError::into_inner).insert(key, card.clone());
    }
    Ok(card)
}
