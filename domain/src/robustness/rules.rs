//! The other rules. Each gives every contender a figure; whoever has the highest leads.

use std::collections::BTreeSet;

use super::{
    Agreement, Finding, Rule, Without,
    panel::{Contender, Mark, Panel, Sums},
    ratio::Ratio,
};
use crate::{id::EntryId, sheet::JurorNumber};

/// Binary places of a standardized total, and of the mean of them by which entries are compared: what differs by less
/// than about a millionth of a juror's spread counts as equal.
const PLACES: u32 = 32;
const COMPARED_PLACES: u32 = 20;

/// What a rule finds.
pub(super) fn find(rule: Rule, panel: &Panel, winner: EntryId, left_out: &[Without]) -> Finding {
    let leaders = match rule {
        Rule::Mean => leaders(panel, |contender| Some(sums(&contender.marks).figures())),
        Rule::Median => leaders(panel, |contender| median(&contender.marks)),
        Rule::Standardized => by_index(panel, &standardized(panel)),
        Rule::Trimmed => leaders(panel, |contender| Some(mean(trimmed(&contender.marks)))),
        Rule::Borda => by_index(panel, &borda(panel)),
        Rule::Copeland => by_index(panel, &copeland(panel)),
        Rule::LeftOut => return all_left_out(left_out, winner),
    };
    let agreement = agreement(&leaders, winner);
    Finding { rule, agreement, leaders }
}

fn agreement(leaders: &[EntryId], winner: EntryId) -> Agreement {
    match leaders.contains(&winner) {
        true if leaders.len() == 1 => Agreement::Same,
        true => Agreement::Shared,
        false => Agreement::Other,
    }
}

/// Who has the highest figure, by id.
fn leaders<F: Ord>(panel: &Panel, figure: impl Fn(&Contender) -> Option<F>) -> Vec<EntryId> {
    let mut best: Option<F> = None;
    let mut leaders = Vec::new();
    for contender in &panel.contenders {
        let Some(figure) = figure(contender) else { continue };
        if best.as_ref().is_none_or(|best| figure > *best) {
            leaders.clear();
            best = Some(figure);
        } else if best.as_ref() != Some(&figure) {
            continue;
        }
        leaders.push(contender.entry);
    }
    leaders
}

fn by_index<F: Ord + Copy>(panel: &Panel, figures: &[F]) -> Vec<EntryId> {
    let best = figures.iter().max();
    let leading = panel.contenders.iter().zip(figures).filter(|(_, figure)| Some(*figure) == best);
    leading.map(|(contender, _)| contender.entry).collect()
}

fn sums(marks: &[Mark]) -> Sums {
    let mut sums = Sums::default();
    for mark in marks {
        sums.add(mark);
    }
    sums
}

fn mean(marks: &[Mark]) -> Ratio {
    sums(marks).figures().0
}

/// Twice the median, so that it is an integer.
fn median(marks: &[Mark]) -> Option<u64> {
    let middle = marks.len() / 2;
    let upper = marks.get(middle)?.weighted;
    let lower = if marks.len().is_multiple_of(2) { marks.get(middle.checked_sub(1)?)?.weighted } else { upper };
    Some(upper + lower)
}

fn trimmed(marks: &[Mark]) -> &[Mark] {
    if marks.len() < 3 { marks } else { &marks[1..marks.len() - 1] }
}

/// Z-scores. With a juror's m totals x, their sum S and sum of squares Q, a total is (mx - S) / √(mQ - S²) spreads from
/// their mean. A juror of zero spread, as with a single sheet, tells nothing apart and contributes zero.
fn standardized(panel: &Panel) -> Vec<i128> {
    let mut totals = vec![0_i128; panel.contenders.len()];
    for pile in panel.piles().values() {
        let count = pile.len() as u128;
        let sum: u128 = pile.iter().map(|(_, total)| u128::from(*total)).sum();
        let squares: u128 = pile.iter().map(|(_, total)| u128::from(*total) * u128::from(*total)).sum();
        let spread = count * squares - sum * sum;
        if spread == 0 {
            continue;
        }
        // As many places as the square root has room for; what is lost is below the places that are compared.
        let places = (spread.leading_zeros() / 2).min(PLACES);
        let root = (spread << (2 * places)).isqrt().cast_signed();
        for (index, total) in pile {
            let distance = (count * u128::from(*total)).cast_signed() - sum.cast_signed();
            totals[*index] += divide(distance << (places + PLACES), root);
        }
    }
    let counts = panel.contenders.iter().map(|contender| contender.marks.len().max(1) as u128);
    totals.into_iter().zip(counts).map(|(total, count)| divide(total, count.cast_signed() << (PLACES - COMPARED_PLACES))).collect()
}

/// Division rounded to the nearest, halves away from zero; `by` is positive.
const fn divide(number: i128, by: i128) -> i128 {
    if number < 0 { (number - by / 2) / by } else { (number + by / 2) / by }
}

/// Borda for jurors who each saw only some entries: the comparisons of an entry with every other one of the same pile,
/// over all piles that it lies in; the share that it wins. A pile of one has nothing to compare. If every juror saw
/// every entry, this is the classical order.
fn borda(panel: &Panel) -> Vec<Ratio> {
    let mut won = vec![(0_i128, 0_i128); panel.contenders.len()];
    for mut pile in panel.piles().into_values() {
        pile.sort_unstable_by_key(|(_, total)| *total);
        let others = pile.len() as i128 - 1;
        let mut lower = 0;
        for equals in pile.chunk_by(|a, b| a.1 == b.1) {
            let beside = equals.len() as i128 - 1;
            for (index, _) in equals {
                won[*index].0 += 2 * lower + beside;
                won[*index].1 += 2 * others;
            }
            lower += beside + 1;
        }
    }
    won.into_iter().map(|(points, possible)| Ratio(points, possible.max(1))).collect()
}

/// Copeland for jurors who each saw only some entries: two entries duel before the jurors who scored both; whom more of
/// these put higher has won, an even number for each is a draw, and where nobody scored both there is no duel.
fn copeland(panel: &Panel) -> Vec<i64> {
    let piles = panel.piles();
    let count = panel.contenders.len();
    let mut ahead = vec![0_i64; count];
    let duels = |index: usize, ahead: &mut [i64]| {
        ahead.fill(0);
        for mark in &panel.contenders[index].marks {
            for (other, total) in piles.get(&mark.juror).into_iter().flatten() {
                ahead[*other] += mark.weighted.cmp(total) as i64;
            }
        }
        ahead.iter().map(|lead| lead.signum()).sum()
    };
    (0..count).map(|index| duels(index, &mut ahead)).collect()
}

/// Who is first without each juror. Who has no other sheet then is left out as well; where nobody remains, the juror is
/// passed over.
pub(super) fn left_out(panel: &Panel, winner: EntryId) -> Vec<Without> {
    let jurors: BTreeSet<JurorNumber> = panel.contenders.iter().flat_map(|contender| &contender.marks).map(|mark| mark.juror).collect();
    let without = |juror: JurorNumber| {
        let leaders = leaders(panel, |contender| {
            let mut sums = Sums::default();
            contender.marks.iter().filter(|mark| mark.juror != juror).for_each(|mark| sums.add(mark));
            (sums.count > 0).then(|| sums.figures())
        });
        Without { juror, leaders }
    };
    let mut found: Vec<Without> = jurors.into_iter().map(without).filter(|without| !without.leaders.is_empty()).collect();
    found.sort_by_key(|without| (without.leaders == [winner], without.juror));
    found
}

fn all_left_out(left_out: &[Without], winner: EntryId) -> Finding {
    let each: BTreeSet<Agreement> = left_out.iter().map(|without| agreement(&without.leaders, winner)).collect();
    let leaders: BTreeSet<EntryId> = left_out.iter().flat_map(|without| without.leaders.iter().copied()).collect();
    // Ordered from the same to another: the worst holds.
    let agreement = each.into_iter().next_back().unwrap_or(Agreement::Same);
    Finding { rule: Rule::LeftOut, agreement, leaders: leaders.into_iter().collect() }
}
