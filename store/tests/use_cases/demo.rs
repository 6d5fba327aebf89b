//! The demonstration as a whole: the same moment makes the same rows, and the outcome picks the secrets alone.

use std::{collections::BTreeMap, sync::Mutex};

use domain::time::{HOUR, Timestamp};
use store::{
    demo::{self, Demo},
    scope::Operator,
};

use crate::{cast::showtime, world::on_both};

type Dump = BTreeMap<String, Vec<(String,)>>;

/// Every row of a demonstration, on each engine. The console's clock, `now`, must not matter.
async fn dumps(at: Timestamp, outcome: u32, now: Timestamp) -> Vec<Dump> {
    let seen = Mutex::new(Vec::new());
    on_both(async |db| {
        demo::seed(db, &Operator::at_console(now), Demo { at, outcome }).await.expect("an empty database");
        let dump = db.dump_for_tests().await.expect("readable");
        seen.lock().expect("not poisoned").push(dump);
    })
    .await;
    seen.into_inner().expect("not poisoned")
}

/// The tables whose rows are not the same.
fn differing(one: &Dump, other: &Dump) -> Vec<String> {
    assert!(one.keys().eq(other.keys()));
    one.iter().filter(|(table, rows)| other[*table] != **rows).map(|(table, _)| table.clone()).collect()
}

#[tokio::test]
async fn one_moment_makes_one_demonstration_and_the_outcome_its_secrets_alone() {
    let at = showtime().plus(10 * HOUR);
    let first = dumps(at, 1, at).await;
    let again = dumps(at, 1, at.plus(HOUR)).await;
    let other = dumps(at, 2, at).await;
    for engine in 0..first.len() {
        assert!(first[engine]["entry"].len() > 30 && first[engine]["score"].len() > 100);
        assert_eq!(differing(&first[engine], &again[engine]), [""; 0]);
        assert_eq!(
            differing(&first[engine], &other[engine]),
            ["citation", "finalist", "score", "seal", "seal_leaf", "step", "tie_decision"],
            "what is public is the same"
        );
    }
}
