//! Computing a ranking again from the sheets of its leaf.

use super::{CategoryRecord, Fault, RankRecord};
use crate::{
    criterion::CriterionWeight,
    sheet::{JurorNumber, ScoreSheet},
    standings::{ChairDecision, EntrySheets, Standings},
};

impl CategoryRecord {
    /// The standings that follow from the sheets.
    ///
    /// # Errors
    /// [`Fault::BadSheets`] if entries, sheets or criteria are repeated or out of order.
    pub fn standings(&self) -> Result<Standings, Fault> {
        let is_sorted = self.entries.is_sorted_by(|a, b| a.entry < b.entry)
            && self.entries.iter().all(|entry| entry.sheets.is_sorted_by(|a, b| a.juror < b.juror));
        let codes: std::collections::BTreeSet<&str> = self.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
        let is_known = |code: &String| codes.contains(code.as_str());
        let is_scored = self.entries.iter().flat_map(|entry| &entry.sheets).all(|sheet| sheet.scores.keys().all(is_known));
        if !is_sorted || !is_scored || codes.len() != self.criteria.len() {
            return Err(Fault::BadSheets);
        }
        let weights: Vec<_> =
            self.criteria.iter().map(|criterion| CriterionWeight { code: criterion.code.clone(), weight: criterion.weight }).collect();
        let mut entries = Vec::with_capacity(self.entries.len());
        for record in &self.entries {
            let sheets = record.sheets.iter().map(|sheet| ScoreSheet {
                juror: JurorNumber(sheet.juror),
                entry: record.entry,
                scores: sheet.scores.clone(),
            });
            entries.push(EntrySheets::new(record.entry, sheets.collect()).map_err(|_| Fault::BadSheets)?);
        }
        let decisions: Vec<_> = self.decisions.iter().map(|decision| ChairDecision { order: decision.order.clone() }).collect();
        Ok(Standings::compute(&weights, &entries, &decisions, self.min_sheets))
    }

    /// Writes down the ranking that follows from the sheets.
    ///
    /// # Errors
    /// As [`CategoryRecord::standings`].
    pub fn ranked(mut self) -> Result<Self, Fault> {
        let standings = self.standings()?;
        self.ranking = lines(&standings);
        self.unranked = standings.unranked().to_vec();
        Ok(self)
    }

    /// Whether the ranking written here is the one that follows from the sheets.
    ///
    /// # Errors
    /// As [`CategoryRecord::standings`], or [`Fault::WrongRanking`].
    pub(super) fn check(&self) -> Result<Standings, Fault> {
        let standings = self.standings()?;
        let is_same = self.ranking == lines(&standings) && self.unranked == standings.unranked();
        if is_same { Ok(standings) } else { Err(Fault::WrongRanking) }
    }
}

fn lines(standings: &Standings) -> Vec<RankRecord> {
    let rows = standings.rows().iter();
    rows.map(|row| RankRecord {
        entry: row.entry,
        rank: row.rank,
        sheets: row.sheets,
        tied: row.is_tied,
        total: (row.total.numerator(), row.total.denominator()),
    })
    .collect()
}
