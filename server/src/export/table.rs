//! Entries as a table: one row an entry, one column an answer.

use domain::{
    form::{FieldKind, Section, row_key},
    time::Timestamp,
};
use store::entries::Exported;

use super::is_formula;
use crate::cli::Trouble;

/// What stands before the answers. `competes_in` is where the entry is now, `category` what its entrant wrote.
const FACTS: [&str; 9] =
    ["number", "state", "competes_in", "registered_kk", "registered_ru", "registered_en", "submitted_at", "sha256", "project"];

/// A table of texts.
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Every answer has its column; rows of a field have as many as the longest entry needs.
    pub fn of(entries: &[Exported]) -> Self {
        let keys = keys(entries);
        let head = FACTS.iter().map(|name| (*name).to_owned()).chain(keys.iter().cloned()).collect();
        let rows = entries
            .iter()
            .map(|entry| {
                let organization = &entry.organization;
                let facts = [
                    &entry.number,
                    &entry.state,
                    &entry.category,
                    &organization.kk,
                    &organization.ru,
                    &organization.en,
                    &moment(entry.submitted_at),
                    &entry.sha256,
                    &entry.slug,
                ]
                .map(Clone::clone);
                facts.into_iter().chain(keys.iter().map(|key| entry.answers.get(key).to_owned())).collect()
            })
            .collect();
        Self { head, rows }
    }

    /// As CSV (RFC 4180). The byte order mark tells spreadsheets that it is UTF-8.
    pub fn csv(&self) -> Result<Vec<u8>, Trouble> {
        let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
        writer.write_record(&self.head)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|text| if is_formula(text) { format!("'{text}") } else { text.clone() }))?;
        }
        Ok(writer.into_inner().map_err(|error| error.to_string())?)
    }
}

/// The keys of the answers, in the order of the form.
fn keys(entries: &[Exported]) -> Vec<String> {
    let mut keys = Vec::new();
    for field in Section::ALL.iter().flat_map(|section| section.fields()) {
        let FieldKind::Rows { fields, .. } = field.kind else {
            keys.push(field.key.to_owned());
            continue;
        };
        let used = entries.iter().filter_map(|entry| entry.answers.rows(field.key).last().map(|row| row.number)).max().unwrap_or(0);
        for row in 1..=used {
            keys.extend(fields.iter().map(|inner| row_key(field.key, row, inner.key)));
        }
    }
    keys
}

/// `2026-03-05T14:05:12+05:00`
pub fn moment(at: Timestamp) -> String {
    let civil = at.to_astana();
    format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+05:00", civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second)
}
