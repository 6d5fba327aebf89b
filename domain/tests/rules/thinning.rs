//! Old versions go only where the next one says all they said.

use std::collections::BTreeSet;

use domain::{
    answers::Answers,
    entry::{STRETCH, SavedVersion, superfluous},
    id::PersonId,
    time::{SECOND, Timestamp},
};
use proptest::prelude::*;

use crate::world::uuid;

fn version(number: i64, seconds: i64, by: u32, how: &str) -> SavedVersion {
    let mut answers = Answers::new();
    answers.set("how", how).expect("a known key");
    SavedVersion { version: number, at: Timestamp::from_millis(seconds * SECOND), by: PersonId::from_uuid(uuid(by)), answers }
}

/// Nothing goes.
const NONE: [i64; 0] = [];

fn going(texts: &[(i64, u32, &str)], pointed_at: &[i64]) -> Vec<i64> {
    let versions: Vec<_> = (1..).zip(texts).map(|(number, (seconds, by, how))| version(number, *seconds, *by, how)).collect();
    superfluous(&versions, &pointed_at.iter().copied().collect())
}

#[test]
fn what_goes_and_what_stays() {
    let typing = [(0, 1, "Ка"), (2, 1, "Каме"), (4, 1, "Камера"), (6, 1, "Камера түсіреді")];
    assert_eq!(going(&typing, &[]), [1, 2, 3], "typing on: the last says it all");
    assert_eq!(going(&typing, &[2]), [1, 3], "a receipt points at it");
    assert_eq!(going(&typing[..1], &[]), NONE, "the last never goes");
    assert_eq!(going(&[], &[]), NONE);
    for (name, texts) in [
        ("another stretch of time", [(0, 1, "Ка"), (300, 1, "Каме")]),
        ("another person", [(0, 1, "Ка"), (2, 2, "Каме")]),
        ("something taken away", [(0, 1, "Камера"), (2, 1, "Каме")]),
        ("something replaced", [(0, 1, "Камера"), (2, 1, "Камора түсіреді")]),
        ("emptied", [(0, 1, "Камера"), (2, 1, "")]),
        ("moved", [(0, 1, "бір екі"), (2, 1, "екі бір")]),
    ] {
        assert_eq!(going(&texts, &[]), NONE, "{name}");
    }
    assert_eq!(going(&[(0, 1, "бір үш"), (2, 1, "бір екі үш")], &[]), [1], "in the middle");
    assert_eq!(going(&[(0, 1, "бір"), (2, 1, "бір")], &[]), [1], "the same again");
    assert_eq!(going(&[(0, 1, "аа"), (2, 1, "а")], &[]), NONE, "a repeated letter is counted");
    assert_eq!(going(&[(0, 1, "бір"), (2, 2, "бір екі"), (4, 1, "бір екі үш")], &[]), NONE, "who wrote what is still told");
}

/// Whether the letters of one stand in the other, in their order.
fn is_within(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().all(|letter| letters.any(|other| other == letter))
}

proptest! {
    #[test]
    fn every_letter_stays_in_a_version_that_stays(
        acts in prop::collection::vec((0..4usize, 0..12usize, "[абв ]{0,3}", 0..STRETCH / SECOND, 1..3u32), 1..40),
        pointed_at in prop::collection::btree_set(1..40i64, 0..5),
    ) {
        let (mut versions, mut text, mut now) = (Vec::new(), String::new(), 0);
        for (number, (act, at, typed, wait, by)) in (1..).zip(acts) {
            let letters: Vec<char> = text.chars().collect();
            let at = at.min(letters.len());
            let (before, after): (String, String) = (letters[..at].iter().collect(), letters[at..].iter().collect());
            text = match act {
                0 => format!("{text}{typed}"),
                1 => format!("{before}{typed}{after}"),
                2 => before,
                _ => typed,
            };
            now += wait / 20;
            versions.push(version(number, now, by, &text));
        }
        let gone = superfluous(&versions, &pointed_at);
        let stays: Vec<&SavedVersion> = versions.iter().filter(|version| !gone.contains(&version.version)).collect();
        prop_assert!(stays.last() == versions.last().as_ref(), "the last stays");
        for lost in versions.iter().filter(|version| gone.contains(&version.version)) {
            prop_assert!(!pointed_at.contains(&lost.version));
            let after = stays.iter().find(|stay| stay.version > lost.version).expect("the last stays");
            prop_assert_eq!(after.by, lost.by);
            prop_assert!(after.at.millis() - lost.at.millis() < STRETCH);
            prop_assert!(is_within(lost.answers.get("how"), after.answers.get("how")), "{:?} in {:?}", lost, after);
        }
        let twice: BTreeSet<i64> = superfluous(&stays.into_iter().cloned().collect::<Vec<_>>(), &pointed_at).into_iter().collect();
        prop_assert!(twice.is_disjoint(&gone.iter().copied().collect()), "what went is gone");
    }
}
