//! What changed from one submission to the next.

use crate::{
    answers::Answers,
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
