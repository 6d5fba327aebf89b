//! What somebody wrote about the organization that they say they belong to, kept until they belong to it.

use domain::{
    account::OrganizationClaim,
    id::{OrganizationId, PersonId},
};

use crate::{Result, db::Conn};

/// Keeps what somebody wrote who waits to be admitted.
pub(super) async fn keep(conn: &mut Conn, person: PersonId, claim: &OrganizationClaim) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO claim (person_id, bin, kind, region, name_kk, name_ru) VALUES ($1, $2, $3, $4, $5, $6)",
        person,
        claim.bin.as_str(),
        claim.kind.code(),
        claim.region.code(),
        &claim.name_kk,
        &claim.name_ru
    )
    .map(|_| ())
}

/// Describes the organization as its applicant does, if it is not confirmed and nobody is left in it: what a removed
/// squatter had called it goes with them.
pub(super) async fn obey(conn: &mut Conn, organization: OrganizationId, applicant: PersonId) -> Result<()> {
    sql!(
        conn,
        execute,
        "UPDATE organization SET kind = claim.kind, region = claim.region, name_kk = claim.name_kk, name_ru = claim.name_ru FROM claim \
         WHERE organization.id = $1 AND claim.person_id = $2 AND organization.confirmed_at IS NULL \
         AND NOT EXISTS (SELECT * FROM membership WHERE organization_id = $1 AND admitted_at IS NOT NULL)",
        organization,
        applicant
    )
    .map(|_| ())
}

/// Forgets it.
pub(super) async fn forget(conn: &mut Conn, person: PersonId) -> Result<()> {
    sql!(conn, execute, "DELETE FROM claim WHERE person_id = $1", person).map(|_| ())
}
