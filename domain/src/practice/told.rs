//! Practices as the organizer's desk shows them.

use serde::{Deserialize, Serialize};

use super::{FaultKind, PracticeCells, file::Line};
use crate::{category::Category, locale::Trilingual, organization::Listed};

coded! {
    /// What is wrong with a line, without its facts.
    pub enum FaultCode {
        /// The columns are not all named.
        Header => "header",
        /// There is no practice.
        Empty => "empty",
        /// Not JSON.
        NotJson => "not_json",
        /// Too many practices.
        TooMany => "too_many",
        /// An entry of the award.
        NotAPractice => "not_a_practice",
        /// Not as many cells as columns.
        Cells => "cells",
        /// An empty cell.
        Missing => "missing",
        /// A code that its column does not know.
        Unknown => "unknown",
        /// Too long.
        TooLong => "too_long",
        /// A control character.
        Control => "control",
        /// Not a result.
        Result => "result",
        /// The slug stands in an earlier line.
        Repeated => "repeated",
        /// The slug is a published entry's.
        Taken => "taken",
    }
}

/// A fault with its facts, as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What is wrong.
    pub code: FaultCode,
    /// In which column, if in one.
    pub column: String,
    /// What stands there, or how much there may be.
    pub got: String,
}

impl From<&FaultKind> for Told {
    fn from(kind: &FaultKind) -> Self {
        let told = |code: FaultCode, column: &str, got: String| Self { code, column: column.to_owned(), got };
        match kind {
            FaultKind::Header => told(FaultCode::Header, "", super::COLUMNS.join(", ")),
            FaultKind::Empty => told(FaultCode::Empty, "", String::new()),
            FaultKind::NotJson => told(FaultCode::NotJson, "", String::new()),
            FaultKind::TooMany => told(FaultCode::TooMany, "", super::file::MAX_ROWS.to_string()),
            FaultKind::NotAPractice => told(FaultCode::NotAPractice, "", String::new()),
            FaultKind::Cells { got } => told(FaultCode::Cells, "", got.to_string()),
            FaultKind::Missing(column) => told(FaultCode::Missing, column, String::new()),
            FaultKind::Unknown { column, got } => told(FaultCode::Unknown, column, got.clone()),
            FaultKind::TooLong { column, limit } => told(FaultCode::TooLong, column, limit.to_string()),
            FaultKind::Control(column) => told(FaultCode::Control, column, String::new()),
            FaultKind::Result(column) => told(FaultCode::Result, column, String::new()),
            FaultKind::Repeated { first } => told(FaultCode::Repeated, "slug", first.to_string()),
        }
    }
}

/// A practice of a file that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewLine {
    /// Its line.
    pub line: usize,
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: Trilingual,
    /// What is wrong with it.
    pub faults: Vec<Told>,
    /// How many texts are not translated.
    pub untranslated: u64,
    /// Whether a practice of this slug is there already, and would be replaced.
    pub is_known: bool,
}

impl PreviewLine {
    /// Of a line of a file.
    #[must_use]
    pub fn of(line: &Line, is_known: bool) -> Self {
        Self {
            line: line.line,
            slug: line.cells.get("slug").to_owned(),
            title: line.cells.text("title"),
            faults: line.faults.iter().map(Told::from).collect(),
            untranslated: u64::try_from(line.cells.untranslated().len()).unwrap_or_default(),
            is_known,
        }
    }
}

/// A file that was looked at and is not imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Its name.
    pub name: String,
    /// A page of its lines: those with faults first.
    pub lines: Listed<PreviewLine>,
    /// How many lines have faults.
    pub faulty: u64,
    /// How many are whole in every language.
    pub whole: u64,
    /// What is wrong with the file as a whole.
    pub fault: Option<Told>,
}

/// A practice in the organizer's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeLine {
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: Trilingual,
    /// Whether it is public.
    pub is_published: bool,
    /// How many texts are not translated.
    pub untranslated: u64,
}

/// A practice in the organizer's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeView {
    /// What stands in it.
    pub cells: PracticeCells,
    /// Whether it is public.
    pub is_published: bool,
    /// The categories to choose from.
    pub categories: Vec<Category>,
}
