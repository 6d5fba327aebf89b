//! Forgotten passwords.

use domain::{
    account::AccountError,
    letter::Letter,
    person::PasswordError,
    time::{HOUR, MINUTE},
};
use store::{
    Error,
    award::Edition,
    demo, people,
    scope::{Guest, Person},
};

use super::{FREE_BIN, caller, letters, mailed_code, newcomer, now, rule, signed_in, visitor};
use crate::{cast::seed, world::on_both};

const NEW: &str = "жаңа құпиясөз";

#[tokio::test]
async fn a_known_and_an_unknown_address_have_one_answer() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        assert_eq!(people::ask_for_new_password(db, &visitor, &caller(), "nobody@example.kz").await, Ok(()));
        assert_eq!(letters(db, now()).await, []);
        assert_eq!(people::ask_for_new_password(db, &visitor, &caller(), "host@demo.bayge").await, Ok(()));
        assert!(matches!(letters(db, now()).await[..], [ref sent] if sent.recipient == "host@demo.bayge" && sent.code.is_some()));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_every_other_code() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let token = people::sign_in(db, &visitor, &caller(), "host@demo.bayge", demo::PASSWORD.into()).await.expect("right");
        people::ask_for_new_password(db, &visitor, &caller(), "host@demo.bayge").await.expect("asked");
        let first = mailed_code(db, "host@demo.bayge", now()).await;
        people::ask_for_new_password(db, &visitor, &caller(), "host@demo.bayge").await.expect("asked");
        let second = mailed_code(db, "host@demo.bayge", now()).await;

        let short = people::set_new_password(db, &visitor, &caller(), &second, "short").await;
        assert_eq!(short, Err(rule(AccountError::Password(PasswordError::TooShort))), "and the code is still good");
        assert_eq!(people::set_new_password(db, &visitor, &caller(), &second, NEW).await, Ok(()));
        for code in [&first, &second] {
            assert_eq!(people::set_new_password(db, &visitor, &caller(), code, NEW).await, Err(rule(AccountError::Code)));
        }
        assert_eq!(Person::enter(db, &token, Edition::Open, now()).await.err(), Some(Error::Denied));
        let old = people::sign_in(db, &visitor, &caller(), "host@demo.bayge", demo::PASSWORD.into()).await;
        assert_eq!(old, Err(rule(AccountError::WrongPassword)));
        signed_in(db, "host@demo.bayge", NEW, now()).await;
        assert!(matches!(letters(db, now()).await[..], [ref sent] if matches!(sent.letter, Letter::PasswordChanged { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_good_for_an_hour_from_its_sending() {
    on_both(async |db| {
        seed(db).await;
        people::ask_for_new_password(db, &Guest::at(now()), &caller(), "host@demo.bayge").await.expect("asked");
        let sent_at = now().plus(30 * MINUTE);
        let code = mailed_code(db, "host@demo.bayge", sent_at).await;
        let late = visitor(db, sent_at.plus(HOUR)).await;
        assert_eq!(people::set_new_password(db, &late, &caller(), &code, NEW).await, Err(rule(AccountError::Code)));
        let last = visitor(db, sent_at.plus(HOUR - 1)).await;
        assert_eq!(people::set_new_password(db, &last, &caller(), &code, NEW).await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_proves_the_address_too() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        // Of before registrations waited by themselves: unproven, and without a password that anybody knows.
        newcomer(db, "owner@example.kz", FREE_BIN, now()).await;
        db.execute_for_tests("UPDATE person SET verified_at = NULL WHERE email = 'owner@example.kz'").await.expect("changed");
        letters(db, now()).await;
        people::ask_for_new_password(db, &visitor, &caller(), "owner@example.kz").await.expect("asked");
        let code = mailed_code(db, "owner@example.kz", now()).await;
        people::set_new_password(db, &visitor, &caller(), &code, NEW).await.expect("a living code");
        signed_in(db, "owner@example.kz", NEW, now()).await;
    })
    .await;
}
