//! Robustness by examples worked out by hand.

use domain::{
    criterion::default_weights,
    id::EntryId,
    robustness::{Agreement, RESAMPLINGS, Robustness, Rule, Seed, Verdict},
    standings::{ChairDecision, EntrySheets, Standings},
};

use crate::{standings::sheet, world::entry_id};

/// A panel: for each entry (1, 2, …) what each juror (1, 2, …) gave in all criteria alike; `None` where they saw it not.
/// A sheet of eights is a total of 80.
type Panel<'p> = &'p [&'p [Option<u8>]];

pub fn entries(panel: Panel) -> Vec<EntrySheets> {
    (1..)
        .zip(panel)
        .map(|(number, given)| {
            let sheets = (1..).zip(*given).filter_map(|(juror, score)| Some(sheet(entry_id(number), juror, [(*score)?; 6])));
            EntrySheets::new(entry_id(number), sheets.collect()).expect("one sheet a juror")
        })
        .collect()
}

pub fn assess(panel: Panel) -> Robustness {
    let entries = entries(panel);
    let standings = Standings::compute(&default_weights(), &entries, &[], 1);
    Robustness::assess(&default_weights(), &entries, &standings, Seed(7))
}

fn finding(card: &Robustness, rule: Rule) -> (Agreement, Vec<u128>) {
    let found = card.findings.iter().find(|found| found.rule == rule).expect("every rule");
    (found.agreement, numbers(&found.leaders))
}

fn numbers(entries: &[EntryId]) -> Vec<u128> {
    entries.iter().map(|entry| entry.uuid().as_u128()).collect()
}

fn verdict(panel: Panel) -> Verdict {
    assess(panel).verdict
}

#[test]
fn who_wins_by_one_enthusiast_wins_by_no_other_rule() {
    // Totals 90, 50, 50, 50: mean 60. The other: 55, 55, 55, 55 in steps of ten: 60, 60, 50, 50: mean 55.
    let card = assess(&[&[Some(10), Some(5), Some(5), Some(5)], &[Some(6), Some(6), Some(6), Some(6)]]);
    assert_eq!(finding(&card, Rule::Mean), (Agreement::Same, vec![1]), "62.5 against 60");
    assert_eq!(finding(&card, Rule::Median), (Agreement::Other, vec![2]), "50 against 60");
    assert_eq!(finding(&card, Rule::Trimmed), (Agreement::Other, vec![2]), "50 against 60");
    // Each juror saw two entries, so every distance is one spread: once up, three times down.
    assert_eq!(finding(&card, Rule::Standardized), (Agreement::Other, vec![2]));
    assert_eq!(finding(&card, Rule::Borda), (Agreement::Other, vec![2]), "one comparison of four");
    assert_eq!(finding(&card, Rule::Copeland), (Agreement::Other, vec![2]), "one juror of four");
    assert_eq!(finding(&card, Rule::LeftOut), (Agreement::Other, vec![1, 2]), "without the enthusiast 50 against 60");
    let without: Vec<_> = card.without.iter().map(|without| (without.juror.0, numbers(&without.leaders))).collect();
    assert_eq!(without, [(1, vec![2])]);
    // The lead is 2.5; its squared error is 156.25 + 0.
    assert_eq!(card.verdict, Verdict::Close { same: 1, of: 7 });
}

#[test]
fn a_clear_winner_is_firm() {
    let card = assess(&[&[Some(9), Some(8), Some(9)], &[Some(6), Some(5), Some(6)], &[Some(3), Some(4), Some(2)]]);
    assert_eq!(card.verdict, Verdict::Firm { of: 7 });
    assert_eq!(card.wins, RESAMPLINGS, "its worst sheet beats every other's best");
    assert!(card.without.is_empty());
    assert!(card.findings.iter().map(|found| found.rule).eq(Rule::ALL.iter().copied()));
}

#[test]
fn the_lead_is_held_against_the_spread() {
    // Means 70 and 60, the lead 10. Sheets 70 ± d: squared error of a mean of two is d². Both spread by d: 2d² against 100.
    assert_eq!(verdict(&[&[Some(7), Some(7)], &[Some(6), Some(6)]]), Verdict::Firm { of: 7 });
    assert!(matches!(verdict(&[&[Some(8), Some(6)], &[Some(7), Some(5)]]), Verdict::Close { .. }), "200 against 100");
    // One spreads by 10: its squared error equals the squared lead, which is close.
    assert!(matches!(verdict(&[&[Some(8), Some(6)], &[Some(6), Some(6)]]), Verdict::Close { .. }), "100 against 100");
    assert!(matches!(verdict(&[&[Some(9)], &[Some(1), Some(1)]]), Verdict::Close { .. }), "one sheet has no known spread");
}

#[test]
fn standardizing_heeds_how_a_juror_spreads() {
    // Juror 1 gives 2, 4, 9 (mean 5), juror 2 gives 9, 8, 4 (mean 7), in tens: by the mean 55, 60, 65.
    let card = assess(&[&[Some(2), Some(9)], &[Some(4), Some(8)], &[Some(9), Some(4)]]);
    assert_eq!(finding(&card, Rule::Mean), (Agreement::Same, vec![3]));
    // Spreads √(26/3) and √(14/3): -3/2.944 + 2/2.160 = -0.093; -1/2.944 + 1/2.160 = 0.123; 4/2.944 - 3/2.160 = -0.030.
    assert_eq!(finding(&card, Rule::Standardized), (Agreement::Other, vec![2]));
    // A juror who gives everybody the same contributes zero: the other decides alone.
    let flat = assess(&[&[Some(5), Some(7)], &[Some(5), Some(6)], &[None, Some(5)]]);
    assert_eq!(finding(&flat, Rule::Standardized), (Agreement::Same, vec![1]));
    let only_flat = assess(&[&[Some(9), None], &[None, Some(5)]]);
    assert_eq!(finding(&only_flat, Rule::Standardized), (Agreement::Shared, vec![1, 2]), "two piles of one tell nothing apart");
    assert_eq!(finding(&only_flat, Rule::Borda), (Agreement::Shared, vec![1, 2]));
    assert_eq!(finding(&only_flat, Rule::Copeland), (Agreement::Shared, vec![1, 2]), "nobody scored both: no duel");
}

#[test]
fn piles_that_are_not_the_same_are_compared_inside_themselves() {
    // Juror 1 is mild and saw 1 and 2; juror 2 is severe and saw 2 and 3; juror 3 saw 1 and 3.
    let card = assess(&[&[Some(9), None, Some(5)], &[Some(10), Some(4), None], &[None, Some(3), Some(6)]]);
    // Means: 70, 70, 45; impact is equal too, so the first two share the first place.
    assert_eq!(card.verdict, Verdict::Tied);
    let card = assess(&[&[Some(9), None, Some(6)], &[Some(10), Some(4), None], &[None, Some(3), Some(5)]]);
    assert_eq!(finding(&card, Rule::Mean), (Agreement::Same, vec![1]), "75, 70, 40");
    // Comparisons: 1 loses to 2 and beats 3: one of two; 2 beats 1 and 3: two of two; 3: none.
    assert_eq!(finding(&card, Rule::Borda), (Agreement::Other, vec![2]));
    assert_eq!(finding(&card, Rule::Copeland), (Agreement::Other, vec![2]), "duels: 0, 2, -2");
}

#[test]
fn equal_totals_are_half_a_comparison_and_a_draw() {
    let card = assess(&[&[Some(8), Some(6)], &[Some(6), Some(6)], &[Some(6), Some(5)]]);
    // In halves of four: 1 wins 2 + 1½; 2 wins ½ + 1½; 3 wins ½ + 0.
    assert_eq!(finding(&card, Rule::Borda), (Agreement::Same, vec![1]));
    assert_eq!(finding(&card, Rule::Copeland), (Agreement::Same, vec![1]), "2 wins; 0; 2 losses");
    let draw = assess(&[&[Some(8), Some(5)], &[Some(6), Some(6)]]);
    assert_eq!(finding(&draw, Rule::Copeland), (Agreement::Shared, vec![1, 2]), "a juror each");
    assert_eq!(finding(&draw, Rule::Borda), (Agreement::Shared, vec![1, 2]));
}

#[test]
fn there_is_not_always_a_card() {
    assert_eq!(verdict(&[]), Verdict::Nobody);
    assert_eq!(verdict(&[&[None]]), Verdict::Nobody);
    assert_eq!(verdict(&[&[Some(5), Some(6)]]), Verdict::Alone);
    assert_eq!(verdict(&[&[Some(5), Some(6)], &[Some(6), Some(5)]]), Verdict::Tied);
    assert!(assess(&[&[Some(5)], &[Some(5)]]).findings.is_empty());
}

#[test]
fn a_first_place_that_the_chair_decided_is_shared_by_the_rule() {
    let entries = entries(&[&[Some(6), Some(6)], &[Some(6), Some(6)], &[Some(5), Some(5)]]);
    let decision = [ChairDecision { order: vec![entry_id(2), entry_id(1)] }];
    let standings = Standings::compute(&default_weights(), &entries, &decision, 2);
    let card = Robustness::assess(&default_weights(), &entries, &standings, Seed(7));
    assert_eq!(finding(&card, Rule::Mean), (Agreement::Shared, vec![1, 2]));
    assert_eq!((card.verdict, card.wins), (Verdict::Close { same: 0, of: 7 }, 0));
}

/// The draws are the same on every machine: a fixed panel has a fixed share.
#[test]
fn resampling_is_deterministic() {
    let panel: Panel = &[&[Some(8), Some(6), Some(7)], &[Some(7), Some(7), Some(6)]];
    let card = assess(panel);
    assert_eq!(card.wins, 1_208);
    // 1 has sheets 8, 6, 7, and 2 has 7, 7, 6. Of the 27 x 27 equal draws, 1 is ahead in 26 + 138 + 204 + 80 (by the sum
    // of 2, from 18 to 21): of 2,000 about 1,229.
    let ahead = exact_share([8, 6, 7], [7, 7, 6]);
    assert_eq!(ahead, 448);
    assert!(card.wins.abs_diff(ahead * RESAMPLINGS / 729) < 90, "{}", card.wins);
}

/// Of all draws of three sheets each, in how many the first has the higher sum.
fn exact_share(one: [u32; 3], two: [u32; 3]) -> u32 {
    let sums = |of: [u32; 3]| -> Vec<u32> { (0..27).map(|draw| of[draw % 3] + of[draw / 3 % 3] + of[draw / 9]).collect() };
    let (one, two) = (sums(one), sums(two));
    one.iter().map(|one| two.iter().filter(|two| one > two).count()).map(|count| u32::try_from(count).expect("729")).sum()
}
