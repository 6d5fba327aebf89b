//! How the parts of the view are made.

use std::collections::BTreeSet;

use super::{Card, Matter, ROWS, Row, Sheet, Shortlist, Tie, Total};
use crate::{
    criterion::{Criterion, CriterionWeight},
    id::EntryId,
    organization::Listed,
    robustness::Robustness,
    round::Round,
    sheet::{JurorNumber, ScoreSheet},
    standings::{EntrySheets, Fraction, Standings},
};

/// The criteria as weights.
#[must_use]
pub fn weights_of(criteria: &[Criterion]) -> Vec<CriterionWeight> {
    criteria.iter().map(|criterion| CriterionWeight { code: criterion.code.clone(), weight: criterion.weight }).collect()
}

pub(super) fn jurors(entries: &[EntrySheets]) -> Vec<JurorNumber> {
    let jurors: BTreeSet<JurorNumber> = entries.iter().flat_map(EntrySheets::sheets).map(|sheet| sheet.juror).collect();
    jurors.into_iter().collect()
}

pub(super) fn rows(matter: &Matter, weights: &[CriterionWeight], standings: &Standings, finalists: &[EntryId], page: u32) -> Listed<Row> {
    let sheets_of = |entry: EntryId| {
        let mut sheets: Vec<Sheet> =
            matter.sheets.of(entry).into_iter().flat_map(EntrySheets::sheets).map(|sheet| Sheet::of(sheet, weights)).collect();
        sheets.sort_by_key(|sheet| sheet.juror);
        sheets
    };
    let ranked = standings.rows().iter().map(|row| (row.entry, Some((row.rank, Total::of(row.total))), row.is_tied));
    let all: Vec<_> = ranked.chain(standings.unranked().iter().map(|entry| (*entry, None, false))).collect();
    let pages = u32::try_from(all.len().div_ceil(ROWS)).unwrap_or(u32::MAX).max(1);
    let page = page.clamp(1, pages);
    let skipped = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(ROWS);
    let total = all.len() as u64;
    let items = all.into_iter().skip(skipped).take(ROWS).map(|(entry, standing, is_tied)| Row {
        entry,
        standing,
        is_tied,
        is_finalist: finalists.contains(&entry),
        sheets: sheets_of(entry),
    });
    Listed { items: items.collect(), total, page, pages }
}

pub(super) fn ties(matter: &Matter, untouched: &Standings, standings: &Standings) -> Vec<Tie> {
    let ranks = standings.ranks();
    let open: BTreeSet<EntryId> = standings.unresolved().concat().into_iter().collect();
    let tie = |mut entries: Vec<EntryId>| {
        entries.sort_by_key(|entry| (ranks.get(entry).copied(), *entry));
        let first = entries.first().copied();
        let is_open = first.is_none_or(|entry| open.contains(&entry));
        let decided = first.filter(|_| !is_open).and_then(|entry| matter.reasons.get(&entry).cloned());
        Tie { rank: first.and_then(|entry| ranks.get(&entry).copied()).unwrap_or_default(), entries, decided }
    };
    untouched.unresolved().into_iter().map(tie).collect()
}

impl Total {
    pub(super) fn of(total: Fraction) -> Self {
        Self { hundredths: total.hundredths(), exact: (total.numerator(), total.denominator()) }
    }
}

impl Sheet {
    pub(super) fn of(sheet: &ScoreSheet, weights: &[CriterionWeight]) -> Self {
        let score = |code: &str| sheet.scores.get(code).map(|score| score.value());
        let sum =
            || weights.iter().map(|criterion| u64::from(criterion.weight) * u64::from(score(&criterion.code).unwrap_or_default())).sum();
        Self {
            juror: sheet.juror,
            total: sheet.is_complete(weights).then(|| Total::of(Fraction::new(sum(), 10))),
            scores: weights.iter().map(|criterion| score(&criterion.code)).collect(),
        }
    }
}

impl Card {
    pub(super) fn of(robustness: Robustness, standings: &Standings) -> Self {
        Self {
            verdict: robustness.verdict,
            winner: standings.place(1).ok().flatten(),
            findings: robustness.findings.into_iter().map(|found| (found.rule, found.agreement, found.leaders)).collect(),
            without: robustness.without.into_iter().map(|without| (without.juror, without.leaders)).collect(),
            wins: robustness.wins,
        }
    }
}

impl Shortlist {
    pub(super) fn of(standings: &Standings, matter: &Matter) -> Self {
        let (count, round) = (matter.shortlist, &matter.round);
        let confirmed_at = match round {
            Round::Shortlisted { at, .. } | Round::Final { at, .. } => Some(*at),
            Round::Scoring | Round::Sealed { .. } => None,
        };
        Self {
            count,
            finalists: standings.finalists(count),
            confirmed_at,
            is_confirmed: round.check_confirmed(standings, count).is_ok(),
            is_sealed: round.check_open().is_err(),
            finals: matter.finals,
            is_final: matter.sheets.second.is_some(),
        }
    }
}
