//! Nothing typed is lost.

use std::collections::BTreeMap;

use domain::{
    entry::{EntryError, EntryState},
    form::Section,
    time::{DAY, SECOND},
};
use store::{Error, Rule, entries};

use super::{complete_draft, one};
use crate::{
    cast::{entrant, open_award, seed, showtime},
    world::on_both,
};

#[tokio::test]
async fn an_entry_begins_with_what_is_known_of_its_organization() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = entries::create(db, &hospital).await.expect("created");
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(record.entry.state, EntryState::Draft);
        assert_eq!(record.entry.award, open_award(db).await.id);
        for (key, expected) in
            [("bin", "260140001787"), ("org_kind", "local"), ("org_name_en", "Demo: City Hospital No. 4"), ("email", "entrant@demo.bayge")]
        {
            assert_eq!(record.answers.get(key), expected);
        }
        assert_eq!((record.version(Section::Organization), record.version(Section::Project)), (1, 0));
        let list = entries::list_own(db, &hospital, 1).await.expect("readable");
        assert_eq!(list.total, 3);
    })
    .await;
}

#[tokio::test]
async fn a_draft_takes_anything_and_counts_its_versions() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = entries::create(db, &hospital).await.expect("created");
        let wrong = BTreeMap::from([("users".to_owned(), "very many".to_owned()), ("indicator.1.before".to_owned(), "x".to_owned())]);
        let kept = entries::save_section(db, &hospital, id, Section::Results, wrong, 0).await.expect("kept");
        assert_eq!((kept.version, kept.at, kept.met.len()), (1, showtime(), 0));
        let kept = entries::save_section(db, &hospital, id, Section::Results, one("users", "12"), 1).await.expect("kept");
        assert_eq!(kept.version, 2);
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(record.answers.get("users"), "12");
        assert!(record.answers.rows("indicator").is_empty(), "a row that was taken out is gone");
        let earlier = entries::get_earlier(db, &hospital, id, Section::Results, 1).await.expect("kept for ever");
        assert_eq!(earlier.get("users"), "very many");
    })
    .await;
}

#[tokio::test]
async fn two_people_change_one_section() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = entries::create(db, &hospital).await.expect("created");
        let first = BTreeMap::from([("situation".to_owned(), "a".to_owned()), ("how".to_owned(), "b".to_owned())]);
        entries::save_section(db, &hospital, id, Section::Solution, first.clone(), 0).await.expect("kept");
        let mut other = first.clone();
        other.insert("how".to_owned(), "theirs".to_owned());
        other.insert("why_ai".to_owned(), "theirs".to_owned());
        entries::save_section(db, &hospital, id, Section::Solution, other, 1).await.expect("kept");
        let mut mine = first;
        mine.insert("how".to_owned(), "mine".to_owned());
        mine.insert("situation".to_owned(), "mine".to_owned());
        let kept = entries::save_section(db, &hospital, id, Section::Solution, mine.clone(), 1).await.expect("kept");
        assert_eq!((kept.version, kept.met), (4, vec!["how".to_owned()]));
        let texts = async || {
            let record = entries::get_own(db, &hospital, id).await.expect("there");
            ["situation", "why_ai", "how"].map(|key| record.answers.get(key).to_owned())
        };
        assert_eq!(texts().await, ["mine", "theirs", "theirs"], "nothing is replaced unseen");
        let other = entries::get_earlier(db, &hospital, id, Section::Solution, 3).await.expect("kept for ever");
        assert_eq!(other.get("how"), "mine");
        let again = entries::save_section(db, &hospital, id, Section::Solution, mine, 1).await.expect("kept");
        assert_eq!((again.version, again.met.len()), (4, 1), "the same form again makes no version");

        let chosen = entries::choose(db, &hospital, id, Section::Solution, 3, &["how".to_owned()].into()).await.expect("kept");
        assert_eq!((chosen.version, chosen.met.len()), (5, 0));
        assert_eq!(texts().await, ["mine", "theirs", "mine"]);
        let late = entries::choose(db, &hospital, id, Section::Solution, 3, &[].into()).await.expect("kept");
        assert_eq!((late.version, texts().await[2].as_str()), (5, "mine"), "theirs was not asked for again");
        assert_eq!(entries::choose(db, &hospital, id, Section::Solution, 8, &[].into()).await.err(), Some(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn after_the_bell_a_draft_is_still_kept() {
    on_both(async |db| {
        seed(db).await;
        let closes_at = open_award(db).await.closes_at;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let late = entrant(db, "entrant", closes_at.plus(DAY)).await;
        let version = entries::get_own(db, &late, id).await.expect("readable").version(Section::Results);
        entries::save_section(db, &late, id, Section::Results, one("users", "12"), version).await.expect("kept");
        let record = entries::get_own(db, &late, id).await.expect("readable");
        assert_eq!(record.answers.get("users"), "12");
        assert_eq!(entries::submit(db, &late, id).await, Err(Error::Rule(Rule::Entry(EntryError::Closed))));
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_cannot_be_changed_and_what_is_too_long_is_refused_whole() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let long = "x".repeat(domain::answers::MAX_CHARS + 1);
        let refused = entries::save_section(db, &hospital, id, Section::Transfer, one("cost", &long), 1).await;
        assert_eq!(refused, Err(Error::Rule(Rule::Entry(EntryError::TooLong))));
        entries::submit(db, &hospital, id).await.expect("sent");
        let after = entrant(db, "entrant", showtime().plus(SECOND)).await;
        let refused = entries::save_section(db, &after, id, Section::Results, one("users", "1"), 1).await;
        assert_eq!(refused, Err(Error::Rule(Rule::Entry(EntryError::AlreadySubmitted))));
        let record = entries::get_own(db, &after, id).await.expect("readable");
        assert_ne!(record.answers.get("users"), "1");
    })
    .await;
}

#[tokio::test]
async fn who_enters_is_what_registration_says() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = entries::create(db, &hospital).await.expect("created");
        let forged = BTreeMap::from([("bin".to_owned(), "260140000015".to_owned()), ("org_kind".to_owned(), "quasi".to_owned())]);
        entries::save_section(db, &hospital, id, Section::Organization, forged, 1).await.expect("kept");
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!((record.answers.get("bin"), record.answers.get("org_kind")), ("260140001787", "local"));
    })
    .await;
}
