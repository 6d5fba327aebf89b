//! When the rounds of an edition are open, and by which rules.

use domain::{
    award::Award,
    id::AwardId,
    jury::{Finals, JuryRules, Round},
    time::Timestamp,
};

use crate::{Error, Result, award, db::Conn};

/// What the organizer set of the rounds, and whether the result is fixed, which ends them.
pub(crate) async fn set(conn: &mut Conn, award: AwardId) -> Result<(JuryRules, bool)> {
    let (until, is_blind, jurors, from, end, fixed) = sql!(
        conn,
        fetch_one(Option<Timestamp>, bool, i64, Option<Timestamp>, Option<Timestamp>, i64),
        "SELECT judging_until, is_blind, jurors_per_entry, finals_from, finals_until, \
         (SELECT COUNT(*) FROM ceremony WHERE award_id = award.id) FROM award WHERE id = $1",
        award
    )?;
    let finals = from.zip(end).map(|(from, until)| Finals { from, until });
    let rules = JuryRules { jurors_per_entry: u32::try_from(jurors).unwrap_or_default(), is_blind, until, finals };
    Ok((rules, fixed > 0))
}

/// The first round and its rules. Here alone stands what ends it: [`JuryRules::rounds`], or the result being fixed.
pub(crate) async fn of(conn: &mut Conn, award: &Award) -> Result<(Round, JuryRules)> {
    let (rules, is_sealed) = set(conn, award.id).await?;
    let (first, finals) = rules.rounds(award.judging_from, award.ceremony_at);
    Ok((Round { from: first.from, until: first.until, is_sealed }, JuryRules { finals, ..rules }))
}

/// The second round of an edition, if it has one.
pub(crate) fn second(first: &Round, rules: &JuryRules) -> Option<Round> {
    rules.finals.map(|finals| Round { from: finals.from, until: finals.until, is_sealed: first.is_sealed })
}

/// The round at work at `now`, and whether it is the second: once the first is over, if there is one.
pub(crate) async fn at_work(conn: &mut Conn, award: &Award, now: Timestamp) -> Result<(Round, JuryRules, bool)> {
    let (first, rules) = of(conn, award).await?;
    match second(&first, &rules) {
        Some(second) if now >= first.until => Ok((second, rules, true)),
        _ => Ok((first, rules, false)),
    }
}

/// The round of a seat in the edition with this id: the second for a finalist that went into it.
pub(crate) async fn of_seat(conn: &mut Conn, id: AwardId, is_final: bool) -> Result<(Award, Round, JuryRules)> {
    let award = award::list_all(conn).await?.into_iter().find(|award| award.id == id).ok_or(Error::NotFound)?;
    let (first, rules) = of(conn, &award).await?;
    let round = second(&first, &rules).filter(|_| is_final).unwrap_or(first);
    Ok((award, round, rules))
}
