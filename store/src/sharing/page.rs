//! What a project's page tells beside the project: all of it is public.

use domain::{
    id::ProjectId,
    locale::Trilingual,
    sharing::{
        Milestone, Sharing,
        history::{Subject, history},
    },
    time::Timestamp,
};

use super::{contact, follow_up, read_json};
use crate::{Result, db::Conn, entries::row::EntryRow};

/// Requests, follow-ups and, after the ceremony, what was decided.
pub(crate) async fn of_project(conn: &mut Conn, project: ProjectId, entry: Option<&EntryRow>, slug: &str) -> Result<Sharing> {
    let (contacts,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM contact WHERE project_id = $1 OR entry_id = $2",
        project,
        entry.map(|entry| entry.id)
    )?;
    let contacts = u64::try_from(contacts).unwrap_or_default();
    let Some(entry) = entry else { return Ok(Sharing { contacts, ..Sharing::default() }) };
    let follow_ups = follow_up::list(conn, entry.id).await?;
    Ok(Sharing { contacts, follow_ups, history: decided(conn, entry, slug).await? })
}

/// Out of the public board alone, and the moments of the entry itself.
async fn decided(conn: &mut Conn, entry: &EntryRow, slug: &str) -> Result<Vec<Milestone>> {
    let Some((board,)) = sql!(conn, fetch_optional(String,), "SELECT content FROM board WHERE award_id = $1", entry.award_id)? else {
        return Ok(Vec::new());
    };
    let prizes = sql!(
        conn,
        fetch_all(String, String, String, String),
        "SELECT slug, name_kk, name_ru, name_en FROM special_prize WHERE award_id = $1 ORDER BY position",
        entry.award_id
    )?;
    let prizes: Vec<_> = prizes.into_iter().map(|(slug, kk, ru, en)| (slug, Trilingual::new(kk, ru, en))).collect();
    let sent = sql!(
        conn,
        fetch_optional(Timestamp,),
        "SELECT submitted_at FROM receipt WHERE entry_id = $1 ORDER BY submitted_at LIMIT 1",
        entry.id
    )?;
    let title = Trilingual::new(&entry.title, &entry.title_ru, &entry.title_en);
    let organization = contact::name_of(conn, entry.organization_id).await?;
    let state = entry.entry()?.state;
    let subject = Subject { slug, title: &title, organization: &organization, sent_at: sent.map(|(at,)| at), state };
    Ok(history(&read_json(&board)?, &subject, &prizes))
}
