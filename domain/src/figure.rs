//! A result as a card shows it: a figure set large and what it measures, `40 → 10 мин | анализ одного снимка`.

use serde::{Deserialize, Serialize};

use crate::number::Number;

/// What stands between figure and label in one cell.
const SEPARATOR: char = '|';
/// What stands between before and after.
pub const ARROW: char = '→';

/// A figure and its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// `40 → 10 мин`, `781 млрд ₸`.
    pub value: String,
    /// What it measures.
    pub label: String,
}

/// A figure taken apart for setting it in type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// What it was, where the figure tells.
    pub before: Option<&'a str>,
    /// What it is.
    pub after: &'a str,
    /// The unit, where one unit is of both.
    pub unit: &'a str,
}

impl Figure {
    /// Reads `FIGURE | LABEL`; both must be there.
    #[must_use]
    pub fn parse(cell: &str) -> Option<Self> {
        let (value, label) = cell.split_once(SEPARATOR)?;
        let (value, label) = (value.trim(), label.trim());
        let is_whole = !value.is_empty() && !label.is_empty() && !label.contains(SEPARATOR);
        is_whole.then(|| Self { value: value.to_owned(), label: label.to_owned() })
    }

    /// The cell that [`Figure::parse`] reads.
    #[must_use]
    pub fn cell(&self) -> String {
        format!("{} {SEPARATOR} {}", self.value, self.label)
    }

    /// Whether it tells a change and not only a state.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.value.contains(ARROW)
    }
}

impl<'a> Parts<'a> {
    /// Takes a figure apart. A unit that stands on one side only belongs to both; two units stay with their numbers.
    #[must_use]
    pub fn of(value: &'a str) -> Self {
        let Some((before, after)) = value.split_once(ARROW) else {
            let (number, unit) = split_unit(value.trim());
            return Self { before: None, after: number, unit };
        };
        let (before, after) = (before.trim(), after.trim());
        let (number, unit) = split_unit(after);
        if split_unit(before).1.is_empty() {
            Self { before: Some(before), after: number, unit }
        } else {
            Self { before: Some(before), after, unit: "" }
        }
    }

    /// How long the bars of before and after are, in thousandths of the longer. `None` where the two cannot be
    /// compared: no numbers, or different units.
    #[must_use]
    pub fn bars(&self) -> Option<(u32, u32)> {
        if self.unit.is_empty() && !split_unit(self.after).1.is_empty() {
            return None;
        }
        let number = |text: &str| Number::parse(text.trim_end_matches('%'));
        proportions(number(self.before?)?, number(self.after)?)
    }
}

/// How long two bars are, in thousandths of the longer; a number above zero is at least a sliver.
#[must_use]
pub fn proportions(before: Number, after: Number) -> Option<(u32, u32)> {
    let (before, after) = (before.ten_thousandths(), after.ten_thousandths());
    let longest = before.max(after);
    if before < 0 || after < 0 || longest == 0 {
        return None;
    }
    let length = |number: i128| {
        let share = u32::try_from(number * 1000 / longest).unwrap_or(1000);
        if number > 0 { share.max(10) } else { 0 }
    };
    Some((length(before), length(after)))
}

/// `10 мин` into `10` and `мин`. Words without a digit before them are no unit.
fn split_unit(text: &str) -> (&str, &str) {
    let is_unit = |c: char| c.is_alphabetic() || c == '₸';
    match text.char_indices().find(|(_, c)| is_unit(*c)) {
        Some((at, _)) if text[..at].ends_with(char::is_whitespace) && text[..at].contains(|c: char| c.is_ascii_digit()) => {
            (text[..at].trim_end(), &text[at..])
        }
        _ => (text, ""),
    }
}
