//! The outbox: each letter is taken by one, tried again later, and given up in the end.

mod desk;

use domain::time::{HOUR, MINUTE};
use store::{
    mail, people,
    scope::{Guest, Operator},
};

use crate::{
    cast::{seed, showtime},
    people::{caller, letters},
    world::on_both,
};

#[tokio::test]
async fn a_letter_is_taken_by_one_and_sent_once() {
    on_both(async |db| {
        seed(db).await;
        let now = showtime();
        people::ask_for_new_password(db, &Guest::at(now), &caller(), "host@demo.bayge").await.expect("asked");
        let (one, other) = tokio::join!(letters(db, now), letters(db, now));
        assert_eq!(one.len() + other.len(), 1, "two servers, one letter");
        let letter = one.first().or(other.first()).expect("one of them").clone();
        mail::mark_sent(db, &Operator::at_console(now), letter.id).await.expect("kept");
        assert_eq!(letters(db, now.plus(240 * HOUR)).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_failed_letter_is_tried_later_with_a_fresh_code() {
    on_both(async |db| {
        seed(db).await;
        let now = showtime();
        people::ask_for_new_password(db, &Guest::at(now), &caller(), "host@demo.bayge").await.expect("asked");
        let first = letters(db, now).await.remove(0);
        mail::mark_failed(db, &Operator::at_console(now), first.id).await.expect("kept");
        assert_eq!(letters(db, now.plus(MINUTE - 1)).await, []);
        let second = letters(db, now.plus(MINUTE)).await.remove(0);
        assert_eq!((second.id, &second.letter), (first.id, &first.letter));
        assert_ne!(second.code, first.code, "a code is kept nowhere, so it cannot be sent twice");
        // A server that died while sending: its lease ends.
        assert_eq!(letters(db, now.plus(5 * MINUTE)).await, []);
        assert_eq!(letters(db, now.plus(6 * MINUTE)).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_cannot_be_sent_is_given_up() {
    on_both(async |db| {
        seed(db).await;
        let mut now = showtime();
        people::ask_for_new_password(db, &Guest::at(now), &caller(), "host@demo.bayge").await.expect("asked");
        let mut attempts = 0;
        while let [letter] = &letters(db, now).await[..] {
            attempts += 1;
            mail::mark_failed(db, &Operator::at_console(now), letter.id).await.expect("kept");
            now = now.plus(6 * HOUR);
        }
        assert_eq!(attempts, 15);
    })
    .await;
}

#[tokio::test]
async fn an_unreadable_letter_holds_no_other_up() {
    on_both(async |db| {
        seed(db).await;
        let mut now = showtime();
        people::ask_for_new_password(db, &Guest::at(now), &caller(), "host@demo.bayge").await.expect("asked");
        db.execute_for_tests("UPDATE mail SET template = 'of another version'").await.expect("changed");
        now = now.plus(MINUTE);
        people::ask_for_new_password(db, &Guest::at(now), &caller(), "chair@demo.bayge").await.expect("asked");
        let due = letters(db, now).await;
        assert_eq!(due.iter().map(|letter| letter.recipient.as_str()).collect::<Vec<_>>(), ["chair@demo.bayge"]);
        let code = due[0].code.clone().expect("the letter carries one");
        assert!(!format!("{due:?}").contains(&code), "codes are not printed");
    })
    .await;
}
