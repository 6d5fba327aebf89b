//! The search held against judgements: what people type, and which projects of the demonstration answer it.
//!
//! A line of the file is a query, what it tries, and the addresses of projects: those that answer it, then behind `|` those that are
//! also about it. They were chosen by reading the projects, before any search ran.

use std::collections::HashMap;

use domain::time::Timestamp;

use super::Switches;
use crate::{
    Db,
    demo::{self, Demo},
    projects::shelf::Shelf,
    scope::Operator,
    world::{march, on_both},
};

const JUDGED: &str = include_str!("judged.tsv");
/// How far down the list a reader looks.
const DEPTH: usize = 10;

struct Judgement {
    query: &'static str,
    kind: &'static str,
    gains: HashMap<&'static str, f64>,
}

fn judgements() -> Vec<Judgement> {
    let lines = JUDGED.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split('\t');
            let [query, kind, projects] = [(); 3].map(|()| cells.next().unwrap_or_else(|| panic!("three cells: {line}")));
            let (best, also) = projects.split_once('|').unwrap_or((projects, ""));
            let gain = |slugs: &'static str, gain: f64| slugs.split_whitespace().map(move |slug| (slug, gain));
            Judgement { query, kind, gains: gain(best, 2.0).chain(gain(also, 1.0)).collect() }
        })
        .collect()
}

/// Of the projects that answer a query, the share among the first ten.
#[expect(clippy::cast_precision_loss, reason = "tens at most")]
fn recall(judged: &Judgement, found: &[String]) -> f64 {
    let held = found.iter().take(DEPTH).filter(|slug| judged.gains.contains_key(slug.as_str())).count();
    held as f64 / judged.gains.len().min(DEPTH) as f64
}

/// How near the order is to the best one.
#[expect(clippy::cast_precision_loss, reason = "tens at most")]
fn ndcg(judged: &Judgement, found: &[String]) -> f64 {
    let discounted = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
        gains.take(DEPTH).enumerate().map(|(at, gain)| gain / (at as f64 + 2.0).log2()).sum()
    };
    let mut best: Vec<f64> = judged.gains.values().copied().collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let mut gains = found.iter().map(|slug| judged.gains.get(slug.as_str()).copied().unwrap_or_default());
    discounted(&mut gains) / discounted(&mut best.into_iter())
}

#[expect(clippy::cast_precision_loss, reason = "hundreds at most")]
fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

async fn ranked(db: &Db, switches: Switches, judged: &[Judgement]) -> Vec<Vec<String>> {
    let shelf = Shelf::new(switches);
    shelf.refresh(db).await.expect("the showcase can be read");
    judged.iter().map(|judgement| shelf.ranking(judgement.query)).collect()
}

async fn seed(db: &Db) {
    let at: Timestamp = march(20, 0, 0);
    demo::seed(db, &Operator::at_console(at), Demo { at, outcome: 1 }).await.expect("an empty database takes the demonstration");
}

#[tokio::test]
async fn people_find_what_they_look_for() {
    let judged = judgements();
    assert!(judged.len() >= 120, "{} queries", judged.len());
    let first = std::sync::Mutex::new(None);
    on_both(async |db| {
        seed(db).await;
        let mut conn = db.read().await.expect("the database answers");
        for slug in judged.iter().flat_map(|judgement| judgement.gains.keys()) {
            let found = sql!(conn, fetch_optional(String,), "SELECT slug FROM project WHERE slug = $1", *slug).expect("a query");
            assert!(found.is_some(), "no project {slug}");
        }
        drop(conn);
        let all = ranked(db, Switches::ALL, &judged).await;
        let Some(before) = first.lock().expect("not poisoned").replace(all.clone()) else {
            compare(db, &judged, &all).await;
            return;
        };
        assert_eq!(before, all, "both engines find the same in the same order");
    })
    .await;
}

/// Prints what each part of the analysis is worth, and holds the whole above its floor.
async fn compare(db: &Db, judged: &[Judgement], all: &[Vec<String>]) {
    let figures = |found: &[Vec<String>]| {
        let pairs = || judged.iter().zip(found);
        (mean(pairs().map(|(judged, found)| recall(judged, found))), mean(pairs().map(|(judged, found)| ndcg(judged, found))))
    };
    let variants = [
        ("everything", Switches::ALL),
        ("no stems", Switches { stems: false, ..Switches::ALL }),
        ("no folding", Switches { folds: false, ..Switches::ALL }),
        ("no typing errors", Switches { typos: false, ..Switches::ALL }),
        ("words only", Switches { stems: false, folds: false, typos: false }),
    ];
    for (name, switches) in variants {
        let (recall, ndcg) = figures(&ranked(db, switches, judged).await);
        println!("{name:18} recall@10 {recall:.3}  nDCG@10 {ndcg:.3}");
    }
    for (judged, found) in judged.iter().zip(all) {
        let share = recall(judged, found);
        if share < 1.0 || ndcg(judged, found) < 0.7 {
            println!(
                "{:9} {share:.2} {:.2} «{}» found {found:?} of {:?}",
                judged.kind,
                ndcg(judged, found),
                judged.query,
                judged.gains.keys()
            );
        }
    }
    let (recall, ndcg) = figures(all);
    assert!(recall >= 0.86 && ndcg >= 0.88, "recall@10 {recall:.3}, nDCG@10 {ndcg:.3}");
}
