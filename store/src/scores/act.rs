//! What the chair decides, until the result is sealed.

use domain::{
    id::{AwardId, EntryId, PersonId},
    round::{Round, RoundError, decide, order_of, reason_of},
    standings::{ChairDecision, MIN_SHEETS},
    time::Timestamp,
};

use super::{check_untied, is_sealed, rounds_of, second, shortlist_of, unconfirmed};
use crate::{Db, Error, Key, Result, award, db::Conn, event, scope::Chair, standings};

/// Parts a tie: the places typed for its entries, 1 for the best, and a written reason. An earlier decision about the
/// same entries gives way; the log keeps both.
pub async fn decide_tie(db: &Db, chair: &Chair, category: &str, places: &[(EntryId, String)], reason: &str) -> Result<()> {
    let (scope, award, person, now) = (chair.clone(), chair.award().id, chair.id(), chair.now());
    let (order, reason, category) = (order_of(places)?, reason_of(reason)?.to_string(), category.to_owned());
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            check_may_decide(conn, &scope, &category).await?;
            let mut jury = standings::load(conn, award).await?;
            let sheets = jury.categories.remove(&category).unwrap_or_default();
            let earlier = jury.decisions.remove(&category).unwrap_or(ChairDecision { order: Vec::new() });
            let untouched = sheets.standings(&jury.weights, &[], MIN_SHEETS);
            let decision = decide(&untouched, &earlier, &order)?;
            write_decision(conn, award, &category, &decision, &Decided { order: &order, reason: &reason, person, now }).await?;
            let named: Vec<String> = order.iter().map(EntryId::to_string).collect();
            let detail = serde_json::json!({"category": category, "order": named, "reason": reason}).to_string();
            event::record(conn, now, Some(person), "tie_decided", &award.to_string(), &detail).await
        })
    })
    .await
}

/// What is decided now.
struct Decided<'d> {
    order: &'d [EntryId],
    reason: &'d str,
    person: PersonId,
    now: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Kept {
    entry_id: EntryId,
    reason: String,
    decided_at: Timestamp,
    decided_by: PersonId,
}

/// Writes the order of the whole category; entries of other ties keep their reason.
async fn write_decision(conn: &mut Conn, award: AwardId, category: &str, decision: &ChairDecision, new: &Decided<'_>) -> Result<()> {
    let kept = sql!(
        conn,
        fetch_all Kept,
        "SELECT entry_id, reason, decided_at, decided_by FROM tie_decision WHERE award_id = $1 AND category = $2",
        award,
        category
    )?;
    sql!(conn, execute, "DELETE FROM tie_decision WHERE award_id = $1 AND category = $2", award, category)?;
    for (position, entry) in (0_i64..).zip(&decision.order) {
        let old = kept.iter().find(|kept| kept.entry_id == *entry).filter(|_| !new.order.contains(entry));
        let (reason, at, by) = old.map_or((new.reason, new.now, new.person), |old| (&old.reason, old.decided_at, old.decided_by));
        sql!(
            conn,
            execute,
            "INSERT INTO tie_decision (award_id, category, position, entry_id, reason, decided_at, decided_by) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            award,
            category,
            position,
            entry,
            reason,
            at,
            by
        )?;
    }
    Ok(())
}

/// Confirms the shortlist as the chair saw it. Where there is a second round, its finalists go into it.
pub async fn confirm_shortlist(db: &Db, chair: &Chair, category: &str, seen: Vec<EntryId>) -> Result<()> {
    let (scope, award, person, now) = (chair.clone(), chair.award().id, chair.id(), chair.now());
    let category = category.to_owned();
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            check_untied(conn, &scope, Some(&category)).await?;
            let round = round_of(conn, award, &category).await?;
            let standings = standings::compute(conn, award).await?.remove(&category).ok_or(RoundError::Nobody)?;
            let count = shortlist_of(conn, award).await?;
            if let Round::Shortlisted { finalists, .. } = round.confirm(&standings, count, &seen, now)? {
                let finals = second::check_may_open(conn, scope.award(), &category, now).await?;
                write_shortlist(conn, award, &category, &finalists, person, now).await?;
                let detail = serde_json::json!({"category": category, "finalists": finalists}).to_string();
                event::record(conn, now, Some(person), "shortlist_confirmed", &award.to_string(), &detail).await?;
                if let Some(finals) = finals {
                    second::open(conn, &scope, &category, finals).await?;
                }
            }
            Ok(())
        })
    })
    .await
}

/// Takes the confirmation of a shortlist back.
pub async fn reopen_shortlist(db: &Db, chair: &Chair, category: &str) -> Result<()> {
    let (scope, award, person, now) = (chair.clone(), chair.award().id, chair.id(), chair.now());
    let category = category.to_owned();
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            check_untied(conn, &scope, Some(&category)).await?;
            round_of(conn, award, &category).await?.reopen()?;
            erase_shortlist(conn, award, &category).await?;
            let detail = serde_json::json!({"category": category}).to_string();
            event::record(conn, now, Some(person), "shortlist_reopened", &award.to_string(), &detail).await
        })
    })
    .await
}

/// Where a category of the award stands. [`Error::NotFound`] if there is no such category.
async fn round_of(conn: &mut Conn, award: AwardId, category: &str) -> Result<Round> {
    if !award::categories_of(conn, award).await?.iter().any(|found| found.slug == category) {
        return Err(Error::NotFound);
    }
    let sealed = is_sealed(conn, award).await?;
    Ok(rounds_of(conn, award).await?.remove(category).unwrap_or_else(|| unconfirmed(sealed)))
}

/// Whether this chair may decide in a category: nothing is sealed, and no tie of their own keeps them from it.
pub(super) async fn check_may_decide(conn: &mut Conn, chair: &Chair, category: &str) -> Result<()> {
    round_of(conn, chair.award().id, category).await?.check_open()?;
    check_untied(conn, chair, Some(category)).await
}

pub(super) async fn write_shortlist(
    conn: &mut Conn,
    award: AwardId,
    category: &str,
    finalists: &[EntryId],
    person: PersonId,
    at: Timestamp,
) -> Result<()> {
    erase_shortlist(conn, award, category).await?;
    sql!(
        conn,
        execute,
        "INSERT INTO shortlist (award_id, category, confirmed_at, confirmed_by) VALUES ($1, $2, $3, $4)",
        award,
        category,
        at,
        person
    )?;
    for entry in finalists {
        sql!(conn, execute, "INSERT INTO finalist (award_id, category, entry_id) VALUES ($1, $2, $3)", award, category, entry)?;
    }
    Ok(())
}

async fn erase_shortlist(conn: &mut Conn, award: AwardId, category: &str) -> Result<()> {
    sql!(conn, execute, "DELETE FROM finalist WHERE award_id = $1 AND category = $2", award, category)?;
    sql!(conn, execute, "DELETE FROM shortlist WHERE award_id = $1 AND category = $2", award, category).map(|_| ())
}
