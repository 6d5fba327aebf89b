//! Signing in: one answer and the same work for whatever is wrong.

use std::sync::Arc;

use domain::{account::AccountError, time::HOUR};
use store::{
    Error,
    award::Edition,
    demo,
    limits::{Caller, Limits, SIGN_IN_NETWORK},
    password::count_runs,
    people,
    scope::Person,
    session,
};

use super::{FREE_BIN, PASSWORD, caller, now, registration, rule, visitor};
use crate::{cast::seed, world::on_both};

#[tokio::test]
async fn whatever_is_wrong_the_answer_and_the_work_are_the_same() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        people::register(db, &visitor, &caller(), registration("unproven@example.kz", FREE_BIN)).await.expect("registered");
        for (email, password) in [
            ("nobody@example.kz", demo::PASSWORD),
            ("entrant@demo.bayge", "not the password"),
            ("entrant@demo.bayge", ""),
            ("unproven@example.kz", PASSWORD),
            ("not an address", demo::PASSWORD),
        ] {
            let (answer, runs) = count_runs(people::sign_in(db, &visitor, &caller(), email, password.into())).await;
            assert_eq!((answer, runs), (Err(rule(AccountError::WrongPassword)), 1), "{email} {password}");
        }
        let (answer, runs) = count_runs(people::sign_in(db, &visitor, &caller(), " Entrant@Demo.Bayge ", demo::PASSWORD.into())).await;
        assert!(answer.is_ok());
        assert_eq!(runs, 1);
    })
    .await;
}

#[tokio::test]
async fn a_session_lasts_until_it_is_ended_or_forgotten() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let token = people::sign_in(db, &visitor, &caller(), "host@demo.bayge", demo::PASSWORD.into()).await.expect("right");
        let end = now().plus(session::SESSION_LENGTH);
        assert!(Person::enter(db, &token, Edition::Open, end.plus(-1)).await.is_ok());
        assert_eq!(Person::enter(db, &token, Edition::Open, end).await.err(), Some(Error::Denied));
        session::end(db, &token).await.expect("ended");
        assert_eq!(Person::enter(db, &token, Edition::Open, now()).await.err(), Some(Error::Denied));
    })
    .await;
}

#[tokio::test]
async fn guesses_at_one_account_end_and_do_not_shut_its_owner_out() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let limits = Arc::new(Limits::default());
        let from = |address: [u8; 4]| Caller::new(limits.clone(), address.into());
        for email in ["host@demo.bayge", "nobody@example.kz"] {
            for _ in 0..SIGN_IN_NETWORK.burst.get() {
                let answer = people::sign_in(db, &visitor, &from([10, 0, 0, 1]), email, "a guess".into()).await;
                assert_eq!(answer, Err(rule(AccountError::WrongPassword)));
            }
            for neighbour in [1, 2] {
                let place = from([10, 0, 0, neighbour]);
                let guess = people::sign_in(db, &visitor, &place, email, demo::PASSWORD.into());
                assert_eq!(count_runs(guess).await, (Err(rule(AccountError::TooMany)), 0), "{email}: known or not");
            }
        }
        let owner = from([192, 0, 2, 1]);
        assert!(people::sign_in(db, &visitor, &owner, "host@demo.bayge", demo::PASSWORD.into()).await.is_ok());
        let nobody = people::sign_in(db, &visitor, &owner, "nobody@example.kz", demo::PASSWORD.into());
        assert_eq!(count_runs(nobody).await, (Err(rule(AccountError::WrongPassword)), 1));
    })
    .await;
}

#[tokio::test]
async fn a_session_in_use_goes_on() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let token = people::sign_in(db, &visitor, &caller(), "host@demo.bayge", demo::PASSWORD.into()).await.expect("right");
        let host = Person::enter(db, &token, Edition::Open, now()).await.expect("signed in").id();
        assert_eq!(session::renew(db, &token, host, now().plus(HOUR)).await, Ok(false), "not every visit writes");
        let later = now().plus(HOUR + 1);
        assert_eq!(session::renew(db, &token, host, later).await, Ok(true));
        assert_eq!(session::renew(db, &token, host, later.plus(1)).await, Ok(false));
        let end = later.plus(session::SESSION_LENGTH);
        assert_eq!(session::ends_at(db, &token, later).await, Ok(Some(end)));
        assert_eq!(session::ends_at(db, &token, end).await, Ok(None));
        assert_eq!(session::renew(db, &token, host, end).await, Ok(false), "what is over is not prolonged");
        assert!(Person::enter(db, &token, Edition::Open, end.plus(-1)).await.is_ok());
        assert_eq!(Person::enter(db, &token, Edition::Open, end).await.err(), Some(Error::Denied));
    })
    .await;
}
