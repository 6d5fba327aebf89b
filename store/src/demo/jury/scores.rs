//! Secret scores with real spread: entries differ in quality, jurors in severity, and each juror has a taste.

use std::collections::BTreeMap;

use domain::{
    criterion::CriterionWeight,
    id::EntryId,
    sheet::{JurorNumber, Score, ScoreSheet},
    standings::{EntrySheets, MIN_SHEETS, Standings},
};

use super::super::Demo;
use crate::{Error, Result};

/// What one juror gave, by the code of the criterion.
type Scores = BTreeMap<String, Score>;
/// What the jurors of each entry gave.
pub(super) type Sheets = BTreeMap<EntryId, Vec<(usize, Scores)>>;
/// The jurors of each entry.
type Panels = BTreeMap<EntryId, Vec<usize>>;

/// Draws of scores tried until the ties are as wanted; one in a few hundred has an accidental tie.
const DRAWS: u32 = 100;

/// Scores without any tie.
pub(super) fn score_category(demo: &Demo, weights: &[CriterionWeight], panels: &Panels) -> Result<Sheets> {
    for draw in 0..DRAWS {
        let sheets = demo.draw(weights, panels, draw);
        if compute(weights, &sheets)?.unresolved().is_empty() {
            return Ok(sheets);
        }
    }
    Err(no_draw())
}

/// Scores in which exactly the second and the third are equal in everything that the rule compares.
pub(super) fn score_tied_category(demo: &Demo, weights: &[CriterionWeight], panels: &Panels) -> Result<(Sheets, Standings)> {
    for draw in 0..DRAWS {
        let mut sheets = demo.draw(weights, panels, draw);
        let standings = compute(weights, &sheets)?;
        let (Some(second), Some(third)) = (standings.rows().get(1), standings.rows().get(2)) else { break };
        let given: Vec<Scores> = sheets[&second.entry].iter().map(|(_, scores)| scores.clone()).collect();
        for ((_, scores), same) in sheets.get_mut(&third.entry).into_iter().flatten().zip(given) {
            *scores = same;
        }
        let standings = compute(weights, &sheets)?;
        let ties = standings.unresolved();
        if ties.len() == 1 && ties[0].len() == 2 && standings.rank(ties[0][0]) == Some(2) {
            return Ok((sheets, standings));
        }
    }
    Err(no_draw())
}

fn no_draw() -> Error {
    Error::Unexpected("the demonstration found no scores with the ties it wants".into())
}

fn compute(weights: &[CriterionWeight], sheets: &Sheets) -> Result<Standings> {
    let mut entries = Vec::with_capacity(sheets.len());
    for (entry, of_entry) in sheets {
        let sheets = of_entry.iter().map(|(juror, scores)| ScoreSheet {
            juror: JurorNumber(u32::try_from(*juror).unwrap_or(u32::MAX)),
            entry: *entry,
            scores: scores.clone(),
        });
        entries.push(EntrySheets::new(*entry, sheets.collect()).map_err(|error| Error::Unexpected(error.to_string()))?);
    }
    Ok(Standings::compute(weights, &entries, &[], MIN_SHEETS))
}

impl Demo {
    fn draw(&self, weights: &[CriterionWeight], panels: &Panels, draw: u32) -> Sheets {
        let scores =
            |entry: EntryId, juror: usize| weights.iter().map(|c| (c.code.clone(), self.score(entry, juror, &c.code, draw))).collect();
        panels.iter().map(|(entry, panel)| (*entry, panel.iter().map(|juror| (*juror, scores(*entry, *juror))).collect())).collect()
    }

    /// Quality, the entry's strength in this criterion, the juror's severity and taste, in tenths of a point.
    pub(in crate::demo) fn score(&self, entry: EntryId, juror: usize, criterion: &str, draw: u32) -> Score {
        let outcome = self.outcome;
        let between = |name: String, low: i32, high: i32| low + i32::from(self.digest(&name)[0]) % (high - low + 1);
        let tenths = between(format!("quality {outcome} {draw} {entry}"), 55, 90)
            + between(format!("strength {outcome} {draw} {entry} {criterion}"), -10, 10)
            + between(format!("severity {outcome} {juror}"), -10, 10)
            + between(format!("taste {outcome} {draw} {entry} {juror} {criterion}"), -12, 12);
        let points = u8::try_from((tenths + 5).div_euclid(10).clamp(0, 10)).unwrap_or_default();
        Score::new(points).unwrap_or(Score::MAX)
    }
}
