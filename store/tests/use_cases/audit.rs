//! The log of acts: chained in the write that records them, guarded by the database, read back whole.

use std::path::PathBuf;

use domain::{audit::Damage, time::DAY};
use store::{
    Db,
    audit::{self, Checkpoints},
    award::Edition,
    people,
    scope::{Operator, Secretariat},
};

use crate::{
    cast::{organizer, person, seed, showtime},
    world::on_both,
};

const OPERATOR: Operator = Operator::at_console(domain::time::Timestamp::from_millis(0));

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(db: &Db) -> Self {
        let path = std::env::temp_dir().join(format!("bayge-audit-{}-{}", db.engine_name(), uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Some acts of the organizer.
async fn act(db: &Db, times: usize) {
    for time in 0..times {
        let organizer = organizer(db, Edition::Open).await;
        let until = organizer.award().closes_at.plus(DAY);
        store::award::extend(db, &organizer, until, &format!("себебі {time}")).await.expect("it can be extended");
    }
}

/// Past the triggers, as somebody would who holds the database.
async fn tamper(db: &Db, statement: &str) {
    let on = if db.engine_name() == "SQLite" { "" } else { " ON event" };
    for trigger in ["event_unchanged", "event_kept"] {
        db.execute_for_tests(&format!("DROP TRIGGER IF EXISTS {trigger}{on}")).await.expect("a trigger can be dropped");
    }
    db.execute_for_tests(statement).await.expect("a valid statement");
}

#[tokio::test]
async fn acts_are_chained_as_they_are_recorded() {
    on_both(async |db| {
        seed(db).await;
        let folder = Folder::new(db);
        let checkpoints = Checkpoints::of(&folder.0);
        let before = audit::head(db, &OPERATOR).await.expect("readable");
        act(db, 3).await;
        let head = audit::verify(db, &OPERATOR, &checkpoints).await.expect("readable").expect("whole");
        assert_eq!(head.position, before.position + 3);
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM event WHERE position IS NULL").await, Ok(0));
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_to_change_or_delete_an_act() {
    on_both(async |db| {
        seed(db).await;
        act(db, 1).await;
        for statement in ["UPDATE event SET detail = 'x'", "UPDATE event SET position = NULL", "DELETE FROM event"] {
            assert!(db.execute_for_tests(statement).await.is_err(), "{statement}");
        }
    })
    .await;
}

#[tokio::test]
async fn tampering_is_found() {
    let last = "(SELECT MAX(position) FROM event)";
    let found =
        |case: usize, last: u64| [Damage::Changed(last), Damage::Missing(last - 1), Damage::Changed(last - 1), Damage::Cut(last)][case];
    let cases = [
        "UPDATE event SET detail = 'басқа себеп' WHERE position = LAST",
        "DELETE FROM event WHERE position = LAST - 1",
        "UPDATE event SET detail = (SELECT detail FROM event WHERE position = LAST) WHERE position = LAST - 1",
        "DELETE FROM event WHERE position = LAST",
    ];
    for (case, statement) in cases.into_iter().enumerate() {
        on_both(async |db| {
            seed(db).await;
            let folder = Folder::new(db);
            let checkpoints = Checkpoints::of(&folder.0);
            act(db, 4).await;
            let head = audit::note(db, &OPERATOR, &checkpoints).await.expect("the file can be written").expect("new acts");
            assert_eq!(audit::note(db, &OPERATOR, &checkpoints).await, Ok(None), "written down once");
            tamper(db, &statement.replace("LAST", last)).await;
            assert_eq!(audit::verify(db, &OPERATOR, &checkpoints).await.expect("readable"), Err(found(case, head.position)), "{statement}");
        })
        .await;
    }
}

#[tokio::test]
async fn acts_of_many_writes_at_once_make_one_chain() {
    on_both(async |db| {
        seed(db).await;
        let folder = Folder::new(db);
        let before = audit::head(db, &OPERATOR).await.expect("readable").position;
        let caller = || store::limits::Caller::new(std::sync::Arc::default(), std::net::IpAddr::from([127, 0, 0, 1]));
        let ask = async |number: u32| {
            let guest = store::scope::Guest::at(showtime().plus(i64::from(number)));
            people::ask_for_new_password(db, &guest, &caller(), &format!("juror{}@demo.bayge", number % 9 + 1)).await
        };
        let asked = futures::future::join_all((0..18).map(ask)).await;
        assert!(asked.iter().all(Result::is_ok), "{asked:?}");
        let head = audit::verify(db, &OPERATOR, &Checkpoints::of(&folder.0)).await.expect("readable").expect("whole");
        assert!(head.position > before, "{} {before}", head.position);
    })
    .await;
}

#[tokio::test]
async fn the_head_goes_to_the_chair_once_a_day_while_acts_are_added() {
    on_both(async |db| {
        seed(db).await;
        act(db, 1).await;
        let letters = "SELECT COUNT(*) FROM mail WHERE template = 'log_head'";
        let at = |days: i64| Operator::at_console(showtime().plus(days * DAY));
        assert_eq!(audit::post(db, &at(0)).await, Ok(true));
        act(db, 1).await;
        assert_eq!(audit::post(db, &at(0)).await, Ok(false), "not twice a day");
        assert_eq!(audit::post(db, &at(1)).await, Ok(true));
        assert_eq!(audit::post(db, &at(3)).await, Ok(false), "nothing was added");
        assert_eq!(db.count_for_tests(letters).await, Ok(2));
        let folder = Folder::new(db);
        tamper(db, "DELETE FROM event WHERE position = (SELECT MAX(position) FROM event)").await;
        let found = audit::verify(db, &OPERATOR, &Checkpoints::of(&folder.0)).await.expect("readable");
        assert!(matches!(found, Err(Damage::Cut(_))), "what was sent is written down too: {found:?}");
    })
    .await;
}

#[tokio::test]
async fn the_organizer_reads_the_log_page_by_page() {
    on_both(async |db| {
        seed(db).await;
        act(db, 2).await;
        let organizer = person(db, "organizer", Edition::Open, showtime()).await;
        let secretariat = Secretariat::of(&organizer).expect("holds the role");
        let all = audit::list(db, &secretariat, String::new(), 1).await.expect("readable");
        assert_eq!(all.items[0].act, "award_extended");
        assert!(all.items[0].detail.contains("себебі 1") && all.items[0].position == all.total && !all.items[0].actor.is_empty());
        let some = audit::list(db, &secretariat, "award_extended".into(), 1).await.expect("readable");
        assert_eq!(some.total, 2);
        let name = &some.items[0].name.kk;
        assert!(name.len() == 4 && name.starts_with("20"), "an edition is known by its year: {name}");
        let confirmed = audit::list(db, &secretariat, "organization.claim".into(), 1).await.expect("readable");
        assert!(confirmed.items.iter().all(|act| !act.name.kk.is_empty()), "a body by its name: {confirmed:?}");
        assert!(audit::list_codes(db, &secretariat).await.expect("readable").contains(&"award_extended".to_owned()));
    })
    .await;
}
