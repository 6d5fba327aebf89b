//! What an organization does with its own entries.

use std::collections::BTreeMap;

use domain::{
    award::AwardTexts,
    category::Category,
    entry::{Entry, EntryRecord},
    form::Section,
    id::{AwardId, EntryId, PersonId},
    time::Timestamp,
};
use uuid::Uuid;

use super::{keep_section, row, screening};
use crate::{Db, Error, Key, Result, award, db::Conn, event, scope::Entrant};

/// Begins an entry in the edition at hand, with what is known of the organization filled in.
pub async fn create(db: &Db, entrant: &Entrant) -> Result<EntryId> {
    let id = EntryId::from_uuid(Uuid::now_v7());
    let entry = Entry::draft(id, entrant.award().id, entrant.organization());
    let (person, now) = (entrant.id(), entrant.now());
    let contact = BTreeMap::from([("contact".to_owned(), entrant.name().to_owned()), ("email".to_owned(), entrant.email().to_owned())]);
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            insert(conn, &entry, person, now).await?;
            let mut answers = row::organization_answers(conn, entry.organization).await?;
            answers.extend(contact);
            keep_section(conn, id, Section::Organization, &answers, 0, person, now).await?;
            event::record(conn, now, Some(person), "entry_created", &id.to_string(), "").await?;
            Ok(id)
        })
    })
    .await
}

pub(crate) async fn insert(conn: &mut Conn, entry: &Entry, person: PersonId, now: Timestamp) -> Result<()> {
    let detail = serde_json::to_string(&entry.state).map_err(|error| Error::Unexpected(error.to_string()))?;
    sql!(
        conn,
        execute,
        "INSERT INTO entry (id, award_id, organization_id, category, title, title_ru, title_en, state, state_at, state_detail, remark, search_text, \
         changed_at, number, created_at, created_by, project_id) \
         VALUES ($1, $2, $3, '', '', '', '', $4, $5, $6, '', '', $5, NULL, $5, $7, NULL)",
        entry.id,
        entry.award,
        entry.organization,
        entry.state.code(),
        now,
        detail,
        person
    )
    .map(|_| ())
}

/// One entry of the entrant's organization, of any edition: as it stands in the form, or as it was sent where the form is
/// shut. What was typed too late to be sent is no part of what was.
pub async fn get_own(db: &Db, entrant: &Entrant, id: EntryId) -> Result<EntryRecord> {
    let mut conn = db.read().await?;
    let entry = row::find_of(&mut conn, id, entrant.organization()).await?;
    let (draft, saved) = row::read_draft(&mut conn, id).await?;
    let answers = match entry.entry()?.check_may_keep() {
        Ok(()) => draft,
        Err(_) => row::sent_answers(&mut conn, id).await?.ok_or(Error::NotFound)?,
    };
    let screening = screening::for_entrant(&mut conn, &entry).await?;
    row::record(&mut conn, entry, answers, saved, screening, true).await
}

/// The same, with what the organizer says of its edition.
pub async fn get_own_with_texts(db: &Db, entrant: &Entrant, id: EntryId) -> Result<(EntryRecord, AwardTexts)> {
    let record = get_own(db, entrant, id).await?;
    let mut conn = db.read().await?;
    let texts = award::texts_of(&mut conn, record.award.id).await?;
    Ok((record, texts))
}

/// The categories that an entry of the entrant's organization may name.
pub async fn list_categories(db: &Db, entrant: &Entrant, id: EntryId) -> Result<Vec<Category>> {
    let mut conn = db.read().await?;
    let award = row::find_of(&mut conn, id, entrant.organization()).await?.award_id;
    award::categories_of(&mut conn, award).await
}

/// What was sent last, in the very bytes that the receipt's SHA-256 is of.
pub async fn get_sent_content(db: &Db, entrant: &Entrant, id: EntryId) -> Result<String> {
    let mut conn = db.read().await?;
    row::find_of(&mut conn, id, entrant.organization()).await?;
    let content =
        sql!(conn, fetch_optional(String,), "SELECT content FROM receipt WHERE entry_id = $1 ORDER BY submitted_at DESC LIMIT 1", id)?;
    content.map(|(content,)| content).ok_or(Error::NotFound)
}

/// Which edition an entry of the entrant's organization competes in: its numbering is the key of some writes.
pub(super) async fn award_of(db: &Db, entrant: &Entrant, id: EntryId) -> Result<AwardId> {
    let mut conn = db.read().await?;
    Ok(row::find_of(&mut conn, id, entrant.organization()).await?.award_id)
}
