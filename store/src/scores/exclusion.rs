//! The chair takes out a sheet whose juror turned out to be tied to the entry.

use domain::{
    id::EntryId,
    round::{RoundError, reason_of},
    sheet::JurorNumber,
};

use super::act::check_may_decide;
use crate::{Db, Key, Result, jury, scope::Chair, standings};

/// Takes the sheet of this juror out of the count, with a reason; it is kept, and the juror counts as recused. Only what a
/// tie bars now can be taken out: no sheet goes because it displeases.
pub async fn exclude_sheet(db: &Db, chair: &Chair, category: &str, entry: EntryId, juror: JurorNumber, reason: &str) -> Result<()> {
    let (chair, category, reason) = (chair.clone(), category.to_owned(), reason_of(reason)?.to_string());
    let award = chair.award().id;
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            check_may_decide(conn, &chair, &category).await?;
            let numbers = standings::numbers_of(conn, award).await?;
            let barred = jury::barred(conn, Some(award), None).await?;
            let is_meant = |seat: &&jury::BarredSeat| {
                seat.is_counted && (seat.entry, &seat.category) == (entry, &category) && numbers.get(&seat.juror) == Some(&juror)
            };
            let seat = barred.iter().find(is_meant).ok_or(RoundError::NotBarred)?;
            jury::strike(conn, chair.now(), chair.id(), seat, &reason).await
        })
    })
    .await
}
