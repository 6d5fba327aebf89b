//! Entries as files: for spreadsheets (CSV, XLSX) and for other programs (JSON).
//!
//! A cell that begins like a formula is one to a spreadsheet. In CSV such a text gets an apostrophe in front; in XLSX it is
//! a text by its type, and carries the mark of the apostrophe without one. JSON is no spreadsheet: there nothing is changed.

mod sheet;
pub(crate) mod table;

pub(crate) mod route;

use domain::locale::Trilingual;
use serde_json::{Map, Value, json};
use store::entries::Exported;

use crate::cli::Trouble;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Commas between cells, UTF-8 with a byte order mark.
    Csv,
    /// A workbook with one sheet.
    Xlsx,
    /// An array of objects.
    Json,
}

impl Format {
    /// The kind with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }

    /// The entries as such a file.
    pub fn write(self, entries: &[Exported]) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Csv => table::Table::of(entries).csv(),
            Self::Xlsx => sheet::xlsx(&table::Table::of(entries)),
            Self::Json => Ok(serde_json::to_vec_pretty(&entries.iter().map(object).collect::<Vec<_>>())?),
        }
    }
}

fn object(entry: &Exported) -> Value {
    let Trilingual { kk, ru, en } = &entry.organization;
    let answers: Map<String, Value> = entry.answers.iter().map(|(key, text)| (key.to_owned(), text.into())).collect();
    json!({
        "number": entry.number,
        "state": entry.state,
        "category": entry.category,
        "organization": {"kk": kk, "ru": ru, "en": en},
        "submitted_at": table::moment(entry.submitted_at),
        "sha256": entry.sha256,
        "project": entry.slug,
        "answers": answers,
    })
}

/// Whether a spreadsheet may take this text for a formula. A plain negative number is none.
fn is_formula(text: &str) -> bool {
    let is_number =
        || text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.parse::<f64>().is_ok());
    // Spreadsheets skip what is blank in front, and some take the wide letters for the narrow ones.
    let first = text.trim_start_matches([' ', '\u{a0}', '\n']);
    first.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && !is_number()
}
