//! What changed from one submission to the next.

use crate::{
    answers::{Answers, SentFile},
    form::{FieldKind, Section, row_key},
};

/// One answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The section it stands in.
    pub section: Section,
    /// The key of the answer.
    pub key: String,
    /// What it was; empty if it was not answered.
    pub before: String,
    /// What it is; empty if it was taken away.
    pub after: String,
}

/// Every answer that differs, in the order of the form.
#[must_use]
pub fn changes(before: &Answers, after: &Answers) -> Vec<Change> {
    let mut found = Vec::new();
    for section in Section::ALL {
        for key in section.fields().iter().flat_map(|field| match field.kind {
            FieldKind::Rows { fields, .. } => {
                let mut rows: Vec<usize> = [before, after].iter().flat_map(|a| a.rows(field.key)).map(|row| row.number).collect();
                rows.sort_unstable();
                rows.dedup();
                rows.iter().flat_map(|row| fields.iter().map(|inner| row_key(field.key, *row, inner.key))).collect()
            }
            _ => vec![field.key.to_owned()],
        }) {
            if before.get(&key) != after.get(&key) {
                let (before, after) = (before.get(&key).to_owned(), after.get(&key).to_owned());
                found.push(Change { section: *section, key, before, after });
            }
        }
    }
    found
}

/// A file that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// What was there; nothing, if it was added.
    pub before: Option<SentFile>,
    /// What is there; nothing, if it was taken away.
    pub after: Option<SentFile>,
}

/// Every file that was added, taken away or replaced. One that is gone and one that came are a replacement if they are the same bytes for another
/// purpose or other readers, else if they have one name, else if they are for one purpose.
#[must_use]
pub fn file_changes(before: &Answers, after: &Answers) -> Vec<FileChange> {
    let (mut gone, mut came) = (before.sent_files(), after.sent_files());
    let is_kept = |file: &SentFile| came.iter().any(|other| is_same(file, other));
    let kept: Vec<SentFile> = gone.iter().filter(|file| is_kept(file)).cloned().collect();
    gone.retain(|file| !kept.iter().any(|other| is_same(file, other)));
    came.retain(|file| !kept.iter().any(|other| is_same(file, other)));
    let alike: [fn(&SentFile, &SentFile) -> bool; 3] =
        [|a, b| a.sha256 == b.sha256, |a, b| a.name == b.name, |a, b| a.purpose == b.purpose];
    let mut found = Vec::new();
    for is_alike in alike {
        for old in std::mem::take(&mut gone) {
            match came.iter().position(|new| is_alike(&old, new)) {
                Some(place) => found.push(FileChange { before: Some(old), after: Some(came.remove(place)) }),
                None => gone.push(old),
            }
        }
    }
    found.extend(gone.into_iter().map(|file| FileChange { before: Some(file), after: None }));
    found.extend(came.into_iter().map(|file| FileChange { before: None, after: Some(file) }));
    found
}

/// Whether nothing that matters differs: the name of the same bytes does not.
fn is_same(a: &SentFile, b: &SentFile) -> bool {
    (&a.sha256, a.purpose, a.audience) == (&b.sha256, b.purpose, b.audience)
}
