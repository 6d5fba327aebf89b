//! The cells of one line, and what is wrong with them.

use super::{COLUMNS, FaultKind, is_result};
use crate::locale::Trilingual;

/// Longest result cell, in characters: it is set large.
const RESULT_LIMIT: usize = 120;

pub(super) struct Cells<'a> {
    cells: Vec<&'a str>,
    faults: Vec<FaultKind>,
}

impl<'a> Cells<'a> {
    pub(super) fn split(row: &'a str) -> Result<Self, Vec<FaultKind>> {
        let cells: Vec<&str> = row.trim_end_matches('\r').split('\t').map(str::trim).collect();
        if cells.len() != COLUMNS.len() {
            return Err(vec![FaultKind::Cells { got: cells.len() }]);
        }
        let with_control = COLUMNS.into_iter().zip(&cells).filter(|(_, cell)| cell.contains(char::is_control));
        let faults = with_control.map(|(column, _)| FaultKind::Control(column)).collect();
        Ok(Self { cells, faults })
    }

    fn cell(&self, column: &str) -> &'a str {
        COLUMNS.iter().position(|name| *name == column).and_then(|at| self.cells.get(at)).copied().unwrap_or_default()
    }

    /// A cell that must hold something that its column knows.
    pub(super) fn read<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.cell(column).is_empty() {
            self.faults.push(FaultKind::Missing(column));
            return None;
        }
        self.optional(column, parse)
    }

    /// A cell that may be empty.
    pub(super) fn optional<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let cell = self.cell(column);
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
        let cell = self.cell(column);
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
        if columns.iter().all(|column| self.cell(column).is_empty()) {
            return Trilingual::default();
        }
        for column in columns {
            if !is_result(self.cell(column)) {
                self.faults.push(FaultKind::Result(column));
            }
        }
        self.texts(columns, RESULT_LIMIT)
    }

    pub(super) fn finish(self) -> Result<(), Vec<FaultKind>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }
}
