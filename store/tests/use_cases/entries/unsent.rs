//! What the organizer learns of entries that are not sent: whose and how far, and never a word of them.

use domain::form::Section;
use store::{award::Edition, entries};

use super::{complete_draft, one};
use crate::{
    cast::{entrant, open_award, organizer, seed},
    world::on_both,
};

#[tokio::test]
async fn drafts_are_kept_after_the_bell_and_listed_without_their_content() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let late = open_award(db).await.closes_at.plus(1);
        let hospital = entrant(db, "entrant", late).await;
        let id = complete_draft(db, &hospital).await;
        let line = async || {
            let list = entries::list_unsent(db, &organizer, 1).await.expect("readable");
            assert_eq!(list.total, list.lines.len() as u64, "one page holds them");
            assert!(list.lines.iter().all(|line| !line.organization.is_empty() && !line.contacts.is_empty()));
            list.lines.into_iter().find(|line| line.entry.id == id).expect("listed")
        };
        let complete = line().await;
        assert_eq!(complete.missing, 0, "complete, and not sent");
        assert!(complete.contacts.contains(&"entrant@demo.bayge".to_owned()), "{:?}", complete.contacts);
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let told = serde_json::to_string(&complete).expect("JSON");
        for title in [&record.answers.trilingual("title").kk, &record.answers.trilingual("summary").kk] {
            assert!(!title.is_empty() && !told.contains(title.as_str()), "{title}");
        }
        let seen = record.version(Section::Consent);
        entries::save_section(db, &hospital, id, Section::Consent, one("truth", "yes"), seen).await.expect("kept, also late");
        let partial = line().await;
        assert!(partial.missing > 0 && partial.saved_at == late, "{partial:?}");
        assert_eq!(entries::list_unsent(db, &organizer, 9).await.expect("readable").lines, [], "behind the last page is nothing");
    })
    .await;
}
