//! Half a year and a year after publication the owner is asked what became of the promised figures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{SharingError, read_text};
use crate::{
    answers::Answers,
    locale::Trilingual,
    number::Number,
    time::{Civil, Timestamp},
};

/// How many months after publication it is asked.
pub const MONTHS: [u8; 2] = [6, 12];

/// What was asked, and the owner's own statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// How many months after publication.
    pub months: u8,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was answered, if it was.
    pub answered_at: Option<Timestamp>,
    /// The figures; what was promised stands in them also before an answer.
    pub figures: Vec<Reached>,
}

/// A promised figure, and what was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// What is measured.
    pub name: Trilingual,
    /// In what.
    pub unit: Trilingual,
    /// What it was before the project.
    pub before: String,
    /// What was promised.
    pub promised: String,
    /// What was reached; empty before an answer.
    pub reached: String,
    /// Where it can be checked, in the owner's words; may be empty.
    pub evidence: String,
}

/// When a question is due: the same day of the month in Astana, or the last before it.
#[must_use]
pub fn due_at(published_at: Timestamp, months: u8) -> Timestamp {
    let civil = published_at.to_astana();
    let later = i32::from(civil.month) - 1 + i32::from(months);
    let month = u8::try_from(later % 12 + 1).unwrap_or(1);
    let mut days = (0..4).map(|less| Civil { year: civil.year + later / 12, month, day: civil.day.saturating_sub(less), ..civil });
    days.find_map(Timestamp::from_astana).unwrap_or(published_at)
}

/// Which question is to be asked now: the latest whose time has come, if neither it nor a later one was asked.
#[must_use]
pub fn next_due(published_at: Timestamp, asked: &[u8], now: Timestamp) -> Option<u8> {
    let due = MONTHS.into_iter().rev().find(|months| due_at(published_at, *months) <= now)?;
    asked.iter().all(|months| *months < due).then_some(due)
}

/// What was promised: the published indicators that can be read.
#[must_use]
pub fn promised(public: &Answers) -> Vec<Reached> {
    let read = |row: crate::answers::Row<'_>| {
        Number::parse(row.get("after"))?;
        Some(Reached {
            name: Trilingual::new(row.get("name_kk"), row.get("name_ru"), row.get("name_en")),
            unit: Trilingual::new(row.get("unit_kk"), row.get("unit_ru"), row.get("unit_en")),
            before: row.get("before").to_owned(),
            promised: row.get("after").to_owned(),
            reached: String::new(),
            evidence: String::new(),
        })
    };
    public.rows("indicator").into_iter().filter_map(read).collect()
}

/// The name of a figure's field in the form: `reached_1`, `evidence_1`.
#[must_use]
pub fn field(name: &str, index: usize) -> String {
    format!("{name}_{}", index + 1)
}

/// The figures with what was typed into the form.
#[must_use]
pub fn with_typed(figures: &[Reached], typed: &BTreeMap<String, String>) -> Vec<Reached> {
    let get = |name: &str, index: usize| typed.get(&field(name, index)).map(|text| text.trim().to_owned()).unwrap_or_default();
    let one =
        |(index, figure): (usize, &Reached)| Reached { reached: get("reached", index), evidence: get("evidence", index), ..figure.clone() };
    figures.iter().enumerate().map(one).collect()
}

/// The answer, if every figure is a number.
///
/// # Errors
/// [`SharingError::Figure`] for a missing or unreadable number, [`SharingError::TextTooLong`] for evidence.
pub fn check(figures: Vec<Reached>) -> Result<Vec<Reached>, SharingError> {
    figures
        .into_iter()
        .map(|figure| {
            Number::parse(&figure.reached).ok_or(SharingError::Figure)?;
            let evidence = match read_text(&figure.evidence) {
                Err(SharingError::TextMissing) => String::new(),
                evidence => evidence?,
            };
            Ok(Reached { evidence, ..figure })
        })
        .collect()
}
