//! Who may have a file, and what of it.

use domain::{
    file::FileAudience,
    id::{EntryId, FileId},
    locale::Locale,
};
use futures::TryStreamExt;
use store::{
    Db, Error, Result,
    award::Edition,
    entries, files,
    scope::{Entrant, Person, Visitor},
};

use super::{Shelf, consent_to, give, jpeg, offer, pdf};
use crate::{
    cast::{entrant, organizer, person, seed, showtime},
    entries::complete_draft,
    world::on_both,
};

/// The bytes that somebody gets.
async fn bytes(db: &Db, shelf: &Shelf, person: Option<&Person>, id: FileId) -> Result<Vec<u8>> {
    let visitor = Visitor::enter(db, Edition::Open, showtime()).await?;
    let opened = files::open(db, &shelf.files, &visitor, person, id).await?;
    let pieces: Vec<_> = opened.bytes.try_collect().await.expect("readable");
    let bytes = pieces.concat();
    assert_eq!(bytes.len() as u64, opened.size);
    Ok(bytes)
}

/// What those get who have nothing to do with the entry.
async fn assert_closed_to_others(db: &Db, shelf: &Shelf, id: FileId, when: &str) {
    for name in ["grain", "chair", "host", "confirmer", "admin", "juror9"] {
        let somebody = person(db, name, Edition::Open, showtime()).await;
        assert_eq!(bytes(db, shelf, Some(&somebody), id).await, Err(Error::NotFound), "{name} {when}");
    }
}

/// A photograph for everyone and a document for the jury, of the hospital's complete draft.
async fn two_files(db: &Db, shelf: &Shelf, hospital: &Entrant) -> (EntryId, FileId, FileId) {
    let entry = complete_draft(db, hospital).await;
    let photograph = give(db, shelf, hospital, offer(entry, FileAudience::Public, showtime()), &jpeg()).await.expect("kept");
    let document = give(db, shelf, hospital, offer(entry, FileAudience::Jury, showtime()), &pdf(1)).await.expect("kept");
    (entry, photograph, document)
}

#[tokio::test]
async fn each_gets_what_is_theirs() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let (entry, photograph, document) = two_files(db, &shelf, &hospital).await;
        consent_to(db, &hospital, entry, "whole").await;
        let desk = person(db, "organizer", Edition::Open, showtime()).await;
        let juror = person(db, "juror1", Edition::Open, showtime()).await;
        let get = async |person: Option<&Person>, id: FileId| bytes(db, &shelf, person, id).await;

        assert_eq!(get(Some(&hospital), photograph).await, Ok(jpeg()), "the original is its organization's");
        for id in [photograph, document] {
            assert_eq!(get(None, id).await, Err(Error::NotFound));
            assert_eq!(get(Some(&desk), id).await, Err(Error::NotFound), "a draft is nobody else's");
            assert_closed_to_others(db, &shelf, id, "of a draft").await;
        }

        entries::submit(db, &hospital, entry).await.expect("sent");
        let shown = get(Some(&desk), photograph).await.expect("the organizer's");
        assert!(shown != jpeg() && !shown.windows(5).any(|part| part == b"where"), "a copy without what the camera wrote");
        assert_eq!(get(Some(&desk), document).await, Ok(pdf(1)));
        assert_eq!(get(Some(&juror), document).await, Err(Error::NotFound), "not given to this juror");
        for id in [photograph, document] {
            assert_eq!(get(None, id).await, Err(Error::NotFound), "not published");
            assert_closed_to_others(db, &shelf, id, "sent").await;
        }

        db.execute_for_tests(
            "INSERT INTO assignment (id, entry_id, juror_id, assigned_at) SELECT person.id, entry.id, person.id, 0 FROM entry, person \
             WHERE person.email = 'juror1@demo.bayge' AND entry.id IN (SELECT entry_id FROM file WHERE name = 'есеп.pdf')",
        )
        .await
        .expect("assigned");
        for step in [
            "UPDATE award SET judging_from = 0 WHERE id IN (SELECT award_id FROM entry WHERE id IN (SELECT entry_id FROM file))",
            "UPDATE assignment SET cleared_at = 0 WHERE assigned_at = 0",
            "UPDATE entry SET state = 'eligible' WHERE id IN (SELECT entry_id FROM file)",
        ] {
            assert_eq!(get(Some(&juror), document).await, Err(Error::NotFound), "before {step}");
            db.execute_for_tests(step).await.expect("a statement");
        }
        assert_eq!(get(Some(&juror), document).await, Ok(pdf(1)));
        assert_eq!(get(Some(&juror), photograph).await, Ok(shown.clone()));
        db.execute_for_tests(
            "INSERT INTO recusal (assignment_id, reason, recused_at) SELECT id, 'own', 0 FROM assignment WHERE assigned_at = 0",
        )
        .await
        .expect("recused");
        assert_eq!(get(Some(&juror), document).await, Err(Error::NotFound), "recused");
        assert_closed_to_others(db, &shelf, document, "with a recusal").await;

        entries::publish(db, &organizer(db, Edition::Open).await, entry).await.expect("published");
        assert_eq!(get(None, photograph).await, Ok(shown), "a public file, as a copy");
        assert_eq!(get(None, document).await, Err(Error::NotFound), "for the jury alone");
    })
    .await;
}

#[tokio::test]
async fn where_bodies_are_hidden_no_file_names_one_even_if_it_is_public() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let (entry, photograph, _) = two_files(db, &shelf, &hospital).await;
        consent_to(db, &hospital, entry, "whole").await;
        entries::submit(db, &hospital, entry).await.expect("sent");
        entries::publish(db, &organizer(db, Edition::Open).await, entry).await.expect("published");
        for step in [
            "INSERT INTO assignment (id, entry_id, juror_id, assigned_at) SELECT person.id, entry.id, person.id, 0 FROM entry, person \
             WHERE person.email = 'juror1@demo.bayge' AND entry.id IN (SELECT entry_id FROM file WHERE name = 'есеп.pdf')",
            "UPDATE entry SET state = 'eligible' WHERE id IN (SELECT entry_id FROM file)",
            "UPDATE award SET is_blind = TRUE",
        ] {
            db.execute_for_tests(step).await.expect("a statement");
        }
        let name = async |who: Option<&str>| {
            let asker = match who {
                Some(who) => Some(person(db, who, Edition::Open, showtime()).await),
                None => None,
            };
            let visitor = Visitor::enter(db, Edition::Open, showtime()).await.expect("an edition");
            let opened = files::open(db, &shelf.files, &visitor, asker.as_ref(), photograph).await.expect("everyone's");
            (opened.name, opened.is_public)
        };
        let told = name(None).await;
        assert!(told.1 && name(Some("juror3")).await == told, "for everyone else it is as its body called it");
        let (neutral, is_public) = name(Some("juror1")).await;
        assert!(!is_public && neutral != told.0 && !neutral.contains(told.0.trim_end_matches(".jpg")), "{neutral}");
        db.execute_for_tests("UPDATE assignment SET cleared_at = 0 WHERE assigned_at = 0").await.expect("a statement");
        assert_eq!(name(Some("juror1")).await, (neutral, false), "after the declaration, too");
    })
    .await;
}

#[tokio::test]
async fn consent_decides_what_is_public() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let (entry, photograph, _) = two_files(db, &shelf, &hospital).await;
        consent_to(db, &hospital, entry, "summary").await;
        entries::submit(db, &hospital, entry).await.expect("sent");
        let slug = entries::publish(db, &organizer(db, Edition::Open).await, entry).await.expect("published");
        assert_eq!(bytes(db, &shelf, None, photograph).await, Err(Error::NotFound));
        let visitor = Visitor::enter(db, Edition::Open, showtime()).await.expect("an edition");
        let project = store::projects::find_project(db, &visitor, slug.as_str(), Locale::Kk).await.expect("readable");
        assert!(project.expect("published").files.is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_its_organization_takes_a_file_away() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let (_, photograph, document) = two_files(db, &shelf, &hospital).await;
        let other = entrant(db, "grain", showtime()).await;
        assert_eq!(files::remove(db, &other, photograph).await, Err(Error::NotFound));
        files::remove(db, &hospital, document).await.expect("taken away");
        assert_eq!(bytes(db, &shelf, Some(&hospital), document).await, Err(Error::NotFound), "it was never sent");
    })
    .await;
}
