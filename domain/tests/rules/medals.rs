//! Medals are counted from what was disclosed.

use domain::{
    ceremony::{Card, Ceremony, CeremonyError, Disclosure, Finalists, Medals, Place, Podium, StepKind, texts, texts_if_any},
    locale::Trilingual,
    organization::OrganizationKind,
    region::Region,
};

use crate::ceremony::{card, step};

fn of(region: &str, kind: OrganizationKind) -> Place {
    let card = Card { region: Region::parse(region), kind: Some(kind), ..card("medal") };
    Place::Awarded { card: Box::new(card) }
}

/// One category and one special prize, with `times` steps fired.
fn show(times: usize) -> Ceremony {
    let steps = Ceremony::skeleton_with(&["region"], &["helper"]);
    let disclosures = steps.iter().map(|step| match step {
        StepKind::Finalists { .. } => Disclosure::Finalists(Finalists::by_key(Vec::new())),
        StepKind::Place { place: Podium::Third, .. } => Disclosure::Place(Place::NotAwarded),
        StepKind::Place { place: Podium::Second, .. } => Disclosure::Place(of("750000000", OrganizationKind::Local)),
        StepKind::Place { place: Podium::First, .. } => Disclosure::Place(of("710000000", OrganizationKind::Local)),
        StepKind::Special { .. } => Disclosure::Place(of("750000000", OrganizationKind::Quasi)),
        StepKind::Opening | StepKind::Pause | StepKind::Closing => Disclosure::Nothing,
    });
    let disclosures = disclosures.collect();
    let show = Ceremony::prepare(steps, disclosures).expect("each step has its disclosure");
    (0..times).try_fold(show, |show, _| step(show)).expect("enough steps")
}

#[test]
fn medals_follow_the_fired_steps() {
    let second = Medals { second: 1, ..Medals::default() };
    let first = Medals { first: 1, ..Medals::default() };
    let region = |code: &str| Region::parse(code).expect("a region");
    let board = show(3).board();
    assert_eq!((board.medals_by_region(), board.medals_by_kind()), (Vec::new(), Vec::new()), "a place not awarded is nobody's");
    assert_eq!(board.medals_by_category(), [("region".to_owned(), Medals::default())]);
    assert_eq!(show(4).board().medals_by_region(), [(region("750000000"), second)]);
    let board = show(5).board();
    assert_eq!(board.medals_by_region(), [(region("710000000"), first), (region("750000000"), second)], "first places go before");
    assert_eq!(board.medals_by_kind(), [(OrganizationKind::Local, Medals { first: 1, second: 1, ..Medals::default() })]);
    let board = show(6).board();
    assert_eq!(board.medals_by_region()[1], (region("750000000"), Medals { special: 1, ..second }));
    assert_eq!(board.medals_by_category(), [("region".to_owned(), Medals { first: 1, second: 1, ..Medals::default() })]);
}

#[test]
fn texts_are_whole_or_absent() {
    let three = |kk: &str, ru: &str, en: &str| Trilingual::new(kk, ru, en);
    assert_eq!(texts(&three(" бір  сөз\r\n", "слово", "word"), 8), Ok(three("бір сөз", "слово", "word")));
    for (typed, error) in [
        (three("", "слово", "word"), CeremonyError::TextMissing),
        (three("  ", "\n", ""), CeremonyError::TextMissing),
        (three("тоғыз әріп", "слово", "word"), CeremonyError::TextTooLong),
    ] {
        assert_eq!(texts(&typed, 8), Err(error), "{typed:?}");
    }
    assert_eq!(texts_if_any(&three(" ", "", ""), 8), Ok(Trilingual::default()));
    assert_eq!(texts_if_any(&three("сөз", "", ""), 8), Err(CeremonyError::TextMissing));
}
