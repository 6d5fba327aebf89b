//! After a day, old versions go that say nothing of their own.

use std::collections::BTreeMap;

use domain::{
    answers::Change,
    form::Section,
    id::EntryId,
    time::{DAY, HOUR, MINUTE, SECOND, Timestamp},
};
use store::{Db, entries, scope::Operator};

use super::{complete_draft, one};
use crate::{
    cast::{entrant, seed, showtime},
    world::on_both,
};

async fn typed(db: &Db, id: EntryId, at: Timestamp, text: &str, over: &str) -> i64 {
    let changes = BTreeMap::from([("how".to_owned(), Change { text: text.to_owned(), over: vec![over.to_owned()] })]);
    let hospital = entrant(db, "entrant", at).await;
    entries::autosave(db, &hospital, id, Section::Solution, changes, 0).await.expect("kept").version
}

async fn numbers(db: &Db, id: EntryId) -> Vec<i64> {
    let hospital = entrant(db, "entrant", showtime()).await;
    let history = entries::history(db, &hospital, id, Section::Solution, 1).await.expect("readable");
    history.versions.into_iter().map(|version| version.version).rev().collect()
}

#[tokio::test]
async fn typing_is_thinned_once_it_is_a_day_old() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = entries::create(db, &hospital).await.expect("created");
        let thin = async |at: Timestamp| entries::thin(db, &Operator::at_console(at)).await.expect("thinned");
        thin(showtime()).await;
        // The beginning of a stretch of five minutes.
        let begun = showtime().plus(5 * MINUTE - showtime().millis() % (5 * MINUTE));
        let mut before = "";
        for (second, text) in [(0, "К"), (2, "Каме"), (4, "Камера"), (6, "Камора"), (8, "Камора алады"), (10, "Камора бәрін алады")]
        {
            typed(db, id, begun.plus(second * SECOND), text, before).await;
            before = text;
        }
        let last = begun.plus(HOUR);
        typed(db, id, last, "Камора бәрін алады да", before).await;
        assert_eq!(numbers(db, id).await, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(thin(begun.plus(DAY)).await, 0, "a day, to the millisecond");
        assert_eq!(numbers(db, id).await.len(), 7);
        assert_eq!(thin(begun.plus(DAY + 5 * SECOND)).await, 2, "what is old enough");
        assert_eq!(thin(last.plus(DAY + 1)).await, 2);
        assert_eq!(numbers(db, id).await, [3, 6, 7], "what was replaced stays, and the end of each stretch");
        assert_eq!(thin(last.plus(2 * DAY)).await, 0, "once");

        // A page from before the thinning: nobody's text is replaced unseen.
        let late = entrant(db, "entrant", last.plus(DAY)).await;
        entries::autosave(db, &late, id, Section::Solution, BTreeMap::new(), 1).await.expect("readable");
        let kept = entries::save_section(db, &late, id, Section::Solution, one("how", "Каме"), 2).await.expect("kept");
        assert_eq!(kept.met, ["how"], "told, with both texts");
        let own = entries::get_own(db, &late, id).await.expect("there");
        assert_eq!(own.answers.get("how"), "Камора бәрін алады да");
        let earlier = entries::get_earlier(db, &late, id, Section::Solution, 3).await.expect("it stays");
        assert_eq!(earlier.get("how"), "Камера");
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_stays_in_the_history() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        entries::thin(db, &Operator::at_console(showtime())).await.expect("thinned");
        let begun = showtime().plus(5 * MINUTE - showtime().millis() % (5 * MINUTE));
        let old = entries::get_own(db, &hospital, id).await.expect("there").answers.get("how").to_owned();
        let (first, second) = (format!("{old} Бір"), format!("{old} Бір екі"));
        let sent = typed(db, id, begun, &first, &old).await;
        entries::submit(db, &entrant(db, "entrant", begun.plus(SECOND)).await, id).await.expect("sent");
        entries::withdraw(db, &entrant(db, "entrant", begun.plus(2 * SECOND)).await, id).await.expect("taken back");
        let after = typed(db, id, begun.plus(3 * SECOND), &second, &first).await;
        typed(db, id, begun.plus(4 * SECOND), &format!("{second} үш"), &second).await;
        assert_eq!(entries::thin(db, &Operator::at_console(begun.plus(2 * DAY))).await, Ok(1));
        let numbers = numbers(db, id).await;
        assert!(numbers.contains(&sent) && !numbers.contains(&after), "{numbers:?}");
    })
    .await;
}
