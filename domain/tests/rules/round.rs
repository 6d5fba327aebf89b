//! The chair's round: what is tied, what is confirmed, what moves under a supposition.

use std::collections::BTreeMap;

use domain::{
    criterion::default_weights,
    id::EntryId,
    round::{REASON_MAX, Round, RoundError, decide, order_of, reason_of},
    sheet::JurorNumber,
    standings::{ChairDecision, EntrySheets, Standings, WhatIf, WhatIfForm},
    time::Timestamp,
};

use crate::{robustness::entries, world::entry_id};

fn ids(numbers: &[u32]) -> Vec<EntryId> {
    numbers.iter().map(|number| entry_id(*number)).collect()
}

fn of(panel: &[&[Option<u8>]], order: &[u32]) -> Standings {
    Standings::compute(&default_weights(), &entries(panel), &[ChairDecision { order: ids(order) }], 2)
}

/// 1 leads, 2 and 3 are tied for the second place, 4 and 5 for the fourth.
const TIED: [&[Option<u8>]; 5] = [&[Some(9), Some(9)], &[Some(7), Some(7)], &[Some(7), Some(7)], &[Some(4), Some(4)], &[Some(4), Some(4)]];

#[test]
fn a_shortlist_is_confirmed_as_it_was_seen() {
    let (at, later) = (Timestamp::from_millis(5), Timestamp::from_millis(9));
    let standings = of(&TIED, &[]);
    let confirm = |round: Round, seen: &[u32], count| round.confirm(&standings, count, &ids(seen), at);
    let confirmed = confirm(Round::Scoring, &[1, 2, 3], 3).expect("as seen");
    assert!(confirmed == Round::Shortlisted { at, finalists: ids(&[1, 2, 3]) });
    assert!(confirm(Round::Scoring, &[1, 2], 3) == Err(RoundError::Changed));
    assert!(confirm(Round::Scoring, &[1, 2, 3], 2).is_ok(), "more where a tie crosses the border");
    assert!(confirm(confirmed.clone(), &[1, 2, 3], 3) == Err(RoundError::Confirmed));
    let again = confirmed.clone().confirm(&standings, 4, &ids(&[1, 2, 3, 4, 5]), later);
    assert!(again == Ok(Round::Shortlisted { at: later, finalists: ids(&[1, 2, 3, 4, 5]) }), "another list is confirmed anew");
    assert!(Round::Scoring.confirm(&of(&[], &[]), 3, &[], at) == Err(RoundError::Nobody));
    let sealed = Round::Sealed { finalists: ids(&[1, 2, 3]) };
    assert!(confirm(sealed, &[1, 2, 3], 3) == Err(RoundError::Sealed));
}

#[test]
fn a_confirmation_holds_only_for_what_was_confirmed() {
    let standings = of(&TIED, &[]);
    let round = Round::Shortlisted { at: Timestamp::from_millis(5), finalists: ids(&[1, 2, 3]) };
    assert_eq!(round.check_confirmed(&standings, 3), Ok(()));
    assert_eq!(round.check_confirmed(&standings, 5), Err(RoundError::Unconfirmed));
    assert_eq!(Round::Scoring.check_confirmed(&standings, 3), Err(RoundError::Unconfirmed));
    assert_eq!(Round::Scoring.check_confirmed(&of(&[], &[]), 3), Ok(()), "nobody to confirm");
    assert!(round.clone().reopen() == Ok(Round::Scoring));
    assert!(Round::Scoring.reopen() == Err(RoundError::Unconfirmed));
    assert!(Round::Sealed { finalists: Vec::new() }.reopen() == Err(RoundError::Sealed));
    assert_eq!(round.check_open(), Ok(()));
    assert_eq!(Round::Sealed { finalists: Vec::new() }.check_open(), Err(RoundError::Sealed));
}

#[test]
fn ties_are_parted_one_by_one() {
    let untouched = of(&TIED, &[]);
    let none = ChairDecision { order: Vec::new() };
    let first = decide(&untouched, &none, &ids(&[3, 2])).expect("a tie");
    let second = decide(&untouched, &first, &ids(&[5, 4])).expect("another");
    let ranks =
        |decision: &ChairDecision| Standings::compute(&default_weights(), &entries(&TIED), std::slice::from_ref(decision), 2).ranks();
    let expected: BTreeMap<_, _> = ids(&[1, 3, 2, 5, 4]).into_iter().zip(1..).collect();
    assert!(ranks(&second) == expected, "the first decision holds beside the second");
    let again = decide(&untouched, &second, &ids(&[2, 3])).expect("decided anew");
    assert_eq!(ranks(&again).get(&entry_id(2)), Some(&2));
    for (order, error) in [
        (vec![2, 4], RoundError::NotTied),
        (vec![2], RoundError::NotTied),
        (vec![1], RoundError::NotTied),
        (vec![2, 3, 4, 5], RoundError::NotTied),
        (vec![2, 2], RoundError::Order),
        (vec![], RoundError::NotTied),
    ] {
        assert_eq!(decide(&untouched, &none, &ids(&order)).err(), Some(error), "{order:?}");
    }
}

#[test]
fn places_make_an_order() {
    let places =
        |typed: &[(u32, &str)]| order_of(&typed.iter().map(|(number, place)| (entry_id(*number), (*place).to_owned())).collect::<Vec<_>>());
    assert_eq!(places(&[(7, "2"), (8, " 1 ")]), Ok(ids(&[8, 7])));
    for wrong in [[(7, "1"), (8, "1")], [(7, "1"), (8, "")], [(7, "1"), (8, "3")], [(7, "0"), (8, "1")], [(7, "-1"), (8, "1")]] {
        assert_eq!(places(&wrong), Err(RoundError::Order), "{wrong:?}");
    }
}

#[test]
fn a_reason_is_written() {
    assert_eq!(reason_of(" \n ").err(), Some(RoundError::Reason));
    assert_eq!(reason_of(&"ө".repeat(REASON_MAX)).map(|reason| reason.to_string().chars().count()), Ok(REASON_MAX));
    assert_eq!(reason_of(&"ө".repeat(REASON_MAX + 1)).err(), Some(RoundError::ReasonTooLong));
}

fn moves(present: &Standings, entries: &[EntrySheets], what_if: &WhatIf) -> Vec<(u128, Option<usize>, Option<usize>)> {
    what_if.moves(present, entries, &[]).iter().map(|step| (step.entry.uuid().as_u128(), step.from, step.to)).collect()
}

#[test]
fn who_would_move() {
    let entries = entries(&[&[Some(9), Some(5), Some(6)], &[Some(7), Some(7), None], &[Some(5), Some(6), Some(6)]]);
    let present = Standings::compute(&default_weights(), &entries, &[], 2);
    let what_if = |min_sheets, without: Option<u32>| WhatIf { weights: default_weights(), min_sheets, without: without.map(JurorNumber) };
    // 66.7, 70, 56.7; without juror 1: 55, 70 with one sheet, 60; with a quorum of three the second is out.
    assert_eq!(moves(&present, &entries, &what_if(2, None)), []);
    assert_eq!(moves(&present, &entries, &what_if(3, None)), [(1, Some(2), Some(1)), (3, Some(3), Some(2)), (2, Some(1), None)]);
    assert_eq!(moves(&present, &entries, &what_if(2, Some(1))), [(3, Some(3), Some(1)), (2, Some(1), None)]);
    assert_eq!(moves(&present, &entries, &what_if(1, Some(1))), [(3, Some(3), Some(2)), (1, Some(2), Some(3))]);
    assert_eq!(moves(&present, &entries, &what_if(2, Some(9))), [], "nobody of that number scored here");
}

#[test]
fn a_supposition_is_read() {
    let form = |impact: &str, min_sheets: &str, without: &str| {
        let weights = BTreeMap::from([("impact".to_owned(), impact.to_owned())]);
        WhatIfForm { weights, min_sheets: min_sheets.into(), without: without.into() }.parse(&default_weights(), 2)
    };
    assert_eq!(form("", "", ""), Ok(None));
    assert_eq!(form("30", " 2 ", ""), Ok(None), "as it is");
    let read = form("0", "3", "4").ok().flatten().expect("something else");
    assert_eq!((read.weights[0].weight, read.weights[1].weight, read.min_sheets, read.without), (0, 15, 3, Some(JurorNumber(4))));
    assert_eq!(form("1001", "", ""), Err(RoundError::Weight));
    assert_eq!(form("-1", "", ""), Err(RoundError::Weight));
    assert_eq!(form("", "0", ""), Err(RoundError::Quorum));
    assert_eq!(form("", "100", ""), Err(RoundError::Quorum));
    assert_eq!(form("", "", "Ivan"), Err(RoundError::Juror));
    let zero = WhatIfForm { weights: default_weights().into_iter().map(|c| (c.code, "0".to_owned())).collect(), ..WhatIfForm::default() };
    assert_eq!(zero.parse(&default_weights(), 2), Err(RoundError::Weight));
}
