//! How names are read out: written by the host or the organizer, read on the prompter and nowhere else.

use domain::{
    ceremony::{Said, said_texts},
    id::{AwardId, CeremonyId, EntryId, PersonId},
    locale::Trilingual,
    organization::Listed,
    time::Timestamp,
};
use unicode_normalization::UnicodeNormalization;

use crate::{Db, Error, Key, Result, db::Conn, event, scope::Announcer};

/// So many stand on a page.
pub const SAID_PAGE: u32 = 20;

/// Entries that compete, and how they are read out.
const OF_AWARD: &str = "SELECT COUNT(*), COUNT(pronunciation.entry_id) FROM entry \
                        LEFT JOIN pronunciation ON pronunciation.entry_id = entry.id WHERE entry.award_id = $1 AND entry.state = 'eligible'";

#[derive(sqlx::FromRow)]
struct SaidRow {
    id: EntryId,
    title: String,
    title_ru: String,
    title_en: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    text_kk: String,
    text_ru: String,
    text_en: String,
}

/// A page of the entries that compete, those first for which nothing is written.
pub async fn list_said(db: &Db, announcer: &Announcer, page: u32) -> Result<Listed<Said>> {
    let (award, page) = (announcer.award().id, page.max(1));
    let mut conn = db.read().await?;
    let (total, _) = sql!(conn, fetch_one(i64, i64), OF_AWARD, award)?;
    let total = u64::try_from(total).unwrap_or_default();
    let rows = sql!(
        conn,
        fetch_all SaidRow,
        "SELECT entry.id, entry.title, entry.title_ru, entry.title_en, organization.name_kk, organization.name_ru, organization.name_en, \
         COALESCE(text_kk, '') AS text_kk, COALESCE(text_ru, '') AS text_ru, COALESCE(text_en, '') AS text_en \
         FROM entry JOIN organization ON organization.id = entry.organization_id \
         LEFT JOIN pronunciation ON pronunciation.entry_id = entry.id WHERE entry.award_id = $1 AND entry.state = 'eligible' \
         ORDER BY pronunciation.entry_id IS NOT NULL, entry.number LIMIT $2 OFFSET $3",
        award,
        i64::from(SAID_PAGE),
        i64::from(page - 1) * i64::from(SAID_PAGE)
    )?;
    let pages = domain::paging::pages(total, SAID_PAGE);
    Ok(Listed { items: rows.into_iter().map(SaidRow::said).collect(), total, page, pages })
}

impl SaidRow {
    fn said(self) -> Said {
        Said {
            entry: self.id,
            title: Trilingual::new(self.title, self.title_ru, self.title_en),
            owner: Trilingual::new(self.name_kk, self.name_ru, self.name_en),
            said: Trilingual::new(self.text_kk, self.text_ru, self.text_en),
        }
    }
}

/// How many entries lack it.
pub(super) async fn count_unsaid(conn: &mut Conn, award: AwardId) -> Result<u64> {
    let (entries, written) = sql!(conn, fetch_one(i64, i64), OF_AWARD, award)?;
    Ok(u64::try_from(entries - written).unwrap_or_default())
}

/// Writes how the names of an entry are read out, also while the show runs; nothing in all three languages takes it back. A stress mark
/// is a letter of its own or part of one: kept is the composed form, so that the same word is the same text.
pub async fn say(db: &Db, announcer: &Announcer, entry: EntryId, typed: &Trilingual) -> Result<()> {
    let (award, person, now) = (announcer.award().id, announcer.id(), announcer.now());
    let composed = |text: &str| text.nfc().collect::<String>();
    let said = said_texts(&Trilingual::new(composed(&typed.kk), composed(&typed.ru), composed(&typed.en)))?;
    db.write(Key::Ceremony(award), move |conn| {
        let said = said.clone();
        Box::pin(async move {
            let found = "SELECT COUNT(*) FROM entry WHERE id = $1 AND award_id = $2 AND state = 'eligible'";
            if sql!(conn, fetch_one(i64,), found, entry, award)?.0 == 0 {
                return Err(Error::NotFound);
            }
            write_pronunciation(conn, entry, &said, person, now).await?;
            event::record(conn, now, Some(person), "pronunciation_written", &award.to_string(), &entry.to_string()).await
        })
    })
    .await
}

pub(crate) async fn write_pronunciation(conn: &mut Conn, entry: EntryId, said: &Trilingual, by: PersonId, now: Timestamp) -> Result<()> {
    if said.is_empty() {
        return sql!(conn, execute, "DELETE FROM pronunciation WHERE entry_id = $1", entry).map(|_| ());
    }
    sql!(
        conn,
        execute,
        "INSERT INTO pronunciation (entry_id, text_kk, text_ru, text_en, written_at, written_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (entry_id) DO UPDATE SET text_kk = excluded.text_kk, text_ru = excluded.text_ru, text_en = excluded.text_en, \
         written_at = excluded.written_at, written_by = excluded.written_by",
        entry,
        &said.kk,
        &said.ru,
        &said.en,
        now,
        by
    )
    .map(|_| ())
}

/// How the names of a step are read out, in the order of its cards. Whoever asks may read the step.
pub(super) async fn of_step(conn: &mut Conn, ceremony: CeremonyId, position: i64) -> Result<Vec<Trilingual>> {
    let found =
        sql!(conn, fetch_optional(String,), "SELECT entries FROM step WHERE ceremony_id = $1 AND position = $2", ceremony, position)?;
    // What cannot be read is not quoted: it is secret.
    let fault = |_| Error::Unexpected("the entries of a step".into());
    let entries: Vec<EntryId> = found.map(|(text,)| serde_json::from_str(&text)).transpose().map_err(fault)?.unwrap_or_default();
    let mut said = Vec::with_capacity(entries.len());
    for entry in entries {
        let written = "SELECT text_kk, text_ru, text_en FROM pronunciation WHERE entry_id = $1";
        let found = sql!(conn, fetch_optional(String, String, String), written, entry)?;
        said.push(found.map(|(kk, ru, en)| Trilingual::new(kk, ru, en)).unwrap_or_default());
    }
    Ok(said)
}
