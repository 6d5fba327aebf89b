//! Checks, marks, the return and what comes back; appeals and moves. And who hears of them.

mod appealing;
mod many;
mod moving;

use domain::{
    entry::{EntryError, EntryState},
    form::Section,
    id::EntryId,
    letter::Letter,
    screening::{Check, Mark, MarkReason, OpenFields, Tick, changes},
    time::{DAY, Timestamp},
};
use std::collections::BTreeMap;
use store::{
    Db, Error, Rule,
    award::Edition,
    entries, mail,
    scope::{Operator, Organizer},
};

use super::{complete_draft, one, section_of};
use crate::{
    cast::{entrant, open_award, organizer, person, seed, showtime},
    world::on_both,
};

/// The hospital's entry, sent.
async fn sent(db: &Db) -> EntryId {
    let hospital = entrant(db, "entrant", showtime()).await;
    let id = complete_draft(db, &hospital).await;
    entries::submit(db, &hospital, id).await.expect("sent");
    id
}

/// The letters that wait for this address, the receipt's left out.
async fn letters(db: &Db, address: &str) -> Vec<Letter> {
    let all = mail::take_due(db, &Operator::at_console(showtime().plus(DAY))).await.expect("the outbox can be read");
    let mine = all.into_iter().filter(|outgoing| outgoing.recipient == address).map(|outgoing| outgoing.letter);
    mine.filter(|letter| !matches!(letter, Letter::EntrySubmitted { .. })).collect()
}

/// The second organizer of the demonstration.
async fn second(db: &Db) -> Organizer {
    Organizer::of(&person(db, "organizer2", Edition::Open, showtime()).await).expect("holds the role")
}

fn mark(key: &str) -> Mark {
    Mark::new(key, MarkReason::Unclear, "Нақтылаңыз").expect("markable")
}

fn rule<T>(error: EntryError) -> store::Result<T> {
    Err(Error::Rule(Rule::Entry(error)))
}

async fn save(db: &Db, id: EntryId, now: Timestamp, section: Section, key: &str, text: &str) -> store::Result<()> {
    let hospital = entrant(db, "entrant", now).await;
    let own = entries::get_own(db, &hospital, id).await.expect("there");
    entries::save_section(db, &hospital, id, section, one(key, text), own.version(section)).await.map(|_| ())
}

#[tokio::test]
async fn only_the_marked_answers_are_open_and_the_difference_is_seen() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let (organizer, hospital) = (organizer(db, Edition::Open).await, entrant(db, "entrant", showtime()).await);
        entries::mark(db, &organizer, id, mark("users")).await.expect("marked");
        entries::mark(db, &organizer, id, mark("cost")).await.expect("marked");
        entries::mark(db, &organizer, id, mark("head")).await.expect("marked");
        entries::unmark(db, &organizer, id, "head".into()).await.expect("taken away");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert!(own.screening.marks.is_empty(), "nobody is told before the return");
        let desk = entries::get(db, &organizer, id).await.expect("there");
        assert_eq!(desk.screening.marks, [mark("users"), mark("cost")], "in the order of the form");

        let until = open_award(db).await.closes_at.plus(DAY);
        entries::return_for_revision(db, &organizer, id, until, "Екі жауап".into()).await.expect("returned");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        let open = OpenFields::of(["users", "cost"]);
        assert_eq!(own.entry.state, EntryState::Returned { at: showtime(), until, open });
        assert_eq!(
            own.screening.marks.iter().map(|mark| (mark.key.as_str(), mark.is_told)).collect::<Vec<_>>(),
            [("users", true), ("cost", true)]
        );
        let [Letter::EntryReturned { marks, until: told, remark, about }] = &letters(db, "entrant@demo.bayge").await[..] else {
            panic!("one letter")
        };
        assert_eq!((marks.len(), *told, remark.as_str(), about.entry), (2, until, "Екі жауап", id));

        // After the window, within the personal deadline.
        let late = until.plus(-1);
        let before = own.answers.clone();
        save(db, id, late, Section::Results, "users", "4242").await.expect("an open answer");
        assert_eq!(save(db, id, late, Section::Solution, "situation", "Басқа мәтін").await, rule(EntryError::FieldClosed));
        assert_eq!(save(db, id, late, Section::Results, "hours_saved", "7").await, rule(EntryError::FieldClosed));
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(changes(&before, &own.answers).len(), 1, "the rest stands as it was sent");
        assert_eq!(own.screening.before.as_ref(), Some(&before));

        // Whatever got into the draft: what was not open is sent as it was.
        db.execute_for_tests(
            "UPDATE entry_section_version SET content = REPLACE(content, '\"risk\":\"', '\"risk\":\"x') WHERE section = 'responsible'",
        )
        .await
        .expect("changed");
        entries::submit(db, &entrant(db, "entrant", late).await, id).await.expect("sent in time");
        let desk = entries::get(db, &organizer, id).await.expect("there");
        let found = changes(desk.screening.before.as_ref().expect("sent twice"), &desk.answers);
        assert_eq!(found.iter().map(|change| (change.key.as_str(), change.after.as_str())).collect::<Vec<_>>(), [("users", "4242")]);
        assert!(desk.screening.marks.iter().all(|mark| mark.is_told));
        assert!(entries::get_own(db, &hospital, id).await.expect("there").screening.marks.is_empty());
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM event WHERE act IN ('entry_marked', 'entry_unmarked')").await, Ok(4));
    })
    .await;
}

#[tokio::test]
async fn a_second_return_asks_anew() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let until = showtime().plus(DAY);
        for (round, (key, section)) in (1..).zip([("users", Section::Results), ("cost", Section::Transfer)]) {
            entries::mark(db, &organizer, id, mark(key)).await.expect("marked");
            entries::return_for_revision(db, &organizer, id, until, String::new()).await.expect("returned");
            let hospital = entrant(db, "entrant", showtime()).await;
            let own = entries::get_own(db, &hospital, id).await.expect("there");
            assert_eq!(own.screening.marks.iter().map(|mark| mark.key.as_str()).collect::<Vec<_>>(), [key]);
            save(db, id, showtime().plus(round * 10), section, key, "12").await.expect("an open answer");
            entries::submit(db, &entrant(db, "entrant", showtime().plus(round * 10 + 1)).await, id).await.expect("sent");
        }
        let until_past = entries::return_for_revision(db, &organizer, id, showtime(), String::new()).await;
        assert_eq!(until_past, rule(EntryError::DeadlinePast));
    })
    .await;
}

#[tokio::test]
async fn the_checklist_is_the_organizers_alone_and_a_failed_check_stops() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let (organizer, hospital) = (organizer(db, Edition::Open).await, entrant(db, "entrant", showtime()).await);
        let ticks = BTreeMap::from([(Check::Results, Tick::Failed), (Check::Consents, Tick::Passed), (Check::Secrets, Tick::Open)]);
        entries::tick(db, &organizer, id, ticks.clone()).await.expect("kept");
        entries::tick(db, &organizer, id, ticks).await.expect("kept again");
        let checks = "SELECT COUNT(*) FROM event WHERE act = 'entry_checked'";
        assert_eq!(db.count_for_tests(checks).await, Ok(2), "what did not change is no event");
        let desk = entries::get(db, &organizer, id).await.expect("there");
        assert_eq!((desk.screening.checklist.get(Check::Results), desk.screening.checklist.count(Tick::Open)), (Tick::Failed, 4));
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(own.screening.checklist.count(Tick::Open), Check::ALL.len(), "none of it leaves the desk");
        assert_eq!(entries::find_eligible(db, &organizer, id).await, rule(EntryError::CheckFailed));
        entries::tick(db, &organizer, id, BTreeMap::from([(Check::Results, Tick::Passed)])).await.expect("kept");
        entries::find_eligible(db, &organizer, id).await.expect("eligible");
        let [Letter::EntryEligible { about }] = &letters(db, "entrant@demo.bayge").await[..] else { panic!("one letter") };
        assert_eq!((about.entry, about.number.as_str()), (id, "AGC-2027-0005"));
        assert_eq!(entries::tick(db, &organizer, id, BTreeMap::from([(Check::Secrets, Tick::Failed)])).await, rule(EntryError::Decided));
        assert_eq!(entries::mark(db, &organizer, id, mark("users")).await, rule(EntryError::Decided));
    })
    .await;
}

#[tokio::test]
async fn a_draft_cannot_be_screened() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let organizer = organizer(db, Edition::Open).await;
        let hidden = Err(Error::NotFound);
        assert_eq!(entries::mark(db, &organizer, id, mark("users")).await, hidden);
        assert_eq!(entries::unmark(db, &organizer, id, "users".into()).await, hidden);
        assert_eq!(entries::tick(db, &organizer, id, BTreeMap::from([(Check::Results, Tick::Passed)])).await, hidden);
        assert_eq!(entries::request_move(db, &organizer, id, "region".into(), "Себеп".into()).await, hidden);
        assert_eq!(entries::rule_on_appeal(db, &organizer, id, domain::screening::Ruling::Upheld, String::new()).await, hidden);
        assert!(section_of(&entries::get_own(db, &hospital, id).await.expect("there").answers, Section::Results).len() > 1);
    })
    .await;
}
