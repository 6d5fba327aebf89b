//! What became of the promised figures, and what the award decided.

use domain::{
    ceremony::{Place, Podium},
    sharing::{Milestone, SharingError, follow_up::due_at},
    time::{DAY, Timestamp},
};
use store::{Db, Error, Rule, award::Edition, ceremony, scope::Operator, sharing};

use super::{letters, page, published, typed};
use crate::{
    cast::{entrant, person, seed, showtime},
    world::on_both,
};

async fn ask(db: &Db, now: Timestamp) -> usize {
    sharing::ask_due(db, &Operator::at_console(now)).await.expect("asked")
}

/// Nobody else's projects are asked about.
async fn alone(db: &Db) {
    db.execute_for_tests("UPDATE project SET published_at = 9000000000000 WHERE slug NOT IN (SELECT slug FROM project JOIN entry ON entry.project_id = project.id WHERE entry.award_id IN (SELECT id FROM award WHERE year = (SELECT MAX(year) FROM award)))")
        .await
        .expect("the table is there");
}

#[tokio::test]
async fn owners_are_asked_twice_and_answer_in_public() {
    on_both(async |db| {
        seed(db).await;
        let (id, slug) = published(db).await;
        alone(db).await;
        let first = page(db, &slug).await.published_at;
        assert_eq!(ask(db, due_at(first, 6).plus(-1)).await, 0);
        assert_eq!(ask(db, due_at(first, 6)).await, 1);
        assert_eq!(ask(db, due_at(first, 6).plus(DAY)).await, 0, "once");
        assert_eq!(letters(db, "entrant").await, 1);
        let told = page(db, &slug).await.sharing.follow_ups;
        assert_eq!((told.len(), told[0].months, told[0].answered_at), (1, 6, None), "no answer yet, and it says so");
        assert!(!told[0].figures.is_empty() && told[0].figures.iter().all(|figure| figure.reached.is_empty()));

        let at = due_at(first, 6).plus(3 * DAY);
        let hospital = entrant(db, "entrant", at).await;
        let figures = sharing::get_follow_ups(db, &hospital, id).await.expect("the owner's")[0].figures.len();
        let all: Vec<(String, &str)> = (1..=figures).map(|number| (format!("reached_{number}"), "12,5")).collect();
        let all: Vec<(&str, &str)> = all.iter().map(|(key, text)| (key.as_str(), *text)).chain([("evidence_1", "<b>Есеп</b>")]).collect();
        let wrong = sharing::answer(db, &hospital, id, 6, typed(&[("reached_1", "көп")])).await;
        assert_eq!(wrong, Err(Error::Rule(Rule::Sharing(SharingError::Figure))));
        assert_eq!(sharing::answer(db, &hospital, id, 12, typed(&all)).await, Err(Error::NotFound), "not asked yet");
        let other = entrant(db, "roads", at).await;
        assert_eq!(sharing::answer(db, &other, id, 6, typed(&all)).await, Err(Error::NotFound));
        sharing::answer(db, &hospital, id, 6, typed(&all)).await.expect("answered");
        let told = page(db, &slug).await.sharing.follow_ups;
        assert_eq!(told[0].answered_at, Some(at));
        assert_eq!((told[0].figures[0].reached.as_str(), told[0].figures[0].evidence.as_str()), ("12,5", "<b>Есеп</b>"));

        assert_eq!(ask(db, due_at(first, 12)).await, 1);
        assert_eq!(ask(db, due_at(first, 12).plus(900 * DAY)).await, 0, "never again");
        assert_eq!(page(db, &slug).await.sharing.follow_ups.iter().map(|asked| asked.months).collect::<Vec<_>>(), [6, 12]);
    })
    .await;
}

#[tokio::test]
async fn a_late_server_asks_once() {
    on_both(async |db| {
        seed(db).await;
        let (_, slug) = published(db).await;
        alone(db).await;
        let late = due_at(page(db, &slug).await.published_at, 12).plus(40 * DAY);
        assert_eq!((ask(db, late).await, ask(db, late).await), (1, 0));
        assert_eq!(page(db, &slug).await.sharing.follow_ups[0].months, 12);
        assert_eq!(letters(db, "entrant").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_way_through_the_award_is_told_after_the_last_step() {
    on_both(async |db| {
        seed(db).await;
        let visitor = person(db, "organizer", Edition::NearestCeremony, showtime()).await;
        let slug = a_published_finalist(db).await;
        let steps = 27;
        for fired in 0..steps {
            assert!(page(db, &slug).await.sharing.history.is_empty(), "after {fired} of {steps}");
            crate::ceremony::step(db).await.expect("fired");
        }
        let board = ceremony::find_board(db, visitor.visitor()).await.expect("readable").expect("prepared");
        let first = board.categories.iter().find_map(|category| match &category.first {
            Some(Place::Awarded { card }) if !card.entry.is_empty() => Some(card.entry.clone()),
            _ => None,
        });
        let history = page(db, &first.expect("a winner is published")).await.sharing.history;
        assert!(
            matches!(&history[..], [Milestone::Sent(_), Milestone::Eligible(_), Milestone::Finalist, Milestone::Place(Podium::First), ..]),
            "{history:?}"
        );
        assert!(!page(db, &slug).await.sharing.history.is_empty());
        assert!(page(db, "aktau-road-laboratory").await.sharing.history.is_empty(), "a practice did not compete");
    })
    .await;
}

/// The address of an entry that is in the showcase and competes.
async fn a_published_finalist(db: &Db) -> String {
    let filter = domain::showcase::Filter::from_query("origin=entry");
    let guest = store::scope::Guest::at(showtime());
    let found = store::projects::list_projects(db, &guest, &filter, domain::locale::Locale::En).await.expect("readable");
    found.cards.into_iter().find(|card| card.origin == domain::showcase::Origin::Entry).expect("eight are published").slug
}
