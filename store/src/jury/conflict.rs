//! Who is barred from what, declarations and recusals.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    bin::Bin,
    id::{AssignmentId, AwardId, EntryId, OrganizationId, PersonId},
    jury::{self, Family, JuryError, RecusalCause, Ties},
    letter::Letter,
    person::Role,
    time::Timestamp,
};

use super::{
    round,
    seat::{self, SeatRow},
};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event, mail,
    scope::{Juror, Organizer},
};

/// What ties a juror. Who only asks to belong to an organization is tied to it already.
pub(super) async fn ties_of(conn: &mut Conn, juror: PersonId) -> Result<Ties> {
    let own = sql!(conn, fetch_optional(OrganizationId,), "SELECT organization_id FROM membership WHERE person_id = $1", juror)?;
    let declared = sql!(conn, fetch_all(String,), "SELECT bin FROM juror_tie WHERE juror_id = $1 AND bin <> ''", juror)?;
    let declared: BTreeSet<Bin> = declared.iter().filter_map(|(bin,)| Bin::parse(bin).ok()).collect();
    Ok(Ties { own: own.map(|(own,)| own), declared })
}

/// Which body is subordinate to which.
pub(super) async fn family(conn: &mut Conn) -> Result<Family> {
    let rows = sql!(conn, fetch_all(OrganizationId, OrganizationId), "SELECT id, parent_id FROM organization WHERE parent_id IS NOT NULL")?;
    Ok(Family::new(rows.into_iter().collect::<BTreeMap<_, _>>()))
}

/// Takes every juror, or this one, off the entries that the rule bars them from, in every edition whose round is not over.
/// Called by whatever changes ties, houses, members and seats. What is left of it after a round is for the chair: [`barred`].
pub(crate) async fn exclude(conn: &mut Conn, now: Timestamp, juror: Option<PersonId>) -> Result<()> {
    let mut running = BTreeMap::new();
    for seat in barred(conn, None, juror).await? {
        let round = (seat.award, seat.is_final);
        if let std::collections::btree_map::Entry::Vacant(unknown) = running.entry(round) {
            unknown.insert(round::of_seat(conn, seat.award, seat.is_final).await?.1.strikes(now));
        }
        if running[&round] {
            write(conn, now, seat.juror, &seat, "").await?;
        }
    }
    Ok(())
}

/// A seat that nobody has left, though a tie bars its juror from the entry.
pub(crate) struct BarredSeat {
    pub id: AssignmentId,
    pub juror: PersonId,
    pub award: AwardId,
    pub entry: EntryId,
    pub category: String,
    pub cause: RecusalCause,
    /// Whether there are scores that can be taken out of the count: once the second round of a category has opened, what the
    /// first said of it stands.
    pub is_counted: bool,
    /// Whether it is in the second round.
    pub is_final: bool,
}

/// The barred seats of everybody, or of this juror; of every edition, or of this one.
pub(crate) async fn barred(conn: &mut Conn, award: Option<AwardId>, juror: Option<PersonId>) -> Result<Vec<BarredSeat>> {
    let rows = sql!(
        conn,
        fetch_all(AssignmentId, PersonId, AwardId, EntryId, String, OrganizationId, String, bool, bool, bool),
        "SELECT a.id, a.juror_id, e.award_id, e.id, e.category, o.id, o.bin, EXISTS (SELECT * FROM score_sheet AS s \
         JOIN score ON score.assignment_id = s.assignment_id WHERE s.assignment_id = a.id AND s.submitted_at IS NOT NULL), \
         EXISTS (SELECT * FROM finalist AS f JOIN shortlist AS l ON l.award_id = f.award_id AND l.category = f.category \
         WHERE f.entry_id = e.id AND l.opened_at IS NOT NULL), \
         EXISTS (SELECT * FROM shortlist AS l WHERE l.award_id = e.award_id AND l.category = e.category AND l.opened_at IS NOT NULL) \
         FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id JOIN organization AS o ON o.id = e.organization_id \
         WHERE ($1 IS NULL OR e.award_id = $1) AND ($2 IS NULL OR a.juror_id = $2) \
         AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = a.id) ORDER BY a.juror_id, e.id",
        award,
        juror
    )?;
    let family = family(conn).await?;
    let (mut ties, mut seats) = (BTreeMap::new(), Vec::new());
    for (id, juror, award, entry, category, body, bin, has_scores, is_final, has_second) in rows {
        if let std::collections::btree_map::Entry::Vacant(unknown) = ties.entry(juror) {
            unknown.insert(ties_of(conn, juror).await?);
        }
        if let Some(cause) = ties[&juror].bar(&family, body, &read_bin(&bin)?) {
            let is_counted = has_scores && (is_final || !has_second);
            seats.push(BarredSeat { id, juror, award, entry, category, cause, is_counted, is_final });
        }
    }
    Ok(seats)
}

/// The chair takes the sheet out that a barred juror handed in, with a reason. The sheet itself is kept.
pub(crate) async fn strike(conn: &mut Conn, now: Timestamp, chair: PersonId, seat: &BarredSeat, reason: &str) -> Result<()> {
    write(conn, now, chair, seat, reason).await
}

/// The categories of an edition in which an entry competes that ties keep this person from.
pub(crate) async fn own_categories(conn: &mut Conn, person: PersonId, award: AwardId) -> Result<BTreeSet<String>> {
    let rows = sql!(
        conn,
        fetch_all(String, OrganizationId, String),
        "SELECT e.category, o.id, o.bin FROM entry AS e JOIN organization AS o ON o.id = e.organization_id \
         WHERE e.award_id = $1 AND e.state = 'eligible'",
        award
    )?;
    let (ties, family) = (ties_of(conn, person).await?, family(conn).await?);
    let mut own = BTreeSet::new();
    for (category, body, bin) in rows {
        if ties.bar(&family, body, &read_bin(&bin)?).is_some() {
            own.insert(category);
        }
    }
    Ok(own)
}

pub(super) fn read_bin(bin: &str) -> Result<Bin> {
    Bin::parse(bin).map_err(|error| Error::Unexpected(format!("a kept BIN: {error}")))
}

async fn write(conn: &mut Conn, now: Timestamp, by: PersonId, seat: &BarredSeat, reason: &str) -> Result<()> {
    leave(conn, now, seat.id, seat.cause, reason).await?;
    // Who excludes another's sheet is not who recuses themselves.
    let act = if by == seat.juror { "jury_recused" } else { "sheet_excluded" };
    event::record(conn, now, Some(by), act, &seat.id.to_string(), &format!("{} {reason}", seat.cause)).await
}

async fn leave(conn: &mut Conn, now: Timestamp, seat: AssignmentId, cause: RecusalCause, reason: &str) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO recusal (assignment_id, reason, recused_at, cause) VALUES ($1, $2, $3, $4)",
        seat,
        reason,
        now,
        cause.code()
    )
    .map(|_| ())
}

/// The key of writes about an entry that is this juror's.
pub(super) async fn key_of(db: &Db, juror: &Juror, id: AssignmentId) -> Result<Key> {
    let mut conn = db.read().await?;
    Ok(Key::Entry(seat::get(&mut conn, juror.id(), id).await?.entry_id))
}

/// The juror says that nothing ties them to the entry's body. Saying so again changes nothing.
pub async fn clear(db: &Db, juror: &Juror, id: AssignmentId) -> Result<()> {
    let (person, now) = (juror.id(), juror.now());
    db.write(key_of(db, juror, id).await?, move |conn| {
        Box::pin(async move {
            let seat = changeable(conn, person, id, now).await?;
            if seat.cleared_at.is_none() {
                sql!(conn, execute, "UPDATE assignment SET cleared_at = $2 WHERE id = $1", id, now)?;
                event::record(conn, now, Some(person), "jury_no_conflict", &id.to_string(), "").await?;
            }
            Ok(())
        })
    })
    .await
}

/// The juror leaves the entry, with a reason. The organizers are told, so that another can be found.
pub async fn recuse(db: &Db, juror: &Juror, id: AssignmentId, reason: &str) -> Result<()> {
    let reason = jury::reason(reason)?;
    let (person, now, name) = (juror.id(), juror.now(), juror.name().to_owned());
    db.write(key_of(db, juror, id).await?, move |conn| {
        Box::pin(async move {
            let seat = changeable(conn, person, id, now).await?;
            leave(conn, now, id, RecusalCause::Own, &reason).await?;
            event::record(conn, now, Some(person), "jury_recused", &id.to_string(), &format!("{} {reason}", RecusalCause::Own)).await?;
            let award = round::of_seat(conn, seat.award_id, seat.is_final).await?.0;
            let organizers = sql!(conn, fetch_all(PersonId,), "SELECT person_id FROM role WHERE role = $1", Role::Organizer.code())?;
            for (organizer,) in organizers {
                let letter = Letter::JurorLeft { name: name.clone(), award: award.name.clone(), year: award.year };
                mail::post_to(conn, now, organizer, &letter).await?;
            }
            Ok(())
        })
    })
    .await
}

/// The seat, while the round is not over.
async fn changeable(conn: &mut Conn, juror: PersonId, id: AssignmentId, now: Timestamp) -> Result<SeatRow> {
    let seat = seat::get(conn, juror, id).await?;
    round::of_seat(conn, seat.award_id, seat.is_final).await?.1.check_not_over(now)?;
    Ok(seat)
}

/// Says which body an organization is subordinate to, by its BIN; empty for none. Jurors of the house leave its entries.
pub async fn set_parent(db: &Db, organizer: &Organizer, id: OrganizationId, bin: &str) -> Result<()> {
    let (by, now) = (organizer.id(), organizer.now());
    let bin = if bin.trim().is_empty() { None } else { Some(Bin::parse(bin).map_err(|_| JuryError::TieBin)?) };
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let parent = match &bin {
                Some(bin) => {
                    let found = sql!(conn, fetch_optional(OrganizationId,), "SELECT id FROM organization WHERE bin = $1", bin.as_str())?;
                    Some(found.ok_or(JuryError::ParentUnknown)?.0)
                }
                None => None,
            };
            if let Some(parent) = parent {
                family(conn).await?.check_parent(id, parent)?;
            }
            if sql!(conn, execute, "UPDATE organization SET parent_id = $2 WHERE id = $1", id, parent)? == 0 {
                return Err(Error::NotFound);
            }
            event::record(conn, now, Some(by), "organization.parent", &id.to_string(), bin.as_ref().map_or("", Bin::as_str)).await?;
            exclude(conn, now, None).await
        })
    })
    .await
}
