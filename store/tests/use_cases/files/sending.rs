//! Files are part of what is sent: the receipt, its checksum and the letter say so.

use domain::{entry::EntryError, file::FileAudience, letter::Letter, locale::Locale, time::HOUR};
use sha2::{Digest, Sha256};
use store::{
    Error, Rule,
    award::Edition,
    entries, files, mail,
    scope::{Operator, Visitor},
};

use super::{Shelf, consent_to, give, jpeg, offer, pdf};
use crate::{
    cast::{entrant, organizer, seed, showtime},
    entries::complete_draft,
    world::on_both,
};

#[tokio::test]
async fn the_receipt_covers_the_files() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let entry = complete_draft(db, &hospital).await;
        let words = entries::get_own(db, &hospital, entry).await.expect("there").answers;
        let id = give(db, &shelf, &hospital, offer(entry, FileAudience::Jury, showtime()), &pdf(1)).await.expect("kept");
        // One that came after the request to submit is not sent with it.
        let late = offer(entry, FileAudience::Jury, showtime().plus(1));
        give(db, &shelf, &hospital, late, &pdf(2)).await.expect("kept");

        let receipt = entries::submit(db, &hospital, entry).await.expect("sent");
        let sum = hex::encode(Sha256::digest(pdf(1)));
        assert_eq!(receipt.files.iter().map(|file| (file.id, file.sha256.as_str())).collect::<Vec<_>>(), [(id, sum.as_str())]);
        let sent = words.with_files(&receipt.files);
        assert_eq!(receipt.sha256, sent.sha256_hex());
        assert_ne!(receipt.sha256, words.sha256_hex());
        let seen = entries::get(db, &organizer(db, Edition::Open).await, entry).await.expect("there");
        assert_eq!((seen.files, seen.answers.sha256_hex()), (receipt.files.clone(), receipt.sha256.clone()));

        let letters = mail::take_due(db, &Operator::at_console(showtime())).await.expect("readable");
        let listed = letters.iter().find_map(|letter| match &letter.letter {
            Letter::EntrySubmitted { files, .. } => Some(files.clone()),
            _ => None,
        });
        assert_eq!(listed, Some(vec![("есеп.pdf".to_owned(), sum)]));
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_stays_with_its_receipt() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let entry = complete_draft(db, &hospital).await;
        let public = |now| offer(entry, FileAudience::Public, now);
        let id = give(db, &shelf, &hospital, public(showtime()), &jpeg()).await.expect("kept");
        consent_to(db, &hospital, entry, "whole").await;
        let first = entries::submit(db, &hospital, entry).await.expect("sent");
        let locked = || Err(Error::Rule(Rule::Entry(EntryError::AlreadySubmitted)));
        assert_eq!(files::remove(db, &hospital, id).await, locked());
        assert_eq!(give(db, &shelf, &hospital, public(showtime()), &pdf(1)).await.map(|_| ()), locked());

        entries::withdraw(db, &hospital, entry).await.expect("taken back");
        files::remove(db, &hospital, id).await.expect("taken away");
        assert!(entries::get_own(db, &hospital, entry).await.expect("there").files.is_empty());
        let again = entrant(db, "entrant", showtime().plus(HOUR)).await;
        give(db, &shelf, &again, public(showtime().plus(1)), &pdf(2)).await.expect("kept");
        let second = entries::submit(db, &again, entry).await.expect("sent");
        let record = entries::get_own(db, &hospital, entry).await.expect("there");
        assert_eq!(record.receipts, [second.clone(), first.clone()]);
        assert_eq!((first.files[0].id, first.files.len(), second.files.len()), (id, 1, 1));
        assert_ne!(second.files[0].id, id);
        let visitor = Visitor::enter(db, Edition::Open, showtime()).await.expect("an edition");
        assert!(files::open(db, &shelf.files, &visitor, Some(&hospital), id).await.is_ok(), "its own receipt names it");

        let slug = entries::publish(db, &organizer(db, Edition::Open).await, entry).await.expect("published");
        let project = store::projects::find_project(db, &visitor, slug.as_str(), Locale::Kk).await.expect("readable").expect("public");
        assert_eq!(project.files, second.files);
        assert_eq!(files::open(db, &shelf.files, &visitor, None, id).await.err(), Some(Error::NotFound), "no longer sent");
    })
    .await;
}
