//! What is being typed is kept field by field, and nobody's text is replaced unseen.

use std::collections::BTreeMap;

use domain::{
    answers::Change,
    entry::{EntryError, Presence},
    form::Section,
    id::EntryId,
    time::{MINUTE, SECOND},
};
use store::{Db, Error, Rule, entries, scope::Entrant};

use super::complete_draft;
use crate::{
    cast::{entrant, seed, showtime},
    world::on_both,
};

type Changes = BTreeMap<String, Change>;

fn change(key: &str, text: &str, over: &str) -> Changes {
    BTreeMap::from([(key.to_owned(), Change { text: text.to_owned(), over: vec![over.to_owned()] })])
}

/// A new entry of the hospital and two of its people, the second some seconds later.
async fn two_people(db: &Db) -> (EntryId, Entrant, Entrant) {
    seed(db).await;
    db.execute_for_tests(
        "UPDATE membership SET organization_id = (SELECT organization_id FROM membership JOIN person ON person.id = membership.person_id \
         WHERE person.email = 'entrant@demo.bayge') WHERE person_id = (SELECT id FROM person WHERE email = 'border@demo.bayge')",
    )
    .await
    .expect("changed");
    let first = entrant(db, "entrant", showtime()).await;
    let second = entrant(db, "border", showtime().plus(5 * SECOND)).await;
    let id = entries::create(db, &first).await.expect("created");
    (id, first, second)
}

async fn send(db: &Db, who: &Entrant, id: EntryId, changes: Changes, seen: i64) -> domain::entry::Acknowledged {
    entries::autosave(db, who, id, Section::Solution, changes, seen).await.expect("kept")
}

#[tokio::test]
async fn the_same_request_again_makes_no_second_version() {
    on_both(async |db| {
        let (id, first, _) = two_people(db).await;
        let kept = send(db, &first, id, change("how", "Камера\r\nтүсіреді ", ""), 0).await;
        assert_eq!((kept.version, kept.at, kept.now), (1, showtime(), showtime()));
        let later = entrant(db, "entrant", showtime().plus(SECOND)).await;
        let again = send(db, &later, id, change("how", "Камера\r\nтүсіреді ", ""), 0).await;
        assert_eq!((again.version, again.at, again.clashes.len(), again.changed.len()), (1, showtime(), 0, 0));
        assert_eq!(entries::get_own(db, &first, id).await.expect("there").answers.get("how"), "Камера\nтүсіреді");
        let idle = send(db, &later, id, BTreeMap::new(), 1).await;
        assert_eq!(idle.version, 1, "being there is no change");
    })
    .await;
}

#[tokio::test]
async fn different_fields_merge_and_one_field_twice_is_told() {
    on_both(async |db| {
        let (id, first, second) = two_people(db).await;
        send(db, &first, id, change("how", "a", ""), 0).await;
        let theirs = send(db, &second, id, change("why_ai", "b", ""), 0).await;
        assert_eq!((theirs.version, theirs.changed), (2, BTreeMap::from([("how".to_owned(), "a".to_owned())])));

        let mut both = change("how", "theirs", "");
        both.extend(change("situation", "c", ""));
        let clash = send(db, &second, id, both, 2).await;
        assert_eq!(clash.version, 3, "everything else of the request is kept");
        let met = &clash.clashes["how"];
        assert_eq!((met.theirs.as_str(), met.by.as_str(), met.at), ("a", first.name(), showtime()));
        let record = entries::get_own(db, &first, id).await.expect("there");
        assert_eq!(["situation", "why_ai", "how"].map(|key| record.answers.get(key).to_owned()), ["c", "b", "a"]);

        let chosen = send(db, &second, id, change("how", "theirs", "a"), 3).await;
        assert_eq!((chosen.version, chosen.clashes.len()), (4, 0), "now it was seen");
        assert_eq!(entries::get_earlier(db, &first, id, Section::Solution, 3).await.expect("kept").get("how"), "a");
    })
    .await;
}

#[tokio::test]
async fn a_late_request_brings_no_old_text_back() {
    on_both(async |db| {
        let (id, first, _) = two_people(db).await;
        send(db, &first, id, change("how", "a", ""), 0).await;
        send(db, &first, id, change("how", "ab", "a"), 1).await;
        let late = send(db, &first, id, change("how", "a", ""), 0).await;
        assert_eq!((late.version, late.clashes["how"].theirs.as_str()), (2, "ab"));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_named_and_the_rest_is_kept() {
    on_both(async |db| {
        let (id, first, _) = two_people(db).await;
        let mut changes = change("how", &"x".repeat(domain::answers::MAX_CHARS + 1), "");
        changes.extend(change("why_ai", "b", ""));
        changes.extend(change("users", "12", ""));
        changes.extend(change("no_such", "x", ""));
        let kept = send(db, &first, id, changes, 0).await;
        assert_eq!((kept.version, kept.refused), (1, ["how", "no_such", "users"].map(str::to_owned).to_vec()));
        let settled = entries::autosave(db, &first, id, Section::Organization, change("bin", "260140000015", "260140001787"), 1).await;
        assert_eq!(settled.expect("answered").refused, ["bin"]);
        let record = entries::get_own(db, &first, id).await.expect("there");
        assert_eq!((record.answers.get("why_ai"), record.answers.get("bin")), ("b", "260140001787"));
    })
    .await;
}

#[tokio::test]
async fn rows_come_and_go_field_by_field() {
    on_both(async |db| {
        let (id, first, _) = two_people(db).await;
        let results = async |changes, seen| {
            entries::autosave(db, &first, id, Section::Results, changes, seen).await.expect("kept");
            entries::get_own(db, &first, id).await.expect("there").answers.rows("indicator").len()
        };
        assert_eq!(results(change("indicator.1.before", "40", ""), 0).await, 1);
        assert_eq!(results(change("indicator.1.before", "", "40"), 1).await, 0);
    })
    .await;
}

#[tokio::test]
async fn colleagues_see_each_other_for_a_minute() {
    on_both(async |db| {
        let (id, first, second) = two_people(db).await;
        assert!(send(db, &first, id, BTreeMap::new(), 0).await.others.is_empty(), "nobody sees themselves");
        let seen = send(db, &second, id, BTreeMap::new(), 0).await;
        let there = Presence { name: first.name().to_owned(), section: Section::Solution };
        assert_eq!(seen.others, [there]);
        let around = entries::around(db, &second, id).await.expect("told");
        assert_eq!((around.reader, around.others.len()), (second.id(), 1));
        let later = entrant(db, "border", showtime().plus(MINUTE)).await;
        assert!(entries::around(db, &later, id).await.expect("told").others.is_empty());
    })
    .await;
}

#[tokio::test]
async fn not_by_another_organization_and_not_once_it_is_sent() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let other = entrant(db, "grain", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let autosave = async |who| entries::autosave(db, who, id, Section::Results, change("users", "1", ""), 0).await;
        assert_eq!(autosave(&other).await, Err(Error::NotFound));
        assert_eq!(entries::around(db, &other, id).await.err(), Some(Error::NotFound));
        assert_eq!(entries::history(db, &other, id, Section::Results, 1).await.err(), Some(Error::NotFound));
        assert_eq!(entries::restore(db, &other, id, Section::Results, 1, 1).await.err(), Some(Error::NotFound));
        assert_eq!(entries::choose(db, &other, id, Section::Results, 1, &[].into()).await.err(), Some(Error::NotFound));
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(autosave(&hospital).await, Err(Error::Rule(Rule::Entry(EntryError::AlreadySubmitted))));
    })
    .await;
}

#[tokio::test]
async fn the_history_tells_who_changed_what_and_gives_it_back() {
    on_both(async |db| {
        let (id, first, second) = two_people(db).await;
        send(db, &first, id, change("how", "a", ""), 0).await;
        send(db, &second, id, change("how", "b", "a"), 1).await;
        let history = entries::history(db, &first, id, Section::Solution, 1).await.expect("kept");
        assert_eq!((history.total, history.pages), (2, 1));
        let [last, _] = history.versions.as_slice() else { panic!("two versions") };
        assert_eq!((last.version, last.by.as_str(), last.at), (2, second.name(), showtime().plus(5 * SECOND)));
        assert_eq!(last.changes, [("how".to_owned(), "a".to_owned(), "b".to_owned())]);

        let back = entries::restore(db, &first, id, Section::Solution, 1, 2).await.expect("kept");
        assert_eq!((back.version, back.met.len()), (3, 0));
        assert_eq!(entries::get_own(db, &first, id).await.expect("there").answers.get("how"), "a");
        let stale = entries::restore(db, &first, id, Section::Solution, 2, 1).await.expect("kept");
        assert_eq!((stale.version, stale.met.len()), (4, 0), "back to what nobody changed since");
        assert_eq!(entries::restore(db, &first, id, Section::Solution, 99, 4).await.err(), Some(Error::NotFound));

        for number in 0..entries::HISTORY_PAGE {
            send(
                db,
                &first,
                id,
                change("situation", &number.to_string(), &number.checked_sub(1).map_or(String::new(), |n| n.to_string())),
                4,
            )
            .await;
        }
        let older = entries::history(db, &first, id, Section::Solution, 2).await.expect("kept");
        assert_eq!((older.pages, older.versions.len()), (2, 4));
        assert_eq!(older.versions[3].changes, [("how".to_owned(), String::new(), "a".to_owned())]);
    })
    .await;
}
