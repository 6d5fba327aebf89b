//! Files in another store than a folder: the same code, over whatever keeps objects.

use std::sync::Arc;

use domain::{file::FileAudience, time::DAY};
use futures::TryStreamExt;
use object_store::{ObjectStore, memory::InMemory};
use store::{
    award::Edition,
    demo, entries,
    files::{self, Files},
    scope::{Operator, Visitor},
};

use super::{Shelf, coming, give, jpeg, offer, pdf};
use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    entries::complete_draft,
    world::on_both,
};

#[tokio::test]
async fn a_bucket_replaces_the_folder() {
    on_both(async |db| {
        seed(db).await;
        let mut shelf = Shelf::new();
        let bucket = Arc::new(InMemory::new());
        shelf.files = Files::over(bucket.clone(), &shelf.folder, 0, 4).expect("a folder for what is on its way");
        let count = async || bucket.list(None).try_collect::<Vec<_>>().await.expect("readable").len();
        let hospital = entrant(db, "entrant", showtime()).await;
        let entry = complete_draft(db, &hospital).await;
        let photograph = give(db, &shelf, &hospital, offer(entry, FileAudience::Jury, showtime()), &jpeg()).await.expect("kept");
        let bytes = pdf(1);
        let begun = offer(entry, FileAudience::Jury, showtime());
        let upload = files::begin(db, &shelf.files, &hospital, begun, bytes.len() as u64).await.expect("begun");
        files::append(db, &shelf.files, &hospital, upload, 0, coming(&bytes)).await.expect("arrived");
        let document = files::finish(db, &shelf.files, &hospital, upload, showtime()).await.expect("kept");
        assert_eq!((count().await, shelf.count("incoming"), shelf.count("kept")), (3, 0, 0), "a picture, its copy, a document");

        let visitor = Visitor::enter(db, Edition::Open, showtime()).await.expect("an edition");
        let get = async |id| {
            let opened = files::open(db, &shelf.files, &visitor, Some(&hospital), id).await.expect("its own");
            opened.bytes.try_collect::<Vec<_>>().await.expect("readable").concat()
        };
        assert_eq!(get(photograph).await, jpeg());
        assert_eq!(get(document).await, bytes);
        let receipt = entries::submit(db, &hospital, entry).await.expect("sent");
        assert_eq!(receipt.files.len(), 2);

        entries::return_for_revision(db, &organizer(db, Edition::Open).await, entry, open_award(db).await.closes_at, String::new())
            .await
            .expect("returned");
        let late = give(db, &shelf, &hospital, offer(entry, FileAudience::Jury, showtime()), &pdf(2)).await.expect("kept");
        files::remove(db, &hospital, late).await.expect("taken away");
        // The bucket stamps what it keeps by the real clock, after the demonstration's moment: far behind both, all are old.
        let operator = Operator::at_console(showtime().plus(4_000 * DAY));
        assert_eq!(files::sweep(db, &shelf.files, &operator).await, Ok(1), "what no receipt names");
        assert_eq!(count().await, 3);

        demo::lay_out(&shelf.files).await.expect("laid out");
        assert!(count().await > 3);
    })
    .await;
}
