//! Files of a returned entry: open only where a mark says so, and the difference is seen.

use domain::{
    entry::EntryError,
    file::{FileAudience, FileLine},
    id::{EntryId, FileId},
    screening::{Mark, MarkReason, file_changes},
    time::{DAY, Timestamp},
};
use store::{Db, Error, Rule, award::Edition, entries, files};

use super::{Shelf, give, offer, pdf};
use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    entries::complete_draft,
    world::on_both,
};

/// The hospital's entry with one file, sent, and returned with a mark on this; the entry, the file, and when it is too late.
async fn returned(db: &Db, shelf: &Shelf, key: &str) -> (EntryId, FileId, Timestamp) {
    let hospital = entrant(db, "entrant", showtime()).await;
    let id = complete_draft(db, &hospital).await;
    let file = give(db, shelf, &hospital, offer(id, FileAudience::Jury, showtime()), &pdf(1)).await.expect("kept");
    entries::submit(db, &hospital, id).await.expect("sent");
    let (organizer, until) = (organizer(db, Edition::Open).await, open_award(db).await.closes_at.plus(DAY));
    let mark = Mark::new(key, MarkReason::MissingEvidence, "").expect("markable");
    entries::mark(db, &organizer, id, mark).await.expect("marked");
    entries::return_for_revision(db, &organizer, id, until, String::new()).await.expect("returned");
    (id, file, until)
}

fn names(files: &[FileLine]) -> Vec<FileId> {
    files.iter().map(|file| file.id).collect()
}

#[tokio::test]
async fn without_a_mark_on_them_files_stay_as_they_were_sent() {
    on_both(async |db| {
        seed(db).await;
        let shelf = Shelf::new();
        let (id, file, until) = returned(db, &shelf, "users").await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let closed = || Err(Error::Rule(Rule::Entry(EntryError::FilesClosed)));
        let late = offer(id, FileAudience::Jury, showtime());
        assert_eq!(give(db, &shelf, &hospital, late.clone(), &pdf(2)).await.map(|_| ()), closed());
        assert_eq!(files::begin(db, &shelf.files, &hospital, late, 10).await.map(|_| ()), closed());
        assert_eq!(files::remove(db, &hospital, file).await, closed());
        // A file that came between the sending and the return, as an upload begun before may: it is no part of what is sent again.
        db.execute_for_tests(
            "INSERT INTO file (id, entry_id, sha256, size, kind, name, purpose, audience, uploaded_at, uploaded_by, finished_at) \
             SELECT entry_id, entry_id, 'ab', 1, kind, name, purpose, audience, uploaded_at, uploaded_by, finished_at FROM file \
             WHERE entry_id IN (SELECT entry_id FROM entry_mark WHERE field = 'users')",
        )
        .await
        .expect("written");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(names(&own.files), [file], "shown as it was sent");
        let receipt = entries::submit(db, &entrant(db, "entrant", until.plus(-1)).await, id).await.expect("sent again");
        assert_eq!(names(&receipt.files), [file]);
    })
    .await;
}

#[tokio::test]
async fn a_mark_on_them_opens_files_and_the_organizer_sees_what_changed() {
    on_both(async |db| {
        seed(db).await;
        let shelf = Shelf::new();
        let (id, file, until) = returned(db, &shelf, "file").await;
        let hospital = entrant(db, "entrant", showtime()).await;
        files::remove(db, &hospital, file).await.expect("taken away");
        let new = give(db, &shelf, &hospital, offer(id, FileAudience::Jury, until.plus(-2)), &pdf(2)).await.expect("kept");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        let before = own.screening.before.expect("it was sent");
        assert_eq!(file_changes(&before, &own.answers.with_files(&own.files)).len(), 1, "one in the place of another");
        let receipt = entries::submit(db, &entrant(db, "entrant", until.plus(-1)).await, id).await.expect("sent again");
        assert_eq!(names(&receipt.files), [new]);

        let desk = entries::get(db, &organizer(db, Edition::Open).await, id).await.expect("there");
        let [change] = &file_changes(&desk.screening.before.expect("sent twice"), &desk.answers)[..] else { panic!("one change") };
        let sha256 = |file: &Option<domain::answers::SentFile>| file.as_ref().expect("replaced").sha256.clone();
        assert_ne!(sha256(&change.before), sha256(&change.after));
        let marked = offer(id, FileAudience::Jury, until);
        assert_eq!(
            give(db, &shelf, &hospital, marked, &pdf(3)).await.map(|_| ()),
            Err(Error::Rule(Rule::Entry(EntryError::AlreadySubmitted)))
        );
    })
    .await;
}
