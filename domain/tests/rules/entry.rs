//! Each state and each thing that may happen in it.

use domain::{
    answers::Answers,
    award::Award,
    entry::{Entry, EntryError, EntryState, IneligibleReason},
    id::AwardId,
    screening::OpenFields,
    time::{DAY, Timestamp},
};

use crate::world::{award, categories, complete, complete_with, draft, uuid};

fn open() -> Timestamp {
    award().opens_at.plus(DAY)
}

fn in_state(state: EntryState) -> Entry {
    Entry { category: "social".to_owned(), state, ..draft() }
}

fn submitted() -> Entry {
    draft().submit(&award(), &categories(), &complete(), open(), 17).expect("open and complete")
}

#[test]
fn a_draft_is_submitted_into_the_category_it_names() {
    let entry = submitted();
    assert_eq!(entry.state, EntryState::Submitted { at: open(), number: 17 });
    assert_eq!(entry.category, "social");
}

#[test]
fn to_the_millisecond() {
    let award = award();
    let submit = |now| draft().submit(&award, &categories(), &complete(), now, 1).map(|entry| entry.state);
    assert_eq!(submit(award.opens_at.plus(-1)), Err(EntryError::NotYetOpen));
    assert!(submit(award.opens_at).is_ok());
    assert!(submit(award.closes_at.plus(-1)).is_ok());
    assert_eq!(submit(award.closes_at), Err(EntryError::Closed));
}

#[test]
fn late_outranks_incomplete() {
    let award = award();
    let submit = |now| draft().submit(&award, &categories(), &Answers::new(), now, 1).err();
    assert_eq!(submit(award.closes_at), Some(EntryError::Closed));
    assert_eq!(submit(open()), Some(EntryError::Incomplete));
    assert_eq!(draft().submit(&award, &categories(), &complete_with("truth", ""), open(), 1).err(), Some(EntryError::Incomplete));
}

#[test]
fn submitted_once() {
    assert_eq!(submitted().submit(&award(), &categories(), &complete(), open(), 18), Err(EntryError::AlreadySubmitted));
    assert_eq!(submitted().check_may_change(&award(), open()), Err(EntryError::AlreadySubmitted));
}

#[test]
fn withdrawn_and_submitted_again() {
    let withdrawn = submitted().withdraw(&award(), open()).expect("open");
    assert_eq!(withdrawn.state, EntryState::Withdrawn { at: open() });
    assert_eq!(withdrawn.clone().withdraw(&award(), open()), Err(EntryError::NotSubmitted));
    assert!(withdrawn.submit(&award(), &categories(), &complete(), open(), 18).is_ok());
    assert_eq!(draft().withdraw(&award(), open()), Err(EntryError::NotSubmitted));
    assert_eq!(submitted().withdraw(&award(), award().closes_at), Err(EntryError::Closed));
}

#[test]
fn returned_with_its_own_deadline() {
    let award = award();
    let now = award.closes_at.plus(DAY);
    let until = now.plus(DAY);
    let returned = submitted().return_for_revision(&award, now, until, OpenFields::ALL).expect("submitted");
    let returned = Entry { category: "security".to_owned(), ..returned };
    let again = returned.clone().submit(&award, &categories(), &complete(), until.plus(-1), 18).expect("in time");
    assert_eq!(again.state, EntryState::Submitted { at: until.plus(-1), number: 18 });
    assert_eq!(again.category, "security", "stays where the organizer has it");
    assert_eq!(returned.clone().submit(&award, &categories(), &complete(), until, 18), Err(EntryError::Closed));
    assert_eq!(returned.clone().find_eligible(&award, until.plus(-1)), Err(EntryError::InRevision));
    assert!(returned.find_eligible(&award, until).is_ok(), "not sent again in time: the first version is judged");
    assert_eq!(submitted().return_for_revision(&award, now, now, OpenFields::ALL), Err(EntryError::DeadlinePast));
    assert_eq!(draft().return_for_revision(&award, now, until, OpenFields::ALL), Err(EntryError::NotSubmitted));
    let early = submitted().return_for_revision(&award, open(), open().plus(1), OpenFields::ALL).expect("submitted");
    assert!(early.submit(&award, &categories(), &complete(), open().plus(2), 18).is_ok(), "the window is open to everyone");
}

#[test]
fn a_return_ends_before_the_judging() {
    let award = award();
    let judging = award.judging_from;
    let table = [
        // now, until, what comes of it
        (open(), open(), Err(EntryError::DeadlinePast)),
        (open(), open().plus(-1), Err(EntryError::DeadlinePast)),
        (open(), open().plus(1), Ok(())),
        (open(), award.closes_at.plus(-1), Ok(())),
        (open(), award.closes_at.plus(DAY), Ok(())),
        (open(), judging.plus(-1), Ok(())),
        // Exclusive, as every deadline: the last moment before the jury begins is the entrant's.
        (open(), judging, Ok(())),
        (open(), judging.plus(1), Err(EntryError::DeadlineJudging)),
        (open(), award.ceremony_at, Err(EntryError::DeadlineJudging)),
        (judging.plus(-1), judging, Ok(())),
        (judging, judging.plus(1), Err(EntryError::DeadlineJudging)),
        (award.ceremony_at, award.ceremony_at.plus(DAY), Err(EntryError::DeadlineJudging)),
    ];
    for (now, until, expected) in table {
        let returned = submitted().return_for_revision(&award, now, until, OpenFields::ALL);
        assert_eq!(returned.map(|_| ()), expected, "from {now:?} until {until:?}");
    }
    let other = Award { id: AwardId::from_uuid(uuid(99)), ..award };
    assert_eq!(submitted().return_for_revision(&other, open(), open().plus(1), OpenFields::ALL), Err(EntryError::OtherAward));
}

#[test]
fn the_category_is_the_entrys_from_sending_until_withdrawn() {
    let at = open();
    let states = [
        (EntryState::Draft, "social"),
        (EntryState::Withdrawn { at }, "social"),
        (EntryState::Submitted { at, number: 1 }, "region"),
        (EntryState::Returned { at, until: at.plus(DAY), open: OpenFields::ALL }, "region"),
        (EntryState::Eligible { at }, "region"),
        (EntryState::Ineligible { at, reason: IneligibleReason::WrongCategory }, "region"),
    ];
    for (state, expected) in states {
        let entry = Entry { category: "region".to_owned(), ..in_state(state) };
        assert_eq!(entry.settle_category(complete()).get("category"), expected, "{state:?}");
    }
}

#[test]
fn decided_once_but_for_an_appeal() {
    let now = award().closes_at.plus(DAY);
    let eligible = submitted().find_eligible(&award(), now).expect("submitted");
    assert_eq!(eligible.clone().find_eligible(&award(), now), Err(EntryError::Decided));
    assert_eq!(eligible.clone().find_ineligible(&award(), now, IneligibleReason::Secret), Err(EntryError::Decided));
    assert_eq!(eligible.clone().withdraw(&award(), open()), Err(EntryError::Decided));
    assert_eq!(eligible.clone().return_for_revision(&award(), now, now.plus(1), OpenFields::ALL), Err(EntryError::Decided));
    assert_eq!(eligible.submit(&award(), &categories(), &complete(), open(), 18), Err(EntryError::Decided));
    let ineligible = submitted().find_ineligible(&award(), now, IneligibleReason::IdeaOnly).expect("submitted");
    assert_eq!(ineligible.state, EntryState::Ineligible { at: now, reason: IneligibleReason::IdeaOnly });
    assert_eq!(ineligible.find_eligible(&award(), now), Err(EntryError::Decided), "an appeal overturns it, nothing else");
    assert_eq!(draft().find_eligible(&award(), now), Err(EntryError::NotSubmitted));
    assert_eq!(draft().find_ineligible(&award(), now, IneligibleReason::Secret), Err(EntryError::NotSubmitted));
}

#[test]
fn another_award_has_no_say() {
    let other = Award { id: AwardId::from_uuid(uuid(99)), ..award() };
    assert_eq!(draft().submit(&other, &categories(), &complete(), open(), 1), Err(EntryError::OtherAward));
    assert_eq!(submitted().withdraw(&other, open()), Err(EntryError::OtherAward));
}

#[test]
fn states_are_kept_with_their_facts() {
    let at = open();
    for (state, code) in [
        (EntryState::Draft, "draft"),
        (EntryState::Submitted { at, number: 3 }, "submitted"),
        (EntryState::Withdrawn { at }, "withdrawn"),
        (EntryState::Returned { at, until: at.plus(DAY), open: OpenFields::of(["users"]) }, "returned"),
        (EntryState::Eligible { at }, "eligible"),
        (EntryState::Ineligible { at, reason: IneligibleReason::WrongCategory }, "ineligible"),
    ] {
        let json = serde_json::to_string(&in_state(state)).expect("JSON");
        assert!(json.contains(&format!("\"state\":\"{code}\"")), "{json}");
        assert_eq!(serde_json::from_str::<Entry>(&json).expect("JSON").state, state);
        assert_eq!((state.code(), state.at().is_some()), (code, code != "draft"));
    }
}
