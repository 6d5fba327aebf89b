//! A step changed past the program is not shown: what fires it holds it against the seal.

use domain::ceremony::{CeremonyError, Command, Readiness};
use store::{Db, Error, Result, Rule};

use super::seed;
use crate::{
    ceremony::{board, command, confirm, readiness, step},
    world::on_both,
};

/// Whoever holds the database takes its triggers away.
async fn past_triggers(db: &Db, statement: &str) {
    let statement = if db.engine_name() == "SQLite" {
        let triggers = ["sealed_step_insert", "sealed_step_update", "sealed_step_delete", "seal_leaf_update", "seal_update"];
        let dropped = triggers.map(|trigger| format!("DROP TRIGGER IF EXISTS {trigger}; ")).concat();
        format!("{dropped}{statement}")
    } else {
        format!("SET session_replication_role = replica; {statement}; SET session_replication_role = DEFAULT")
    };
    db.execute_for_tests(&statement).await.expect("nothing refuses it");
}

const KEEP: &str = "CREATE TABLE kept_step AS SELECT * FROM step; CREATE TABLE kept_leaf AS SELECT * FROM seal_leaf";
const UNDO: &str = "UPDATE step SET kind = (SELECT kind FROM kept_step WHERE kept_step.id = step.id), \
                    disclosure = (SELECT disclosure FROM kept_step WHERE kept_step.id = step.id), \
                    entries = (SELECT entries FROM kept_step WHERE kept_step.id = step.id); \
                    UPDATE seal_leaf SET hash = (SELECT hash FROM kept_leaf WHERE kept_leaf.position = seal_leaf.position), \
                    salt = (SELECT salt FROM kept_leaf WHERE kept_leaf.position = seal_leaf.position)";

/// Changes of the first finalists (the step at position 1) that the show itself cannot tell from a sound one.
const CHANGES: [&str; 6] = [
    "UPDATE step SET disclosure = (SELECT disclosure FROM kept_step WHERE position = 5) WHERE position = 1",
    "UPDATE step SET disclosure = REPLACE(disclosure, '(демо)', '(ДЕМО)') WHERE position = 1",
    "UPDATE step SET entries = (SELECT entries FROM kept_step WHERE position = 5) WHERE position = 1",
    // With the leaf: then the tree has another root.
    "UPDATE seal_leaf SET hash = (SELECT hash FROM kept_leaf WHERE position = 1) WHERE position = 0",
    "UPDATE seal_leaf SET salt = (SELECT salt FROM kept_leaf WHERE position = 1) WHERE position = 0",
    "UPDATE seal_leaf SET hash = (SELECT hash FROM kept_leaf WHERE position = 0) WHERE position = 9",
];

fn altered() -> Result<()> {
    Err(Error::Rule(Rule::Ceremony(CeremonyError::Altered)))
}

async fn noted(db: &Db) -> i64 {
    db.count_for_tests("SELECT COUNT(*) FROM event WHERE act = 'ceremony_altered'").await.expect("readable")
}

#[tokio::test]
async fn a_changed_step_is_neither_armed_nor_shown() {
    on_both(async |db| {
        seed(db).await;
        db.execute_for_tests(KEEP).await.expect("tables can be made");
        step(db).await.expect("the opening");
        let before = board(db).await;
        for (count, change) in (1..).zip(CHANGES) {
            past_triggers(db, change).await;
            assert_eq!(command(db, Command::Arm).await, altered(), "{change}");
            assert_eq!((board(db).await, readiness(db).await), (before.clone(), Readiness::Disarmed), "nothing moved: {change}");
            assert_eq!(noted(db).await, count, "the log tells: {change}");
            past_triggers(db, UNDO).await;
        }
        // Between the second person's word and the host's.
        command(db, Command::Arm).await.expect("as sealed");
        confirm(db).await.expect("armed");
        let agreed = board(db).await;
        past_triggers(db, CHANGES[0]).await;
        assert_eq!(command(db, Command::Fire).await, altered());
        assert_eq!((board(db).await, readiness(db).await), (agreed, Readiness::Confirmed));
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM seal_leaf WHERE opened_at IS NOT NULL").await, Ok(0));
        past_triggers(db, UNDO).await;
        assert_eq!(command(db, Command::Fire).await, Ok(()), "what is mended is shown");
        assert_eq!(board(db).await.fired, 2);
    })
    .await;
}

#[tokio::test]
async fn a_step_that_was_shown_stands_too() {
    on_both(async |db| {
        seed(db).await;
        db.execute_for_tests(KEEP).await.expect("tables can be made");
        for _ in 0..3 {
            step(db).await.expect("there are steps");
        }
        // What comes later stops nothing yet, what was shown does.
        past_triggers(db, "UPDATE step SET disclosure = (SELECT disclosure FROM kept_step WHERE position = 1) WHERE position = 5").await;
        assert_eq!(step(db).await, Ok(()));
        past_triggers(db, CHANGES[0]).await;
        assert_eq!(step(db).await, altered());
        assert_eq!(board(db).await.fired, 4);
        // A leaf that has no step any more, and a step that has no leaf.
        past_triggers(db, UNDO).await;
        let nothing =
            "UPDATE step SET kind = '{\"kind\":\"pause\"}', disclosure = '{\"kind\":\"nothing\"}', entries = '[]' WHERE position = 2";
        past_triggers(db, nothing).await;
        assert_eq!(step(db).await, altered());
        past_triggers(db, UNDO).await;
        past_triggers(db, "UPDATE seal SET signature = REPLACE(REPLACE(signature, 'a', 'b'), '1', '2')").await;
        assert_eq!(step(db).await, altered(), "a header that nobody signed");
    })
    .await;
}
