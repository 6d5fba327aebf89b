//! Sending once, in time.

use domain::{
    entry::{EntryError, EntryState},
    form::Section,
    letter::Letter,
    time::{HOUR, SECOND, Timestamp},
};
use store::{Error, Rule, award::Edition, entries, mail, scope::Operator};

use super::{complete_draft, one, section_of};
use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    world::on_both,
};

fn rule<T>(error: EntryError) -> store::Result<T> {
    Err(Error::Rule(Rule::Entry(error)))
}

#[tokio::test]
async fn the_bell_is_exact_to_the_millisecond() {
    on_both(async |db| {
        seed(db).await;
        let award = open_award(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let at = async |now: Timestamp| entries::submit(db, &entrant(db, "entrant", now).await, id).await;
        assert_eq!(at(award.opens_at.plus(-1)).await, rule(EntryError::NotYetOpen));
        assert_eq!(at(award.closes_at).await, rule(EntryError::Closed));
        let last = award.closes_at.plus(-1);
        let receipt = at(last).await.expect("the last millisecond is in time");
        assert_eq!((receipt.submitted_at, receipt.number), (last, 5));
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_stops_it_and_the_draft_stays() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let mut consent = section_of(&record.answers, Section::Consent);
        consent.remove("no_secrets");
        let seen = record.version(Section::Consent);
        entries::save_section(db, &hospital, id, Section::Consent, consent, seen).await.expect("kept");
        assert_eq!(entries::submit(db, &hospital, id).await, rule(EntryError::Incomplete));
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!((record.entry.state, record.receipts.len()), (EntryState::Draft, 0));
        assert!(!record.answers.get("title_kk").is_empty());
    })
    .await;
}

#[tokio::test]
async fn fifty_posts_make_one_submission() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let posts = (0..50).map(|_| {
            let (db, hospital) = (db.clone(), hospital.clone());
            tokio::spawn(async move { entries::submit(&db, &hospital, id).await })
        });
        let mut receipts = Vec::new();
        for post in posts.collect::<Vec<_>>() {
            receipts.push(post.await.expect("not panicked").expect("sent"));
        }
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "every answer is the same receipt");
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(record.receipts, [receipts[0].clone()]);
        assert_eq!(receipts[0].sha256, record.answers.sha256_hex());
        assert_eq!(receipts[0].sha256.len(), 64);
        let content = entries::get_sent_content(db, &hospital, id).await.expect("sent");
        assert_eq!(content.into_bytes(), record.answers.canonical());
        let grain = entrant(db, "grain", showtime()).await;
        assert_eq!(entries::get_sent_content(db, &grain, id).await, Err(Error::NotFound));
        let letters = mail::take_due(db, &Operator::at_console(showtime())).await.expect("readable");
        let letters: Vec<_> = letters.iter().filter(|letter| matches!(letter.letter, Letter::EntrySubmitted { .. })).collect();
        assert_eq!(letters.iter().map(|letter| letter.recipient.as_str()).collect::<Vec<_>>(), ["entrant@demo.bayge"], "one mail");
    })
    .await;
}

#[tokio::test]
async fn two_organizations_never_get_one_number() {
    on_both(async |db| {
        seed(db).await;
        let mut numbers = Vec::new();
        let mut posts = Vec::new();
        for name in ["entrant", "grain", "border", "grid"] {
            let person = entrant(db, name, showtime()).await;
            let id = if name == "entrant" { complete_draft(db, &person).await } else { copy_of_the_judged(db, &person).await };
            let db = db.clone();
            posts.push(tokio::spawn(async move { entries::submit(&db, &person, id).await }));
        }
        for post in posts {
            numbers.push(post.await.expect("not panicked").expect("sent").number);
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [5, 6, 7, 8]);
    })
    .await;
}

/// A new entry with the answers of one that the organization sent before.
async fn copy_of_the_judged(db: &store::Db, person: &store::scope::Entrant) -> domain::id::EntryId {
    let list = entries::list_own(db, person, 1).await.expect("readable");
    let former = entries::get_own(db, person, list.lines[0].id).await.expect("there");
    let id = entries::create(db, person).await.expect("created");
    for section in Section::ALL {
        let seen = i64::from(*section == Section::Organization);
        entries::save_section(db, person, id, *section, section_of(&former.answers, *section), seen).await.expect("kept");
    }
    id
}

#[tokio::test]
async fn withdrawn_changed_and_sent_again() {
    on_both(async |db| {
        seed(db).await;
        let award = open_award(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        assert_eq!(entries::withdraw(db, &hospital, id).await, rule(EntryError::NotSubmitted));
        let first = entries::submit(db, &hospital, id).await.expect("sent");
        let late = entrant(db, "entrant", award.closes_at).await;
        assert_eq!(entries::withdraw(db, &late, id).await, rule(EntryError::Closed));
        entries::withdraw(db, &hospital, id).await.expect("taken back");
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let mut team = section_of(&record.answers, Section::Results);
        team.insert("users".to_owned(), "77".to_owned());
        entries::save_section(db, &hospital, id, Section::Results, team, record.version(Section::Results)).await.expect("kept");
        let again = entrant(db, "entrant", showtime().plus(HOUR)).await;
        let second = entries::submit(db, &again, id).await.expect("sent");
        assert_eq!((second.number, second.submitted_at), (first.number, showtime().plus(HOUR)));
        assert_ne!(second.sha256, first.sha256);
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(record.receipts, [second, first]);
        assert_eq!(entries::save_section(db, &again, id, Section::Results, one("users", "1"), 9).await, rule(EntryError::AlreadySubmitted));
    })
    .await;
}

#[tokio::test]
async fn words_typed_after_the_bell_are_kept_and_not_sent() {
    on_both(async |db| {
        seed(db).await;
        let closes_at = open_award(db).await.closes_at;
        let in_time = entrant(db, "entrant", closes_at.plus(-1)).await;
        let late = entrant(db, "entrant", closes_at.plus(10 * SECOND)).await;
        let id = complete_draft(db, &in_time).await;
        let before = entries::get_own(db, &in_time, id).await.expect("there");
        let mut results = section_of(&before.answers, Section::Results);
        results.insert("users".to_owned(), "4242".to_owned());
        let version = before.version(Section::Results);
        let kept = entries::save_section(db, &late, id, Section::Results, results.clone(), version).await.expect("kept");
        // One that arrived in time and was held up, on top of it.
        results.insert("money_saved".to_owned(), "7".to_owned());
        entries::save_section(db, &in_time, id, Section::Results, results, kept.version).await.expect("kept");
        let receipt = entries::submit(db, &in_time, id).await.expect("arrived in time");
        assert_eq!(receipt.sha256, before.answers.sha256_hex(), "what stood there at the bell");
        let sent = entries::get(db, &organizer(db, Edition::Open).await, id).await.expect("there");
        assert_eq!(sent.answers, before.answers);
        assert_eq!(entries::get_own(db, &late, id).await.expect("there").answers, before.answers);
        let earlier = entries::get_earlier(db, &late, id, Section::Results, kept.version).await.expect("kept for ever");
        assert_eq!(earlier.get("users"), "4242");
    })
    .await;
}

#[tokio::test]
async fn which_body_enters_is_no_answer() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let mut typed = section_of(&record.answers, Section::Organization);
        typed.insert("bin".into(), "260140000015".into());
        typed.insert("org_kind".into(), "central".into());
        let seen = record.version(Section::Organization);
        entries::save_section(db, &hospital, id, Section::Organization, typed, seen).await.expect("kept");
        let facts = async || {
            let record = entries::get_own(db, &hospital, id).await.expect("there");
            ["bin", "org_kind"].map(|key| record.answers.get(key).to_owned())
        };
        assert_eq!(facts().await, ["260140001787", "local"]);
        // What was saved before the organization was put right.
        db.execute_for_tests("UPDATE organization SET kind = 'central' WHERE bin = '260140001787'").await.expect("changed");
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(facts().await, ["260140001787", "central"]);
    })
    .await;
}
