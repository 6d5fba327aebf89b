//! The first edition, on a server that has none.

use domain::{
    award::{AwardError, AwardForm},
    email::Email,
    locale::Locale,
    person::{PersonName, Role},
};
use sha2::{Digest, Sha256};
use store::{
    Db, Error,
    award::{self, Edition},
    entries,
    people::{self, Invitation},
    scope::{Account, Guest, Operator, Person, Secretariat, Visitor},
};

use super::rule;
use crate::{cast::showtime, world::on_both};

async fn account(db: &Db, role: Role) -> Account {
    let email = format!("{role}@example.kz");
    let invitation = Invitation {
        email: Email::parse(&email).expect("an address"),
        name: PersonName::parse("Біреу").expect("a name"),
        locale: Locale::Kk,
        roles: vec![role],
    };
    people::add_user(db, &Operator::at_console(showtime()), invitation).await.expect("a new account");
    let hash = hex::encode(Sha256::digest(&email));
    db.execute_for_tests(&format!(
        "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at) SELECT '{hash}', id, 0, 0, 9000000000000 FROM person WHERE email = '{email}'"
    ))
    .await
    .expect("a session can be made");
    Account::enter(db, &email, showtime()).await.expect("signed in without any edition")
}

fn new_award(year: &str) -> domain::award::NewAward {
    let text = |date: &str| format!("{year}-{date}");
    AwardForm {
        year: year.into(),
        opens: text("07-03"),
        closes: text("07-14"),
        judging: text("07-20"),
        ceremony: text("09-15T18:00"),
        ..AwardForm::default()
    }
    .with_default_names()
    .parse(showtime())
    .expect("a sound form")
}

#[tokio::test]
async fn the_organizer_makes_the_first_edition_and_nobody_else() {
    on_both(async |db| {
        let nothing = Visitor::enter(db, Edition::Open, showtime()).await.err();
        assert_eq!(nothing, rule::<()>(AwardError::NotAnnounced).err());
        assert_eq!(award::list_years(db, &Guest::at(showtime())).await, Ok(vec![]));
        for role in Role::ALL.iter().filter(|role| **role != Role::Organizer) {
            assert_eq!(Secretariat::of(&account(db, *role).await).err(), Some(Error::Denied), "{role}");
        }
        let organizer = account(db, Role::Organizer).await;
        let secretariat = Secretariat::of(&organizer).expect("holds the role");
        assert_eq!(entries::get_overview(db, &secretariat).await.expect("readable").editions, [], "the desk is there before any edition");
        award::create(db, &secretariat, new_award("2026"), None).await.expect("the first");
        assert_eq!(award::create(db, &secretariat, new_award("2026"), None).await, rule(AwardError::YearTaken));
        award::add(db, &Operator::at_console(showtime()), new_award("2027")).await.expect("at the console");
        let person = Person::enter(db, "organizer@example.kz", Edition::Year(2026), showtime()).await.expect("there is an edition now");
        assert_eq!((person.award().name.kk.as_str(), person.award().is_demo), ("AI Governance Cup 2026", false));
        assert_eq!(award::list_categories(db, person.visitor()).await.expect("readable").len(), 6);
        let weights: u32 = award::list_criteria(db, person.visitor()).await.expect("readable").iter().map(|c| c.weight).sum();
        assert_eq!(weights, 100);
        let unknown = Visitor::enter(db, Edition::Year(2030), showtime()).await.err();
        assert_eq!(unknown, Some(Error::NotFound), "another year is simply not there");
    })
    .await;
}
