//! The demonstration's people, for tests: who asks, and when.

use domain::{
    award::Award,
    time::{Civil, Timestamp},
};
use store::{
    Db,
    award::Edition,
    demo::{self, Demo},
    scope::{Entrant, Operator, Organizer, Person, Visitor},
};

/// The moment that the demonstration of the tests shows.
pub fn showtime() -> Timestamp {
    Timestamp::from_astana(Civil::date(2026, 5, 15)).expect("a real day")
}

/// Fills the database with the demonstration.
pub async fn seed(db: &Db) {
    let operator = Operator::at_console(showtime());
    demo::seed(db, &operator, Demo { at: showtime(), outcome: 1 }).await.expect("an empty database can be filled");
}

/// The edition of the demonstration that takes entries.
pub async fn open_award(db: &Db) -> Award {
    Visitor::enter(db, Edition::Open, showtime()).await.expect("there is one").award().clone()
}

/// Somebody of the demonstration, signed in, whose request arrives at `now`.
pub async fn person(db: &Db, name: &str, edition: Edition, now: Timestamp) -> Person {
    db.let_in_for_tests(name).await.expect("a session can be made");
    Person::enter(db, name, edition, now).await.expect("a living session")
}

/// A member of an organization of the demonstration, at `now`.
pub async fn entrant(db: &Db, name: &str, now: Timestamp) -> Entrant {
    Entrant::of(&person(db, name, Edition::Open, now).await).expect("an admitted member")
}

/// The organizer, looking at an edition.
pub async fn organizer(db: &Db, edition: Edition) -> Organizer {
    Organizer::of(&person(db, "organizer", edition, showtime()).await).expect("holds the role")
}

/// Breaks every seal past its rules, so that a test may change what was sealed.
pub async fn unseal(db: &Db) {
    db.unseal_for_tests().await.expect("the table is there");
}
