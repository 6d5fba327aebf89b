//! A fresh database a test, on each engine.

use std::sync::atomic::{AtomicU32, Ordering};

use domain::{
    award::Award,
    time::{Civil, Timestamp},
};
use sha2::{Digest, Sha256};
use store::{
    Db,
    award::Edition,
    demo::{self, Demo},
    scope::{Entrant, Operator, Organizer, Person, Visitor},
};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Runs a test on `SQLite` and then on the `PostgreSQL` that `BAYGE_TEST_POSTGRES` names (`bin/test` starts one).
pub async fn on_both(test: impl AsyncFn(&Db)) {
    let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let file = std::env::temp_dir().join(format!("bayge-{name}.db"));
    let db = Db::open(&format!("sqlite:{}", file.display())).await.expect("a temporary file can be made");
    db.migrate().await.expect("the schema is sound");
    test(&db).await;
    db.close().await;
    for ending in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(format!("{}{ending}", file.display())));
    }

    let server = std::env::var("BAYGE_TEST_POSTGRES")
        .expect("BAYGE_TEST_POSTGRES names a PostgreSQL: run bin/test, or export BAYGE_TEST_POSTGRES=$(bin/postgres start)");
    let admin = Db::open(&server).await.expect("the test PostgreSQL answers");
    admin.execute_for_tests(&format!("CREATE SCHEMA {name}")).await.expect("a schema can be made");
    let db = Db::open(&format!("{server}?options=-c%20search_path%3D{name}")).await.expect("the test PostgreSQL answers");
    db.migrate().await.expect("the schema is sound");
    test(&db).await;
    db.close().await;
    admin.execute_for_tests(&format!("DROP SCHEMA {name} CASCADE")).await.expect("the schema can be dropped");
    admin.close().await;
}

/// A moment in Astana on a day of March 2026.
#[allow(dead_code, reason = "the crate's own tests need only the databases")]
pub fn march(day: u8, hour: u8, minute: u8) -> Timestamp {
    Timestamp::from_astana(Civil::date(2026, 3, day).at(hour, minute)).expect("a real moment")
}

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
    let hash = hex::encode(Sha256::digest(name));
    db.execute_for_tests(&format!(
        "INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at) \
         SELECT '{hash}', id, 0, 0, 9000000000000 FROM person WHERE email = '{name}@demo.bayge' ON CONFLICT DO NOTHING"
    ))
    .await
    .expect("a session can be made");
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
