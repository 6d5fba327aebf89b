//! Ties, declarations and recusals.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    bin::Bin,
    id::{AssignmentId, AwardId, OrganizationId, PersonId},
    jury::{self, Family, JuryError, MAX_TIES, RecusalCause, Tie, TieForm, Ties},
    letter::Letter,
    locale::Trilingual,
    person::Role,
    time::Timestamp,
};
use uuid::Uuid;

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

#[derive(sqlx::FromRow)]
struct TieRow {
    bin: String,
    note: String,
    declared_at: Timestamp,
    name_kk: Option<String>,
    name_ru: Option<String>,
    name_en: Option<String>,
}

/// The ties that the juror declared. A hundred at most: no paging.
pub async fn list_ties(db: &Db, juror: &Juror) -> Result<Vec<Tie>> {
    let mut conn = db.read().await?;
    read_ties(&mut conn, juror.id()).await
}

pub(super) async fn read_ties(conn: &mut Conn, juror: PersonId) -> Result<Vec<Tie>> {
    let rows = sql!(
        conn,
        fetch_all TieRow,
        "SELECT t.bin, t.note, t.declared_at, o.name_kk, o.name_ru, o.name_en FROM juror_tie AS t LEFT JOIN organization AS o ON o.bin = t.bin \
         WHERE t.juror_id = $1 ORDER BY t.declared_at, t.id",
        juror
    )?;
    let tie = |row: TieRow| Tie {
        bin: Bin::parse(&row.bin).ok(),
        body: row.name_kk.map(|kk| Trilingual::new(kk, row.name_ru.unwrap_or_default(), row.name_en.unwrap_or_default())),
        note: row.note,
        declared_at: row.declared_at,
    };
    Ok(rows.into_iter().map(tie).collect())
}

/// Declares a tie. The juror leaves every entry of that body at once.
pub async fn declare_tie(db: &Db, juror: &Juror, form: &TieForm) -> Result<()> {
    let (bin, note) = form.parse()?;
    let (id, now) = (juror.id(), juror.now());
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let (count,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM juror_tie WHERE juror_id = $1", id)?;
            if count >= MAX_TIES {
                return Err(JuryError::TooManyTies.into());
            }
            let bin = bin.as_ref().map_or("", Bin::as_str);
            let tie = Uuid::now_v7();
            sql!(
                conn,
                execute,
                "INSERT INTO juror_tie (id, juror_id, bin, note, declared_at) VALUES ($1, $2, $3, $4, $5)",
                tie,
                id,
                bin,
                &note,
                now
            )?;
            event::record(conn, now, Some(id), "jury_tie_declared", &id.to_string(), bin).await?;
            exclude(conn, now, Some(id)).await
        })
    })
    .await
}

/// Takes a mistaken tie back. Entries that the juror has left through it do not come back by themselves.
pub async fn withdraw_tie(db: &Db, juror: &Juror, declared_at: Timestamp) -> Result<()> {
    let (id, now) = (juror.id(), juror.now());
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let gone = sql!(conn, execute, "DELETE FROM juror_tie WHERE juror_id = $1 AND declared_at = $2", id, declared_at)?;
            if gone == 0 {
                return Err(Error::NotFound);
            }
            event::record(conn, now, Some(id), "jury_tie_withdrawn", &id.to_string(), "").await
        })
    })
    .await
}

/// Takes every juror, or this one, off the entries that the rule bars them from, in every edition whose result is not fixed
/// yet. Called by whatever changes ties, houses, members and seats.
pub(crate) async fn exclude(conn: &mut Conn, now: Timestamp, juror: Option<PersonId>) -> Result<()> {
    let rows = sql!(
        conn,
        fetch_all(AssignmentId, PersonId, AwardId, OrganizationId, String),
        "SELECT a.id, a.juror_id, e.award_id, o.id, o.bin FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id \
         JOIN organization AS o ON o.id = e.organization_id WHERE ($1 IS NULL OR a.juror_id = $1) \
         AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = a.id) ORDER BY a.juror_id",
        juror
    )?;
    let family = family(conn).await?;
    let (mut fixed, mut ties) = (BTreeMap::new(), BTreeMap::new());
    for (seat, juror, award, body, bin) in rows {
        if let std::collections::btree_map::Entry::Vacant(unknown) = fixed.entry(award) {
            unknown.insert(round::of_id(conn, award).await?.1.is_sealed);
        }
        if let std::collections::btree_map::Entry::Vacant(unknown) = ties.entry(juror) {
            unknown.insert(ties_of(conn, juror).await?);
        }
        let bin = Bin::parse(&bin).map_err(|error| Error::Unexpected(format!("a kept BIN: {error}")))?;
        if let Some(cause) = ties[&juror].bar(&family, body, &bin).filter(|_| !fixed[&award]) {
            write(conn, now, seat, juror, cause, "").await?;
        }
    }
    Ok(())
}

async fn write(conn: &mut Conn, now: Timestamp, seat: AssignmentId, juror: PersonId, cause: RecusalCause, reason: &str) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO recusal (assignment_id, reason, recused_at, cause) VALUES ($1, $2, $3, $4)",
        seat,
        reason,
        now,
        cause.code()
    )?;
    event::record(conn, now, Some(juror), "jury_recused", &seat.to_string(), &format!("{cause} {reason}")).await
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
            write(conn, now, id, person, RecusalCause::Own, &reason).await?;
            let award = round::of_id(conn, seat.award_id).await?.0;
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
    round::of_id(conn, seat.award_id).await?.1.check_not_over(now)?;
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
