//! An entry moves to another category only when its entrant agrees.

use domain::{
    entry::{EntryError, IneligibleReason},
    form::Section,
    id::EntryId,
    letter::Letter,
    screening::{MoveAnswer, Ruling, ScreeningError},
    time::HOUR,
};
use store::{Db, Error, Rule, award::Edition, entries, scope::Entrant};

use super::{letters, second, section_of, sent};
use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    world::on_both,
};

fn screening<T>(error: ScreeningError) -> store::Result<T> {
    Err(Error::Rule(Rule::Screening(error)))
}

/// Moves the hospital's entry to the category of regions, with its consent.
async fn moved(db: &Db, hospital: &Entrant, id: EntryId) {
    entries::request_move(db, &organizer(db, Edition::Open).await, id, "region".into(), "Жоба өңірдікі".into()).await.expect("asked");
    entries::answer_move(db, hospital, id, MoveAnswer::Agreed).await.expect("agreed");
}

/// The category as the task list, the list of own entries, the desk, the desk's list and the export have it.
async fn everywhere(db: &Db, hospital: &Entrant, id: EntryId) -> [String; 6] {
    let organizer = organizer(db, Edition::Open).await;
    let own = entries::get_own(db, hospital, id).await.expect("there");
    let desk = entries::get(db, &organizer, id).await.expect("there");
    let mine = entries::list_own(db, hospital, 1).await.expect("readable").lines.into_iter().find(|line| line.id == id).expect("listed");
    let listed = entries::list(db, &organizer, &entries::Filter::default(), entries::Shown::page(1)).await.expect("readable");
    let listed = listed.lines.into_iter().find(|line| line.id == id).expect("listed");
    let number = domain::entry::number_name(desk.award.year, desk.receipts[0].number);
    let exported = entries::export(db, &organizer, &entries::Filter::default()).await.expect("readable");
    let exported = exported.into_iter().find(|exported| exported.number == number).expect("exported");
    let (own, desk, entry) = (own.answers.get("category"), desk.answers.get("category"), &desk.entry.category);
    [own.to_owned(), mine.category, desk.to_owned(), listed.category, exported.category, entry.to_owned()]
}

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

#[tokio::test]
async fn an_agreed_move_is_true_everywhere_and_stays() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        assert_eq!(everywhere(db, &hospital, id).await, ["social"; 6]);
        moved(db, &hospital, id).await;
        assert_eq!(everywhere(db, &hospital, id).await, ["region"; 6]);

        // Returned: the form shows where it stands, takes what it shows, and what is sent says so.
        let desk = organizer(db, Edition::Open).await;
        entries::return_for_revision(db, &desk, id, open_award(db).await.closes_at, String::new()).await.expect("returned");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        let mut posted = section_of(&own.answers, Section::Project);
        posted.insert("title_kk".into(), "Жаңа атау".into());
        entries::save_section(db, &hospital, id, Section::Project, posted, own.version(Section::Project)).await.expect("kept");
        let hospital = entrant(db, "entrant", showtime().plus(HOUR)).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(everywhere(db, &hospital, id).await, ["region"; 6]);
        let content = entries::get_sent_content(db, &hospital, id).await.expect("there");
        assert!(content.contains(r#""category":"region""#), "{content}");

        // Withdrawn and sent again: the form begins with where it stood.
        entries::withdraw(db, &hospital, id).await.expect("the window is open");
        assert_eq!(entries::get_own(db, &hospital, id).await.expect("there").answers.get("category"), "region");
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(everywhere(db, &hospital, id).await, ["region"; 6]);
    })
    .await;
}

#[tokio::test]
async fn after_a_withdrawal_the_category_is_its_entrants_again() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        moved(db, &hospital, id).await;
        entries::withdraw(db, &hospital, id).await.expect("the window is open");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(own.answers.get("category"), "region");
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(everywhere(db, &hospital, id).await, ["region"; 6]);
        // What its people choose after that is theirs to choose.
        entries::withdraw(db, &hospital, id).await.expect("the window is open");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        let mut posted = section_of(&own.answers, Section::Project);
        posted.insert("category".into(), "economy".into());
        entries::save_section(db, &hospital, id, Section::Project, posted, own.version(Section::Project)).await.expect("kept");
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(everywhere(db, &hospital, id).await, ["economy"; 6]);
    })
    .await;
}

/// One more entry of the hospital's, sent in a category.
async fn another(db: &Db, hospital: &Entrant, like: EntryId, category: &str) {
    let id = entries::create(db, hospital).await.expect("begun");
    let answers = entries::get_own(db, hospital, like).await.expect("there").answers;
    for section in Section::ALL {
        let mut posted = section_of(&answers, *section);
        if *section == Section::Project {
            posted.insert("category".into(), category.into());
        }
        let own = entries::get_own(db, hospital, id).await.expect("there");
        entries::save_section(db, hospital, id, *section, posted, own.version(*section)).await.expect("kept");
    }
    entries::submit(db, hospital, id).await.expect("sent");
}

#[tokio::test]
async fn a_move_finds_no_more_room_than_a_submission() {
    on_both(async |db| {
        seed(db).await;
        db.execute_for_tests("UPDATE award SET entries_per_category = 1").await.expect("changed");
        let id = sent(db).await;
        let (desk, hospital) = (organizer(db, Edition::Open).await, entrant(db, "entrant", showtime()).await);
        let offered = async || {
            let record = entries::get(db, &desk, id).await.expect("there");
            record.destinations().map(|category| category.slug.clone()).collect::<Vec<_>>()
        };
        assert_eq!(offered().await, ["citizens", "economy", "security", "region"], "neither its own nor the one of other bodies");
        entries::request_move(db, &desk, id, "region".into(), "Өңірдікі".into()).await.expect("asked");
        another(db, &hospital, id, "region").await;
        assert_eq!(entries::answer_move(db, &hospital, id, MoveAnswer::Agreed).await, screening(ScreeningError::NoRoom), "full meanwhile");
        entries::answer_move(db, &hospital, id, MoveAnswer::Declined).await.expect("declined");
        assert_eq!(offered().await, ["citizens", "economy", "security"]);
        let later = crate::cast::person(db, "organizer", Edition::Open, showtime().plus(1)).await;
        let later = store::scope::Organizer::of(&later).expect("holds the role");
        let asked = entries::request_move(db, &later, id, "region".into(), "Өңірдікі".into()).await;
        assert_eq!(asked, screening(ScreeningError::NoRoom));
    })
    .await;
}

#[tokio::test]
async fn an_appeal_about_something_else_moves_nothing_unless_the_ruling_says_so() {
    for (ruling, may_move) in [(Ruling::Upheld, false), (Ruling::UpheldToMove, true)] {
        on_both(async |db| {
            seed(db).await;
            let id = sent(db).await;
            let (desk, second) = (organizer(db, Edition::Open).await, second(db).await);
            let hospital = entrant(db, "entrant", showtime()).await;
            let reason = IneligibleReason::TooShortInOperation;
            entries::find_ineligible(db, &desk, id, reason, String::new()).await.expect("decided");
            entries::appeal(db, &hospital, id, "Бір жыл жұмыс істеп тұр".into()).await.expect("appealed");
            entries::rule_on_appeal(db, &second, id, ruling, String::new()).await.expect("upheld");
            let screening = entries::get(db, &second, id).await.expect("there").screening;
            let appeal = screening.appeal.expect("kept");
            assert_eq!((appeal.against, appeal.ruling, screening.may_move), (Some(reason), Some(ruling), may_move));
            assert_eq!(entries::get_own(db, &hospital, id).await.expect("there").screening.may_move, may_move);
            let asked = entries::request_move(db, &second, id, "region".into(), "Өңірдікі".into()).await;
            let expected = if may_move { Ok(()) } else { Err(Error::Rule(Rule::Entry(EntryError::Decided))) };
            assert_eq!(asked, expected);
            if may_move {
                entries::answer_move(db, &hospital, id, MoveAnswer::Agreed).await.expect("agreed");
                assert_eq!(entries::get(db, &second, id).await.expect("there").entry.category, "region");
            }
        })
        .await;
    }
}

#[tokio::test]
async fn an_entry_that_an_appeal_brought_back_may_move_until_somebody_scores_it() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let (desk, second) = (organizer(db, Edition::Open).await, second(db).await);
        let hospital = entrant(db, "entrant", showtime()).await;
        entries::find_ineligible(db, &desk, id, IneligibleReason::WrongCategory, String::new()).await.expect("decided");
        entries::appeal(db, &hospital, id, "Жоба өңірдікі".into()).await.expect("appealed");
        let ask = async || entries::request_move(db, &second, id, "region".into(), "Апелляция бойынша".into()).await;
        assert_eq!(ask().await, Err(Error::Rule(Rule::Entry(EntryError::Decided))));
        entries::rule_on_appeal(db, &second, id, Ruling::Upheld, String::new()).await.expect("upheld");
        assert!(entries::get(db, &second, id).await.expect("there").screening.may_move);
        ask().await.expect("asked");
        assert!(entries::get_own(db, &hospital, id).await.expect("there").screening.waiting_move().is_some());
        db.execute_for_tests(
            "INSERT INTO assignment (id, entry_id, juror_id, assigned_at) \
             SELECT entry.id, entry.id, person.id, 1 FROM entry, person WHERE person.email = 'juror1@demo.bayge' \
             AND entry.id IN (SELECT entry_id FROM appeal WHERE ruling = 'upheld')",
        )
        .await
        .expect("given to a juror");
        db.execute_for_tests(
            "INSERT INTO score_sheet (assignment_id, saved_at, version) SELECT id, 1, 1 FROM assignment WHERE id = entry_id",
        )
        .await
        .expect("begun");
        assert!(!entries::get_own(db, &hospital, id).await.expect("there").screening.may_move);
        let late = entries::answer_move(db, &hospital, id, MoveAnswer::Agreed).await;
        assert_eq!(late, Err(Error::Rule(Rule::Entry(EntryError::Decided))));
        db.execute_for_tests("DELETE FROM score_sheet WHERE assignment_id IN (SELECT id FROM assignment WHERE id = entry_id)")
            .await
            .expect("taken away");
        entries::answer_move(db, &hospital, id, MoveAnswer::Agreed).await.expect("agreed");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!((own.entry.state.code(), own.entry.category.as_str()), ("eligible", "region"));
    })
    .await;
}
