//! The ties that jurors and chairs declare.

use domain::{
    bin::Bin,
    id::PersonId,
    jury::{JuryError, MAX_TIES, Tie, TieForm},
    locale::Trilingual,
    time::Timestamp,
};
use uuid::Uuid;

use super::conflict::exclude;
use crate::{Db, Error, Key, Result, db::Conn, event, scope::Declarant};

#[derive(sqlx::FromRow)]
struct TieRow {
    bin: String,
    note: String,
    declared_at: Timestamp,
    name_kk: Option<String>,
    name_ru: Option<String>,
    name_en: Option<String>,
}

/// The ties that the person declared. A hundred at most: no paging.
pub async fn list_ties(db: &Db, declarant: &Declarant) -> Result<Vec<Tie>> {
    let mut conn = db.read().await?;
    read_ties(&mut conn, declarant.id()).await
}

pub(super) async fn read_ties(conn: &mut Conn, juror: PersonId) -> Result<Vec<Tie>> {
    let rows = sql!(
        conn,
        fetch_all TieRow,
        "SELECT t.bin, t.note, t.declared_at, o.name_kk, o.name_ru, o.name_en FROM juror_tie AS t LEFT JOIN organization AS o ON o.bin = t.bin \
         WHERE t.juror_id = $1 ORDER BY t.declared_at, t.id",
        juror
    )?;
    let tie = |row: TieRow| Tie {
        bin: Bin::parse(&row.bin).ok(),
        body: row.name_kk.map(|kk| Trilingual::new(kk, row.name_ru.unwrap_or_default(), row.name_en.unwrap_or_default())),
        note: row.note,
        declared_at: row.declared_at,
    };
    Ok(rows.into_iter().map(tie).collect())
}

/// Declares a tie. While a round is not over, a juror leaves every entry of that body at once.
pub async fn declare_tie(db: &Db, declarant: &Declarant, form: &TieForm) -> Result<()> {
    let (bin, note) = form.parse()?;
    let (id, now) = (declarant.id(), declarant.now());
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let (count,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM juror_tie WHERE juror_id = $1", id)?;
            if count >= MAX_TIES {
                return Err(JuryError::TooManyTies.into());
            }
            let bin = bin.as_ref().map_or("", Bin::as_str);
            let tie = Uuid::now_v7();
            sql!(
                conn,
                execute,
                "INSERT INTO juror_tie (id, juror_id, bin, note, declared_at) VALUES ($1, $2, $3, $4, $5)",
                tie,
                id,
                bin,
                &note,
                now
            )?;
            event::record(conn, now, Some(id), "jury_tie_declared", &id.to_string(), bin).await?;
            exclude(conn, now, Some(id)).await
        })
    })
    .await
}

/// Takes a mistaken tie back. Entries that a juror has left through it do not come back by themselves.
pub async fn withdraw_tie(db: &Db, declarant: &Declarant, declared_at: Timestamp) -> Result<()> {
    let (id, now) = (declarant.id(), declarant.now());
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let gone = sql!(conn, execute, "DELETE FROM juror_tie WHERE juror_id = $1 AND declared_at = $2", id, declared_at)?;
            if gone == 0 {
                return Err(Error::NotFound);
            }
            event::record(conn, now, Some(id), "jury_tie_withdrawn", &id.to_string(), "").await
        })
    })
    .await
}
