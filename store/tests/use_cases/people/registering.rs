//! The same answer and the same work, whether address and BIN are known or not.

use domain::{account::AccountError, email::EmailError, letter::Letter, time::HOUR};
use store::{
    limits::{MAIL_ACCOUNT, REGISTER_CLIENT},
    password::count_runs,
    people,
    scope::{Entrant, Guest, Visitor},
};

use super::{FREE_BIN, PASSWORD, caller, letters, mailed_code, newcomer, now, registration, rule, signed_in, visitor};
use crate::{cast::seed, world::on_both};

#[tokio::test]
async fn a_known_address_gets_the_same_answer_for_the_same_work_and_another_letter() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let (first, first_runs) = count_runs(people::register(db, &visitor, &caller(), registration("a@example.kz", FREE_BIN))).await;
        let sent = letters(db, now()).await;
        assert!(
            matches!(sent[..], [ref letter] if matches!(letter.letter, Letter::VerifyAddress { .. }) && letter.code.is_some()),
            "{sent:?}"
        );

        let code = sent[0].code.as_deref().expect("a code");
        people::verify(db, &visitor, &caller(), code, PASSWORD.into()).await.expect("a living code");
        letters(db, now()).await;
        let (second, second_runs) = count_runs(people::register(db, &visitor, &caller(), registration("A@Example.kz", FREE_BIN))).await;
        assert_eq!((first, first_runs), (Ok(()), 1));
        assert_eq!((second, second_runs), (Ok(()), 1));
        let sent = letters(db, now()).await;
        assert!(
            matches!(sent[..], [ref letter] if matches!(letter.letter, Letter::AlreadyRegistered { .. }) && letter.code.is_none()),
            "{sent:?}"
        );
        assert_eq!(sent[0].recipient, "a@example.kz");
    })
    .await;
}

#[tokio::test]
async fn a_taken_bin_gets_the_same_answer_and_its_members_hear_only_of_proven_addresses() {
    on_both(async |db| {
        seed(db).await;
        let first = newcomer(db, "first@example.kz", FREE_BIN, now()).await;
        assert!(Entrant::of(&first).is_ok(), "who claims an unknown BIN is admitted");
        db.execute_for_tests(&format!("UPDATE organization SET confirmed_at = 0 WHERE bin = '{FREE_BIN}'")).await.expect("changed");

        let visitor = visitor(db, now()).await;
        people::register(db, &visitor, &caller(), registration("second@example.kz", FREE_BIN)).await.expect("the same answer");
        let sent = letters(db, now()).await;
        assert_eq!(sent.iter().map(|letter| letter.recipient.as_str()).collect::<Vec<_>>(), ["second@example.kz"]);
        people::verify(db, &visitor, &caller(), sent[0].code.as_deref().expect("a code"), PASSWORD.into()).await.expect("the same answer");
        let told = letters(db, now()).await;
        assert!(told.iter().all(|letter| matches!(letter.letter, Letter::MembershipAsked { .. })), "{told:?}");
        let mut readers: Vec<_> = told.iter().map(|letter| letter.recipient.as_str()).collect();
        readers.sort_unstable();
        assert_eq!(readers, ["first@example.kz", "organizer2@demo.bayge", "organizer@demo.bayge"]);
    })
    .await;
}

#[tokio::test]
async fn an_unproven_address_claims_no_bin_and_cannot_sign_in() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        people::register(db, &visitor, &caller(), registration("squatter@example.kz", FREE_BIN)).await.expect("registered");
        let refused = people::sign_in(db, &visitor, &caller(), "squatter@example.kz", PASSWORD.into()).await;
        assert_eq!(refused, Err(rule(AccountError::WrongPassword)));
        letters(db, now()).await;
        let owner = newcomer(db, "owner@example.kz", FREE_BIN, now()).await;
        assert!(Entrant::of(&owner).is_ok(), "the BIN was still free");
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once_and_for_two_days() {
    on_both(async |db| {
        seed(db).await;
        let early = visitor(db, now()).await;
        people::register(db, &early, &caller(), registration("a@example.kz", FREE_BIN)).await.expect("registered");
        let code = mailed_code(db, "a@example.kz", now()).await;
        let wrong = Err(rule(AccountError::Code));
        let verify = async |visitor: &Visitor, code: &str| people::verify(db, visitor, &caller(), code, PASSWORD.into()).await.map(|_| ());
        let late = visitor(db, now().plus(48 * HOUR)).await;
        assert_eq!(verify(&late, &code).await, wrong, "the first moment that is too late");
        assert_eq!(verify(&early, "0000").await, wrong);
        assert_eq!(people::set_new_password(db, &early, &caller(), &code, "another password").await, wrong, "not what it is for");
        let last = visitor(db, now().plus(48 * HOUR - 1)).await;
        assert_eq!(verify(&last, &code).await, Ok(()));
        assert_eq!(verify(&last, &code).await, wrong, "used");
        signed_in(db, "a@example.kz", PASSWORD, now()).await;
    })
    .await;
}

#[tokio::test]
async fn the_demonstrations_addresses_cannot_be_registered() {
    on_both(async |db| {
        seed(db).await;
        let answer = people::register(db, &Guest::at(now()), &caller(), registration("jury@DEMO.bayge", FREE_BIN)).await;
        assert_eq!(answer, Err(rule(AccountError::Email(EmailError::Domain))));
        assert_eq!(letters(db, now()).await, []);
    })
    .await;
}

#[tokio::test]
async fn strangers_cannot_flood_an_address_nor_register_without_end() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let place = caller();
        for _ in 0..MAIL_ACCOUNT.burst.get() {
            people::register(db, &visitor, &place, registration("victim@example.kz", FREE_BIN)).await.expect("within the limit");
        }
        let many = people::register(db, &visitor, &place, registration("victim@example.kz", FREE_BIN)).await;
        assert_eq!(many, Err(rule(AccountError::TooMany)));
        assert_eq!(people::ask_for_new_password(db, &visitor, &place, "victim@example.kz").await, Err(rule(AccountError::TooMany)));
        for number in MAIL_ACCOUNT.burst.get() + 1..REGISTER_CLIENT.burst.get() {
            let other = registration(&format!("n{number}@example.kz"), FREE_BIN);
            people::register(db, &visitor, &place, other).await.expect("within the limit");
        }
        let many = people::register(db, &visitor, &place, registration("last@example.kz", FREE_BIN)).await;
        assert_eq!(many, Err(rule(AccountError::TooMany)));
    })
    .await;
}
