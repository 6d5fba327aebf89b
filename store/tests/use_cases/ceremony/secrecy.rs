//! Nothing is public before its step, and two outcomes look the same until a step tells them apart.

use std::sync::Mutex;

use domain::ceremony::{Board, BoardCategory, Place, Podium};
use store::{
    Db, ceremony,
    demo::{self, Demo},
    scope::Operator,
};

use super::{board, chair, forget, is_id, step, visitor};
use crate::{
    cast::{seed, showtime},
    world::on_both,
};

/// The boards of a whole show, before the first step and after each, as they are kept.
async fn whole_show(db: &Db) -> Vec<String> {
    let text = async || {
        let found = ceremony::find_public_board(db, &visitor(db).await).await.expect("the board can be read");
        found.expect("the show is prepared").content
    };
    let mut boards = vec![text().await];
    for _ in 0..board(db).await.total {
        step(db).await.expect("there are steps");
        boards.push(text().await);
    }
    boards
}

fn parse(board: &str) -> Board {
    serde_json::from_str(board).expect("a board")
}

/// The titles that a category tells so far.
fn titles(category: &BoardCategory) -> Vec<String> {
    category.finalists.iter().flatten().map(|card| card.title.kk.clone()).collect()
}

#[tokio::test]
async fn only_firing_discloses() {
    on_both(async |db| {
        seed(db).await;
        let boards = whole_show(db).await;
        let end = parse(&boards[27]);
        // Opening; then four steps a category: finalists, third, second, first.
        for (index, category) in end.categories.iter().enumerate() {
            let told_at = 2 + index * 4;
            for (fired, text) in boards.iter().enumerate() {
                for title in titles(category) {
                    assert_eq!(text.contains(&title), fired >= told_at, "{title} after {fired} steps");
                }
                let now = &parse(text).categories[index];
                for (offset, place) in (1..).zip(Podium::RISING) {
                    assert_eq!(now.place(place).is_some(), fired >= told_at + offset, "{} {place:?} after {fired} steps", category.slug);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_order_of_finalists_is_not_that_of_places() {
    on_both(async |db| {
        seed(db).await;
        let end = parse(&whole_show(db).await[27]);
        let first_is_first = end.categories.iter().filter(|category| {
            let Some(Place::Awarded { card }) = &category.first else { return false };
            category.finalists.as_ref().is_some_and(|finalists| finalists.first().is_some_and(|first| first.title == card.title))
        });
        let count = first_is_first.count();
        assert!(count < end.categories.len(), "every winner leads its list of finalists");
    })
    .await;
}

#[tokio::test]
async fn two_outcomes_look_the_same_until_told() {
    // One outcome an engine: what is public must not depend on the engine either.
    let shows = Mutex::new(Vec::new());
    on_both(async |db| {
        let outcome = if shows.lock().expect("not poisoned").is_empty() { 1 } else { 2 };
        let demo = Demo { at: showtime(), outcome };
        demo::seed(db, &Operator::at_console(showtime()), demo).await.expect("an empty database can be filled");
        let show = whole_show(db).await;
        shows.lock().expect("not poisoned").push(show);
    })
    .await;
    let shows = shows.into_inner().expect("not poisoned");
    let (one, two) = (&shows[0], &shows[1]);
    assert_eq!(one[0], two[0], "before the show");
    assert_eq!(one[1], two[1], "after the opening");
    assert_ne!(one[27], two[27], "other scores, other winners");
    for (fired, (one, two)) in one.iter().zip(two).enumerate() {
        let (one, two) = (parse(one), parse(two));
        assert_eq!((one.revision, one.screen, one.total), (two.revision, two.screen, two.total), "after {fired} steps");
    }
}

#[tokio::test]
async fn who_publishes_nothing_is_named_and_no_more() {
    on_both(async |db| {
        seed(db).await;
        forget(db).await;
        db.execute_for_tests("UPDATE receipt SET content = REPLACE(content, '\"publication\":\"whole\"', '\"publication\":\"none\"')")
            .await
            .expect("the table is there");
        ceremony::prepare(db, &chair(db).await).await.expect("prepared");
        let end = parse(&whole_show(db).await[27]);
        let cards: Vec<_> = end.categories.iter().flat_map(|category| category.finalists.iter().flatten()).collect();
        assert!(cards.iter().any(|card| card.entry.is_empty()) && cards.iter().any(|card| !card.entry.is_empty()));
        for card in cards {
            assert!(!card.title.kk.is_empty() && !card.organization.kk.is_empty());
            assert_eq!(card.result, None);
            assert!(!is_id(&card.entry), "{}", card.entry);
        }
    })
    .await;
}
