//! What holds for every card, and each rule computed once more, plainly and with floats where the error is known.

use std::collections::BTreeMap;

use domain::{
    criterion::{CriterionWeight, default_weights},
    robustness::{Robustness, Rule, Seed},
    sheet::ScoreSheet,
    standings::{EntrySheets, Standings},
};
use proptest::prelude::*;

use crate::{robustness::entries, world::entry_id};

type Given = Vec<Vec<Option<u8>>>;

/// Some entries, some jurors, not everybody saw everything.
fn panels() -> impl Strategy<Value = Given> {
    (2usize..6, 1usize..6)
        .prop_flat_map(|(count, jurors)| prop::collection::vec(prop::collection::vec(prop::option::weighted(0.7, 0u8..=10), jurors), count))
}

fn sheets(given: &Given) -> Vec<EntrySheets> {
    let rows: Vec<&[Option<u8>]> = given.iter().map(Vec::as_slice).collect();
    entries(&rows)
}

fn card(weights: &[CriterionWeight], entries: &[EntrySheets]) -> Robustness {
    let standings = Standings::compute(weights, entries, &[], 1);
    Robustness::assess(weights, entries, &standings, Seed(11))
}

/// The entries with the highest figure, as numbers from 1; what differs by less than a millionth is equal.
fn leaders(figures: &[(usize, f64)]) -> Vec<u128> {
    let best = figures.iter().map(|(_, figure)| *figure).fold(f64::NEG_INFINITY, f64::max);
    figures.iter().filter(|(_, figure)| *figure > best - 1e-6).map(|(index, _)| *index as u128 + 1).collect()
}

/// Each rule by its words.
fn plainly(given: &Given, rule: Rule) -> Vec<u128> {
    let ranked: Vec<usize> = (0..given.len()).filter(|index| given[*index].iter().any(Option::is_some)).collect();
    let scores = |entry: usize| -> Vec<f64> { given[entry].iter().flatten().map(|score| f64::from(*score)).collect() };
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.iter().map(|_| 1.0).sum::<f64>();
    let jurors = given.first().map_or(0, Vec::len);
    let pile = |juror: usize| -> Vec<(usize, f64)> {
        ranked.iter().filter_map(|entry| Some((*entry, f64::from(given[*entry][juror]?)))).collect()
    };
    let figure = |entry: usize| match rule {
        Rule::Mean | Rule::LeftOut => mean(&scores(entry)),
        Rule::Median => {
            let mut sorted = scores(entry);
            sorted.sort_by(f64::total_cmp);
            f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
        }
        Rule::Trimmed => {
            let mut sorted = scores(entry);
            sorted.sort_by(f64::total_cmp);
            if sorted.len() >= 3 { mean(&sorted[1..sorted.len() - 1]) } else { mean(&sorted) }
        }
        Rule::Standardized => {
            let z = |juror: usize, own: f64| {
                let totals: Vec<f64> = pile(juror).into_iter().map(|(_, total)| total).collect();
                let middle = mean(&totals);
                let spread = mean(&totals.iter().map(|total| (total - middle).powi(2)).collect::<Vec<_>>()).sqrt();
                if spread < 1e-9 { 0.0 } else { (own - middle) / spread }
            };
            mean(&(0..jurors).filter_map(|juror| Some(z(juror, f64::from(given[entry][juror]?)))).collect::<Vec<_>>())
        }
        Rule::Borda => {
            let (mut won, mut all) = (0.0, 0.0);
            for (juror, own) in given[entry].iter().enumerate() {
                let Some(own) = own.map(f64::from) else { continue };
                for (other, total) in pile(juror) {
                    if other != entry {
                        won += if own > total {
                            1.0
                        } else if own < total {
                            0.0
                        } else {
                            0.5
                        };
                        all += 1.0;
                    }
                }
            }
            if all > 0.0 { won / all } else { 0.0 }
        }
        Rule::Copeland => {
            let duel = |other: usize| {
                let both = (0..jurors).filter_map(|juror| Some((given[entry][juror]?, given[other][juror]?)));
                let lead: i32 = both.map(|(own, other)| i32::from(own > other) - i32::from(own < other)).sum();
                f64::from(lead.signum())
            };
            ranked.iter().filter(|other| **other != entry).map(|other| duel(*other)).sum()
        }
    };
    leaders(&ranked.iter().map(|entry| (*entry, figure(*entry))).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn each_rule_finds_whom_its_words_find(given in panels()) {
        let card = card(&default_weights(), &sheets(&given));
        for found in card.findings.iter().filter(|found| found.rule != Rule::LeftOut) {
            let leaders: Vec<u128> = found.leaders.iter().map(|entry| entry.uuid().as_u128()).collect();
            prop_assert_eq!(leaders, plainly(&given, found.rule), "{}", found.rule);
        }
    }

    #[test]
    fn leaving_out_is_computing_without(given in panels()) {
        let entries = sheets(&given);
        let standings = Standings::compute(&default_weights(), &entries, &[], 1);
        let card = card(&default_weights(), &entries);
        for without in &card.without {
            let left: Vec<_> = entries.iter().map(|entry| entry.without(Some(without.juror))).collect();
            let best = Standings::compute(&default_weights(), &left, &[], 1);
            let leaders: Vec<_> = best.rows().iter().filter(|row| row.rank == 1).map(|row| row.entry).collect();
            prop_assert!(leaders == without.leaders);
            prop_assert!(Some(leaders.as_slice()) != standings.place(1).ok().flatten().as_ref().map(std::slice::from_ref));
        }
    }

    #[test]
    fn order_numbers_and_scale_are_irrelevant(given in panels(), factor in 1u32..1_000_000, turn in 0usize..5) {
        let straight = card(&default_weights(), &sheets(&given));
        let scaled: Vec<_> =
            default_weights().into_iter().map(|criterion| CriterionWeight { weight: criterion.weight * factor, ..criterion }).collect();
        prop_assert!(card(&scaled, &sheets(&given)) == straight);
        let mut shuffled = sheets(&given);
        for entry in &mut shuffled {
            *entry = EntrySheets::new(entry.entry(), entry.sheets().iter().rev().cloned().collect()).expect("one sheet a juror");
        }
        let turn = turn % shuffled.len();
        shuffled.rotate_left(turn);
        prop_assert!(card(&default_weights(), &shuffled) == straight);
        // Other pseudonyms: everything but the names of those left out.
        let renamed: Vec<_> = sheets(&given).iter().map(renamed).collect();
        let other = card(&default_weights(), &renamed);
        prop_assert!(other.findings == straight.findings && other.wins == straight.wins && other.verdict == straight.verdict);
    }

    #[test]
    fn the_share_is_that_of_a_plain_count_when_nothing_can_change(scores in prop::collection::vec(0u8..=10, 2..6), jurors in 1usize..5) {
        let given: Given = scores.iter().map(|score| vec![Some(*score); jurors]).collect();
        let card = card(&default_weights(), &sheets(&given));
        let best = scores.iter().max().copied();
        let is_sole = scores.iter().filter(|score| Some(**score) == best).count() == 1;
        prop_assert_eq!(card.wins, if is_sole { domain::robustness::RESAMPLINGS } else { 0 });
    }
}

fn renamed(entry: &EntrySheets) -> EntrySheets {
    let sheet = |sheet: &ScoreSheet| ScoreSheet { juror: domain::sheet::JurorNumber(100 - sheet.juror.0), ..sheet.clone() };
    EntrySheets::new(entry.entry(), entry.sheets().iter().map(sheet).collect()).expect("one sheet a juror")
}

/// The largest panel that is promised: no figure overflows, and the best of all is found by every rule.
#[test]
fn nothing_overflows_at_a_thousand_entries_and_twenty_jurors() {
    let heavy: BTreeMap<&str, u32> = [("impact", u32::MAX / 7), ("relevance", u32::MAX / 11)].into();
    let weights: Vec<_> = default_weights()
        .into_iter()
        .map(|criterion| CriterionWeight { weight: heavy.get(criterion.code.as_str()).copied().unwrap_or(criterion.weight), ..criterion })
        .collect();
    let given: Given = (0..1_000_usize)
        .map(|entry| {
            (0..20_usize)
                .map(|juror| Some(if entry == 500 { 10 } else { u8::try_from((entry * 7 + juror * 3) % 10).expect("small") }))
                .collect()
        })
        .collect();
    let card = card(&weights, &sheets(&given));
    assert!(card.findings.iter().all(|found| found.leaders == [entry_id(501)]));
    assert_eq!(card.wins, domain::robustness::RESAMPLINGS);
}
