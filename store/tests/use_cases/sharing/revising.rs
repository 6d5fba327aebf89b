//! An owner's change waits for another person's word; the published version stays until then.

use domain::{
    form::Section,
    sharing::{SharingError, revision::RevisionState},
    time::{DAY, HOUR},
};
use store::{Error, Result, Rule, award::Edition, entries, sharing};

use super::{letters, page, published, secretariat, typed};
use crate::{
    cast::{entrant, organizer, seed, showtime},
    entries::section_of,
    world::on_both,
};

fn refused<T>(error: SharingError) -> Result<T> {
    Err(Error::Rule(Rule::Sharing(error)))
}

#[tokio::test]
async fn the_public_version_moves_when_another_person_accepts() {
    on_both(async |db| {
        seed(db).await;
        let (id, slug) = published(db).await;
        let (later, latest) = (showtime().plus(HOUR), showtime().plus(2 * HOUR));
        let hospital = entrant(db, "entrant", later).await;
        let before = page(db, &slug).await;
        let change = typed(&[("title_ru", "Новое название"), ("needed_by_others", "Два врача"), ("indicator.1.after", "1")]);
        sharing::propose(db, &hospital, id, change.clone()).await.expect("proposed");
        assert_eq!(page(db, &slug).await, before, "what is published stays");
        assert_eq!((letters(db, "organizer").await, letters(db, "organizer2").await), (1, 1));

        let desk = secretariat(db, "organizer", latest).await;
        let list = sharing::list_revisions(db, &desk, 1).await.expect("readable");
        let (first, keys) = (&list.items[0], list.items[0].edits.iter().map(|edit| edit.key.as_str()).collect::<Vec<_>>());
        assert_eq!((list.total, first.state, keys), (1, RevisionState::Waiting, vec!["title_ru", "needed_by_others"]));
        assert_eq!(first.edits[0].before, before.card.title.text);
        sharing::decide(db, &desk, first.id, true, "").await.expect("accepted");
        let after = page(db, &slug).await;
        assert_eq!((after.card.title.text.as_str(), after.answers.get("needed_by_others")), ("Новое название", "Два врача"));
        assert_eq!(after.answers.get("indicator.1.after"), before.answers.get("indicator.1.after"), "figures stay");
        assert_eq!(after.published_at, before.published_at);
        assert_eq!(letters(db, "entrant").await, 1, "the author is told");
        assert_eq!(sharing::decide(db, &desk, first.id, true, "").await, refused(SharingError::Decided));

        // Publishing anew takes nothing back.
        entries::publish(db, &organizer(db, Edition::Open).await, id).await.expect("published anew");
        assert_eq!(page(db, &slug).await.card.title.text, "Новое название");
        assert_eq!(
            entries::get_own(db, &hospital, id).await.expect("there").answers.get("title_ru"),
            before.card.title.text,
            "nor what was sent"
        );
    })
    .await;
}

#[tokio::test]
async fn a_refusal_has_its_reason_and_changes_nothing() {
    on_both(async |db| {
        seed(db).await;
        let (id, slug) = published(db).await;
        let hospital = entrant(db, "entrant", showtime().plus(HOUR)).await;
        let before = page(db, &slug).await;
        sharing::propose(db, &hospital, id, typed(&[("how", "Реклама")])).await.expect("proposed");
        sharing::propose(db, &hospital, id, typed(&[("how", "Реклама нашей фирмы")])).await.expect("in its place");
        let desk = secretariat(db, "organizer2", showtime().plus(2 * HOUR)).await;
        let list = sharing::list_revisions(db, &desk, 1).await.expect("readable");
        let states: Vec<_> = list.items.iter().map(|revision| revision.state).collect();
        assert_eq!(states, [RevisionState::Waiting, RevisionState::Replaced]);
        assert_eq!(sharing::decide(db, &desk, list.items[1].id, true, "").await, refused(SharingError::Decided), "what was seen is gone");
        assert_eq!(sharing::decide(db, &desk, list.items[0].id, false, " ").await, refused(SharingError::Reason));
        sharing::decide(db, &desk, list.items[0].id, false, "Бұл жарнама").await.expect("declined");
        assert_eq!(page(db, &slug).await, before);
        let own = sharing::get_revising(db, &hospital, id).await.expect("the owner's");
        assert_eq!((own.revisions[0].state, own.revisions[0].reason.as_str()), (RevisionState::Declined, "Бұл жарнама"));
    })
    .await;
}

#[tokio::test]
async fn nobody_decides_on_their_own_work() {
    on_both(async |db| {
        seed(db).await;
        let (id, _) = published(db).await;
        let hospital = entrant(db, "entrant", showtime().plus(HOUR)).await;
        sharing::propose(db, &hospital, id, typed(&[("how", "Иначе")])).await.expect("proposed");
        db.execute_for_tests(
            "INSERT INTO role (person_id, role, granted_at) SELECT id, 'organizer', 1 FROM person WHERE email = 'entrant@demo.bayge'",
        )
        .await
        .expect("the author is made an organizer");
        let author = secretariat(db, "entrant", showtime().plus(2 * HOUR)).await;
        let waiting = sharing::list_revisions(db, &author, 1).await.expect("readable").items[0].id;
        assert_eq!(sharing::decide(db, &author, waiting, true, "").await, refused(SharingError::OwnWork));
        assert_eq!(sharing::decide(db, &author, waiting, false, "x").await, refused(SharingError::OwnWork));
        let other = secretariat(db, "organizer", showtime().plus(2 * HOUR)).await;
        assert_eq!(sharing::decide(db, &other, waiting, true, "").await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn only_the_owner_of_what_is_published_proposes() {
    on_both(async |db| {
        seed(db).await;
        let (id, slug) = published(db).await;
        let (other, hospital) = (entrant(db, "roads", showtime()).await, entrant(db, "entrant", showtime()).await);
        let change = typed(&[("how", "Иначе")]);
        assert_eq!(sharing::propose(db, &other, id, change.clone()).await, Err(Error::NotFound));
        assert_eq!(sharing::get_revising(db, &other, id).await, Err(Error::NotFound));
        assert_eq!(
            sharing::propose(db, &hospital, id, typed(&[("how", page(db, &slug).await.answers.get("how"))])).await,
            refused(SharingError::NothingChanged)
        );
        sharing::propose(db, &hospital, id, change.clone()).await.expect("proposed");
        let desk = secretariat(db, "organizer", showtime().plus(DAY)).await;
        let waiting = sharing::list_revisions(db, &desk, 1).await.expect("readable").items[0].id;
        entries::unpublish(db, &organizer(db, Edition::Open).await, id, String::new()).await.expect("taken out");
        assert_eq!(sharing::decide(db, &desk, waiting, true, "").await, refused(SharingError::NotPublished));
        assert_eq!(sharing::propose(db, &hospital, id, change).await, refused(SharingError::NotPublished));
    })
    .await;
}

#[tokio::test]
async fn a_change_of_another_text_than_is_published_is_not_accepted() {
    on_both(async |db| {
        seed(db).await;
        let (id, slug) = published(db).await;
        let hospital = entrant(db, "entrant", showtime().plus(HOUR)).await;
        sharing::propose(db, &hospital, id, typed(&[("title_ru", "Первое")])).await.expect("proposed");
        let organizer = organizer(db, Edition::Open).await;
        // Returned and sent again: what was sent now is public.
        entries::return_for_revision(db, &organizer, id, showtime().plus(DAY), String::new()).await.expect("returned");
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let mut project = section_of(&record.answers, Section::Project);
        project.insert("title_ru".into(), "Отправленное".into());
        entries::save_section(db, &hospital, id, Section::Project, project, record.version(Section::Project)).await.expect("kept");
        entries::submit(db, &hospital, id).await.expect("sent again");
        let desk = secretariat(db, "organizer", showtime().plus(2 * HOUR)).await;
        let waiting = sharing::list_revisions(db, &desk, 1).await.expect("readable").items[0].id;
        assert_eq!(sharing::decide(db, &desk, waiting, true, "").await, refused(SharingError::Moved));
        assert_eq!(page(db, &slug).await.card.title.text, "Отправленное");
    })
    .await;
}
