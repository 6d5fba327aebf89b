//! Entries that are not sent: whose they are and how far, for the organizer; what is written in them stays with its authors.

use domain::{
    entry::{Unsent, UnsentList},
    form::Section,
    id::OrganizationId,
    locale::Trilingual,
    time::Timestamp,
};

use super::{PAGE, row};
use crate::{Db, Error, Result, award, db::Conn, scope::Organizer};

/// Addresses shown of one organization.
const CONTACTS: i64 = 5;

/// The entries of the organizer's edition that are being written, those saved last first.
pub async fn list_unsent(db: &Db, organizer: &Organizer, page: u32) -> Result<UnsentList> {
    let page = page.max(1);
    let award = organizer.award().clone();
    let mut conn = db.read().await?;
    let (total,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM entry WHERE award_id = $1 AND state IN ('draft', 'withdrawn', 'returned')",
        award.id
    )?;
    let rows = sql!(
        conn,
        fetch_all row::EntryRow,
        "SELECT * FROM entry WHERE award_id = $1 AND state IN ('draft', 'withdrawn', 'returned') ORDER BY changed_at DESC, id LIMIT $2 OFFSET $3",
        award.id,
        i64::from(PAGE),
        i64::from(page - 1) * i64::from(PAGE)
    )?;
    let mut lines = Vec::with_capacity(rows.len());
    for found in rows {
        lines.push(line(&mut conn, &found).await?);
    }
    let total = u64::try_from(total).unwrap_or_default();
    let pages = domain::paging::pages(total, PAGE);
    Ok(UnsentList { lines, award, total, page, pages })
}

async fn line(conn: &mut Conn, found: &row::EntryRow) -> Result<Unsent> {
    let (kk, ru, en) = sql!(
        conn,
        fetch_one(String, String, String),
        "SELECT name_kk, name_ru, name_en FROM organization WHERE id = $1",
        found.organization_id
    )?;
    Ok(Unsent {
        entry: found.entry()?,
        organization: Trilingual::new(kk, ru, en),
        saved_at: saved_at(conn, found).await?,
        missing: list_missing(conn, found).await?.iter().map(|(_, count)| count).sum(),
        contacts: contacts(conn, found.organization_id).await?,
    })
}

async fn saved_at(conn: &mut Conn, found: &row::EntryRow) -> Result<Timestamp> {
    let (at,) = sql!(
        conn,
        fetch_one(Timestamp,),
        "SELECT COALESCE((SELECT MAX(saved_at) FROM entry_section WHERE entry_id = $1), (SELECT created_at FROM entry WHERE id = $1))",
        found.id
    )?;
    Ok(at)
}

/// In which sections how many answers are missing or wrong, by the facts that sending would go by.
pub(super) async fn list_missing(conn: &mut Conn, found: &row::EntryRow) -> Result<Vec<(Section, usize)>> {
    let mut answers = found.entry()?.settle_category(row::read_draft(conn, found.id).await?.0);
    let facts = row::organization_facts(conn, found.organization_id).await?;
    answers.merge(facts, &[]).map_err(|error| Error::Unexpected(error.to_string()))?;
    let categories = award::categories_of(conn, found.award_id).await?;
    Ok(answers.missing(&categories).into_iter().map(|(section, problems)| (section, problems.len())).collect())
}

async fn contacts(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<String>> {
    let rows = sql!(
        conn,
        fetch_all(String,),
        "SELECT person.email FROM membership JOIN person ON person.id = membership.person_id \
         WHERE membership.organization_id = $1 AND membership.admitted_at IS NOT NULL ORDER BY membership.admitted_at, person.id LIMIT $2",
        organization,
        CONTACTS
    )?;
    Ok(rows.into_iter().map(|(email,)| email).collect())
}
