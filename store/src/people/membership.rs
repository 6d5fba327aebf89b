//! Who belongs to which organization. A BIN is public: whoever names it first, from a proven address, has claimed it;
//! later ones wait for the organizer, or for a member once the organizer has confirmed the organization, and until
//! then see nothing of it.

use domain::{
    account::OrganizationClaim,
    id::{OrganizationId, PersonId},
    letter::Letter,
    locale::{Locale, Trilingual},
    time::Timestamp,
};
use futures::future::BoxFuture;
use uuid::Uuid;

use super::claim;
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event, jury, mail,
    scope::{Account, Secretariat},
};

/// Brings an account to the organization it names: admitted if nobody had claimed it, else waiting.
pub(super) async fn join(conn: &mut Conn, person: PersonId, claim: &OrganizationClaim, now: Timestamp) -> Result<()> {
    let claimed = sql!(
        conn,
        execute,
        "INSERT INTO organization (id, bin, kind, region, name_kk, name_ru, name_en, claimed_at) VALUES ($1, $2, $3, $4, $5, $6, '', $7) \
         ON CONFLICT (bin) DO NOTHING",
        OrganizationId::from_uuid(Uuid::now_v7()),
        claim.bin.as_str(),
        claim.kind.code(),
        claim.region.code(),
        &claim.name_kk,
        &claim.name_ru,
        now
    )? == 1;
    let (organization,) = sql!(conn, fetch_one(OrganizationId,), "SELECT id FROM organization WHERE bin = $1", claim.bin.as_str())?;
    let admitted = claimed.then_some(now);
    let by = claimed.then_some(person);
    sql!(
        conn,
        execute,
        "INSERT INTO membership (person_id, organization_id, asked_at, admitted_at, admitted_by) VALUES ($1, $2, $3, $4, $5)",
        person,
        organization,
        now,
        admitted,
        by
    )?;
    let act = if claimed { "organization.claim" } else { "membership.ask" };
    event::record(conn, now, Some(person), act, &organization.to_string(), claim.bin.as_str()).await?;
    jury::exclude(conn, now, Some(person)).await?;
    if claimed {
        return Ok(());
    }
    claim::keep(conn, person, claim).await?;
    tell_of_applicant(conn, person, organization, now).await
}

/// Writes to the organizers that somebody asks to be admitted; to the members, too, once it is certain that they are it.
async fn tell_of_applicant(conn: &mut Conn, person: PersonId, organization: OrganizationId, now: Timestamp) -> Result<()> {
    let (name, email) = sql!(conn, fetch_one(String, String), "SELECT name, email FROM person WHERE id = $1", person)?;
    let letter = Letter::MembershipAsked { name, email, organization: name_of(conn, organization).await? };
    let readers = sql!(
        conn,
        fetch_all(String, String),
        "SELECT email, locale FROM person WHERE id IN (SELECT person_id FROM membership JOIN organization ON organization.id = organization_id \
         WHERE organization_id = $1 AND admitted_at IS NOT NULL AND confirmed_at IS NOT NULL) \
         OR id IN (SELECT person_id FROM role WHERE role = 'organizer')",
        organization
    )?;
    for (email, locale) in readers {
        mail::post(conn, now, &email, Locale::parse(&locale).unwrap_or(Locale::Kk), &letter).await?;
    }
    Ok(())
}

pub(super) async fn name_of(conn: &mut Conn, organization: OrganizationId) -> Result<Trilingual> {
    let (kk, ru, en) =
        sql!(conn, fetch_one(String, String, String), "SELECT name_kk, name_ru, name_en FROM organization WHERE id = $1", organization)?;
    Ok(Trilingual::new(kk, ru, en))
}

/// Asks to belong to an organization. [`Error::Conflict`] for those who have a place, or wait for one, already.
pub async fn request_membership(db: &Db, account: &Account, claim: OrganizationClaim) -> Result<()> {
    if account.membership().is_some() {
        return Err(Error::Conflict);
    }
    let (id, now) = (account.id(), account.now());
    db.write(Key::Person(id), move |conn| Box::pin(async move { join(conn, id, &claim, now).await })).await
}

/// Whom somebody may admit: the organizer everybody, a member those of their own organization once it is confirmed.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    All,
    Of(OrganizationId),
}

impl Reach {
    pub(super) fn of(account: &Account) -> Result<Self> {
        if Secretariat::of(account).is_ok() {
            return Ok(Self::All);
        }
        let membership = account.membership().filter(|membership| membership.is_admitted && membership.is_confirmed);
        membership.map(|membership| Self::Of(membership.organization)).ok_or(Error::Denied)
    }

    /// A bound for statements: with `None` the organization does not matter.
    pub(super) const fn organization(self) -> Option<OrganizationId> {
        match self {
            Self::All => None,
            Self::Of(organization) => Some(organization),
        }
    }
}

/// The organization that this person waits for, if the asker may decide now; else it is as if nobody waited.
async fn find_applicant(conn: &mut Conn, reach: Reach, by: PersonId, applicant: PersonId) -> Result<OrganizationId> {
    let (organization,) = sql!(
        conn,
        fetch_optional(OrganizationId,),
        "SELECT organization_id FROM membership WHERE person_id = $1 AND admitted_at IS NULL",
        applicant
    )?
    .ok_or(Error::NotFound)?;
    let Some(own) = reach.organization() else { return Ok(organization) };
    // The asker may have been removed since their request arrived.
    let belongs = "SELECT COUNT(*) FROM membership WHERE person_id = $1 AND organization_id = $2 AND admitted_at IS NOT NULL";
    let (belongs,) = sql!(conn, fetch_one(i64,), belongs, by, organization)?;
    if own == organization && belongs == 1 { Ok(organization) } else { Err(Error::NotFound) }
}

/// Lets somebody into the organization that they asked for.
pub async fn admit(db: &Db, account: &Account, applicant: PersonId) -> Result<()> {
    decide(db, account, applicant, move |conn, organization, by, now| {
        Box::pin(async move {
            claim::obey(conn, organization, applicant).await?;
            sql!(conn, execute, "UPDATE membership SET admitted_at = $2, admitted_by = $3 WHERE person_id = $1", applicant, now, by)?;
            event::record(conn, now, Some(by), "membership.admit", &organization.to_string(), &applicant.to_string()).await?;
            jury::exclude(conn, now, Some(applicant)).await?;
            let letter = Letter::Admitted { organization: name_of(conn, organization).await? };
            mail::post_to(conn, now, applicant, &letter).await
        })
    })
    .await
}

/// Does not let somebody in; they may ask again, or ask for another organization.
pub async fn refuse(db: &Db, account: &Account, applicant: PersonId) -> Result<()> {
    decide(db, account, applicant, move |conn, organization, by, now| {
        Box::pin(async move {
            sql!(conn, execute, "DELETE FROM membership WHERE person_id = $1 AND admitted_at IS NULL", applicant)?;
            event::record(conn, now, Some(by), "membership.refuse", &organization.to_string(), &applicant.to_string()).await?;
            mail::post_to(conn, now, applicant, &Letter::Refused { person: applicant }).await
        })
    })
    .await
}

/// Does one of the two, if the asker may, and forgets what the applicant had written about the organization.
async fn decide<F>(db: &Db, account: &Account, applicant: PersonId, act: F) -> Result<()>
where
    F: for<'c> FnOnce(&'c mut Conn, OrganizationId, PersonId, Timestamp) -> BoxFuture<'c, Result<()>> + Send + 'static,
{
    let reach = Reach::of(account)?;
    let (by, now) = (account.id(), account.now());
    let mut conn = db.read().await?;
    let organization = find_applicant(&mut conn, reach, by, applicant).await?;
    drop(conn);
    db.write(Key::Organization(organization), move |conn| {
        Box::pin(async move {
            if find_applicant(conn, reach, by, applicant).await? != organization {
                return Err(Error::NotFound);
            }
            act(conn, organization, by, now).await?;
            claim::forget(conn, applicant).await
        })
    })
    .await
}
