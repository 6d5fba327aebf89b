//! Computing a ranking again from the sheets of its leaf.

use super::{CategoryRecord, EntryRecord, Fault, Header, RankRecord, SheetRecord};
use crate::{
    criterion::CriterionWeight,
    id::EntryId,
    robustness::{PublicRobustness, Robustness, Seed},
    sheet::{JurorNumber, ScoreSheet},
    standings::{CategorySheets, ChairDecision, EntrySheets, Standings},
};

impl CategoryRecord {
    /// The standings that follow from the sheets.
    ///
    /// # Errors
    /// [`Fault::BadSheets`] if entries, sheets or criteria are repeated or out of order, or a finalist came late,
    /// [`Fault::WrongRanking`] if somebody is in the second round whom the first did not bring there.
    pub fn standings(&self) -> Result<Standings, Fault> {
        let (weights, sheets) = self.sheets()?;
        Ok(sheets.standings(&weights, &self.orders(), self.min_sheets))
    }

    /// How firmly the winner stands, for everyone who may read this record, if its seal says so. Entries have other
    /// names here than before the chair, so that a resampling may fall out otherwise; nothing else can.
    ///
    /// # Errors
    /// As [`CategoryRecord::standings`].
    pub fn card(&self, header: &Header) -> Result<Option<PublicRobustness>, Fault> {
        let (weights, sheets) = self.sheets()?;
        let standings = Standings::compute(&weights, sheets.deciding(), &self.orders(), self.min_sheets);
        let card = Robustness::assess(&weights, sheets.deciding(), &standings, Seed::of(header.award, &self.category));
        Ok(header.publishes_robustness.then(|| card.publish()))
    }

    fn orders(&self) -> Vec<ChairDecision> {
        self.decisions.iter().map(|decision| ChairDecision { order: decision.order.clone() }).collect()
    }

    /// The criteria and the sheets.
    fn sheets(&self) -> Result<(Vec<CriterionWeight>, CategorySheets), Fault> {
        let codes: std::collections::BTreeSet<&str> = self.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
        if codes.len() != self.criteria.len() {
            return Err(Fault::BadSheets);
        }
        let weights: Vec<_> =
            self.criteria.iter().map(|criterion| CriterionWeight { code: criterion.code.clone(), weight: criterion.weight }).collect();
        let second = self.second.as_ref().map(|second| sheets_of(second, &weights)).transpose()?;
        let sheets = CategorySheets { first: sheets_of(&self.entries, &weights)?, second };
        self.check_late(&sheets)?;
        if let Some(second) = &sheets.second {
            // A decision can only narrow the list. Who withdrew since is no more in it, and who came back since was not yet.
            let listed: Vec<_> = sheets.first.iter().filter(|entry| !self.late.contains(&entry.entry())).cloned().collect();
            let finalists = Standings::compute(&weights, &listed, &[], self.min_sheets).finalists(self.finalists);
            if !second.iter().all(|entry| finalists.contains(&entry.entry())) {
                return Err(Fault::WrongRanking);
            }
        }
        Ok((weights, sheets))
    }

    /// Whoever came back late was judged, and is no finalist of a second round that there was.
    fn check_late(&self, sheets: &CategorySheets) -> Result<(), Fault> {
        let is_judged = |late: &EntryId| sheets.first.iter().any(|entry| entry.entry() == *late);
        let is_finalist = |late: &EntryId| sheets.second.iter().flatten().any(|entry| entry.entry() == *late);
        let is_sound = self.late.is_sorted_by(|a, b| a < b)
            && (self.late.is_empty() || sheets.second.is_some())
            && self.late.iter().all(|late| is_judged(late) && !is_finalist(late));
        if is_sound { Ok(()) } else { Err(Fault::BadSheets) }
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

/// The sheets of one round.
fn sheets_of(records: &[EntryRecord], weights: &[CriterionWeight]) -> Result<Vec<EntrySheets>, Fault> {
    let is_sorted =
        records.is_sorted_by(|a, b| a.entry < b.entry) && records.iter().all(|entry| entry.sheets.is_sorted_by(|a, b| a.juror < b.juror));
    let is_known = |code: &String| weights.iter().any(|criterion| criterion.code == *code);
    let is_scored = records.iter().flat_map(|entry| &entry.sheets).all(|sheet| sheet.scores.keys().all(is_known));
    if !is_sorted || !is_scored {
        return Err(Fault::BadSheets);
    }
    let of = |record: &EntryRecord| {
        let sheet = |sheet: &SheetRecord| ScoreSheet { juror: JurorNumber(sheet.juror), entry: record.entry, scores: sheet.scores.clone() };
        EntrySheets::new(record.entry, record.sheets.iter().map(sheet).collect()).map_err(|_| Fault::BadSheets)
    };
    records.iter().map(of).collect()
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
