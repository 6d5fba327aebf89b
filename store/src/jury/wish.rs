//! What the organizer wants of the plan.

use domain::{
    id::{EntryId, PersonId},
    jury::{JuryError, Seat, SeatMark, WishAct},
};

use super::{planning::gather, round};
use crate::{Db, Error, Key, Result, event, scope::Organizer};

/// Pins a juror to an entry, keeps them from it, or leaves it to the plan again. Nothing is given out before the plan is
/// accepted; a begun sheet stays with who began it.
pub async fn wish(db: &Db, organizer: &Organizer, entry: EntryId, juror: PersonId, act: WishAct) -> Result<()> {
    let (award, by, now) = (organizer.award().clone(), organizer.id(), organizer.now());
    db.write(Key::Award(award.id), move |conn| {
        Box::pin(async move {
            let (round, _, is_second) = round::at_work(conn, &award, now).await?;
            round.check_not_over(now)?;
            let gathered = gather(conn, &award, is_second).await?;
            let seat = Seat { entry, juror };
            let candidate = gathered.planning.jurors.iter().find(|candidate| candidate.juror == juror).ok_or(Error::NotFound)?;
            if !gathered.entries.iter().any(|known| known.id == entry) {
                return Err(Error::NotFound);
            }
            let is_begun = gathered.given.get(&seat).is_some_and(|(_, mark)| matches!(mark, SeatMark::Begun | SeatMark::Done));
            let held = gathered.planning.fixed.iter().filter(|fixed| fixed.juror == juror && **fixed != seat).count();
            match act {
                WishAct::Pin if gathered.planning.barred.contains(&seat) && !gathered.refused.contains(&seat) => {
                    return Err(JuryError::Barred.into());
                }
                WishAct::Pin if held >= usize::try_from(candidate.most).unwrap_or(usize::MAX) => return Err(JuryError::Full.into()),
                WishAct::Refuse if is_begun => return Err(JuryError::Begun.into()),
                WishAct::Pin | WishAct::Refuse | WishAct::Free => {}
            }
            sql!(conn, execute, "DELETE FROM seat_wish WHERE entry_id = $1 AND juror_id = $2", entry, juror)?;
            if act != WishAct::Free {
                sql!(
                    conn,
                    execute,
                    "INSERT INTO seat_wish (entry_id, juror_id, is_wanted, wished_at, wished_by) VALUES ($1, $2, $3, $4, $5)",
                    entry,
                    juror,
                    act == WishAct::Pin,
                    now,
                    by
                )?;
            }
            event::record(conn, now, Some(by), "jury_seat_wished", &entry.to_string(), &format!("{act} {juror}")).await
        })
    })
    .await
}
