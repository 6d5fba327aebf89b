//! Somebody registers with another's address before its owner does: that password never opens anything.

use domain::{
    account::{AccountError, Registration},
    email::Email,
    letter::Letter,
    locale::Locale,
    person::{Password, PersonName, Role},
    time::DAY,
};
use store::{
    Db, Error,
    people::{self, Invitation},
    scope::{Operator, Person, Visitor},
};

use super::{FREE_BIN, caller, letters, mailed_code, now, registration, rule, visitor};
use crate::{cast::seed, world::on_both};

const ADDRESS: &str = "owner@example.kz";
const ATTACKERS: &str = "шабуылшының құпиясөзі";
const OWNERS: &str = "иесінің құпиясөзі";
const LATER: &str = "иесінің жаңа құпиясөзі";

fn with(password: &str, name: &str) -> Registration {
    let email = Email::parse(ADDRESS).expect("an address");
    let password = Password::parse(password, &email).expect("long enough");
    Registration { password, name: PersonName::parse(name).expect("a name"), ..registration(ADDRESS, FREE_BIN) }
}

/// Registers, and gives the code of the letter that this caused.
async fn register(db: &Db, visitor: &Visitor, password: &str) -> String {
    let name = if password == OWNERS { "Иесі Нағыз" } else { "Бөтен Біреу" };
    people::register(db, visitor, &caller(), with(password, name)).await.expect("the same answer");
    mailed_code(db, ADDRESS, visitor.now()).await
}

async fn sign_in(db: &Db, visitor: &Visitor, password: &str) -> store::Result<String> {
    people::sign_in(db, visitor, &caller(), ADDRESS, password.into()).await
}

/// The attacker's password is of no use, with or without the mailed code, and so is every session but the owner's.
async fn attacker_is_out(db: &Db, visitor: &Visitor, code: &str, sessions: i64) {
    assert_eq!(sign_in(db, visitor, ATTACKERS).await, Err(rule(AccountError::WrongPassword)));
    assert_eq!(people::verify(db, visitor, &caller(), code, ATTACKERS.into()).await, Err(rule(AccountError::Code)));
    assert_eq!(sign_in(db, visitor, ATTACKERS).await, Err(rule(AccountError::WrongPassword)));
    let query = format!("SELECT COUNT(*) FROM session JOIN person ON person.id = session.person_id WHERE email = '{ADDRESS}'");
    assert_eq!(db.count_for_tests(&query).await, Ok(sessions));
}

async fn owner(db: &Db, visitor: &Visitor, token: &str) {
    let person = Person::enter(db, token, store::award::Edition::Open, visitor.now()).await.expect("signed in");
    assert_eq!((person.name(), person.email()), ("Иесі Нағыз", ADDRESS));
}

#[tokio::test]
async fn a_link_opens_only_with_the_password_of_its_own_registration() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let attackers = register(db, &visitor, ATTACKERS).await;
        let owners = register(db, &visitor, OWNERS).await;
        // The owner presses the link in the wrong letter.
        let wrong = people::verify(db, &visitor, &caller(), &attackers, OWNERS.into()).await;
        assert_eq!(wrong, Err(rule(AccountError::OtherPassword)));
        for password in [ATTACKERS, OWNERS] {
            assert_eq!(sign_in(db, &visitor, password).await, Err(rule(AccountError::WrongPassword)), "nothing is proven yet");
        }
        assert_eq!(people::verify(db, &visitor, &caller(), &owners, ATTACKERS.into()).await, Err(rule(AccountError::OtherPassword)));
        let token = people::verify(db, &visitor, &caller(), &owners, OWNERS.into()).await.expect("their own");
        owner(db, &visitor, &token).await;
        attacker_is_out(db, &visitor, &attackers, 1).await;
        assert!(sign_in(db, &visitor, OWNERS).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn who_registers_later_changes_nothing_either() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let owners = register(db, &visitor, OWNERS).await;
        let attackers = register(db, &visitor, ATTACKERS).await;
        let token = people::verify(db, &visitor, &caller(), &owners, OWNERS.into()).await.expect("their own");
        owner(db, &visitor, &token).await;
        attacker_is_out(db, &visitor, &attackers, 1).await;

        // And once more, now that there is an account.
        people::register(db, &visitor, &caller(), with(ATTACKERS, "Бөтен Біреу")).await.expect("the same answer");
        let sent = letters(db, now()).await;
        let told = sent.iter().find(|sent| sent.recipient == ADDRESS).expect("a letter");
        assert!(matches!(told.letter, Letter::AlreadyRegistered { .. }) && told.code.is_none(), "{told:?}");
        attacker_is_out(db, &visitor, &attackers, 1).await;
        owner(db, &visitor, &token).await;
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_takes_nothing_over_from_a_registration() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let attackers = register(db, &visitor, ATTACKERS).await;
        people::ask_for_new_password(db, &visitor, &caller(), ADDRESS).await.expect("the same answer");
        assert_eq!(letters(db, now()).await, [], "a registration is no account");
        let used = people::set_new_password(db, &visitor, &caller(), &attackers, LATER).await;
        assert_eq!(used, Err(rule(AccountError::Code)), "nor its code one for a new password");

        let owners = register(db, &visitor, OWNERS).await;
        let token = people::verify(db, &visitor, &caller(), &owners, OWNERS.into()).await.expect("their own");
        letters(db, now()).await;
        people::ask_for_new_password(db, &visitor, &caller(), ADDRESS).await.expect("asked");
        let code = mailed_code(db, ADDRESS, now()).await;
        people::set_new_password(db, &visitor, &caller(), &code, LATER).await.expect("set");
        assert_eq!(Person::enter(db, &token, store::award::Edition::Open, now()).await.err(), Some(Error::Denied));
        attacker_is_out(db, &visitor, &attackers, 0).await;
        assert_eq!(sign_in(db, &visitor, OWNERS).await, Err(rule(AccountError::WrongPassword)));
        owner(db, &visitor, &sign_in(db, &visitor, LATER).await.expect("the new one")).await;
    })
    .await;
}

#[tokio::test]
async fn who_is_invited_is_not_who_had_registered() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let attackers = register(db, &visitor, ATTACKERS).await;
        let invitation = Invitation {
            email: Email::parse(ADDRESS).expect("an address"),
            name: PersonName::parse("Иесі Нағыз").expect("a name"),
            locale: Locale::Kk,
            roles: vec![Role::Organizer],
        };
        let code = people::add_user(db, &Operator::at_console(now()), invitation).await.expect("made");
        attacker_is_out(db, &visitor, &attackers, 0).await;
        people::set_new_password(db, &visitor, &caller(), &code, OWNERS).await.expect("taken up");
        attacker_is_out(db, &visitor, &attackers, 0).await;
        owner(db, &visitor, &sign_in(db, &visitor, OWNERS).await.expect("theirs")).await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_of_a_registration_that_is_over_is_not_sent() {
    on_both(async |db| {
        seed(db).await;
        let visitor = visitor(db, now()).await;
        let owners = register(db, &visitor, OWNERS).await;
        people::register(db, &visitor, &caller(), with(ATTACKERS, "Бөтен Біреу")).await.expect("the same answer");
        people::verify(db, &visitor, &caller(), &owners, OWNERS.into()).await.expect("their own");
        let sent = letters(db, now()).await;
        assert!(sent.iter().all(|sent| sent.recipient != ADDRESS), "{sent:?}");
        let open = "SELECT COUNT(*) FROM mail WHERE sent_at IS NULL AND attempts < 15 AND template = 'verify_address'";
        assert_eq!(db.count_for_tests(open).await, Ok(1), "only the one taken and not yet marked as sent");
    })
    .await;
}

#[tokio::test]
async fn registrations_that_nobody_finishes_are_forgotten() {
    on_both(async |db| {
        seed(db).await;
        register(db, &visitor(db, now()).await, ATTACKERS).await;
        let later = visitor(db, now().plus(7 * DAY)).await;
        people::register(db, &later, &caller(), registration("other@example.kz", FREE_BIN)).await.expect("registered");
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM registration").await, Ok(1));
    })
    .await;
}
