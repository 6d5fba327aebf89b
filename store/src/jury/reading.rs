//! What a juror reads: their list, and one entry with their sheet.

use domain::{
    criterion::{Criterion, CriterionWeight},
    id::AssignmentId,
    jury::{BlindEntry, JuryEntry, JuryRules, Opened, SeatFilter, SeatList, SeatRecord, for_jury},
};

use super::{
    panel, round,
    seat::{self, SeatRow, Which},
    sheet,
};
use crate::{Db, Error, Result, award, db::Conn, entries::sent_answers, files, scope::Juror};

/// Entries on one page of a juror's list.
pub const PAGE: u32 = 20;

/// The juror's entries in the edition.
pub async fn list_seats(db: &Db, juror: &Juror, filter: SeatFilter) -> Result<SeatList> {
    let mut conn = db.read().await?;
    let (first, rules) = round::of(&mut conn, juror.award()).await?;
    let rows = seat::open(&mut conn, juror.id(), Which::Of(juror.award().id)).await?;
    let round = round::second(&first, &rules).filter(|_| rows.iter().any(|seat| seat.is_final)).unwrap_or(first);
    let (all, done) = (rows.len(), rows.iter().filter(|seat| seat.state().is_done()).count());
    let found: Vec<&SeatRow> = rows.iter().filter(|seat| filter.state.is_none_or(|state| seat.state() == state)).collect();
    let total = u64::try_from(found.len()).unwrap_or_default();
    let page = filter.page.max(1);
    let skipped = usize::try_from(u64::from(page - 1) * u64::from(PAGE)).unwrap_or(usize::MAX);
    let seats = found.into_iter().skip(skipped).take(PAGE as usize).map(|seat| seat.line(&rules)).collect();
    let pages = domain::paging::pages(total, PAGE);
    Ok(SeatList { seats, total, page, pages, all, done, round, rules })
}

/// One of the juror's entries. [`Error::NotFound`] if it is not open to them.
pub async fn get_seat(db: &Db, juror: &Juror, id: AssignmentId) -> Result<SeatRecord> {
    let mut conn = db.read().await?;
    let seat = seat::get(&mut conn, juror.id(), id).await?;
    let (award, round, rules) = round::of_seat(&mut conn, seat.award_id, seat.is_final).await?;
    let criteria = award::criteria_of(&mut conn, award.id).await?;
    let is_open = seat.cleared_at.is_some() && juror.now() >= round.from;
    let opened = if is_open { Some(opened(&mut conn, &seat, &rules, &criteria).await?) } else { None };
    Ok(SeatRecord { seat: seat.line(&rules), criteria, round, rules, opened })
}

async fn opened(conn: &mut Conn, seat: &SeatRow, rules: &JuryRules, criteria: &[Criterion]) -> Result<Opened> {
    let answers = sent_answers(conn, seat.entry_id).await?.ok_or(Error::NotFound)?;
    let files = files::row::list_sent(conn, seat.entry_id).await?;
    let entry = if rules.is_blind {
        JuryEntry::Blind(BlindEntry::of(&answers, files))
    } else {
        JuryEntry::Named { body: seat.body(), answers: for_jury(&answers), files }
    };
    let weights: Vec<CriterionWeight> = criteria.iter().map(|c| CriterionWeight { code: c.code.clone(), weight: c.weight }).collect();
    Ok(Opened { entry, sheet: sheet::read(conn, seat.id).await?, panel: panel::of_seat(conn, seat, &weights).await? })
}
