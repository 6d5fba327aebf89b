//! What the demonstration's jury must be, on both engines.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

use domain::{
    id::{AssignmentId, EntryId, PersonId},
    time::{Civil, Timestamp},
};

use super::{JURORS, TIED, scores};
use crate::{
    Db,
    demo::{self, Demo},
    scope::Operator,
    standings,
    world::on_both,
};

fn demo(outcome: u32) -> Demo {
    Demo { at: Timestamp::from_astana(Civil::date(2026, 5, 15)).expect("a real day"), outcome }
}

async fn seed(db: &Db, outcome: u32) {
    demo::seed(db, &Operator::at_console(demo(outcome).at), demo(outcome)).await.expect("an empty database can be filled");
}

type Work = Vec<(AssignmentId, EntryId, PersonId, Option<Timestamp>, Option<Timestamp>)>;

/// Who worked when on what: everything but the scores.
async fn work(db: &Db) -> Work {
    let mut conn = db.read().await.expect("the database answers");
    sql!(
        conn,
        fetch_all(AssignmentId, EntryId, PersonId, Option<Timestamp>, Option<Timestamp>),
        "SELECT assignment.id, entry_id, juror_id, submitted_at, recused_at FROM assignment \
         JOIN entry ON entry.id = entry_id \
         LEFT JOIN score_sheet ON score_sheet.assignment_id = assignment.id LEFT JOIN recusal ON recusal.assignment_id = assignment.id \
         WHERE entry.award_id = $1 ORDER BY assignment.id",
        demo(1).ceremony_award().id
    )
    .expect("the jury has worked")
}

#[tokio::test]
async fn each_entry_has_three_sheets_and_one_juror_is_recused() {
    on_both(async |db| {
        seed(db, 1).await;
        let work = work(db).await;
        let mut sheets: BTreeMap<EntryId, usize> = BTreeMap::new();
        let mut load: BTreeMap<PersonId, usize> = BTreeMap::new();
        for (_, entry, juror, ..) in work.iter().filter(|(.., submitted, _)| submitted.is_some()) {
            *sheets.entry(*entry).or_default() += 1;
            *load.entry(*juror).or_default() += 1;
        }
        assert!(sheets.len() >= 30 && sheets.values().all(|count| *count == 3), "{sheets:?}");
        assert!(load.len() == JURORS && load.values().all(|count| (9..=12).contains(count)), "{load:?}");
        let recused: Vec<_> = work.iter().filter(|(.., recused)| recused.is_some()).collect();
        assert_eq!(recused.len(), 1);
        assert_eq!(recused[0].3, None, "whoever recuses themselves hands in no sheet");
    })
    .await;
}

#[tokio::test]
async fn only_scores_depend_on_the_outcome() {
    let seen = Mutex::new(Vec::new());
    on_both(async |db| {
        let outcome = if seen.lock().expect("not poisoned").is_empty() { 1 } else { 2 };
        seed(db, outcome).await;
        let mut conn = db.read().await.expect("the database answers");
        let scores = sql!(conn, fetch_all(AssignmentId, String, i64), "SELECT assignment_id, criterion, score FROM score ORDER BY 1, 2");
        let found = (work(db).await, scores.expect("there are scores"));
        seen.lock().expect("not poisoned").push(found);
    })
    .await;
    let seen = seen.into_inner().expect("not poisoned");
    assert_eq!(seen[0].0, seen[1].0);
    assert_ne!(seen[0].1, seen[1].1);
    let spread: BTreeSet<i64> = seen[0].1.iter().map(|(.., score)| *score).collect();
    assert!(spread.len() >= 5, "{spread:?}");
}

#[tokio::test]
async fn one_tie_on_the_podium_waits_for_the_chair() {
    on_both(async |db| {
        seed(db, 1).await;
        let award = demo(1).ceremony_award().id;
        let mut conn = db.read().await.expect("the database answers");
        let decided = standings::compute(&mut conn, award).await.expect("sheets");
        assert!(decided.values().all(|standings| standings.unresolved().is_empty()));
        db.execute_for_tests("UPDATE seal SET broken_at = 1; DELETE FROM tie_decision").await.expect("the table is there");
        let undecided = standings::compute(&mut conn, award).await.expect("sheets");
        let ties: Vec<_> =
            undecided.iter().flat_map(|(category, s)| s.unresolved().into_iter().map(move |tie| (category, s, tie))).collect();
        assert_eq!(ties.len(), 1);
        let (category, standings, tie) = &ties[0];
        assert_eq!((category.as_str(), tie.len(), standings.rank(tie[0])), (TIED, 2, Some(2)));
        assert!(standings.place(2).is_err() && standings.place(1).is_ok());
    })
    .await;
}

#[test]
fn every_outcome_finds_its_scores() {
    let weights = domain::criterion::default_weights();
    for outcome in 0..300 {
        let demo = demo(outcome);
        let entry = |name: u32| EntryId::from_uuid(demo.uuid(&format!("entry {name}")));
        let panels: BTreeMap<EntryId, Vec<usize>> = (0..5).map(|name| (entry(name), vec![1, 2, 4])).collect();
        assert!(scores::score_category(&demo, &weights, &panels).is_ok(), "outcome {outcome}");
        assert!(scores::score_tied_category(&demo, &weights, &panels).is_ok(), "outcome {outcome}");
    }
}
