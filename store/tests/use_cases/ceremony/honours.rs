//! Special prizes and citations: decided by the chair, disclosed by their steps.

use domain::{
    ceremony::{CITATION_MAX, CeremonyError, Place, ShowCheck, ShowForm, StepKind},
    id::EntryId,
    locale::Trilingual,
};
use store::{Error, award::Edition, ceremony, scope::Organizer};

use super::{board, chair, forget, refused, step, visitor};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

fn text() -> Trilingual {
    Trilingual::new("себебі", "причина", "why")
}

#[tokio::test]
async fn the_chair_decides_before_the_show_is_prepared() {
    on_both(async |db| {
        seed(db).await;
        let chair = chair(db).await;
        let honours = ceremony::get_honours(db, &chair).await.expect("can be read");
        assert!(honours.is_prepared);
        let (prize, entry) = (honours.prizes[0].prize.id, honours.candidates[0].id);
        assert_eq!(ceremony::decide_prize(db, &chair, prize, None, &text()).await, refused(CeremonyError::Prepared));
        assert_eq!(ceremony::cite(db, &chair, entry, &text()).await, refused(CeremonyError::Prepared));

        forget(db).await;
        let long = Trilingual::new("а".repeat(CITATION_MAX + 1), "б", "c");
        assert_eq!(ceremony::cite(db, &chair, entry, &long).await, refused(CeremonyError::TextTooLong));
        let nobody = EntryId::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(ceremony::cite(db, &chair, nobody, &text()).await, Err(Error::NotFound));
        let unsaid = ceremony::decide_prize(db, &chair, prize, Some(entry), &Trilingual::default()).await;
        assert_eq!(unsaid, refused(CeremonyError::TextMissing), "whose it is needs a reason");
        ceremony::decide_prize(db, &chair, prize, None, &Trilingual::default()).await.expect("it may be nobody's");
        let first = honours.firsts[0].leader.clone().expect("somebody leads").0;
        ceremony::cite(db, &chair, first, &text()).await.expect("a text");
        ceremony::prepare(db, &chair).await.expect("decided");
        for _ in 0..26 {
            step(db).await.expect("there are steps");
        }
        let end = board(db).await;
        assert_eq!(end.prizes[0].place, Some(Place::NotAwarded));
        let Some(Place::Awarded { card }) = &end.categories[0].first else { panic!("awarded") };
        assert_eq!(card.citation, text());
        let Some(Place::Awarded { card }) = &end.categories[0].second else { panic!("awarded") };
        assert!(card.citation.is_empty(), "what is said of the first is said of nobody else");
    })
    .await;
}

#[tokio::test]
async fn an_undecided_prize_stops_the_preparation() {
    on_both(async |db| {
        seed(db).await;
        forget(db).await;
        let organizer = Organizer::of(&person(db, "organizer", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        ceremony::add_prize(db, &organizer, &Trilingual::new("Халық таңдауы", "Выбор народа", "People's Choice")).await.expect("a name");
        let names = ceremony::list_prizes(db, &visitor(db).await).await.expect("public");
        assert_eq!(names.len(), 2);
        let chair = chair(db).await;
        assert_eq!(ceremony::prepare(db, &chair).await, refused(CeremonyError::Undecided));
        ceremony::remove_prize(db, &organizer, names[1].id).await.expect("not prepared");
        assert_eq!(ceremony::prepare(db, &chair).await, Ok(()));
        assert_eq!(ceremony::remove_prize(db, &organizer, names[0].id).await, refused(CeremonyError::Prepared));
    })
    .await;
}

#[tokio::test]
async fn the_special_prize_of_the_demonstration_is_cited() {
    on_both(async |db| {
        seed(db).await;
        for _ in 0..26 {
            step(db).await.expect("there are steps");
        }
        let Some(Place::Awarded { card }) = &board(db).await.prizes[0].place else { panic!("awarded") };
        assert!(!card.citation.kk.is_empty() && !card.citation.ru.is_empty() && !card.citation.en.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_organizer_arranges_and_learns_no_result() {
    on_both(async |db| {
        seed(db).await;
        let organizer = Organizer::of(&person(db, "organizer", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        let settings = ceremony::get_settings(db, &organizer).await.expect("can be read");
        let mut form = ShowForm { adds_pause: true, ..ShowForm::of(&settings.arrangement) };
        assert_eq!(ceremony::arrange(db, &organizer, &form).await, refused(CeremonyError::Prepared));
        forget(db).await;
        form.fields.insert("seconds-0".into(), "soon".into());
        assert_eq!(ceremony::arrange(db, &organizer, &form).await, refused(CeremonyError::Number));
        form.fields.insert("seconds-0".into(), "45".into());
        // The last category goes first.
        form.fields.insert("order-21".into(), "1".into());
        ceremony::arrange(db, &organizer, &form).await.expect("not prepared");

        let checks = async || ceremony::check_show(db, &organizer).await.expect("can be read");
        let before = checks().await;
        assert!(!before.iter().any(|check| matches!(check, ShowCheck::Tie(_) | ShowCheck::Undecided(_))));
        db.execute_for_tests("UPDATE score SET score = 10 - score").await.expect("the table is there");
        let names = |checks: Vec<ShowCheck>| checks.into_iter().filter(|check| !matches!(check, ShowCheck::Tie(_))).collect::<Vec<_>>();
        assert_eq!(names(checks().await), before, "whoever wins, the names are checked alike");
        db.execute_for_tests("UPDATE score SET score = 10 - score; DELETE FROM tie_decision; DELETE FROM prize_decision")
            .await
            .expect("the tables are there");
        let after = checks().await;
        assert!(
            after.contains(&ShowCheck::Tie("economy".to_owned())) && after.iter().any(|check| matches!(check, ShowCheck::Undecided(_)))
        );

        seed_decision(db).await;
        ceremony::prepare(db, &chair(db).await).await.expect("decided again");
        let host = super::host(db).await;
        let rundown = ceremony::host_view(db, &host).await.expect("prepared");
        assert_eq!(rundown.steps[1].category(), Some("quasi"), "in the order that the organizer chose");
        assert_eq!((rundown.steps[26].clone(), rundown.plan[0].seconds), (StepKind::Pause, 45));
        assert_eq!(rundown.plan[0].caption.en, "Welcome");
    })
    .await;
}

/// Nobody's prize, and no tie: every sheet is withdrawn, so that nobody is placed.
async fn seed_decision(db: &store::Db) {
    let chair = chair(db).await;
    let prize = ceremony::get_honours(db, &chair).await.expect("can be read").prizes[0].prize.id;
    ceremony::decide_prize(db, &chair, prize, None, &Trilingual::default()).await.expect("not prepared");
    db.execute_for_tests("UPDATE score_sheet SET submitted_at = NULL").await.expect("the table is there");
}

#[tokio::test]
async fn an_entry_without_a_result_is_named_and_one_that_is_withheld_is_counted() {
    on_both(async |db| {
        seed(db).await;
        let organizer = Organizer::of(&person(db, "organizer", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        let checks = async || {
            let checks = ceremony::check_show(db, &organizer).await.expect("can be read");
            let none = checks.iter().filter(|check| matches!(check, ShowCheck::NoResult(..))).count();
            let withheld = checks.iter().find_map(|check| if let ShowCheck::Withheld(count) = check { Some(*count) } else { None });
            (none, withheld.unwrap_or_default())
        };
        let of_award = "SELECT id FROM entry WHERE state = 'eligible' AND award_id IN (SELECT award_id FROM ceremony)";
        let change = async |from: &str, to: &str| {
            let statement = format!("UPDATE receipt SET content = REPLACE(content, '{from}', '{to}') WHERE entry_id IN ({of_award})");
            db.execute_for_tests(&statement).await.expect("the table is there");
        };
        let total = db.count_for_tests(&format!("SELECT COUNT(*) FROM ({of_award}) AS e")).await.expect("a statement");
        let total = u64::try_from(total).expect("a count");
        let (none, withheld) = checks().await;
        assert!(withheld > 0 && withheld < total && none == 0, "the demonstration has both choices: {none} {withheld} of {total}");
        change("\"publication\":\"whole\"", "\"publication\":\"none\"").await;
        assert_eq!(checks().await, (0, total));
        change("\"indicator.", "\"figure.").await;
        assert_eq!(checks().await.1, 0);
        assert!(checks().await.0 > 20, "each by name");
    })
    .await;
}
