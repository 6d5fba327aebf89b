//! The desk where a result is sealed: counts, who asked for what, what may be done now. No score and no place.

use domain::{
    award::Award,
    id::PersonId,
    person::Role,
    seal::{Asked, CategoryPlan, Hex, SealDesk, Secret},
    time::Timestamp,
};

use super::{keyfile, material, put, read, undo};
use crate::{Db, Error, Result, award, db::Conn, jury::round, scope::SealParty, scores};

/// The desk as the reader may use it.
pub async fn get_desk(db: &Db, party: &SealParty) -> Result<SealDesk> {
    let mut conn = db.read().await?;
    let (award, reader) = (party.award(), party.id());
    let seal = read::public(&mut conn, award.id).await?;
    let (plan, proposal, has_changed) = if seal.is_some() { (Vec::new(), None, false) } else { plan(&mut conn, award, reader).await? };
    let (round, _, _) = round::at_work(&mut conn, award, party.now()).await?;
    Ok(SealDesk {
        year: award.year,
        plan,
        open_until: round.check_open(party.now()).is_ok().then_some(round.until),
        may_begin: party.now() >= award.judging_from,
        proposal,
        has_changed,
        is_told: undo::is_told(&mut conn, award.id).await?,
        breaking: if seal.is_some() { breaking(&mut conn, award, reader).await? } else { None },
        seal,
        may_ask: party.roles().contains(&Role::Organizer),
        may_agree: party.roles().iter().any(|role| matches!(role, Role::Chair | Role::Confirmer)),
    })
}

/// What would be sealed, who proposed it, and whether it changed since.
async fn plan(conn: &mut Conn, award: &Award, reader: PersonId) -> Result<(Vec<CategoryPlan>, Option<Asked>, bool)> {
    let row = sql!(
        conn,
        fetch_optional(String, String, Timestamp, PersonId, String),
        "SELECT digest, secret, proposed_at, proposed_by, person.name FROM seal_proposal JOIN person ON person.id = proposed_by \
         WHERE award_id = $1",
        award.id
    )?;
    let secret = match &row {
        Some((_, secret, ..)) => Hex::parse(secret).ok_or_else(|| Error::Unexpected("a proposal's secret".into()))?.0,
        None => keyfile::random()?,
    };
    let records = material::categories(conn, award.id, Secret(secret)).await?;
    let names = award::categories_of(conn, award.id).await?;
    let unconfirmed = scores::list_unconfirmed(conn, award.id).await?;
    let lines = records.iter().zip(names).map(|(record, category)| CategoryPlan {
        is_confirmed: !unconfirmed.contains(&category.slug),
        name: category.name,
        entries: record.entries.len(),
        sheets: record.entries.iter().map(|entry| entry.sheets.len()).sum(),
        missing: record.entries.iter().map(|entry| usize::try_from(entry.missing).unwrap_or_default()).sum(),
        is_resolved: put::is_resolved(record),
    });
    let lines = lines.collect();
    let Some((digest, _, at, by, name)) = row else { return Ok((lines, None, false)) };
    let has_changed = put::digest(records, Secret(secret))?.to_string() != digest;
    Ok((lines, Some(Asked { by: name, at, is_own: by == reader, text: digest }), has_changed))
}

/// Who asked to break the seal.
async fn breaking(conn: &mut Conn, award: &Award, reader: PersonId) -> Result<Option<Asked>> {
    let row = sql!(
        conn,
        fetch_optional(String, Timestamp, PersonId, String),
        "SELECT break_reason, break_asked_at, break_asked_by, person.name FROM seal JOIN person ON person.id = break_asked_by \
         WHERE award_id = $1 AND broken_at IS NULL",
        award.id
    )?;
    Ok(row.map(|(text, at, by, name)| Asked { by: name, at, is_own: by == reader, text }))
}
