//! The jury's room, in the edition of the demonstration that is being judged.

mod conflicts;
mod late_ties;
mod planning;
mod second_round;
mod sheets;

use domain::{
    id::AssignmentId,
    jury::{JurySeat, SeatFilter, SheetForm, SheetState},
    time::Timestamp,
};
use store::{
    Db,
    award::Edition,
    jury,
    scope::{Juror, Organizer},
};

use crate::cast::{person, showtime};

/// The year of the edition that the jury works on.
const YEAR: i32 = 2025;

async fn juror_at(db: &Db, name: &str, now: Timestamp) -> Juror {
    Juror::of(&person(db, name, Edition::Year(YEAR), now).await).expect("holds the role")
}

async fn juror(db: &Db, name: &str) -> Juror {
    juror_at(db, name, showtime()).await
}

async fn organizer(db: &Db) -> Organizer {
    Organizer::of(&person(db, "organizer", Edition::Year(YEAR), showtime()).await).expect("holds the role")
}

async fn seats(db: &Db, juror: &Juror) -> Vec<JurySeat> {
    jury::list_seats(db, juror, SeatFilter::default()).await.expect("readable").seats
}

/// The juror's first seat that stands here.
async fn seat_in(db: &Db, juror: &Juror, state: SheetState) -> AssignmentId {
    let found = jury::list_seats(db, juror, SeatFilter { state: Some(state), page: 1 }).await.expect("readable");
    found.seats.first().expect("the demonstration has one").id
}

/// A form with the same score everywhere.
fn form(score: &str) -> SheetForm {
    let scores = domain::criterion::DEFAULT_CRITERIA.iter().map(|criterion| (criterion.code.to_owned(), score.to_owned()));
    SheetForm { scores: scores.collect(), ..SheetForm::default() }
}

/// The BIN of the body behind a seat.
async fn bin_of(db: &Db, seat: AssignmentId) -> String {
    let number = db
        .count_for_tests(&format!(
            "SELECT CAST(o.bin AS BIGINT) FROM organization AS o JOIN entry AS e ON e.organization_id = o.id \
             JOIN assignment AS a ON a.entry_id = e.id WHERE a.id = {}",
            literal(db, seat)
        ))
        .await
        .expect("a statement");
    format!("{number:012}")
}

/// An id as this engine writes it in a statement.
fn literal(db: &Db, id: impl std::fmt::Display) -> String {
    if db.engine_name() == "SQLite" { format!("X'{}'", id.to_string().replace('-', "")) } else { format!("'{id}'") }
}
