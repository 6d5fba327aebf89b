//! Who waits to be admitted.

use domain::{
    bin::Bin,
    id::PersonId,
    locale::Trilingual,
    organization::{Applicant, Listed},
    time::Timestamp,
};

use super::{PAGE, membership::Reach, paging};
use crate::{Db, Error, Result, scope::Account};

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
pub async fn list_waiting(db: &Db, account: &Account, page: u32) -> Result<Listed<Applicant>> {
    let organization = Reach::of(account)?.organization();
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
