//! The entries of the demonstration.

use domain::entry::EntryState;
use store::{
    award::Edition,
    entries::{self, Filter, Shown},
};

use crate::{
    cast::{self, open_award, organizer, seed, showtime},
    world::on_both,
};

#[tokio::test]
async fn stand_as_the_story_tells() {
    on_both(async |db| {
        seed(db).await;
        let judged = organizer(db, Edition::NearestCeremony).await;
        let counts = entries::count_by_state(db, &judged).await.expect("counted");
        assert_eq!(counts, [("eligible".to_owned(), 30), ("ineligible".to_owned(), 1)]);
        let open = organizer(db, Edition::Open).await;
        let counts = entries::count_by_state(db, &open).await.expect("counted");
        let expected = [("draft", 3), ("returned", 1), ("submitted", 2), ("withdrawn", 1)];
        assert_eq!(counts, expected.map(|(state, count)| (state.to_owned(), count)));
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_is_complete_and_in_time() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::NearestCeremony).await;
        let mut sent = Vec::new();
        for page in 1..=2 {
            let list = entries::list(db, &organizer, &Filter::default(), Shown::page(page)).await.expect("readable");
            assert_eq!((list.total, list.pages), (31, 2));
            for line in list.lines {
                let record = entries::get(db, &organizer, line.id).await.expect("there");
                assert!(
                    record.answers.is_complete(&record.categories),
                    "{:?}: {:?}",
                    line.title,
                    record.answers.missing(&record.categories)
                );
                assert!(line.title.kk.ends_with("(демо)") && line.title.en.ends_with("(demo)"), "{:?}", line.title);
                let receipt = &record.receipts[0];
                assert_eq!(receipt.sha256, record.answers.sha256_hex());
                assert!(receipt.submitted_at < record.award.closes_at && receipt.submitted_at >= record.award.opens_at);
                sent.push((receipt.submitted_at, receipt.number));
            }
        }
        sent.sort_unstable();
        let numbers: Vec<i64> = sent.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, (1..=31).collect::<Vec<_>>(), "numbers follow the order of arrival");
    })
    .await;
}

#[tokio::test]
async fn the_hospital_can_submit_at_once() {
    on_both(async |db| {
        seed(db).await;
        let hospital = cast::entrant(db, "entrant", showtime()).await;
        let list = entries::list_own(db, &hospital, 1).await.expect("readable");
        let states: Vec<&str> = list.lines.iter().map(|line| line.state.code()).collect();
        assert_eq!(states, ["draft", "eligible"]);
        let record = entries::get_own(db, &hospital, list.lines[0].id).await.expect("there");
        assert_eq!(record.entry.state, EntryState::Draft);
        assert_eq!(record.award.id, open_award(db).await.id);
        assert!(record.answers.is_complete(&record.categories));
    })
    .await;
}
