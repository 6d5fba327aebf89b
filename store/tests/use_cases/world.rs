//! A fresh database a test, on each engine.

use std::sync::atomic::{AtomicU32, Ordering};

use domain::time::{Civil, Timestamp};
use store::Db;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Runs a test on `SQLite` and then on the `PostgreSQL` that `BAYGE_TEST_POSTGRES` names (`bin/test` starts one).
#[expect(clippy::disallowed_methods, reason = "tests have no settings: bin/test tells where its PostgreSQL is")]
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
