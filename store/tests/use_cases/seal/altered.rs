//! A step changed past the program is not shown: what fires it holds it against the seal.

use domain::{
    ceremony::{CeremonyError, Command, Readiness, Screen},
    locale::Trilingual,
};
use store::{Db, Error, Result, Rule, ceremony};

use super::seed;
use crate::{
    ceremony::{board, command, confirm, confirmer, host, readiness, step},
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

/// The third of four steps was changed after it was shown.
async fn changed_after_it_was_shown(db: &Db) {
    seed(db).await;
    db.execute_for_tests(KEEP).await.expect("tables can be made");
    for _ in 0..4 {
        step(db).await.expect("there are steps");
    }
    command(db, Command::Back).await.expect("as sealed");
    past_triggers(db, "UPDATE step SET disclosure = REPLACE(disclosure, '(демо)', '(ДЕМО)') WHERE position = 2").await;
}

#[tokio::test]
async fn what_was_changed_after_it_was_shown_comes_on_no_screen_again() {
    on_both(async |db| {
        changed_after_it_was_shown(db).await;
        let before = board(db).await;
        for (count, act) in (1..).zip([Command::Back, Command::Forward, Command::Jump(0), Command::Arm]) {
            assert_eq!(command(db, act).await, altered(), "{act:?}");
            assert_eq!((board(db).await, noted(db).await), (before.clone(), count), "nothing moved, the log tells: {act:?}");
        }
        let text = Trilingual::new("Түзету", "Исправление", "A correction");
        assert_eq!(ceremony::propose_correction(db, &host(db).await, 1, &text).await, altered());
        // Who runs the show is told, and reads what is public already.
        let (rundown, cue) = (ceremony::host_view(db, &host(db).await).await, ceremony::cue(db, &host(db).await).await);
        let (rundown, cue) = (rundown.expect("readable"), cue.expect("readable"));
        let confirming = ceremony::confirming(db, &confirmer(db).await).await.expect("readable");
        assert!(rundown.is_altered && confirming.is_altered);
        assert!(rundown.next.is_none() && confirming.next.is_none() && cue.next.is_none() && cue.said_now.is_empty());
        for shown in [rundown.board, confirming.board, cue.board] {
            assert_eq!(shown, before);
        }
        past_triggers(db, UNDO).await;
        let mended = ceremony::host_view(db, &host(db).await).await.expect("readable");
        assert!(!mended.is_altered && mended.next.is_some());
        assert_eq!(command(db, Command::Forward).await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn the_brakes_act_upon_what_is_public_already() {
    on_both(async |db| {
        changed_after_it_was_shown(db).await;
        let before = board(db).await;
        assert_eq!(command(db, Command::Hold).await, Ok(()));
        let held = board(db).await;
        assert!(held.hold && held.revision > before.revision && noted(db).await == 1);
        assert_eq!((&held.categories, &held.screen), (&before.categories, &before.screen));
        assert_eq!(command(db, Command::Release).await, altered(), "it goes on once it is mended");
        assert_eq!(command(db, Command::Blackout).await, Ok(()));
        let dark = board(db).await;
        assert!(dark.hold && dark.blackout && dark.screen == Screen::Blackout && dark.categories == before.categories);
        assert_eq!(command(db, Command::Lift).await, altered());
        assert_eq!(board(db).await, dark);
        past_triggers(db, UNDO).await;
        assert_eq!(command(db, Command::Lift).await, Ok(()));
        assert_eq!(command(db, Command::Release).await, Ok(()));
        let after = board(db).await;
        assert_eq!((after.categories, after.screen), (before.categories.clone(), before.screen.clone()));

        // What cannot even be read as a step can be darkened.
        past_triggers(db, "UPDATE step SET disclosure = 'nothing' WHERE position = 2").await;
        assert_eq!(command(db, Command::Blackout).await, Ok(()));
        let dark = board(db).await;
        assert!(dark.blackout && dark.categories == before.categories);
    })
    .await;
}

/// The leaf would be published with other bytes than those it was hashed of.
#[tokio::test]
async fn a_leaf_whose_text_was_changed_is_not_opened() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        past_triggers(db, "UPDATE seal_leaf SET content = REPLACE(content, '(демо)', '(ДЕМО)') WHERE step = 1").await;
        assert_eq!(command(db, Command::Arm).await, altered());
    })
    .await;
}
