//! Standings by example.

use std::collections::BTreeMap;

use domain::{
    criterion::{CriterionWeight, DEFAULT_CRITERIA, default_weights},
    id::EntryId,
    sheet::{JurorNumber, Score, ScoreSheet},
    standings::{ChairDecision, EntrySheets, Fraction, SheetsError, Standings},
};

use crate::world::entry_id;

/// Scores in the order of the default criteria: impact, relevance, innovation, responsible, scalability, sustainability.
pub type Scores = [u8; 6];

pub fn sheet(entry: EntryId, juror: u32, given: Scores) -> ScoreSheet {
    let by_code = DEFAULT_CRITERIA.iter().map(|criterion| criterion.code.to_owned());
    let scores = by_code.zip(given.map(|score| Score::new(score).expect("0 to 10"))).collect();
    ScoreSheet { juror: JurorNumber(juror), entry, scores }
}

pub fn sheets(number: u32, scores: &[Scores]) -> EntrySheets {
    let entry = entry_id(number);
    let sheets = (1..).zip(scores).map(|(juror, scores)| sheet(entry, juror, *scores)).collect();
    EntrySheets::new(entry, sheets).expect("one sheet a juror")
}

pub fn compute(entries: &[EntrySheets]) -> Standings {
    Standings::compute(&default_weights(), entries, &[], 2)
}

fn ranks(standings: &Standings) -> Vec<(u128, usize)> {
    standings.rows().iter().map(|row| (row.entry.uuid().as_u128(), row.rank)).collect()
}

#[test]
fn scores_are_zero_to_ten() {
    assert_eq!(Score::new(10).map(Score::value), Ok(10));
    assert!(Score::new(11).is_err());
    assert!(serde_json::from_str::<Score>("11").is_err());
    assert_eq!(serde_json::to_string(&Score::MAX).expect("a number"), "10");
}

#[test]
fn totals_are_exact() {
    let standings =
        compute(&[sheets(1, &[[10; 6], [10; 6]]), sheets(2, &[[0; 6], [0; 6]]), sheets(3, &[[8, 7, 9, 6, 5, 4], [9, 8, 7, 6, 5, 4]])]);
    assert_eq!(ranks(&standings), [(1, 1), (3, 2), (2, 3)]);
    // Impact 8.5 x 30, relevance 7.5 x 15, innovation 8 x 15, responsible 6 x 15, scalability 5 x 15, 4 x 10; all / 10.
    let totals: Vec<_> = standings.rows().iter().map(|row| row.total.hundredths()).collect();
    assert_eq!(totals, [10_000, 6_925, 0]);
    assert_eq!((standings.rows()[1].total.numerator(), standings.rows()[1].total.denominator()), (277, 4));
    assert_eq!(standings.rows()[1].sheets, 2);
}

#[test]
fn fractions_round_only_to_be_shown() {
    assert_eq!(Fraction::new(625, 8).hundredths(), 7_813);
    assert_eq!(Fraction::new(200, 3).hundredths(), 6_667);
    assert!(Fraction::new(2, 4) == Fraction::new(1, 2));
    assert!(Fraction::new(1, 3) > Fraction::new(333_333_333, 1_000_000_000));
    assert!(Fraction::new(u64::MAX, u64::MAX - 1) > Fraction::new(u64::MAX - 1, u64::MAX));
    assert!(Fraction::new(0, 7) == Fraction::new(0, 0));
}

#[test]
fn ties_go_by_impact_then_responsible() {
    // Equal totals: 30 x 5 + 15 x 7 = 30 x 6 + 15 x 5.
    let standings = compute(&[sheets(1, &[[5, 7, 5, 5, 5, 5]; 2]), sheets(2, &[[6, 5, 5, 5, 5, 5]; 2])]);
    assert!(standings.rows()[0].total == standings.rows()[1].total);
    assert_eq!(ranks(&standings), [(2, 1), (1, 2)]);
    let standings = compute(&[sheets(1, &[[5, 6, 5, 5, 5, 5]; 2]), sheets(2, &[[5, 5, 5, 6, 5, 5]; 2])]);
    assert_eq!(ranks(&standings), [(2, 1), (1, 2)]);
    assert!(standings.unresolved().is_empty());
}

#[test]
fn the_chair_parts_what_is_still_tied() {
    let entries = [sheets(1, &[[5; 6]; 2]), sheets(2, &[[5; 6]; 3]), sheets(3, &[[4; 6]; 2]), sheets(4, &[[9; 6]; 2])];
    let open = compute(&entries);
    assert_eq!(ranks(&open), [(4, 1), (1, 2), (2, 2), (3, 4)]);
    assert_eq!(open.unresolved(), [vec![entry_id(1), entry_id(2)]]);
    assert_eq!(open.place(1), Ok(Some(entry_id(4))));
    assert!(open.place(2).is_err() && open.place(3).is_err());
    assert_eq!(open.place(4), Ok(Some(entry_id(3))));
    assert_eq!((open.place(5), open.place(0)), (Ok(None), Ok(None)));
    let order = |numbers: &[u32]| ChairDecision { order: numbers.iter().map(|number| entry_id(*number)).collect() };
    let decided = |decisions: &[ChairDecision]| Standings::compute(&default_weights(), &entries, decisions, 2);
    let parted = decided(&[order(&[2, 1])]);
    assert_eq!(ranks(&parted), [(4, 1), (2, 2), (1, 3), (3, 4)]);
    assert!(parted.unresolved().is_empty() && parted.rows().iter().all(|row| !row.is_tied));
    assert_eq!(ranks(&decided(&[order(&[2, 1]), order(&[1, 2])])), [(4, 1), (1, 2), (2, 3), (3, 4)], "the last holds");
    assert!(decided(&[order(&[2])]) == open, "half an order is none");
    assert_eq!(ranks(&decided(&[order(&[3, 2, 1, 4])])), [(4, 1), (2, 2), (1, 3), (3, 4)], "points outrank the chair");
}

#[test]
fn finalists_are_listed_without_places() {
    let entries = [sheets(9, &[[9; 6]; 2]), sheets(1, &[[3; 6]; 2]), sheets(5, &[[5; 6]; 2]), sheets(2, &[[7; 6]; 2])];
    assert_eq!(compute(&entries).finalists(3), [2, 5, 9].map(entry_id));
    let crossing = [sheets(9, &[[9; 6]; 2]), sheets(1, &[[5; 6]; 2]), sheets(5, &[[5; 6]; 2]), sheets(2, &[[7; 6]; 2])];
    assert_eq!(compute(&crossing).finalists(3), [1, 2, 5, 9].map(entry_id), "a tie crosses the border");
    assert!(compute(&[]).finalists(3).is_empty());
}

#[test]
fn too_few_sheets_are_no_ranking() {
    let entries = [sheets(1, &[[9; 6]]), sheets(2, &[[1; 6]; 2]), sheets(3, &[])];
    let standings = compute(&entries);
    assert_eq!(ranks(&standings), [(2, 1)]);
    assert_eq!(standings.unranked(), [1, 3].map(entry_id));
    assert_eq!((standings.rank(entry_id(1)), standings.rank(entry_id(2))), (None, Some(1)));
    let lenient = Standings::compute(&default_weights(), &entries, &[], 0);
    assert_eq!(lenient.unranked(), [entry_id(3)], "without a sheet there is no mean");
}

#[test]
fn an_unfinished_sheet_does_not_count() {
    let mut half = sheet(entry_id(1), 3, [0; 6]);
    half.scores.remove("impact");
    let mut all = vec![sheet(entry_id(1), 1, [8; 6]), sheet(entry_id(1), 2, [8; 6])];
    all.push(half);
    let standings = compute(&[EntrySheets::new(entry_id(1), all).expect("three jurors")]);
    assert_eq!((standings.rows()[0].total.hundredths(), standings.rows()[0].sheets), (8_000, 2));
}

#[test]
fn sheets_belong_together() {
    let other = vec![sheet(entry_id(2), 1, [5; 6])];
    assert!(EntrySheets::new(entry_id(1), other).err() == Some(SheetsError::OtherEntry));
    let twice = vec![sheet(entry_id(1), 1, [5; 6]), sheet(entry_id(1), 1, [6; 6])];
    assert!(EntrySheets::new(entry_id(1), twice).err() == Some(SheetsError::SameJuror));
}

#[test]
fn an_award_without_the_tie_breaks_still_ranks() {
    let weights = [CriterionWeight { code: "joy".to_owned(), weight: 1 }];
    let of = |number: u32, joy: u8| {
        let scores = BTreeMap::from([("joy".to_owned(), Score::new(joy).expect("0 to 10"))]);
        let one = |juror| ScoreSheet { juror: JurorNumber(juror), entry: entry_id(number), scores: scores.clone() };
        EntrySheets::new(entry_id(number), vec![one(1), one(2)]).expect("two jurors")
    };
    let standings = Standings::compute(&weights, &[of(1, 3), of(2, 4), of(3, 4)], &[], 2);
    assert_eq!(ranks(&standings), [(2, 1), (3, 1), (1, 3)]);
}
