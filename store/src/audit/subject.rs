//! What acts were done to, by the names that people know.

use domain::{entry::number_name, locale::Trilingual};
use uuid::Uuid;

use crate::{Result, db::Conn};

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
