//! Whom a tie keeps from which steps of a show.

use std::collections::BTreeSet;

use domain::{
    ceremony::{Ceremony, Correction, OwnTies, Podium, Proposal, ShowCheck, StepKind, Tied, check_led},
    id::CorrectionId,
    locale::Trilingual,
    time::Timestamp,
};
use uuid::Uuid;

use crate::ceremony::{fired, host, person};

fn ties(categories: &[&str]) -> OwnTies {
    OwnTies::new(categories.iter().map(|slug| (*slug).to_owned()).collect::<BTreeSet<_>>())
}

fn steps() -> Vec<StepKind> {
    Ceremony::skeleton_with(&["citizens", "quasi"], &["helper"])
}

#[test]
fn a_tie_bars_every_naming_step_of_its_category_and_every_special_prize() {
    let own = ties(&["quasi"]);
    let barred: Vec<StepKind> = steps().into_iter().filter(|step| own.bar(step)).collect();
    let quasi = || "quasi".to_owned();
    let mut expected = vec![StepKind::Finalists { category: quasi() }];
    expected.extend(Podium::RISING.map(|place| StepKind::Place { category: quasi(), place }));
    expected.push(StepKind::Special { prize: "helper".to_owned() });
    assert_eq!(barred, expected);
    assert!(!steps().iter().any(|step| ties(&[]).bar(step)), "who is tied to nobody is kept from nothing");
    let everywhere = ties(&["citizens", "quasi"]);
    assert!(![StepKind::Opening, StepKind::Pause, StepKind::Closing].iter().any(|step| everywhere.bar(step)), "they name nobody");
}

/// By what the host, the confirmer and the presenter have before them.
#[test]
fn whom_a_tie_keeps_from_the_next_step_does_not_see_what_it_shows() {
    let show = fired(1).arm(host()).expect("the finalists bear names");
    let seen = show.progress().revision;
    let show = show.confirm(person(2), seen).expect("armed by somebody else");
    let category = show.next_step().and_then(StepKind::category).expect("finalists").to_owned();
    for (own, is_tied, not_led) in [(ties(&[&category]), true, 5), (ties(&["elsewhere"]), false, 1), (ties(&[]), false, 0)] {
        let rundown = show.rundown(None, Timestamp::from_millis(0)).seen_with(own.clone());
        assert_eq!((rundown.is_tied(), rundown.next.is_none()), (is_tied, is_tied));
        assert_eq!(rundown.not_led().count(), not_led, "its four steps and the special prize");
        let confirming = show.confirming(person(2)).seen_with(&own);
        assert_eq!((confirming.is_tied, confirming.next.is_none()), (is_tied, is_tied));
        let cue = show.cue().seen_with(&own);
        assert_eq!((cue.is_tied, cue.next.is_none()), (is_tied, is_tied));
    }
}

#[test]
fn a_notice_is_not_read_by_whom_a_tie_keeps_from_its_step() {
    let text = Trilingual::new("а", "б", "c");
    let about = StepKind::Finalists { category: "quasi".to_owned() };
    let correction = || Correction { step: 5, about: about.clone(), text: text.clone() };
    let proposal = || Proposal { id: CorrectionId::from_uuid(Uuid::nil()), correction: correction(), is_own: false, is_tied: false };
    let free = proposal().seen_with(&ties(&["citizens"]));
    assert!(!free.is_tied && free.correction.text == text);
    let tied = proposal().seen_with(&ties(&["quasi"]));
    assert!(tied.is_tied && tied.correction.text.is_empty() && tied.correction.about == about);
}

#[test]
fn what_no_two_people_can_disclose_is_named_before_the_show() {
    let one = |number: u128, categories: &[&str]| -> Tied { (person(number), ties(categories)) };
    let check = |hosts: &[Tied], confirmers: &[Tied]| check_led(&steps(), hosts, confirmers);
    let unled = |categories: &[&str], prizes: bool| {
        Some(ShowCheck::Unled { categories: categories.iter().map(|slug| (*slug).to_owned()).collect(), prizes })
    };
    assert_eq!(check(&[one(1, &[])], &[one(2, &[])]), None);
    assert_eq!(check(&[one(1, &["quasi"])], &[one(2, &[])]), unled(&["quasi"], true), "a tied host, and no other");
    assert_eq!(check(&[one(1, &["quasi"]), one(3, &[])], &[one(2, &[])]), None, "another host takes over");
    assert_eq!(check(&[one(1, &[])], &[one(2, &["citizens"])]), unled(&["citizens"], true), "a tied confirmer");
    assert_eq!(check(&[one(1, &[])], &[one(1, &[])]), unled(&["citizens", "quasi"], true), "one person is not two");
    assert_eq!(check(&[], &[]), unled(&["citizens", "quasi"], true), "nobody holds a role");
    let apart = check(&[one(1, &["quasi"]), one(3, &["citizens"])], &[one(2, &[])]);
    assert_eq!(apart, unled(&[], true), "each category has a host, the special prizes have none");
}
