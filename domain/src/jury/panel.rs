//! What a juror learns of the others, once their own sheet is in: what was given, never by whom.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sheet::Score;

/// Another juror's sheet without a name. It is shown only to who handed in their own sheet of the same entry.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PanelSheet {
    /// The total, in hundredths of a point.
    pub total: u64,
    /// Scores by the code of the criterion.
    pub scores: BTreeMap<String, Score>,
    /// For the entrant.
    pub comment: String,
    /// For the jury.
    pub note: String,
}

/// An entry that the juror and others have scored: totals in hundredths.
#[derive(Clone, PartialEq, Eq)]
pub struct Compared {
    /// The juror's own.
    pub own: u64,
    /// The others'.
    pub others: Vec<u64>,
}

/// How a juror's totals lie against the panel's, in hundredths of a point.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearing {
    /// Over how many entries.
    pub entries: u64,
    /// The mean difference to the mean of the others on the same entries: below zero is stricter.
    pub severity: i64,
    /// How far the juror's totals lie from their own mean, on average.
    pub spread: u64,
    /// How far the others' totals lie from theirs, on average.
    pub panel_spread: u64,
}

/// From this many entries on there is something to compare.
const ENOUGH: usize = 3;

/// The bearing of a juror over the entries that others have scored too; `None` below three.
#[must_use]
pub fn bearing(compared: &[Compared]) -> Option<Bearing> {
    let compared: Vec<&Compared> = compared.iter().filter(|entry| !entry.others.is_empty()).collect();
    if compared.len() < ENOUGH {
        return None;
    }
    let own: Vec<i128> = compared.iter().map(|entry| i128::from(entry.own)).collect();
    let panel: Vec<i128> =
        compared.iter().map(|entry| mean(&entry.others.iter().map(|total| i128::from(*total)).collect::<Vec<_>>())).collect();
    let differences: Vec<i128> = own.iter().zip(&panel).map(|(own, panel)| own - panel).collect();
    Some(Bearing {
        entries: u64::try_from(compared.len()).unwrap_or(u64::MAX),
        severity: i64::try_from(mean(&differences)).unwrap_or_default(),
        spread: deviation(&own),
        panel_spread: deviation(&panel),
    })
}

/// The mean, rounded half away from zero; 0 of nothing.
fn mean(numbers: &[i128]) -> i128 {
    let Ok(count) = i128::try_from(numbers.len()) else { return 0 };
    if count == 0 {
        return 0;
    }
    let sum: i128 = numbers.iter().sum();
    (sum.abs() * 2 + count) / (count * 2) * sum.signum()
}

/// The mean distance from the mean.
fn deviation(numbers: &[i128]) -> u64 {
    let middle = mean(numbers);
    let distances: Vec<i128> = numbers.iter().map(|number| (number - middle).abs()).collect();
    u64::try_from(mean(&distances)).unwrap_or_default()
}
