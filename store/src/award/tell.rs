//! Whom a change of an edition concerns, and the letters to them.

use domain::{
    award::{Award, Changed, Concerned},
    id::{AwardId, OrganizationId},
    letter::Letter,
    locale::Locale,
    time::Timestamp,
};

use crate::{Result, db::Conn, mail};

/// Somebody to write to: the address, and the language that they read.
pub(super) type Reader = (String, String);

/// The members of organizations with an entry that concerns it: of all, or of one.
pub(super) async fn people(
    conn: &mut Conn,
    award: AwardId,
    concerned: Concerned,
    organization: Option<OrganizationId>,
) -> Result<Vec<Reader>> {
    sql!(
        conn,
        fetch_all(String, String),
        "SELECT email, locale FROM person WHERE id IN (SELECT person_id FROM membership WHERE admitted_at IS NOT NULL AND organization_id IN \
         (SELECT organization_id FROM entry WHERE award_id = $1 AND (state IN ('draft', 'withdrawn', 'returned') OR ($2 AND state <> 'ineligible')) \
         AND (organization_id = $3 OR $4))) ORDER BY email",
        award,
        concerned == Concerned::Entrants,
        organization,
        organization.is_none()
    )
}

/// Writes to the members of organizations with an entry that is not sent: of all, or of one.
pub(crate) async fn tell_writers(
    conn: &mut Conn,
    now: Timestamp,
    (award, organization): (AwardId, Option<OrganizationId>),
    letter: &Letter,
) -> Result<()> {
    let readers = people(conn, award, Concerned::Writers, organization).await?;
    tell(conn, now, readers, letter).await
}

/// Writes to those whom it concerns what has changed of an edition; to nobody, if nothing has.
pub(super) async fn tell_changed(
    conn: &mut Conn,
    now: Timestamp,
    award: &Award,
    concerned: Concerned,
    changed: Vec<Changed>,
) -> Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    let readers = people(conn, award.id, concerned, None).await?;
    tell(conn, now, readers, &Letter::AwardChanged { award: award.name.clone(), year: award.year, changed }).await
}

async fn tell(conn: &mut Conn, now: Timestamp, readers: Vec<Reader>, letter: &Letter) -> Result<()> {
    for (email, locale) in readers {
        mail::post(conn, now, &email, Locale::parse(&locale).unwrap_or(Locale::Kk), letter).await?;
    }
    Ok(())
}
