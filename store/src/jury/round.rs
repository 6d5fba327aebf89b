//! When the round of an edition is open, and by which rules.

use domain::{
    award::Award,
    id::AwardId,
    jury::{JuryRules, Round},
    time::Timestamp,
};

use crate::{Error, Result, award, db::Conn};

/// The round and its rules. Here alone stands what ends it: its own end, the ceremony, or the result being fixed.
pub(crate) async fn of(conn: &mut Conn, award: &Award) -> Result<(Round, JuryRules)> {
    let (until, is_blind, jurors, fixed) = sql!(
        conn,
        fetch_one(Option<Timestamp>, bool, i64, i64),
        "SELECT judging_until, is_blind, jurors_per_entry, (SELECT COUNT(*) FROM ceremony WHERE award_id = award.id) FROM award WHERE id = $1",
        award.id
    )?;
    let round = Round {
        from: award.judging_from,
        until: until.map_or(award.ceremony_at, |until| until.min(award.ceremony_at)),
        is_sealed: fixed > 0,
    };
    Ok((round, JuryRules { jurors_per_entry: u32::try_from(jurors).unwrap_or_default(), is_blind, until }))
}

/// The same, of the edition with this id.
pub(crate) async fn of_id(conn: &mut Conn, id: AwardId) -> Result<(Award, Round, JuryRules)> {
    let award = award::list_all(conn).await?.into_iter().find(|award| award.id == id).ok_or(Error::NotFound)?;
    let (round, rules) = of(conn, &award).await?;
    Ok((award, round, rules))
}
