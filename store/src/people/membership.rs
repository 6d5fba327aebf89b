//! Who belongs to which organization. A BIN is public: whoever names it first, from a proven address, has claimed it;
//! later ones wait for a member or the organizer, and until then see nothing of it.

use domain::{
    account::OrganizationClaim,
    bin::Bin,
    id::{OrganizationId, PersonId},
    letter::Letter,
    locale::{Locale, Trilingual},
    organization::{Applicant, Listed},
    time::Timestamp,
};
use uuid::Uuid;

use super::{PAGE, paging};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event, mail,
    scope::{Entrant, Organizer, Person},
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
    if claimed { Ok(()) } else { tell_of_applicant(conn, person, organization, now).await }
}

/// Writes to the members, and to the organizers, that somebody asks to be admitted.
async fn tell_of_applicant(conn: &mut Conn, person: PersonId, organization: OrganizationId, now: Timestamp) -> Result<()> {
    let (name, email) = sql!(conn, fetch_one(String, String), "SELECT name, email FROM person WHERE id = $1", person)?;
    let letter = Letter::MembershipAsked { name, email, organization: name_of(conn, organization).await? };
    let readers = sql!(
        conn,
        fetch_all(String, String),
        "SELECT email, locale FROM person WHERE id IN (SELECT person_id FROM membership WHERE organization_id = $1 AND admitted_at IS NOT NULL) \
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
pub async fn request_membership(db: &Db, person: &Person, claim: OrganizationClaim) -> Result<()> {
    if person.membership().is_some() {
        return Err(Error::Conflict);
    }
    let (id, now) = (person.id(), person.now());
    db.write(Key::Person(id), move |conn| Box::pin(async move { join(conn, id, &claim, now).await })).await
}

/// Whom somebody may admit: the organizer everybody, a member those of their own organization.
#[derive(Clone, Copy)]
enum Reach {
    All,
    Of(OrganizationId),
}

impl Reach {
    fn of(person: &Person) -> Result<Self> {
        match Organizer::of(person) {
            Ok(_) => Ok(Self::All),
            Err(_) => Entrant::of(person).map(|entrant| Self::Of(entrant.organization())),
        }
    }

    /// A bound for statements: with `None` the organization does not matter.
    const fn organization(self) -> Option<OrganizationId> {
        match self {
            Self::All => None,
            Self::Of(organization) => Some(organization),
        }
    }
}

/// The organization that this person waits for, if the asker may decide; else it is as if nobody waited.
async fn find_applicant(conn: &mut Conn, reach: Reach, applicant: PersonId) -> Result<OrganizationId> {
    let (organization,) = sql!(
        conn,
        fetch_optional(OrganizationId,),
        "SELECT organization_id FROM membership WHERE person_id = $1 AND admitted_at IS NULL",
        applicant
    )?
    .ok_or(Error::NotFound)?;
    if reach.organization().is_none_or(|own| own == organization) { Ok(organization) } else { Err(Error::NotFound) }
}

/// Lets somebody into the organization that they asked for.
pub async fn admit(db: &Db, person: &Person, applicant: PersonId) -> Result<()> {
    let reach = Reach::of(person)?;
    let (by, now) = (person.id(), person.now());
    db.write(Key::Person(applicant), move |conn| {
        Box::pin(async move {
            let organization = find_applicant(conn, reach, applicant).await?;
            sql!(conn, execute, "UPDATE membership SET admitted_at = $2, admitted_by = $3 WHERE person_id = $1", applicant, now, by)?;
            event::record(conn, now, Some(by), "membership.admit", &organization.to_string(), &applicant.to_string()).await?;
            let letter = Letter::Admitted { organization: name_of(conn, organization).await? };
            mail::post_to(conn, now, applicant, &letter).await
        })
    })
    .await
}

/// Does not let somebody in; they may ask again, or ask for another organization.
pub async fn refuse(db: &Db, person: &Person, applicant: PersonId) -> Result<()> {
    let reach = Reach::of(person)?;
    let (by, now) = (person.id(), person.now());
    db.write(Key::Person(applicant), move |conn| {
        Box::pin(async move {
            let organization = find_applicant(conn, reach, applicant).await?;
            sql!(conn, execute, "DELETE FROM membership WHERE person_id = $1 AND admitted_at IS NULL", applicant)?;
            event::record(conn, now, Some(by), "membership.refuse", &organization.to_string(), &applicant.to_string()).await?;
            mail::post_to(conn, now, applicant, &Letter::Refused { person: applicant }).await
        })
    })
    .await
}

#[derive(sqlx::FromRow)]
struct ApplicantRow {
    person: PersonId,
    name: String,
    email: String,
    bin: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    asked_at: Timestamp,
}

/// Who waits to be admitted by this person, the longest waiting first.
pub async fn list_waiting(db: &Db, person: &Person, page: u32) -> Result<Listed<Applicant>> {
    let organization = Reach::of(person)?.organization();
    let page = page.max(1);
    let mut conn = db.read().await?;
    let (total,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM membership WHERE admitted_at IS NULL AND (organization_id = $1 OR $2)",
        organization,
        organization.is_none()
    )?;
    let (offset, pages, total) = paging(page, total);
    let rows = sql!(
        conn,
        fetch_all ApplicantRow,
        "SELECT person.id AS person, person.name, person.email, organization.bin, organization.name_kk, organization.name_ru, organization.name_en, \
         membership.asked_at FROM membership JOIN person ON person.id = membership.person_id \
         JOIN organization ON organization.id = membership.organization_id \
         WHERE membership.admitted_at IS NULL AND (membership.organization_id = $1 OR $2) ORDER BY membership.asked_at, person.id LIMIT $3 OFFSET $4",
        organization,
        organization.is_none(),
        i64::from(PAGE),
        offset
    )?;
    let items = rows.into_iter().map(ApplicantRow::read).collect::<Result<_>>()?;
    Ok(Listed { items, total, page, pages })
}

impl ApplicantRow {
    fn read(self) -> Result<Applicant> {
        Ok(Applicant {
            person: self.person,
            name: self.name,
            email: self.email,
            organization: Trilingual::new(self.name_kk, self.name_ru, self.name_en),
            bin: Bin::parse(&self.bin).map_err(|error| Error::Unexpected(format!("a kept BIN: {error}")))?,
            asked_at: self.asked_at,
        })
    }
}
