//! The tables of files.

use domain::{
    file::{FileAudience, FileKind, FileLine, Purpose},
    id::{EntryId, FileId, OrganizationId, PersonId, ReceiptId},
    time::Timestamp,
};

use crate::{Error, Result, db::Conn, entries};

#[derive(sqlx::FromRow)]
pub(crate) struct FileRow {
    pub id: FileId,
    pub entry_id: EntryId,
    pub sha256: String,
    pub preview_sha256: Option<String>,
    pub size: i64,
    pub kind: String,
    pub name: String,
    pub purpose: String,
    pub audience: String,
    pub uploaded_at: Timestamp,
}

impl FileRow {
    pub fn line(self) -> Result<FileLine> {
        let unknown = || Error::Unexpected(format!("a word of the file {}", self.id));
        Ok(FileLine {
            kind: FileKind::parse(&self.kind).ok_or_else(unknown)?,
            purpose: Purpose::parse(&self.purpose).ok_or_else(unknown)?,
            audience: FileAudience::parse(&self.audience).ok_or_else(unknown)?,
            id: self.id,
            name: self.name,
            size: self.size.cast_unsigned(),
            sha256: self.sha256,
            uploaded_at: self.uploaded_at,
        })
    }
}

/// Writes a file down that came whole.
pub(crate) async fn insert(conn: &mut Conn, file: &FileRow, person: PersonId, now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO file (id, entry_id, sha256, preview_sha256, size, kind, name, purpose, audience, uploaded_at, uploaded_by, finished_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        file.id,
        file.entry_id,
        &file.sha256,
        &file.preview_sha256,
        file.size,
        &file.kind,
        &file.name,
        &file.purpose,
        &file.audience,
        file.uploaded_at,
        person,
        now
    )
    .map(|_| ())
}

fn lines(rows: Vec<FileRow>) -> Result<Vec<FileLine>> {
    rows.into_iter().map(FileRow::line).collect()
}

pub(super) async fn get(conn: &mut Conn, id: FileId) -> Result<FileRow> {
    sql!(conn, fetch_optional FileRow, "SELECT * FROM file WHERE id = $1", id)?.ok_or(Error::NotFound)
}

/// What the entry has now.
pub(crate) async fn list_current(conn: &mut Conn, entry: EntryId) -> Result<Vec<FileLine>> {
    let rows =
        sql!(conn, fetch_all FileRow, "SELECT * FROM file WHERE entry_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id", entry)?;
    lines(rows)
}

/// What the entry had at a moment.
pub(crate) async fn list_at(conn: &mut Conn, entry: EntryId, at: Timestamp) -> Result<Vec<FileLine>> {
    let rows = sql!(
        conn,
        fetch_all FileRow,
        "SELECT * FROM file WHERE entry_id = $1 AND finished_at <= $2 AND (removed_at IS NULL OR removed_at > $2) ORDER BY uploaded_at, id",
        entry,
        at
    )?;
    lines(rows)
}

/// Marks a file as taken away; says whether it was there.
pub(super) async fn mark_removed(conn: &mut Conn, id: FileId, person: PersonId, now: Timestamp) -> Result<bool> {
    sql!(conn, execute, "UPDATE file SET removed_at = $2, removed_by = $3 WHERE id = $1 AND removed_at IS NULL", id, now, person)
        .map(|removed| removed > 0)
}

/// What was sent with a receipt.
pub(crate) async fn list_of_receipt(conn: &mut Conn, receipt: ReceiptId) -> Result<Vec<FileLine>> {
    let rows = sql!(
        conn,
        fetch_all FileRow,
        "SELECT file.* FROM receipt_file JOIN file ON file.id = receipt_file.file_id WHERE receipt_id = $1 ORDER BY position",
        receipt
    )?;
    lines(rows)
}

/// What was sent last.
pub(crate) async fn list_sent(conn: &mut Conn, entry: EntryId) -> Result<Vec<FileLine>> {
    let last =
        sql!(conn, fetch_optional(ReceiptId,), "SELECT id FROM receipt WHERE entry_id = $1 ORDER BY submitted_at DESC LIMIT 1", entry)?;
    match last {
        Some((receipt,)) => list_of_receipt(conn, receipt).await,
        None => Ok(Vec::new()),
    }
}

/// Writes which files a receipt is for.
pub(crate) async fn write_sent(conn: &mut Conn, receipt: ReceiptId, files: &[FileLine]) -> Result<()> {
    for (position, file) in (1_i64..).zip(files) {
        sql!(conn, execute, "INSERT INTO receipt_file (receipt_id, position, file_id) VALUES ($1, $2, $3)", receipt, position, file.id)?;
    }
    Ok(())
}

/// The public files of the entry behind a project: those marked so, if what was sent is public whole.
pub(crate) async fn list_public(conn: &mut Conn, entry: EntryId) -> Result<Vec<FileLine>> {
    if !is_public_whole(conn, entry).await? {
        return Ok(Vec::new());
    }
    let mut files = list_sent(conn, entry).await?;
    files.retain(|file| file.audience == FileAudience::Public);
    Ok(files)
}

/// Whether the entrant lets everything be published that is not for the jury alone.
pub(super) async fn is_public_whole(conn: &mut Conn, entry: EntryId) -> Result<bool> {
    let sent = entries::sent_answers(conn, entry).await?;
    Ok(sent.is_some_and(|sent| sent.publication().shows(domain::form::Audience::Whole)))
}

/// How many bytes an organization keeps: what its entries have, and what they sent.
pub(super) async fn kept_bytes(conn: &mut Conn, organization: OrganizationId) -> Result<u64> {
    let (bytes,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT CAST(COALESCE(SUM(file.size), 0) AS BIGINT) FROM file JOIN entry ON entry.id = file.entry_id WHERE entry.organization_id = $1 \
         AND (removed_at IS NULL OR EXISTS (SELECT * FROM receipt_file WHERE file_id = file.id))",
        organization
    )?;
    Ok(bytes.cast_unsigned())
}
