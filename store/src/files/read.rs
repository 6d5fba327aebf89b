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
    jury,
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
    /// The same, without the name that its body gave it.
    Nameless,
}

/// Opens a file. [`Error::NotFound`] for whoever may not have it: they do not learn that it is there.
pub async fn open(db: &Db, files: &Files, visitor: &Visitor, person: Option<&Person>, id: FileId) -> Result<Opened> {
    let _ = visitor;
    let mut conn = db.read().await?;
    let file = row::get(&mut conn, id).await?;
    let claim = claim(&mut conn, file.entry_id, id, person).await?;
    drop(conn);
    let sha256 = match (claim, &file.preview_sha256) {
        (Claim::Shown { .. } | Claim::Nameless, Some(preview)) => preview.clone(),
        _ => file.sha256.clone(),
    };
    let found = files.objects().get(&place(&sha256)?).await?;
    let line = file.line()?;
    Ok(Opened {
        name: if claim == Claim::Nameless { format!("{}.{}", line.purpose, line.kind.extension()) } else { line.name },
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
    // Whoever judges it without its body is not told of it by a file either, though everyone else may be.
    let is_blind = match person.filter(|person| person.roles().contains(&Role::Juror)) {
        Some(person) => jury::seat::is_blind(conn, person.id(), entry).await?,
        None => false,
    };
    let sent = row::list_sent(conn, entry).await?;
    let file = sent.iter().find(|file| file.id == id).ok_or(Error::NotFound)?;
    if project.is_some() && file.audience == FileAudience::Public && row::is_public_whole(conn, entry).await? {
        return Ok(if is_blind { Claim::Nameless } else { Claim::Shown { is_public: true } });
    }
    let Some(person) = person else { return Err(Error::NotFound) };
    if person.roles().contains(&Role::Organizer) {
        return Ok(Claim::Shown { is_public: false });
    }
    if !person.roles().contains(&Role::Juror) {
        return Err(Error::NotFound);
    }
    if !jury::seat::may_read(conn, person.id(), entry, person.now()).await? {
        return Err(Error::NotFound);
    }
    Ok(if is_blind { Claim::Nameless } else { Claim::Shown { is_public: false } })
}
