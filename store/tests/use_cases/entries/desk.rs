//! What the organizer sees and decides.

use domain::{
    entry::{EntryError, EntryState, IneligibleReason},
    form::Section,
    screening::OpenFields,
    time::{DAY, MINUTE},
};
use store::{
    Error, Rule,
    award::Edition,
    entries::{self, Filter, Shown},
};

use super::{complete_draft, section_of};
use crate::{
    cast::{entrant, organizer, seed, showtime},
    world::on_both,
};

fn filter(state: &str, category: &str, q: &str) -> Filter {
    Filter { state: state.into(), category: category.into(), q: q.into() }
}

#[tokio::test]
async fn filters_narrow_the_list() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::NearestCeremony).await;
        let count = async |filter: Filter| entries::list(db, &organizer, &filter, Shown::page(1)).await.expect("readable").total;
        assert_eq!(count(Filter::default()).await, 31);
        assert_eq!(count(filter("ineligible", "", "")).await, 1);
        assert_eq!(count(filter("", "security", "")).await, 5);
        assert_eq!(count(filter("ineligible", "security", "")).await, 0);
        assert_eq!(count(filter("", "", "АУРУХАНА")).await, 1, "letters fold as in the showcase");
        assert_eq!(count(filter("", "", "AGC-2026-0007")).await, 1);
        assert_eq!(count(filter("", "", "100%_")).await, 0, "wildcards are plain characters");
        let page = entries::list(db, &organizer, &Filter::default(), Shown::page(2)).await.expect("readable");
        assert_eq!((page.lines.len(), page.page, page.pages), (11, 2, 2));
    })
    .await;
}

#[tokio::test]
async fn a_returned_entry_is_corrected_and_found_eligible() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        let organizer = organizer(db, Edition::Open).await;
        let until = showtime().plus(20 * DAY);
        entries::return_for_revision(db, &organizer, id, until, " Дәлел ашылмайды ".into()).await.expect("returned");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(
            (own.entry.state, own.remark.as_str()),
            (EntryState::Returned { at: showtime(), until, open: OpenFields::all_but_category() }, "Дәлел ашылмайды")
        );
        let in_revision = Err(Error::Rule(Rule::Entry(EntryError::InRevision)));
        assert_eq!(entries::find_eligible(db, &organizer, id).await, in_revision);

        // Its own deadline, after the window.
        let later = entrant(db, "entrant", until.plus(-MINUTE)).await;
        let mut results = section_of(&own.answers, Section::Results);
        results.insert("users".into(), "4242".into());
        entries::save_section(db, &later, id, Section::Results, results, own.version(Section::Results)).await.expect("kept");
        let seen = entries::get(db, &organizer, id).await.expect("there");
        assert_ne!(seen.answers.get("users"), "4242", "what is being written is not shown");
        entries::submit(db, &later, id).await.expect("sent in time");
        let seen = entries::get(db, &organizer, id).await.expect("there");
        assert_eq!((seen.answers.get("users"), seen.receipts.len()), ("4242", 2));
        entries::find_eligible(db, &organizer, id).await.expect("eligible");
        let seen = entries::get(db, &organizer, id).await.expect("there");
        assert_eq!(seen.entry.state.code(), "eligible");
    })
    .await;
}

#[tokio::test]
async fn an_unconfirmed_organization_is_not_judged() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        db.execute_for_tests("UPDATE organization SET confirmed_at = NULL").await.expect("changed");
        let organizer = organizer(db, Edition::Open).await;
        let refused = entries::find_eligible(db, &organizer, id).await;
        assert_eq!(refused, Err(Error::Rule(Rule::Entry(EntryError::Unconfirmed))));
        let reason = IneligibleReason::IdeaOnly;
        entries::find_ineligible(db, &organizer, id, reason, String::new()).await.expect("decided");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(own.entry.state, EntryState::Ineligible { at: showtime(), reason });
        let again = entries::find_ineligible(db, &organizer, id, reason, String::new()).await;
        assert_eq!(again, Err(Error::Rule(Rule::Entry(EntryError::Decided))));
    })
    .await;
}
