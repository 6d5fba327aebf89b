//! Reminders before the bell.

use domain::{
    letter::Letter,
    time::{DAY, HOUR, Timestamp},
};
use store::{Db, award, award::Edition, entries, mail, scope::Operator};

use super::{complete_draft, one};
use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    world::on_both,
};

/// Letters of reminder that wait for one reader, with the sections they name.
async fn read(db: &Db, reader: &str, now: Timestamp) -> Vec<usize> {
    let mut found = Vec::new();
    loop {
        let letters = mail::take_due(db, &Operator::at_console(now)).await.expect("readable");
        if letters.is_empty() {
            return found;
        }
        for sent in &letters {
            mail::mark_sent(db, &Operator::at_console(now), sent.id).await.expect("noted");
        }
        found.extend(letters.into_iter().filter(|sent| sent.recipient == reader).filter_map(|sent| match sent.letter {
            Letter::Reminder { missing, .. } => Some(missing.len()),
            _ => None,
        }));
    }
}

#[tokio::test]
async fn each_moment_is_told_once() {
    on_both(async |db| {
        seed(db).await;
        let end = open_award(db).await.closes_at;
        let remind = async |now: Timestamp| entries::remind(db, &Operator::at_console(now)).await.expect("posted");
        assert_eq!(remind(end.plus(-7 * DAY - 1)).await, 0, "nobody is reminded early");
        for before in [7 * DAY, DAY, 3 * HOUR] {
            let now = end.plus(-before);
            let (one, other) = tokio::join!(remind(now), remind(now));
            assert!(one + other > 0, "{before} ms before");
            assert_eq!(remind(now.plus(1)).await, 0, "not a second time");
            let hospital = read(db, "entrant@demo.bayge", now).await;
            assert_eq!(hospital, [0], "one letter, and nothing is missing {before} ms before");
        }
        assert_eq!(remind(end).await, 0, "nobody is reminded late");
        let twice = "SELECT COUNT(*) FROM (SELECT entry_id, moment FROM reminder GROUP BY entry_id, moment HAVING COUNT(*) > 1) AS found";
        assert_eq!(db.count_for_tests(twice).await, Ok(0));
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_what_was_sent_is_left_alone() {
    on_both(async |db| {
        seed(db).await;
        let award = open_award(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let seen = entries::get_own(db, &hospital, id).await.expect("there").version(domain::form::Section::Consent);
        entries::save_section(db, &hospital, id, domain::form::Section::Consent, one("truth", "yes"), seen).await.expect("kept");
        let now = award.closes_at.plus(-DAY);
        entries::remind(db, &Operator::at_console(now)).await.expect("posted");
        assert_eq!(read(db, "entrant@demo.bayge", now).await, [1], "the consent lacks something");

        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let consent =
            [("authority", "yes"), ("truth", "yes"), ("personal_data_consent", "yes"), ("no_secrets", "yes"), ("publication", "whole")];
        let consent = consent.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        let seen = record.version(domain::form::Section::Consent);
        entries::save_section(db, &hospital, id, domain::form::Section::Consent, consent, seen).await.expect("kept");
        entries::submit(db, &hospital, id).await.expect("sent");
        let now = award.closes_at.plus(-3 * HOUR);
        entries::remind(db, &Operator::at_console(now)).await.expect("posted");
        assert_eq!(read(db, "entrant@demo.bayge", now).await, Vec::<usize>::new(), "it is sent");
    })
    .await;
}

#[tokio::test]
async fn an_entry_with_its_own_deadline_is_reminded_of_that() {
    on_both(async |db| {
        seed(db).await;
        let award = open_award(db).await;
        let id = complete_draft(db, &entrant(db, "entrant", showtime()).await).await;
        let until = award.closes_at.plus(2 * DAY);
        award::extend_entry(db, &organizer(db, Edition::Open).await, id, until, "Байланыс үзілді").await.expect("later");
        let remind = async |now: Timestamp| {
            entries::remind(db, &Operator::at_console(now)).await.expect("posted");
            read(db, "entrant@demo.bayge", now).await.len()
        };
        assert_eq!(remind(award.closes_at.plus(-3 * HOUR)).await, 1, "a week before its own deadline has passed");
        assert_eq!(remind(until.plus(-DAY)).await, 1);
        assert_eq!(remind(until.plus(-3 * HOUR)).await, 1);
        assert_eq!(remind(until).await, 0);
        let moved = until.plus(2 * DAY);
        award::extend_entry(db, &organizer(db, Edition::Open).await, id, moved, "Байланыс үзілді").await.expect("later");
        assert_eq!(remind(moved.plus(-3 * HOUR)).await, 1, "a moved deadline is told of anew");
    })
    .await;
}
