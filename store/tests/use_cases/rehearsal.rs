//! A rehearsal, from either engine into either: the same show, sealed, and nobody of the award in it.

use domain::seal::verify;
use store::{
    Error,
    award::Edition,
    ceremony, rehearsal,
    scope::{Operator, Visitor},
    seal,
};

use crate::{
    cast::{seed, showtime},
    world::on_both,
};

#[tokio::test]
async fn an_award_is_rehearsed_in_another_database() {
    on_both(async |award| {
        seed(award).await;
        let (operator, nearest) = (Operator::at_console(showtime()), Edition::NearestCeremony);
        assert_eq!(rehearsal::is_one(award).await, Ok(false));
        on_both(async |other| {
            assert_eq!(rehearsal::make(award, other, &operator, Edition::Year(1999), 1).await.map(|_| ()), Err(Error::NotFound));
            let made = rehearsal::make(award, other, &operator, nearest, 1).await.expect("it is empty");
            assert_eq!((made.year, rehearsal::is_one(other).await), (2026, Ok(true)));
            assert!(made.entries > 25, "{} entries", made.entries);
            let visitor = Visitor::enter(other, nearest, showtime()).await.expect("there is one");
            assert!(!visitor.award().is_demo);
            let board = ceremony::find_board(other, &visitor).await.expect("readable").expect("prepared");
            assert_eq!((board.is_rehearsal, board.year, board.fired, board.total), (true, Some(2026), 0, 27));
            let file = seal::find_file(other, &visitor).await.expect("readable").expect("sealed");
            assert!(verify(file.as_bytes()).is_sound());
            assert_eq!(other.count_for_tests("SELECT COUNT(*) FROM person").await, Ok(6), "two who run it, an office, three jurors");
            // Neither over anything nor of a rehearsal.
            assert_eq!(rehearsal::make(award, other, &operator, nearest, 1).await.map(|_| ()), Err(Error::Conflict));
            assert_eq!(rehearsal::make(other, award, &operator, nearest, 1).await.map(|_| ()), Err(Error::Denied));
        })
        .await;
    })
    .await;
}
