//! Later deadlines: for all, and for one.

use domain::{
    award::{AwardError, Calendar, CalendarDate, NewAward},
    entry::{EntryError, EntryState},
    id::EntryId,
    letter::Letter,
    time::{DAY, HOUR},
};
use store::{
    Error,
    award::{self, Edition},
    entries, mail,
    scope::Operator,
};

use super::{entry_rule, form_of, rule, two_drafts};
use crate::{
    cast::{entrant, open_award, organizer, person, seed, showtime},
    entries::complete_draft,
    world::on_both,
};

/// To whom letters about a later deadline wait.
async fn told(db: &store::Db) -> Vec<(String, bool)> {
    let mut readers = Vec::new();
    loop {
        let letters = mail::take_due(db, &Operator::at_console(showtime())).await.expect("readable");
        if letters.is_empty() {
            return readers;
        }
        readers.extend(letters.into_iter().filter_map(|sent| match sent.letter {
            Letter::DeadlineExtended { title, reason, .. } => {
                assert_eq!(reason, "Байланыс үзілді");
                Some((sent.recipient, title.is_some()))
            }
            _ => None,
        }));
    }
}

#[tokio::test]
async fn everyone_gets_longer_and_everyone_who_writes_is_told() {
    on_both(async |db| {
        seed(db).await;
        let open = open_award(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let until = open.closes_at.plus(DAY);
        assert_eq!(award::extend(db, &organizer, until, " \n").await, rule(AwardError::Reason));
        assert_eq!(award::extend(db, &organizer, open.closes_at, "Байланыс үзілді").await, rule(AwardError::NotLater));
        let id = complete_draft(db, &entrant(db, "entrant", showtime()).await).await;
        let writers = award::get_settings(db, &organizer).await.expect("readable").writers;
        award::extend(db, &organizer, until, "Байланыс үзілді").await.expect("later");
        assert_eq!(open_award(db).await.closes_at, until);
        let told = told(db).await;
        assert!(told.contains(&("entrant@demo.bayge".into(), false)), "{told:?}");
        assert_eq!(told.len() as u64, writers, "as many as the page said");
        let event = "SELECT COUNT(*) FROM event WHERE act = 'award_extended' AND actor_id IS NOT NULL AND detail LIKE '%reason%'";
        assert_eq!(db.count_for_tests(event).await, Ok(1));
        let late = entrant(db, "entrant", until).await;
        assert_eq!(entries::submit(db, &late, id).await, entry_rule(EntryError::Closed));
        let last = entrant(db, "entrant", until.plus(-1)).await;
        assert_eq!(entries::submit(db, &last, id).await.map(|receipt| receipt.submitted_at), Ok(until.plus(-1)));
    })
    .await;
}

#[tokio::test]
async fn one_entry_gets_longer_and_only_its_organization_is_told() {
    on_both(async |db| {
        seed(db).await;
        let open = open_award(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let (own, other) = two_drafts(db, &hospital).await;
        let until = open.closes_at.plus(HOUR);
        let nowhere = EntryId::from_uuid(uuid::Uuid::nil());
        assert_eq!(award::extend_entry(db, &organizer, nowhere, until, "Байланыс үзілді").await, Err(Error::NotFound));
        award::extend_entry(db, &organizer, own, until, "Байланыс үзілді").await.expect("later");
        let told = told(db).await;
        assert!(!told.is_empty() && told.iter().all(|(_, is_of_one)| *is_of_one), "{told:?}");
        let members = "SELECT COUNT(*) FROM membership WHERE admitted_at IS NOT NULL AND organization_id IN \
                       (SELECT organization_id FROM entry WHERE extended_until IS NOT NULL)";
        assert_eq!(db.count_for_tests(members).await, Ok(i64::try_from(told.len()).expect("few")), "they and nobody else");
        let last = entrant(db, "entrant", until.plus(-1)).await;
        assert_eq!(entries::submit(db, &last, other).await, entry_rule(EntryError::Closed), "the other one is late");
        entries::submit(db, &last, own).await.expect("its own deadline");
        assert_eq!(award::extend_entry(db, &organizer, own, until.plus(1), "Байланыс үзілді").await, Err(Error::NotFound), "it is sent");
    })
    .await;
}

#[tokio::test]
async fn a_returned_entry_keeps_one_deadline_and_what_is_open() {
    on_both(async |db| {
        seed(db).await;
        let open = open_award(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        let (first, later) = (open.closes_at.plus(HOUR), open.closes_at.plus(DAY));
        entries::return_for_revision(db, &organizer, id, first, "Бір жауап".into()).await.expect("returned");
        award::extend_entry(db, &organizer, id, later, "Байланыс үзілді").await.expect("later");
        let entry = entries::get_own(db, &hospital, id).await.expect("there").entry;
        assert!(matches!(entry.state, EntryState::Returned { until, .. } if until == later), "{:?}", entry.state);
        assert_eq!(entry.extended_until, None);
        assert!(entry.clone().find_eligible(&open, first).is_err(), "its time still runs");
        assert!(entry.withdraw(&open, first).is_err(), "nothing else opens after the window");
    })
    .await;
}

#[tokio::test]
async fn the_jury_never_begins_while_a_promised_deadline_runs() {
    on_both(async |db| {
        seed(db).await;
        let open = open_award(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let (own, other) = two_drafts(db, &hospital).await;
        let (first, last) = (open.closes_at.plus(HOUR), open.closes_at.plus(DAY));
        let begin = async |judging_from| {
            let calendar = Calendar { judging_from, ..Calendar::of(&open) };
            award::change(db, &organizer, NewAward { calendar, ..form_of(&open) }).await
        };
        let settings = async || award::get_settings(db, &organizer).await.expect("readable");
        assert_eq!((settings().await.progress.promised_until, settings().await.promised), (None, 0));
        begin(first).await.expect("nobody was promised anything");
        begin(open.judging_from).await.expect("it has not come");

        award::extend_entry(db, &organizer, own, first, "Байланыс үзілді").await.expect("later");
        entries::submit(db, &hospital, other).await.expect("sent");
        entries::return_for_revision(db, &organizer, other, last, "Бір жауап".into()).await.expect("returned");
        let there = settings().await;
        let named: Vec<_> = there.promises.iter().map(|promise| (promise.until, promise.party.sent.as_ref().map(|sent| sent.id))).collect();
        assert_eq!(named, [(last, Some(other)), (first, None)], "the last one first; a draft is its authors' own");
        assert_eq!((there.promised, there.progress.promised_until), (2, Some(last)));
        assert_eq!(begin(last.plus(-1)).await, rule(AwardError::Promised));
        begin(last).await.expect("exactly when it is over");

        // Sent again, the return is over; what the other was given still runs, also once it is sent.
        entries::submit(db, &hospital, other).await.expect("sent");
        begin(last.plus(-1)).await.expect("nobody loses time");
        entries::submit(db, &hospital, own).await.expect("sent");
        assert_eq!(begin(first.plus(-1)).await, rule(AwardError::Promised), "it may still be taken back");
        begin(first).await.expect("exactly when it is over");
        entries::find_eligible(db, &organizer, own).await.expect("decided");
        begin(first.plus(-1)).await.expect("what is decided waits for nobody");
    })
    .await;
}

#[tokio::test]
async fn once_judging_has_begun_nobody_gets_longer() {
    on_both(async |db| {
        seed(db).await;
        let open = open_award(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let (draft, sent) = two_drafts(db, &hospital).await;
        entries::submit(db, &hospital, sent).await.expect("sent");
        let at =
            async |now| store::scope::Organizer::of(&person(db, "organizer", Edition::Year(open.year), now).await).expect("holds the role");
        let (eve, judged) = (at(open.judging_from.plus(-1)).await, at(open.judging_from).await);
        let (begun, later) = (AwardError::JudgingBegun, open.judging_from.plus(DAY));
        assert_eq!(award::extend(db, &judged, later, "Себеп").await, rule(begun));
        assert_eq!(award::extend_entry(db, &judged, draft, later, "Себеп").await, rule(begun));
        assert_eq!(award::extend(db, &eve, later, "Себеп").await, rule(AwardError::Order(CalendarDate::Judging)));
        assert_eq!(award::extend_entry(db, &eve, draft, later, "Себеп").await, rule(AwardError::Order(CalendarDate::Judging)));
        let returned = entries::return_for_revision(db, &judged, sent, later, "Бір жауап".into()).await;
        assert_eq!(returned, entry_rule(EntryError::DeadlineJudging));
    })
    .await;
}
