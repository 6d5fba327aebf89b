//! An entry moves to another category only when its entrant agrees.

use domain::{
    entry::EntryError,
    letter::Letter,
    screening::{MoveAnswer, ScreeningError},
};
use store::{Error, Rule, award::Edition, entries};

use super::{letters, sent};
use crate::{
    cast::{entrant, organizer, seed, showtime},
    world::on_both,
};

#[tokio::test]
async fn the_entrant_agrees_or_declines() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let (hospital, other) = (entrant(db, "entrant", showtime()).await, entrant(db, "grain", showtime()).await);
        let ask = async |to: &str, reason: &str| entries::request_move(db, &organizer, id, to.into(), reason.into()).await;
        let screening = |error| Err(Error::Rule(Rule::Screening(error)));
        assert_eq!(ask("quasi", "Себеп").await, screening(ScreeningError::NotAdmitted));
        assert_eq!(ask("nowhere", "Себеп").await, screening(ScreeningError::NotAdmitted));
        assert_eq!(ask("social", "Себеп").await, screening(ScreeningError::SameCategory));
        assert_eq!(ask("region", "").await, screening(ScreeningError::NoteMissing));
        assert_eq!(entries::answer_move(db, &hospital, id, MoveAnswer::Agreed).await, screening(ScreeningError::NoMove));
        ask("region", "Жоба өңірдікі").await.expect("asked");
        assert_eq!(ask("economy", "Тағы").await, screening(ScreeningError::MoveWaits));
        let [Letter::MoveRequested { category, reason, .. }] = &letters(db, "entrant@demo.bayge").await[..] else { panic!("one letter") };
        assert_eq!((category.kk.as_str(), reason.as_str()), ("AI Өңір", "Жоба өңірдікі"));

        assert_eq!(entries::answer_move(db, &other, id, MoveAnswer::Agreed).await, Err(Error::NotFound));
        assert_eq!(letters(db, "organizer@demo.bayge").await, []);
        entries::answer_move(db, &hospital, id, MoveAnswer::Declined).await.expect("declined");
        let [Letter::MoveAnswered { category, answer: MoveAnswer::Declined, .. }] = &letters(db, "organizer@demo.bayge").await[..] else {
            panic!("one letter to the organizer")
        };
        assert_eq!(category.kk, "AI Өңір");
        assert_eq!(entries::get(db, &organizer, id).await.expect("there").entry.category, "social");
        let later = crate::cast::person(db, "organizer", Edition::Open, showtime().plus(1)).await;
        let later = store::scope::Organizer::of(&later).expect("holds the role");
        entries::request_move(db, &later, id, "region".into(), "Қайта".into()).await.expect("asked again");
        entries::publish(db, &later, id).await.expect("published");
        entries::answer_move(db, &hospital, id, MoveAnswer::Agreed).await.expect("agreed");
        let desk = entries::get(db, &organizer, id).await.expect("there");
        assert_eq!((desk.entry.category.as_str(), desk.entry.state.code()), ("region", "submitted"));
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM project WHERE category = 'region'").await.map(|n| n > 0), Ok(true));

        entries::find_eligible(db, &organizer, id).await.expect("decided");
        assert_eq!(ask("economy", "Кеш").await, Err(Error::Rule(Rule::Entry(EntryError::Decided))));
    })
    .await;
}
