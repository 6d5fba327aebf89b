//! What counts and what does not, case by case, and how large an award may be.

use domain::{
    criterion::{CriterionWeight, DEFAULT_CRITERIA, default_weights},
    sheet::{JurorNumber, Score, ScoreSheet},
    standings::{EntrySheets, Standings},
};

use crate::{
    standings::{Scores, sheet},
    world::entry_id,
};

const HIGH: Scores = [9; 6];
const LOW: Scores = [5; 6];

/// What it is about, what jurors left for the entry, the minimum; then the total in hundredths, if it is ranked, and how
/// many sheets counted.
type Case = (&'static str, &'static [Left], usize, Option<(u64, usize)>);

/// What a juror left for an entry.
enum Left {
    Sheet(Scores),
    /// Not handed in, abstained, or recused: no sheet reaches the standings.
    Nothing,
    /// Begun, without a score for the last criterion.
    Begun(Scores),
}

fn entry(number: u32, left: &[Left]) -> EntrySheets {
    let sheets = (1..).zip(left).filter_map(|(juror, left)| match left {
        Left::Sheet(scores) => Some(sheet(entry_id(number), juror, *scores)),
        Left::Nothing => None,
        Left::Begun(scores) => {
            let mut sheet = sheet(entry_id(number), juror, *scores);
            sheet.scores.remove("sustainability");
            Some(sheet)
        }
    });
    EntrySheets::new(entry_id(number), sheets.collect()).expect("one sheet a juror")
}

#[test]
fn each_case_is_what_the_table_says() {
    use Left::{Begun, Nothing, Sheet};
    let cases: [Case; 11] = [
        ("all sheets", &[Sheet(HIGH), Sheet(LOW), Sheet(LOW)], 2, Some((6_333, 3))),
        ("a missing sheet", &[Sheet(HIGH), Nothing, Sheet(LOW)], 2, Some((7_000, 2))),
        ("an abstention and a recusal", &[Nothing, Sheet(LOW), Sheet(LOW), Nothing], 2, Some((5_000, 2))),
        ("a begun sheet", &[Sheet(HIGH), Sheet(HIGH), Begun(LOW)], 2, Some((9_000, 2))),
        ("fewer than the minimum", &[Sheet(HIGH), Nothing], 2, None),
        ("fewer, with one begun", &[Sheet(HIGH), Begun(HIGH)], 2, None),
        ("one sheet where that is enough", &[Sheet(HIGH)], 1, Some((9_000, 1))),
        ("a minimum of nothing is one", &[Sheet(LOW)], 0, Some((5_000, 1))),
        ("no sheet", &[], 0, None),
        ("nothing but a begun sheet", &[Begun(HIGH)], 1, None),
        ("more than the minimum", &[Sheet(LOW), Sheet(LOW), Sheet(LOW)], 3, Some((5_000, 3))),
    ];
    for (case, left, min_sheets, expected) in cases {
        let standings = Standings::compute(&default_weights(), &[entry(1, left)], &[], min_sheets);
        let found = standings.rows().first().map(|row| (row.total.hundredths(), row.sheets));
        assert_eq!(found, expected, "{case}");
        assert_eq!(standings.unranked().len(), usize::from(expected.is_none()), "{case}");
    }
}

#[test]
fn a_withdrawn_entry_leaves_no_gap() {
    let all = [entry(1, &[Left::Sheet(HIGH), Left::Sheet(HIGH)]), entry(2, &[Left::Sheet([7; 6]), Left::Sheet([7; 6])]), {
        entry(3, &[Left::Sheet(LOW), Left::Sheet(LOW)])
    }];
    let rank = |entries: &[EntrySheets], number| Standings::compute(&default_weights(), entries, &[], 2).rank(entry_id(number));
    assert_eq!((rank(&all, 3), rank(&all[1..], 3), rank(&all[1..], 1)), (Some(3), Some(2), None));
}

#[test]
fn a_juror_of_zero_spread_counts_like_any_other() {
    let flat = Left::Sheet(LOW);
    let standings = Standings::compute(&default_weights(), &[entry(1, &[Left::Sheet(HIGH), flat])], &[], 2);
    assert_eq!(standings.rows()[0].total.hundredths(), 7_000);
}

#[test]
fn a_criterion_of_no_weight_or_of_another_award_moves_no_total() {
    let weights = |weight| vec![CriterionWeight { code: "joy".into(), weight: 1 }, CriterionWeight { code: "impact".into(), weight }];
    let of = |number, joy, impact| {
        let scores = [("joy", joy), ("impact", impact), ("stranger", 10)];
        let scores = scores.map(|(code, score)| (code.to_owned(), Score::new(score).expect("0 to 10")));
        let sheet = ScoreSheet { juror: JurorNumber(1), entry: entry_id(number), scores: scores.into() };
        EntrySheets::new(entry_id(number), vec![sheet]).expect("one juror")
    };
    let entries = [of(1, 6, 1), of(2, 6, 9), of(3, 7, 0)];
    let standings = Standings::compute(&weights(0), &entries, &[], 1);
    let found: Vec<_> = standings.rows().iter().map(|row| (row.entry, row.rank, row.total.numerator(), row.total.denominator())).collect();
    assert_eq!(found, [(entry_id(3), 1, 7, 10), (entry_id(2), 2, 3, 5), (entry_id(1), 3, 3, 5)], "impact still breaks the tie");
}

/// A thousand entries and twenty jurors, at the largest weights there can be, against sums in 128 bits.
#[test]
fn nothing_overflows_at_a_thousand_entries_and_twenty_jurors() {
    let weights: Vec<CriterionWeight> =
        DEFAULT_CRITERIA.iter().map(|criterion| CriterionWeight { code: criterion.code.to_owned(), weight: u32::MAX }).collect();
    let scores = |number: u32, juror: u32| -> Scores {
        let one = |criterion: u32| u8::try_from((number * 31 + juror * 17 + criterion * 7 + number * juror) % 11).expect("0 to 10");
        if number == 1 { [10; 6] } else { std::array::from_fn(|criterion| one(u32::try_from(criterion).expect("six"))) }
    };
    let entries: Vec<EntrySheets> = (1..=1_000)
        .map(|number| {
            let sheets = (1..=20).map(|juror| sheet(entry_id(number), juror, scores(number, juror)));
            EntrySheets::new(entry_id(number), sheets.collect()).expect("one sheet a juror")
        })
        .collect();
    let standings = Standings::compute(&weights, &entries, &[], 2);
    assert_eq!((standings.rows().len(), standings.place(1)), (1_000, Ok(Some(entry_id(1)))));
    for row in standings.rows() {
        let number = u32::try_from(row.entry.uuid().as_u128()).expect("small");
        let sum: u128 = (1..=20).flat_map(|juror| scores(number, juror)).map(|score| u128::from(score) * u128::from(u32::MAX)).sum();
        assert_eq!(u128::from(row.total.numerator()) * 200, sum * u128::from(row.total.denominator()), "{number}");
    }
    assert!(standings.rows().is_sorted_by(|a, b| a.total >= b.total));
}
