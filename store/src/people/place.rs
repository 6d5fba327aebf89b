//! What somebody sees of their own place.

use domain::{bin::Bin, locale::Trilingual, organization::OwnPlace, time::Timestamp};

use crate::{Db, Error, Result, scope::Account};

#[derive(sqlx::FromRow)]
struct PlaceRow {
    bin: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    confirmed_at: Option<Timestamp>,
}

/// The person's place in an organization, if any. Who was not admitted sees the BIN that they wrote, and nothing else.
pub async fn find_place(db: &Db, account: &Account) -> Result<Option<OwnPlace>> {
    let Some(membership) = account.membership() else { return Ok(None) };
    let mut conn = db.read().await?;
    let row = sql!(
        conn,
        fetch_one PlaceRow,
        "SELECT bin, name_kk, name_ru, name_en, confirmed_at FROM organization WHERE id = $1",
        membership.organization
    )?;
    let bin = Bin::parse(&row.bin).map_err(|error| Error::Unexpected(format!("a kept BIN: {error}")))?;
    let is_admitted = membership.is_admitted;
    let name = is_admitted.then(|| Trilingual::new(row.name_kk, row.name_ru, row.name_en));
    Ok(Some(OwnPlace { bin, is_admitted, name, is_confirmed: is_admitted && row.confirmed_at.is_some() }))
}
