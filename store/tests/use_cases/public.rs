//! The public version: raised by whatever a public page shows, and by nothing else.

use domain::{
    award::{Calendar, CriteriaForm, NewAward, Rules, TextKind, TextsForm},
    category::CategoriesForm,
    locale::Trilingual,
    time::DAY,
};
use store::{
    Db,
    award::{self, Edition},
    ceremony, projects,
    scope::{Guest, Operator},
};

use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    ceremony::step,
    entries::complete_draft,
    world::on_both,
};

async fn version(db: &Db) -> i64 {
    projects::public_version(db, &Guest::at(showtime())).await.expect("there is one")
}

#[tokio::test]
async fn what_public_pages_show_raises_it_and_a_draft_does_not() {
    on_both(async |db| {
        seed(db).await;
        let (open, desk) = (open_award(db).await, organizer(db, Edition::Open).await);
        let mut last = version(db).await;
        let mut raised = async |what: &str| {
            let now = version(db).await;
            assert!(now > last, "{what}");
            last = now;
        };
        let name = Trilingual::new("Жаңа атау", "Новое имя", "A new name");
        award::change(db, &desk, NewAward { year: open.year, name, calendar: Calendar::of(&open) }).await.expect("nothing has come");
        raised("a name").await;
        let settings = award::get_settings(db, &desk).await.expect("readable");
        let mut criteria = settings.criteria.clone();
        (criteria[0].weight, criteria[1].weight) = (25, 20);
        award::change_criteria(db, &desk, CriteriaForm::of(&criteria)).await.expect("nobody has scored");
        raised("criteria").await;
        let mut categories = settings.categories.clone();
        categories[0].name.kk = "Басқа атау".into();
        award::change_categories(db, &desk, CategoriesForm::of(&categories)).await.expect("nobody has scored");
        raised("categories").await;
        award::change_rules(db, &desk, Rules { entries_per_category: 7, ..settings.award.rules }).await.expect("nobody has scored");
        raised("rules").await;
        let mut texts = settings.texts.clone();
        texts.insert(TextKind::Prizes, Trilingual::new("Жүлде", "Приз", "A prize"));
        award::change_texts(db, &desk, TextsForm::of(&texts)).await.expect("other words");
        raised("texts").await;
        award::extend(db, &desk, open.closes_at.plus(DAY), "Байланыс үзілді").await.expect("later");
        raised("a later deadline").await;
        step(db).await.expect("the show is prepared");
        raised("a step of the show").await;
        let new = NewAward { year: 2041, name: Trilingual::new("а", "а", "a"), calendar: Calendar::of(&open) };
        award::add(db, &Operator::at_console(showtime()), new).await.expect("a free year");
        raised("another edition").await;
        let listed = award::list_editions(db, &Guest::at(showtime())).await.expect("readable");
        assert!(listed.len() > 2 && listed[0].year == 2041, "the latest first");

        let before = version(db).await;
        complete_draft(db, &entrant(db, "entrant", showtime()).await).await;
        let visitor = desk.visitor();
        ceremony::find_board(db, visitor).await.expect("readable");
        assert_eq!(version(db).await, before, "drafts and looking are nobody's business");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_reading_serves_many_but_nobody_is_told_what_was_before_their_question() {
    on_both(async |db| {
        seed(db).await;
        let (open, desk) = (open_award(db).await, organizer(db, Edition::Open).await);
        for round in 0..20 {
            let crowd = async || drop(futures::future::join_all((0..16).map(|_| version(db))).await);
            let write = async {
                let before = version(db).await;
                let name = Trilingual::new(format!("{round}-атау"), "Имя", "A name");
                award::change(db, &desk, NewAward { year: open.year, name, calendar: Calendar::of(&open) })
                    .await
                    .expect("nothing has come");
                // What was written is there before its writer goes on.
                let told = futures::future::join_all((0..8).map(|_| version(db))).await;
                assert!(told.iter().all(|version| *version > before), "{told:?} after {before}");
            };
            // Others ask all the while.
            futures::join!(crowd(), write, crowd());
        }
    })
    .await;
}
