//! The organizer's list of organizations.

use domain::{
    bin::Bin,
    id::OrganizationId,
    locale::Trilingual,
    organization::{Listed, OrganizationKind, OrganizationLine},
    time::Timestamp,
};

use super::{PAGE, paging};
use crate::{Db, Error, Key, Result, db::Conn, event, scope::Organizer};

#[derive(sqlx::FromRow)]
struct OrganizationRow {
    id: OrganizationId,
    bin: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    kind: String,
    members: i64,
    confirmed_at: Option<Timestamp>,
}

/// Every organization, those not yet confirmed first.
pub async fn list_organizations(db: &Db, organizer: &Organizer, page: u32) -> Result<Listed<OrganizationLine>> {
    let _ = organizer;
    let page = page.max(1);
    let mut conn = db.read().await?;
    let (total,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM organization")?;
    let (offset, pages, total) = paging(page, total);
    let rows = sql!(
        conn,
        fetch_all OrganizationRow,
        "SELECT id, bin, name_kk, name_ru, name_en, kind, confirmed_at, (SELECT COUNT(*) FROM membership \
         WHERE organization_id = organization.id AND admitted_at IS NOT NULL) AS members FROM organization \
         ORDER BY CASE WHEN confirmed_at IS NULL THEN 0 ELSE 1 END, claimed_at DESC, bin LIMIT $1 OFFSET $2",
        i64::from(PAGE),
        offset
    )?;
    let items = rows.into_iter().map(OrganizationRow::read).collect::<Result<_>>()?;
    Ok(Listed { items, total, page, pages })
}

/// One organization as a line of the list.
pub(super) async fn get_line(conn: &mut Conn, id: OrganizationId) -> Result<OrganizationLine> {
    sql!(
        conn,
        fetch_optional OrganizationRow,
        "SELECT id, bin, name_kk, name_ru, name_en, kind, confirmed_at, (SELECT COUNT(*) FROM membership \
         WHERE organization_id = organization.id AND admitted_at IS NOT NULL) AS members FROM organization WHERE id = $1",
        id
    )?
    .ok_or(Error::NotFound)?
    .read()
}

impl OrganizationRow {
    fn read(self) -> Result<OrganizationLine> {
        let fault = |what: &str| Error::Unexpected(format!("organization {} has a wrong {what}", self.id));
        Ok(OrganizationLine {
            id: self.id,
            bin: Bin::parse(&self.bin).map_err(|_| fault("BIN"))?,
            kind: OrganizationKind::parse(&self.kind).ok_or_else(|| fault("kind"))?,
            name: Trilingual::new(self.name_kk, self.name_ru, self.name_en),
            members: u64::try_from(self.members).unwrap_or(0),
            confirmed_at: self.confirmed_at,
        })
    }
}

/// Confirms that an organization is what it says and is spoken for by whom it should be. Once is enough.
pub async fn confirm_organization(db: &Db, organizer: &Organizer, id: OrganizationId) -> Result<()> {
    let (by, now) = (organizer.id(), organizer.now());
    db.write(Key::Organization(id), move |conn| {
        Box::pin(async move {
            let confirmed =
                sql!(conn, execute, "UPDATE organization SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL", id, now)?;
            if confirmed == 1 {
                return event::record(conn, now, Some(by), "organization.confirm", &id.to_string(), "").await;
            }
            sql!(conn, fetch_optional(OrganizationId,), "SELECT id FROM organization WHERE id = $1", id)?.map(|_| ()).ok_or(Error::NotFound)
        })
    })
    .await
}
