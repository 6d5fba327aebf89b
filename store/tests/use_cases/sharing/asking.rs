//! Asking for contact: who may, how often, who knows of it.

use domain::{
    sharing::{
        SharingError,
        contact::{ContactState, OPEN_PER_PROJECT, PER_DAY, Side},
    },
    time::DAY,
};
use store::{Db, Error, Result, Rule, award::Edition, projects, scope::Guest, sharing};

use super::{letters, page, published, secretariat};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

fn refused<T>(error: SharingError) -> Result<T> {
    Err(Error::Rule(Rule::Sharing(error)))
}

const PRACTICE: &str = "aktau-road-laboratory";

#[tokio::test]
async fn a_body_asks_the_owner_answers_and_nobody_else_knows() {
    on_both(async |db| {
        seed(db).await;
        let (_, slug) = published(db).await;
        let before = projects::public_version(db, &Guest::at(showtime())).await.expect("readable");
        let asker = person(db, "roads", Edition::Open, showtime()).await;
        let id = sharing::ask(db, &asker, &slug, " Қалай бастадыңыздар? ").await.expect("asked");
        assert_eq!((letters(db, "entrant").await, letters(db, "organizer").await), (1, 0), "the owner is told");
        assert_eq!(page(db, &slug).await.sharing.contacts, 1);
        let after = projects::public_version(db, &Guest::at(showtime())).await.expect("readable");
        assert!(after > before, "the page that tells the count is made anew");

        let owner = person(db, "entrant", Edition::Open, showtime()).await;
        let seen = sharing::get(db, &owner, id).await.expect("the owner's");
        assert_eq!((seen.side, seen.line.state, seen.messages.len()), (Side::Owner, ContactState::Waiting, 1));
        assert_eq!((seen.messages[0].text.as_str(), seen.messages[0].email.as_str()), ("Қалай бастадыңыздар?", "roads@demo.bayge"));
        sharing::write(db, &owner, id, "Кескін архивінен").await.expect("answered");
        assert_eq!(letters(db, "roads").await, 1, "the other side is told");
        sharing::write(db, &asker, id, "Рақмет").await.expect("written");
        assert_eq!(letters(db, "entrant").await, 2);
        let seen = sharing::get(db, &asker, id).await.expect("the asker's");
        assert_eq!((seen.side, seen.line.state, seen.line.messages), (Side::Asker, ContactState::Answered, 3));

        for name in ["post", "juror1", "chair", "newcomer", "applicant"] {
            let other = person(db, name, Edition::Open, showtime()).await;
            assert_eq!(sharing::get(db, &other, id).await, Err(Error::NotFound), "{name}");
            assert_eq!(sharing::write(db, &other, id, "x").await, Err(Error::NotFound), "{name}");
            assert_eq!(sharing::close(db, &other, id).await, Err(Error::NotFound), "{name}");
            assert_eq!(sharing::report(db, &other, id, "x").await, Err(Error::NotFound), "{name}");
            assert_eq!(sharing::list_own(db, &other, 1).await.expect("readable").total, 0, "{name}");
        }
        assert!(!format!("{:?}", page(db, &slug).await).contains("roads@demo.bayge"));
    })
    .await;
}

#[tokio::test]
async fn the_organizer_sees_all_closes_and_answers_for_practices() {
    on_both(async |db| {
        seed(db).await;
        let (entry, slug) = published(db).await;
        let asker = person(db, "roads", Edition::Open, showtime()).await;
        let of_entry = sharing::ask(db, &asker, &slug, "Сұрақ").await.expect("asked");
        let of_practice = sharing::ask(db, &asker, PRACTICE, "Вопрос").await.expect("asked");
        assert_eq!(letters(db, "organizer").await, 1, "a practice is the organizer's to answer for");
        let organizer = person(db, "organizer", Edition::Open, showtime()).await;
        assert_eq!(sharing::get(db, &organizer, of_entry).await.expect("all is seen").side, Side::Organizer);
        assert_eq!(sharing::write(db, &organizer, of_entry, "x").await, Err(Error::Denied), "looking on is not a side");
        sharing::write(db, &organizer, of_practice, "Ответ").await.expect("answered");

        sharing::report(db, &asker, of_entry, "Балағаттады").await.expect("reported");
        assert_eq!(sharing::report(db, &asker, of_entry, "x").await, refused(SharingError::Reported));
        assert_eq!(letters(db, "organizer2").await, 2, "every organizer is told");
        let desk = secretariat(db, "organizer", showtime()).await;
        let all = sharing::list_all(db, &desk, 1).await.expect("readable");
        assert_eq!((all.total, all.items[0].id, all.items[0].is_reported), (2, of_entry, true), "what is reported comes first");
        sharing::close(db, &organizer, of_entry).await.expect("closed");
        assert_eq!(sharing::write(db, &asker, of_entry, "x").await, refused(SharingError::Closed));
        assert_eq!(sharing::close(db, &asker, of_entry).await, refused(SharingError::Closed));
        assert_eq!(page(db, &slug).await.sharing.contacts, 1, "a closed request was one");
        // The project may go; what was said stays with those who said it.
        store::entries::unpublish(db, &crate::cast::organizer(db, Edition::Open).await, entry, String::new()).await.expect("taken out");
        assert_eq!(sharing::get(db, &asker, of_entry).await.expect("still there").slug, None);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_ask_reads_why() {
    on_both(async |db| {
        seed(db).await;
        let (_, slug) = published(db).await;
        let ask = async |name: &str, slug: &str| {
            let person = person(db, name, Edition::Open, showtime()).await;
            sharing::ask(db, &person, slug, "Сұрақ").await.map(|_| ())
        };
        assert_eq!(ask("entrant", &slug).await, refused(SharingError::OwnProject));
        assert_eq!(ask("newcomer", &slug).await, refused(SharingError::NoBody), "nobody confirmed the organization");
        assert_eq!(ask("applicant", &slug).await, refused(SharingError::NoBody), "nobody admitted them");
        assert_eq!(ask("organizer", &slug).await, refused(SharingError::NoBody));
        assert_eq!(ask("roads", "no-such-project").await, Err(Error::NotFound));
        assert_eq!(ask("roads", "' OR 1=1").await, Err(Error::NotFound));
        let roads = person(db, "roads", Edition::Open, showtime()).await;
        assert_eq!(sharing::ask(db, &roads, &slug, " ").await, refused(SharingError::TextMissing));
        assert_eq!(sharing::ask(db, &roads, &slug, &"x".repeat(1501)).await, refused(SharingError::TextTooLong));
        assert_eq!(ask("roads", &slug).await, Ok(()));
        assert_eq!(ask("roads", &slug).await, refused(SharingError::Waiting), "one open request a project");
        assert_eq!(letters(db, "entrant").await, 1);
    })
    .await;
}

#[tokio::test]
async fn requests_are_few_a_day_and_open_ones_few_a_project() {
    on_both(async |db| {
        seed(db).await;
        let slugs = some_slugs(db).await;
        let roads = person(db, "roads", Edition::Open, showtime()).await;
        let few = usize::try_from(PER_DAY).expect("small");
        for slug in &slugs[..few] {
            sharing::ask(db, &roads, slug, "Сұрақ").await.expect("asked");
        }
        assert_eq!(sharing::ask(db, &roads, &slugs[few], "Сұрақ").await, refused(SharingError::TooManyToday));
        let tomorrow = person(db, "roads", Edition::Open, showtime().plus(DAY)).await;
        sharing::ask(db, &tomorrow, &slugs[few], "Сұрақ").await.expect("another day");

        let full = &slugs[few + 1];
        fill(db, full).await;
        assert_eq!(sharing::ask(db, &tomorrow, full, "Сұрақ").await, refused(SharingError::ProjectFull));
        db.execute_for_tests("UPDATE contact SET closed_at = 1 WHERE report = 'test' AND answered_at = 1").await.expect("closed");
        sharing::ask(db, &tomorrow, full, "Сұрақ").await.expect("there is room again");
    })
    .await;
}

async fn some_slugs(db: &Db) -> Vec<String> {
    let filter = domain::showcase::Filter::from_query("origin=practice");
    let found = projects::list_projects(db, &Guest::at(showtime()), &filter, domain::locale::Locale::En).await.expect("readable");
    found.cards.into_iter().filter(|card| card.origin == domain::showcase::Origin::Practice).map(|card| card.slug).collect()
}

/// As many open requests about a project as it may have, by somebody else; one of them answered.
async fn fill(db: &Db, slug: &str) {
    for number in 0..OPEN_PER_PROJECT {
        let (id, answered) = (uuid::Uuid::from_u128(u128::from(number) + 1), if number == 0 { "1" } else { "NULL" });
        let id = if db.engine_name() == "SQLite" { format!("x'{}'", id.simple()) } else { format!("'{id}'") };
        db.execute_for_tests(&format!(
            "INSERT INTO contact (id, project_id, title_kk, title_ru, title_en, organization_id, asked_at, asked_by, answered_at, report) \
             SELECT {id}, project.id, '', '', '', membership.organization_id, 1, membership.person_id, {answered}, 'test' \
             FROM project, membership JOIN person ON person.id = membership.person_id WHERE project.slug = '{slug}' AND person.email = 'post@demo.bayge'"
        ))
        .await
        .expect("written");
    }
}
