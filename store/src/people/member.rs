//! The members of an organization, as the organizer sees them, and how one leaves.

use domain::{
    account::AccountError,
    bin::Bin,
    id::{OrganizationId, PersonId},
    letter::Letter,
    locale::Trilingual,
    note::Note,
    organization::{Listed, Member, OrganizationRecord},
    time::Timestamp,
};

use super::{PAGE, membership::name_of, organization, paging};
use crate::{Db, Error, Key, Result, event, mail, scope::Organizer};

#[derive(sqlx::FromRow)]
struct MemberRow {
    person: PersonId,
    name: String,
    email: String,
    admitted_at: Timestamp,
    is_claimant: bool,
}

/// One organization with a page of its members, those who were there first first.
pub async fn get_organization(db: &Db, organizer: &Organizer, id: OrganizationId, page: u32) -> Result<OrganizationRecord> {
    let _ = organizer;
    let page = page.max(1);
    let mut conn = db.read().await?;
    let line = organization::get_line(&mut conn, id).await?;
    let (offset, pages, total) = paging(page, i64::try_from(line.members).unwrap_or(i64::MAX));
    let rows = sql!(
        conn,
        fetch_all MemberRow,
        "SELECT person.id AS person, person.name, person.email, membership.admitted_at, \
         COALESCE(membership.admitted_by = person.id, FALSE) AS is_claimant \
         FROM membership JOIN person ON person.id = membership.person_id \
         WHERE membership.organization_id = $1 AND membership.admitted_at IS NOT NULL ORDER BY membership.admitted_at, person.id LIMIT $2 OFFSET $3",
        id,
        i64::from(PAGE),
        offset
    )?;
    let items = rows.into_iter().map(MemberRow::read).collect();
    let parent = sql!(
        conn,
        fetch_optional(String, String, String, String),
        "SELECT bin, name_kk, name_ru, name_en FROM organization WHERE id = (SELECT parent_id FROM organization WHERE id = $1)",
        id
    )?;
    let parent = parent.and_then(|(bin, kk, ru, en)| Some((Bin::parse(&bin).ok()?, Trilingual::new(kk, ru, en))));
    Ok(OrganizationRecord { line, parent, members: Listed { items, total, page, pages } })
}

impl MemberRow {
    fn read(self) -> Member {
        let Self { person, name, email, admitted_at, is_claimant } = self;
        Member { person, name, email, admitted_at, is_claimant }
    }
}

/// Takes somebody out of an organization: from their next request on they see nothing of it. What they wrote in its
/// entries stays. The reason is recorded and told to them.
pub async fn remove_member(db: &Db, organizer: &Organizer, id: OrganizationId, member: PersonId, reason: String) -> Result<()> {
    let reason = Note::parse(&reason).ok_or(AccountError::Reason)?;
    let (by, now) = (organizer.id(), organizer.now());
    db.write(Key::Organization(id), move |conn| {
        Box::pin(async move {
            let removed = sql!(
                conn,
                execute,
                "DELETE FROM membership WHERE person_id = $1 AND organization_id = $2 AND admitted_at IS NOT NULL",
                member,
                id
            )?;
            if removed == 0 {
                return Err(Error::NotFound);
            }
            event::record(conn, now, Some(by), "membership.remove", &id.to_string(), &format!("{member}: {reason}")).await?;
            let letter = Letter::Removed { organization: name_of(conn, id).await?, reason: reason.to_string() };
            mail::post_to(conn, now, member, &letter).await
        })
    })
    .await
}
