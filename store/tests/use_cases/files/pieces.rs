//! A file that comes in pieces, and until when it may.

use domain::{
    entry::EntryError,
    file::{FileAudience, FileError, GRACE, MAX_BYTES, MAX_FILES, ORGANIZATION_BYTES},
    id::FileId,
    time::{DAY, HOUR, MINUTE, Timestamp},
};
use store::{
    Db, Error, Result, Rule, entries,
    files::{self, Files},
    scope::{Entrant, Operator},
};

use super::{Shelf, breaking_off, coming, give, jpeg, offer, pdf, refused};
use crate::{
    cast::{entrant, open_award, seed, showtime},
    entries::complete_draft,
    world::on_both,
};

#[tokio::test]
async fn what_has_arrived_stays_and_the_rest_goes_on() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let (entry, bytes) = (complete_draft(db, &hospital).await, pdf(1));
        let files = &shelf.files;
        let length = bytes.len() as u64;
        let id = files::begin(db, files, &hospital, offer(entry, FileAudience::Jury, showtime()), length).await.expect("begun");
        let append = async |offset: u64, part: &[u8]| files::append(db, files, &hospital, id, offset, coming(part)).await;

        assert_eq!(files::append(db, files, &hospital, id, 0, breaking_off(&bytes[..10])).await, refused(FileError::Interrupted));
        assert_eq!(files::find(db, &hospital, id).await.map(|upload| upload.received), Ok(10));
        for offset in [0, 9, 11, length] {
            assert_eq!(append(offset, &bytes[10..]).await, Err(Error::Conflict), "{offset}");
        }
        assert_eq!(files::finish(db, files, &hospital, id, showtime()).await, Err(Error::Conflict), "not yet whole");
        assert_eq!(append(10, &[&bytes[10..], b"more".as_slice()].concat()).await, refused(FileError::TooLarge));
        let received = files::find(db, &hospital, id).await.expect("there").received;
        let start = usize::try_from(received).expect("short");
        assert_eq!(append(received, &bytes[start..]).await.map(|upload| upload.received), Ok(length));

        let file = files::finish(db, files, &hospital, id, showtime()).await.expect("kept");
        assert_eq!(files::find(db, &hospital, id).await.err(), Some(Error::NotFound), "no upload any more");
        let record = entries::get_own(db, &hospital, entry).await.expect("there");
        let line = &record.files[0];
        assert_eq!((line.id, line.name.as_str(), line.size), (file, "есеп.pdf", length));
        assert_eq!((shelf.count("incoming"), shelf.count("kept")), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_goes_on_with_an_upload() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let (other, files) = (entrant(db, "grain", showtime()).await, &shelf.files);
        let entry = complete_draft(db, &hospital).await;
        let offered = || offer(entry, FileAudience::Jury, showtime());
        assert_eq!(files::begin(db, files, &other, offered(), 9).await, Err(Error::NotFound));
        assert_eq!(give(db, &shelf, &other, offered(), &pdf(1)).await, Err(Error::NotFound));
        let id = files::begin(db, files, &hospital, offered(), 9).await.expect("begun");
        assert_eq!(files::find(db, &other, id).await, Err(Error::NotFound));
        assert_eq!(files::append(db, files, &other, id, 0, coming(b"123")).await, Err(Error::NotFound));
        assert_eq!(files::finish(db, files, &other, id, showtime()).await, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_leaves_nothing() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let entry = complete_draft(db, &hospital).await;
        let offered = || offer(entry, FileAudience::Jury, showtime());
        for (length, error) in [(0, FileError::Empty), (MAX_BYTES + 1, FileError::TooLarge)] {
            assert_eq!(files::begin(db, &shelf.files, &hospital, offered(), length).await, refused(error));
        }
        let page = b"<svg onload=alert(1)>";
        assert_eq!(give(db, &shelf, &hospital, offered(), page).await, refused(FileError::WrongType));
        let id = files::begin(db, &shelf.files, &hospital, offered(), page.len() as u64).await.expect("begun");
        files::append(db, &shelf.files, &hospital, id, 0, coming(page)).await.expect("arrived");
        assert_eq!(files::finish(db, &shelf.files, &hospital, id, showtime()).await, refused(FileError::WrongType));
        assert_eq!(files::find(db, &hospital, id).await, Err(Error::NotFound));
        assert_eq!((shelf.count("incoming"), shelf.count("kept")), (0, 0));
        assert!(entries::get_own(db, &hospital, entry).await.expect("there").files.is_empty());
    })
    .await;
}

#[tokio::test]
async fn five_files_and_the_same_twice_is_one() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let entry = complete_draft(db, &hospital).await;
        let offered = || offer(entry, FileAudience::Jury, showtime());
        let mut kept: Vec<FileId> = Vec::new();
        for number in 1.. {
            match give(db, &shelf, &hospital, offered(), &pdf(number)).await {
                Ok(id) => kept.push(id),
                Err(error) => {
                    assert_eq!(Err::<(), _>(error), refused(FileError::TooMany));
                    break;
                }
            }
        }
        assert_eq!(kept.len(), MAX_FILES);
        assert_eq!(give(db, &shelf, &hospital, offered(), &pdf(1)).await, Ok(kept[0]), "the same bytes");
        let public = give(db, &shelf, &hospital, offer(entry, FileAudience::Public, showtime()), &pdf(1)).await.expect("for others now");
        let record = entries::get_own(db, &hospital, entry).await.expect("there");
        assert!(public != kept[0] && record.files.len() == MAX_FILES && record.files.iter().all(|file| file.id != kept[0]));
        kept[0] = public;
        files::remove(db, &hospital, kept[0]).await.expect("taken away");
        files::remove(db, &hospital, kept[0]).await.expect("again is no error");
        assert!(give(db, &shelf, &hospital, offered(), &pdf(9)).await.is_ok(), "there is room again");
    })
    .await;
}

/// Begins an upload of a document and brings its bytes.
async fn begun(db: &Db, files: &Files, hospital: &Entrant, begun_at: Timestamp, number: u32) -> Result<domain::id::UploadId> {
    let (entry, bytes) = (complete_draft(db, hospital).await, pdf(number));
    let id = files::begin(db, files, hospital, offer(entry, FileAudience::Jury, begun_at), bytes.len() as u64).await?;
    files::append(db, files, hospital, id, 0, coming(&bytes)).await?;
    Ok(id)
}

#[tokio::test]
async fn the_bell_and_the_grace() {
    on_both(async |db| {
        seed(db).await;
        let shelf = Shelf::new();
        let bell = open_award(db).await.closes_at;
        let hospital = entrant(db, "entrant", bell.plus(-1)).await;
        let closed = || Error::Rule(Rule::Entry(EntryError::Closed));
        let finish = async |number: u32, begun_at: i64, now: i64| {
            let id = begun(db, &shelf.files, &hospital, bell.plus(begun_at), number).await?;
            files::finish(db, &shelf.files, &hospital, id, bell.plus(now)).await
        };
        assert!(finish(1, -HOUR, -1).await.is_ok());
        assert!(finish(2, -1, 0).await.is_ok());
        assert!(finish(3, -1, GRACE - 1).await.is_ok());
        assert_eq!(finish(4, -1, GRACE).await.err(), Some(closed()));
        assert_eq!(finish(5, 0, 1).await.err(), Some(closed()));
        let entry = complete_draft(db, &hospital).await;
        let record = entries::get_own(db, &hospital, entry).await.expect("there");
        assert_eq!(record.files.len(), 3);
        let late = entrant(db, "entrant", bell).await;
        assert_eq!(files::remove(db, &late, record.files[0].id).await, Err(closed()), "nor is anything taken away");
    })
    .await;
}

#[tokio::test]
async fn what_belongs_to_nothing_is_swept() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let entry = complete_draft(db, &hospital).await;
        let offered = || offer(entry, FileAudience::Jury, showtime());
        give(db, &shelf, &hospital, offered(), &jpeg()).await.expect("kept");
        let removed = give(db, &shelf, &hospital, offered(), &pdf(2)).await.expect("kept");
        files::remove(db, &hospital, removed).await.expect("taken away");
        std::fs::create_dir_all(shelf.folder.join("kept/ab")).expect("writable");
        std::fs::write(shelf.folder.join("kept/ab/abcd"), b"orphan").expect("writable");
        let id = files::begin(db, &shelf.files, &hospital, offered(), 9).await.expect("begun");
        files::append(db, &shelf.files, &hospital, id, 0, coming(b"123")).await.expect("arrived");
        assert_eq!((shelf.count("incoming"), shelf.count("kept")), (1, 4), "a photograph, its copy, the removed one, the orphan");

        let sweep = async |now: Timestamp| files::sweep(db, &shelf.files, &Operator::at_console(now)).await.expect("swept");
        // By the clock of the disk nothing is a day old yet.
        assert_eq!(sweep(showtime().plus(-3_650 * DAY)).await, 0);
        assert!(files::find(db, &hospital, id).await.is_ok());
        assert_eq!(sweep(showtime().plus(3_650 * DAY + MINUTE)).await, 3);
        assert_eq!(files::find(db, &hospital, id).await.err(), Some(Error::NotFound));
        assert_eq!((shelf.count("incoming"), shelf.count("kept")), (0, 2));
    })
    .await;
}

#[tokio::test]
async fn neither_an_organization_nor_all_of_them_use_up_the_room() {
    on_both(async |db| {
        seed(db).await;
        let (shelf, hospital) = (Shelf::new(), entrant(db, "entrant", showtime()).await);
        let entry = complete_draft(db, &hospital).await;
        let offered = || offer(entry, FileAudience::Jury, showtime());
        let kept = give(db, &shelf, &hospital, offered(), &pdf(1)).await.expect("kept");
        db.execute_for_tests(&format!("UPDATE file SET size = {ORGANIZATION_BYTES} WHERE name = 'есеп.pdf'")).await.expect("changed");
        assert_eq!(give(db, &shelf, &hospital, offered(), &pdf(2)).await, refused(FileError::Quota));
        files::remove(db, &hospital, kept).await.expect("taken away");
        give(db, &shelf, &hospital, offered(), &pdf(2)).await.expect("there is room again");

        let full = Files::with(&shelf.folder, u64::MAX, 4).expect("the folder is there");
        assert_eq!(full.admit().map(|_| ()), refused(FileError::Full));
        assert_eq!(files::begin(db, &full, &hospital, offered(), 9).await, refused(FileError::Full));
    })
    .await;
}
