//! Who may have a file, asked each time.

use bytes::Bytes;
use domain::{
    file::{FileAudience, FileKind},
    id::{EntryId, FileId, OrganizationId, ProjectId},
    person::Role,
};
use futures::stream::BoxStream;
use object_store::ObjectStoreExt;

use super::{Files, depot::place, row};
use crate::{
    Db, Error, Result,
    db::Conn,
    scope::{Person, Visitor},
};

/// A file that the asker may have.
pub struct Opened {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes come.
    pub size: u64,
    /// The SHA-256 of these bytes.
    pub sha256: String,
    /// Whether anybody may have it now.
    pub is_public: bool,
    /// The bytes.
    pub bytes: BoxStream<'static, std::result::Result<Bytes, object_store::Error>>,
}

/// What the asker may have of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// The bytes as they came: the organization's own.
    Original,
    /// The copy that others are shown.
    Shown { is_public: bool },
}

/// Opens a file. [`Error::NotFound`] for whoever may not have it: they do not learn that it is there.
pub async fn open(db: &Db, files: &Files, visitor: &Visitor, person: Option<&Person>, id: FileId) -> Result<Opened> {
    let _ = visitor;
    let mut conn = db.read().await?;
    let file = row::get(&mut conn, id).await?;
    let claim = claim(&mut conn, file.entry_id, id, person).await?;
    drop(conn);
    let sha256 = match (claim, &file.preview_sha256) {
        (Claim::Shown { .. }, Some(preview)) => preview.clone(),
        _ => file.sha256.clone(),
    };
    let found = files.objects().get(&place(&sha256)?).await?;
    let line = file.line()?;
    Ok(Opened {
        name: line.name,
        kind: line.kind,
        size: found.meta.size,
        sha256,
        is_public: matches!(claim, Claim::Shown { is_public: true }),
        bytes: found.into_stream(),
    })
}

async fn claim(conn: &mut Conn, entry: EntryId, id: FileId, person: Option<&Person>) -> Result<Claim> {
    let (organization, project, removed) = sql!(
        conn,
        fetch_one(OrganizationId, Option<ProjectId>, i64),
        "SELECT entry.organization_id, entry.project_id, \
         (SELECT COUNT(*) FROM file WHERE file.id = $2 AND removed_at IS NOT NULL AND NOT EXISTS (SELECT * FROM receipt_file WHERE file_id = file.id)) \
         FROM entry WHERE entry.id = $1",
        entry,
        id
    )?;
    if removed > 0 {
        return Err(Error::NotFound);
    }
    let member = person.and_then(|person| person.membership()).filter(|membership| membership.is_admitted);
    if member.is_some_and(|membership| membership.organization == organization) {
        return Ok(Claim::Original);
    }
    let sent = row::list_sent(conn, entry).await?;
    let file = sent.iter().find(|file| file.id == id).ok_or(Error::NotFound)?;
    if project.is_some() && file.audience == FileAudience::Public && row::is_public_whole(conn, entry).await? {
        return Ok(Claim::Shown { is_public: true });
    }
    let Some(person) = person else { return Err(Error::NotFound) };
    if person.roles().contains(&Role::Organizer) || is_assigned(conn, entry, person).await? {
        return Ok(Claim::Shown { is_public: false });
    }
    Err(Error::NotFound)
}

/// A juror to whom the entry was given and who has not recused themselves.
async fn is_assigned(conn: &mut Conn, entry: EntryId, person: &Person) -> Result<bool> {
    if !person.roles().contains(&Role::Juror) {
        return Ok(false);
    }
    let (count,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM assignment WHERE entry_id = $1 AND juror_id = $2 \
         AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = assignment.id)",
        entry,
        person.id()
    )?;
    Ok(count > 0)
}
