//! Whom a change of what an edition offers would reach, and what time single entries were promised.

use std::collections::BTreeSet;

use domain::{
    award::{Award, Crowd, NAMED, Party, Promise, Sent},
    id::{EntryId, OrganizationId},
    locale::Trilingual,
    organization::OrganizationKind,
    time::Timestamp,
};

use crate::{Db, Error, Result, db::Conn, entries, scope::Organizer};

#[derive(sqlx::FromRow)]
struct PartyRow {
    id: EntryId,
    organization_id: OrganizationId,
    kind: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    state: String,
    category: String,
    number: Option<i64>,
    title: String,
    title_ru: String,
    title_en: String,
}

impl PartyRow {
    fn is_written(&self) -> bool {
        matches!(self.state.as_str(), "draft" | "withdrawn")
    }

    fn party(&self) -> Party {
        let sent = self.number.filter(|_| !self.is_written()).map(|number| Sent {
            id: self.id,
            number,
            title: Trilingual::new(self.title.clone(), self.title_ru.clone(), self.title_en.clone()),
        });
        Party { body: Trilingual::new(self.name_kk.clone(), self.name_ru.clone(), self.name_en.clone()), sent }
    }
}

/// Whom a change could reach: each entry that was sent and not found ineligible, and each body that still writes, once.
pub async fn list_crowds(db: &Db, organizer: &Organizer) -> Result<Vec<Crowd>> {
    let mut conn = db.read().await?;
    let rows = sql!(
        &mut conn,
        fetch_all PartyRow,
        "SELECT e.id, e.organization_id, o.kind, o.name_kk, o.name_ru, o.name_en, e.state, e.category, e.number, e.title, e.title_ru, e.title_en \
         FROM entry AS e JOIN organization AS o ON o.id = e.organization_id \
         WHERE e.award_id = $1 AND e.state <> 'ineligible' ORDER BY o.name_kk, e.number, e.id",
        organizer.award().id
    )?;
    let mut writers = BTreeSet::new();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let kind = OrganizationKind::parse(&row.kind).ok_or_else(|| Error::Unexpected(format!("kind {}", row.kind)))?;
        let party = row.party();
        if !row.is_written() {
            all.push((Some(row.category), kind, party));
        } else if writers.insert(row.organization_id) {
            all.push((None, kind, party));
        }
    }
    Ok(Crowd::gather(all))
}

/// When the deadlines of their own are over that entries were given, later than the window's end, and that still run: the last one
/// first. An entry that is sent may still be taken back in that time.
pub(super) async fn promised(conn: &mut Conn, award: &Award, now: Timestamp) -> Result<Vec<(EntryId, Timestamp)>> {
    let entries = entries::list_with_own_time(conn, award.id).await?;
    let until = entries.iter().map(|entry| (entry.id, entry.deadline(award)));
    let mut times: Vec<_> = until.filter(|(_, until)| *until > now && *until > award.closes_at).collect();
    times.sort_by_key(|(id, until)| (std::cmp::Reverse(*until), *id));
    Ok(times)
}

/// To whom the last of these were given.
pub(super) async fn named(conn: &mut Conn, times: &[(EntryId, Timestamp)]) -> Result<Vec<Promise>> {
    let mut promises = Vec::new();
    for (id, until) in times.iter().take(NAMED) {
        let row = sql!(
            conn,
            fetch_one PartyRow,
            "SELECT e.id, e.organization_id, o.kind, o.name_kk, o.name_ru, o.name_en, e.state, e.category, e.number, e.title, e.title_ru, e.title_en \
             FROM entry AS e JOIN organization AS o ON o.id = e.organization_id WHERE e.id = $1",
            *id
        )?;
        promises.push(Promise { party: row.party(), until: *until });
    }
    Ok(promises)
}
