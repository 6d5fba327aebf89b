//! A practice as cells by column, as files, drafts and forms hold it; and what is wrong with them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{COLUMNS, FaultKind, Practice, is_result};
use crate::{
    locale::{Locale, Trilingual},
    project::Technology,
};

/// Longest result cell, in characters: it is set large.
const RESULT_LIMIT: usize = 120;
/// What is written in three languages.
pub const TRANSLATED: [&str; 4] = ["title", "summary", "owner", "result"];

/// The cells of a practice. Empty ones are not kept, nor those of columns that there are not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PracticeCells(BTreeMap<String, String>);

impl PracticeCells {
    /// The cell of a column, or the empty text.
    #[must_use]
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// Fills a cell; a column that there is not is left out.
    pub fn set(&mut self, column: &str, text: &str) {
        let text = text.trim();
        if COLUMNS.contains(&column) && !text.is_empty() {
            self.0.insert(column.to_owned(), text.to_owned());
        }
    }

    /// What a form's fields say: each on one line, and so without control characters. Technologies are ticked one by one.
    #[must_use]
    pub fn typed(fields: &BTreeMap<String, String>) -> Self {
        let mut cells = Self::default();
        for (column, text) in fields {
            let text =
                text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            cells.set(column, &text);
        }
        let is_ticked = |technology: &Technology| fields.contains_key(&format!("technologies.{}", technology.code()));
        let ticked: Vec<&str> =
            Technology::ALL.iter().filter(|technology| is_ticked(technology)).map(|technology| technology.code()).collect();
        cells.set("technologies", &ticked.join(","));
        cells
    }

    /// A text with its three versions.
    #[must_use]
    pub fn text(&self, stem: &str) -> Trilingual {
        let [kk, ru, en] = [Locale::Kk, Locale::Ru, Locale::En].map(|locale| self.get(&format!("{stem}_{locale}")).to_owned());
        Trilingual { kk, ru, en }
    }

    /// The columns that are empty while another language of the same text is not.
    #[must_use]
    pub fn untranslated(&self) -> Vec<&'static str> {
        let is_untranslated = |column: &&'static str| {
            let stem = column.rsplit_once('_').map_or("", |(stem, _)| stem);
            TRANSLATED.contains(&stem) && self.get(column).is_empty() && !self.text(stem).is_empty()
        };
        COLUMNS.into_iter().filter(is_untranslated).collect()
    }

    /// What is wrong with them, but for what is only not translated yet.
    #[must_use]
    pub fn faults(&self, categories: &[String]) -> Vec<FaultKind> {
        let untranslated = self.untranslated();
        let mut faults = Practice::read(self, categories).err().unwrap_or_default();
        faults.retain(|fault| !matches!(fault, FaultKind::Missing(column) if untranslated.contains(column)));
        faults
    }
}

/// Reads the cells of one practice.
pub(super) struct Reader<'a> {
    cells: &'a PracticeCells,
    faults: Vec<FaultKind>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(cells: &'a PracticeCells) -> Self {
        let with_control = COLUMNS.into_iter().filter(|column| cells.get(column).contains(char::is_control));
        let faults = with_control.map(FaultKind::Control).collect();
        Self { cells, faults }
    }

    /// A cell that must hold something that its column knows.
    pub(super) fn read<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.cells.get(column).is_empty() {
            self.faults.push(FaultKind::Missing(column));
            return None;
        }
        self.optional(column, parse)
    }

    /// A cell that may be empty.
    pub(super) fn optional<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let cell = self.cells.get(column);
        if cell.is_empty() {
            return None;
        }
        let read = parse(cell);
        if read.is_none() {
            self.faults.push(FaultKind::Unknown { column, got: cell.chars().take(60).collect() });
        }
        read
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, column: &'static str, limit: usize) -> String {
        let cell = self.cells.get(column);
        if cell.is_empty() {
            self.faults.push(FaultKind::Missing(column));
        } else if cell.chars().count() > limit {
            self.faults.push(FaultKind::TooLong { column, limit });
        }
        cell.to_owned()
    }

    /// A text in the three languages.
    pub(super) fn texts(&mut self, columns: [&'static str; 3], limit: usize) -> Trilingual {
        let [kk, ru, en] = columns.map(|column| self.text(column, limit));
        Trilingual { kk, ru, en }
    }

    /// A result in the three languages, or in none.
    pub(super) fn results(&mut self, columns: [&'static str; 3]) -> Trilingual {
        if columns.iter().all(|column| self.cells.get(column).is_empty()) {
            return Trilingual::default();
        }
        for column in columns {
            if !is_result(self.cells.get(column)) {
                self.faults.push(FaultKind::Result(column));
            }
        }
        self.texts(columns, RESULT_LIMIT)
    }

    pub(super) fn finish(self) -> Result<(), Vec<FaultKind>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }
}
