//! The files of an entry among its answers: only in what is sent, so that the receipt's checksum covers them too.

use super::{Answers, Row};
use crate::{
    file::{FileAudience, FileKind, FileLine, Purpose},
    form::{FILES, row_key},
};

/// A file as a receipt names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Who may have it.
    pub audience: FileAudience,
}

impl Answers {
    /// These answers with the files that are sent with them. Without files nothing is added: a receipt for words alone
    /// has the checksum that it always had.
    #[must_use]
    pub fn with_files(&self, files: &[FileLine]) -> Self {
        let mut answers = self.0.clone();
        // What an earlier submission had is no part of this one.
        answers.retain(|key, _| key.split('.').next() != Some(FILES));
        for (index, file) in files.iter().enumerate() {
            let parts = [
                ("audience", file.audience.code().to_owned()),
                ("kind", file.kind.code().to_owned()),
                ("name", file.name.clone()),
                ("purpose", file.purpose.code().to_owned()),
                ("sha256", file.sha256.clone()),
                ("size", file.size.to_string()),
            ];
            answers.extend(parts.map(|(part, text)| (row_key(FILES, index + 1, part), text)));
        }
        Self(answers)
    }

    /// The files that were sent with these answers.
    #[must_use]
    pub fn sent_files(&self) -> Vec<SentFile> {
        let read = |row: Row<'_>| {
            Some(SentFile {
                name: row.get("name").to_owned(),
                kind: FileKind::parse(row.get("kind"))?,
                size: row.get("size").parse().ok()?,
                sha256: row.get("sha256").to_owned(),
                purpose: Purpose::parse(row.get("purpose"))?,
                audience: FileAudience::parse(row.get("audience"))?,
            })
        };
        self.rows(FILES).into_iter().filter_map(read).collect()
    }
}
