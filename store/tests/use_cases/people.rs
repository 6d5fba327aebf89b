//! People: registering, signing in, passwords, and belonging to an organization.

mod belonging;
mod hijacking;
mod inviting;
mod passwords;
mod registering;
mod removing;
mod signing_in;

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use domain::{
    account::{AccountError, OrganizationForm, Registration, RegistrationForm},
    locale::Locale,
    time::Timestamp,
};
use store::{
    Db, Error,
    award::Edition,
    limits::{Caller, Limits},
    mail::{self, Outgoing},
    people,
    scope::{Guest, Operator, Person, Visitor},
};

use crate::cast::showtime;

pub const PASSWORD: &str = "бәйге атшабар 2026";
/// A BIN that no organization of the demonstration has.
pub const FREE_BIN: &str = "940140000385";

/// Somebody calling from a place of their own, with nothing counted yet.
pub fn caller() -> Caller {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    Caller::new(Arc::new(Limits::default()), IpAddr::from(COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes()))
}

pub async fn visitor(db: &Db, now: Timestamp) -> Visitor {
    Visitor::enter(db, Edition::Open, now).await.expect("there is an award")
}

/// A sound registration.
pub fn registration(email: &str, bin: &str) -> Registration {
    let form = RegistrationForm {
        name: "Айгерім Серікқызы".into(),
        email: email.into(),
        password: PASSWORD.into(),
        organization: OrganizationForm {
            bin: bin.into(),
            organization_kk: "Сынақ мекемесі".into(),
            organization_ru: "Испытательное учреждение".into(),
            kind: "central".into(),
            region: "710000000".into(),
        },
        consent: "yes".into(),
    };
    form.parse(Locale::Ru).expect("a sound form")
}

/// Takes what is to be sent.
pub async fn letters(db: &Db, now: Timestamp) -> Vec<Outgoing> {
    mail::take_due(db, &Operator::at_console(now)).await.expect("the outbox can be read")
}

/// The code in the one letter to this address.
pub async fn mailed_code(db: &Db, email: &str, now: Timestamp) -> String {
    let letters = letters(db, now).await;
    let [letter] = &letters.iter().filter(|letter| letter.recipient == email).collect::<Vec<_>>()[..] else { panic!("{letters:?}") };
    letter.code.clone().expect("the letter carries a code")
}

/// Registers, proves the address and signs in.
pub async fn newcomer(db: &Db, email: &str, bin: &str, now: Timestamp) -> Person {
    newcomer_with(db, registration(email, bin), now).await
}

/// The same, with a registration of one's own.
pub async fn newcomer_with(db: &Db, registration: Registration, now: Timestamp) -> Person {
    let visitor = visitor(db, now).await;
    let email = registration.email.as_str().to_owned();
    people::register(db, &visitor, &caller(), registration).await.expect("a new account");
    let code = mailed_code(db, &email, now).await;
    people::verify(db, &visitor, &caller(), &code, PASSWORD.into()).await.expect("a living code");
    signed_in(db, &email, PASSWORD, now).await
}

pub async fn signed_in(db: &Db, email: &str, password: &str, now: Timestamp) -> Person {
    let token = people::sign_in(db, &Guest::at(now), &caller(), email, password.into()).await.expect("a right password");
    Person::enter(db, &token, Edition::Open, now).await.expect("a living session")
}

pub fn rule(error: AccountError) -> Error {
    error.into()
}

pub fn now() -> Timestamp {
    showtime()
}
