//! What acts were done to, by the names that people know.

use domain::{
    audit::LoggedStep,
    ceremony::{StepKind, logged_step},
    entry::number_name,
    id::AwardId,
    locale::Trilingual,
};
use uuid::Uuid;

use crate::{Error, Result, db::Conn};

/// The name of an act's subject; empty if it has none, as a draft has not, or is no more.
pub(super) async fn name(conn: &mut Conn, act: &str, subject: &str) -> Result<Trilingual> {
    let Ok(id) = subject.parse::<Uuid>() else { return Ok(Trilingual::default()) };
    let same = |name: String| Trilingual { kk: name.clone(), ru: name.clone(), en: name };
    let found = match act.split(['_', '.']).next().unwrap_or_default() {
        "entry" | "move" | "appeal" | "file" => sql!(
            conn,
            fetch_optional(i64, i64),
            "SELECT award.year, entry.number FROM entry JOIN award ON award.id = entry.award_id WHERE entry.id = $1 AND entry.number IS NOT NULL",
            id
        )?
        .map(|(year, number)| same(number_name(i32::try_from(year).unwrap_or_default(), number))),
        "organization" | "membership" => {
            sql!(conn, fetch_optional(String, String, String), "SELECT name_kk, name_ru, name_en FROM organization WHERE id = $1", id)?
                .map(|(kk, ru, en)| Trilingual { kk, ru, en })
        }
        "person" | "role" => sql!(conn, fetch_optional(String,), "SELECT name FROM person WHERE id = $1", id)?.map(|(name,)| same(name)),
        _ => sql!(conn, fetch_optional(i64,), "SELECT year FROM award WHERE id = $1", id)?.map(|(year,)| same(year.to_string())),
    };
    Ok(found.unwrap_or_default())
}

/// The step of a show that an act was about, by what is public of it; none if it was about none, or the show is no more.
pub(super) async fn step(conn: &mut Conn, act: &str, subject: &str, detail: &str) -> Result<Option<LoggedStep>> {
    let (Some(position), Ok(id)) = (logged_step(act, detail), subject.parse::<Uuid>()) else { return Ok(None) };
    let found = sql!(
        conn,
        fetch_optional(String, AwardId),
        "SELECT step.kind, ceremony.award_id FROM step JOIN ceremony ON ceremony.id = step.ceremony_id WHERE ceremony.id = $1 AND step.position = $2",
        id,
        i64::try_from(position).unwrap_or(i64::MAX)
    )?;
    let Some((kind, award)) = found else { return Ok(None) };
    let kind: StepKind = serde_json::from_str(&kind).map_err(|error| Error::Unexpected(format!("a step: {error}")))?;
    let names = sql!(
        conn,
        fetch_optional(String, String, String),
        "SELECT name_kk, name_ru, name_en FROM category WHERE award_id = $1 AND slug = $2 \
         UNION ALL SELECT name_kk, name_ru, name_en FROM special_prize WHERE award_id = $1 AND slug = $3",
        award,
        kind.category().unwrap_or_default(),
        kind.prize().unwrap_or_default()
    )?;
    let name = names.map_or_else(Trilingual::default, |(kk, ru, en)| Trilingual { kk, ru, en });
    Ok(Some(LoggedStep { kind, name }))
}
