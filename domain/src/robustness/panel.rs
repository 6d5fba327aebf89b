//! The ranked entries of a category in figures.

use std::collections::BTreeMap;

use super::ratio::Ratio;
use crate::{
    criterion::CriterionWeight,
    id::EntryId,
    sheet::{JurorNumber, ScoreSheet},
    standings::{EntrySheets, Standings, TIE_BREAKS},
};

/// One complete sheet in figures. Ordered by them first, so that the order of an entry's marks does not depend on how
/// jurors are numbered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    /// Sum of weight x score.
    pub(super) weighted: u64,
    /// The scores of the tie breaks.
    pub(super) breaks: [u64; 2],
    pub(super) juror: JurorNumber,
}

/// A ranked entry with its marks, the lowest first.
pub(super) struct Contender {
    pub(super) entry: EntryId,
    pub(super) marks: Vec<Mark>,
}

/// The contenders, by id.
pub(super) struct Panel {
    pub(super) contenders: Vec<Contender>,
}

/// Sums over some marks.
#[derive(Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) weighted: u64,
    pub(super) breaks: [u64; 2],
    pub(super) count: u64,
}

impl Sums {
    pub(super) fn add(&mut self, mark: &Mark) {
        self.weighted += mark.weighted;
        self.breaks[0] += mark.breaks[0];
        self.breaks[1] += mark.breaks[1];
        self.count += 1;
    }

    /// What the published rule orders by. More is better.
    pub(super) fn figures(&self) -> (Ratio, [Ratio; 2]) {
        let mean = |sum: u64| Ratio(i128::from(sum), i128::from(self.count.max(1)));
        (mean(self.weighted), self.breaks.map(mean))
    }
}

impl Panel {
    pub(super) fn of(weights: &[CriterionWeight], entries: &[EntrySheets], standings: &Standings) -> Self {
        let divisor = weights.iter().fold(0, |divisor, criterion| gcd(divisor, u64::from(criterion.weight))).max(1);
        let mark = |sheet: &ScoreSheet| {
            let score = |code: &str| sheet.scores.get(code).map_or(0, |score| u64::from(score.value()));
            let is_criterion = |code: &str| weights.iter().any(|criterion| criterion.code == code);
            Mark {
                weighted: weights.iter().map(|criterion| u64::from(criterion.weight) / divisor * score(&criterion.code)).sum(),
                breaks: TIE_BREAKS.map(|code| if is_criterion(code) { score(code) } else { 0 }),
                juror: sheet.juror,
            }
        };
        let sheets: BTreeMap<EntryId, &EntrySheets> = entries.iter().map(|entry| (entry.entry(), entry)).collect();
        let mut contenders: Vec<Contender> = standings
            .rows()
            .iter()
            .filter_map(|row| {
                let sheets = sheets.get(&row.entry)?.sheets();
                let mut marks: Vec<Mark> = sheets.iter().filter(|sheet| sheet.is_complete(weights)).map(mark).collect();
                marks.sort_unstable();
                Some(Contender { entry: row.entry, marks })
            })
            .collect();
        contenders.sort_unstable_by_key(|contender| contender.entry);
        Self { contenders }
    }

    /// Each juror's pile: the indices of the entries that they scored, with the weighted totals.
    pub(super) fn piles(&self) -> BTreeMap<JurorNumber, Vec<(usize, u64)>> {
        let mut piles: BTreeMap<JurorNumber, Vec<(usize, u64)>> = BTreeMap::new();
        for (index, contender) in self.contenders.iter().enumerate() {
            for mark in &contender.marks {
                piles.entry(mark.juror).or_default().push((index, mark.weighted));
            }
        }
        piles
    }

    /// Whether the first is ahead of the second by no more than the standard error of that lead, which the spread of their
    /// own sheets gives. One sheet has no spread to be known, so a lead over or by it counts as close.
    ///
    /// With n sheets, their sum S and sum of squares Q, a mean's squared error is (nQ - S²) / n²(n - 1). Both sides are
    /// multiplied out, so nothing is rounded and no root is taken.
    pub(super) fn is_close(&self, standings: &Standings) -> bool {
        let of = |place: usize| {
            let entry = standings.rows().get(place)?.entry;
            let marks = &self.contenders.iter().find(|contender| contender.entry == entry)?.marks;
            let count = i128::try_from(marks.len()).ok()?;
            let sum: i128 = marks.iter().map(|mark| i128::from(mark.weighted)).sum();
            let squares: i128 = marks.iter().map(|mark| i128::from(mark.weighted) * i128::from(mark.weighted)).sum();
            Some((count, sum, count * squares - sum * sum))
        };
        let (Some((n, sum, spread)), Some((m, other, other_spread))) = (of(0), of(1)) else { return false };
        let lead = sum * m - other * n;
        let error = spread * m * m * (m - 1) + other_spread * n * n * (n - 1);
        n == 1 || m == 1 || lead * lead * (n - 1) * (m - 1) <= error
    }
}

const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
