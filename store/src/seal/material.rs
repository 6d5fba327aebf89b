//! What a seal is put on: the jury's work by category, without persons, and what the steps of the show disclose.

use std::collections::BTreeMap;

use domain::{
    id::{AwardId, EntryId},
    seal::{CategoryRecord, CriterionRecord, DecisionRecord, Excluded, LeafData, Secret, StepRecord},
    standings::MIN_SHEETS,
    time::Timestamp,
};
use serde_json::Value;

use super::work;
use crate::{Error, Result, award, db::Conn, scores, standings};

/// The records of all categories, in the award's order.
pub(super) async fn categories(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<Vec<CategoryRecord>> {
    let known = standings::weights_of(conn, award).await?;
    let criteria: Vec<_> = known.iter().map(|known| CriterionRecord { code: known.code.clone(), weight: known.weight }).collect();
    let (mut work, opened) = (work::load(conn, award, secret).await?, standings::opened(conn, award).await?);
    let states = sql!(
        conn,
        fetch_all(EntryId, String, String, Timestamp),
        "SELECT id, category, state, state_at FROM entry WHERE award_id = $1",
        award
    )?;
    let mut decisions = decisions(conn, award, secret).await?;
    let finalists = scores::shortlist_of(conn, award).await?;
    let mut records = Vec::new();
    for category in award::categories_of(conn, award).await? {
        let slug = category.slug;
        let since = opened.categories.get(&slug);
        let (mut judged, mut finals, mut late, mut excluded) = (Vec::new(), Vec::new(), Vec::new(), Excluded::default());
        for (entry, _, state, at) in states.iter().filter(|(_, of, ..)| *of == slug) {
            match state.as_str() {
                "eligible" if opened.finalists.contains(entry) => {
                    finals.push(work.present(*entry));
                    judged.push(work.first(*entry));
                }
                "eligible" => {
                    if since.is_some_and(|since| at >= since) {
                        late.push(secret.rename(*entry));
                    }
                    judged.push(work.present(*entry));
                }
                "ineligible" => excluded.ineligible += 1,
                "withdrawn" => excluded.withdrawn += 1,
                _ => {}
            }
        }
        judged.sort_by_key(|entry| entry.entry);
        finals.sort_by_key(|entry| entry.entry);
        late.sort();
        let record = CategoryRecord {
            criteria: criteria.clone(),
            decisions: decisions.remove(&slug).unwrap_or_default(),
            second: since.map(|_| finals),
            category: slug,
            entries: judged,
            excluded,
            finalists,
            late,
            min_sheets: MIN_SHEETS,
            ranking: Vec::new(),
            unranked: Vec::new(),
        };
        records.push(record.ranked().map_err(|fault| Error::Unexpected(format!("the jury's work cannot be sealed: {fault}")))?);
    }
    Ok(records)
}

/// The chair's decisions by category, each with its reason.
async fn decisions(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<BTreeMap<String, Vec<DecisionRecord>>> {
    let rows = sql!(
        conn,
        fetch_all(String, EntryId, String),
        "SELECT category, entry_id, reason FROM tie_decision WHERE award_id = $1 ORDER BY category, position",
        award
    )?;
    let mut decisions: BTreeMap<String, Vec<DecisionRecord>> = BTreeMap::new();
    for (category, entry, reason) in rows {
        let made = decisions.entry(category).or_default();
        match made.last_mut() {
            Some(decision) if decision.reason == reason => decision.order.push(secret.rename(entry)),
            _ => made.push(DecisionRecord { order: vec![secret.rename(entry)], reason }),
        }
    }
    Ok(decisions)
}

/// What each step of the prepared show discloses, with the position of the step. A step that discloses nothing has no leaf.
pub(super) async fn steps(conn: &mut Conn, award: AwardId, secret: Secret) -> Result<Vec<(i64, LeafData)>> {
    let rows = sql!(
        conn,
        fetch_all(i64, String, String, String),
        "SELECT position, kind, disclosure, entries FROM step JOIN ceremony ON ceremony.id = step.ceremony_id \
         WHERE ceremony.award_id = $1 ORDER BY position",
        award
    )?;
    // What cannot be read is not quoted: it is secret.
    let fault = |_| Error::Unexpected("a step of the show cannot be sealed".into());
    let mut leaves = Vec::with_capacity(rows.len());
    for (position, kind, disclosure, entries) in rows {
        let shown: Value = serde_json::from_str(&disclosure).map_err(fault)?;
        if shown["kind"] == "nothing" {
            continue;
        }
        let entries: Vec<EntryId> = serde_json::from_str(&entries).map_err(fault)?;
        let record = StepRecord {
            entries: entries.into_iter().map(|entry| secret.rename(entry)).collect(),
            shown,
            step: serde_json::from_str(&kind).map_err(fault)?,
        };
        leaves.push((position, LeafData::Step(record)));
    }
    Ok(leaves)
}
