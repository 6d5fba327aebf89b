//! What waits for the organizer: each number grows with what happens and goes with what is done about it.

use std::collections::BTreeMap;

use domain::{
    award::{Overview, Phase, Work},
    entry::IneligibleReason,
    screening::Ruling,
    time::{DAY, HOUR, Timestamp},
};
use store::{
    Db,
    award::Edition,
    entries, people,
    scope::{Organizer, Secretariat},
    sharing,
};

use crate::{
    cast::{entrant, open_award, organizer, person, seed, showtime},
    sharing::{published, typed},
    world::on_both,
};

async fn overview(db: &Db, now: Timestamp) -> Overview {
    let person = person(db, "organizer", Edition::Open, now).await;
    entries::get_overview(db, &Secretariat::of(&person).expect("holds the role")).await.expect("readable")
}

/// How much of this waits, over all editions.
async fn count(db: &Db, work: Work, now: Timestamp) -> u64 {
    overview(db, now).await.waiting.iter().filter(|waiting| waiting.work == work).map(|waiting| waiting.count).sum()
}

#[tokio::test]
async fn the_desk_shows_the_editions_that_go_on() {
    on_both(async |db| {
        seed(db).await;
        let seen = overview(db, showtime()).await;
        assert!(seen.editions.len() > 1 && seen.editions.iter().all(|edition| edition.award.phase(showtime()) < Phase::Sharing));
        for edition in &seen.editions {
            let organizer = organizer(db, Edition::Year(edition.award.year)).await;
            assert_eq!(entries::count_by_state(db, &organizer).await.as_ref(), Ok(&edition.counts));
        }
        assert!(seen.waiting.iter().all(|waiting| waiting.count > 0) && seen.waiting.is_sorted_by_key(|waiting| waiting.work));
        // Once all is public, the one whose ceremony was last stays.
        db.execute_for_tests("UPDATE award SET published_at = ceremony_at").await.expect("changed");
        let seen = overview(db, showtime().plus(4000 * DAY)).await;
        let last = open_award(db).await.year;
        assert_eq!(seen.editions.iter().map(|edition| edition.award.year).collect::<Vec<_>>(), [last]);
    })
    .await;
}

#[tokio::test]
async fn entries_wait_for_decisions() {
    on_both(async |db| {
        seed(db).await;
        let (first, hospital) = (organizer(db, Edition::Open).await, entrant(db, "entrant", showtime()).await);
        let (before, appeals) = (count(db, Work::Undecided, showtime()).await, count(db, Work::Appeals, showtime()).await);
        let id = super::complete_draft(db, &hospital).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(count(db, Work::Undecided, showtime()).await, before + 1);

        let until = first.award().closes_at.plus(HOUR);
        entries::return_for_revision(db, &first, id, until, String::new()).await.expect("returned");
        assert_eq!(count(db, Work::Undecided, showtime()).await, before);
        let over = count(db, Work::Overdue, until.plus(-1)).await;
        assert_eq!(count(db, Work::Overdue, until).await, over + 1, "it did not come back in time");

        entries::submit(db, &hospital, id).await.expect("sent again");
        entries::find_ineligible(db, &first, id, IneligibleReason::IdeaOnly, String::new()).await.expect("decided");
        assert_eq!((count(db, Work::Undecided, showtime()).await, count(db, Work::Appeals, showtime()).await), (before, appeals));
        entries::appeal(db, &hospital, id, "Неге?".into()).await.expect("appealed");
        assert_eq!(count(db, Work::Appeals, showtime()).await, appeals + 1);
        let second = Organizer::of(&person(db, "organizer2", Edition::Open, showtime()).await).expect("holds the role");
        entries::rule_on_appeal(db, &second, id, Ruling::Dismissed, "Ережеге сай".into()).await.expect("ruled");
        assert_eq!(count(db, Work::Appeals, showtime()).await, appeals);
    })
    .await;
}

#[tokio::test]
async fn people_letters_and_what_is_shared_wait() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let at = |work: Work| count(db, work, showtime());
        let unconfirmed = at(Work::Organizations).await;
        assert!(unconfirmed > 0 && at(Work::Applicants).await > 0, "the demonstration has both");
        let list = people::list_organizations(db, &organizer, 1).await.expect("readable");
        let waits = list.items.iter().find(|line| line.confirmed_at.is_none()).expect("the first of the list");
        people::confirm_organization(db, &organizer, waits.id).await.expect("confirmed");
        assert_eq!(at(Work::Organizations).await, unconfirmed - 1);

        let (id, _) = published(db).await;
        let hospital = entrant(db, "entrant", showtime().plus(DAY)).await;
        sharing::propose(db, &hospital, id, typed(&[("title_ru", "Новое название")])).await.expect("proposed");
        assert_eq!(at(Work::Revisions).await, 1);

        let roads = person(db, "roads", Edition::Open, showtime()).await;
        let asked = sharing::ask(db, &roads, "aktau-road-laboratory", "Вопрос").await.expect("asked");
        assert_eq!((at(Work::Asked).await, at(Work::Reported).await), (1, 0));
        let answers = person(db, "organizer", Edition::Open, showtime()).await;
        sharing::write(db, &answers, asked, "Ответ").await.expect("answered");
        sharing::report(db, &roads, asked, "Балағаттады").await.expect("reported");
        assert_eq!((at(Work::Asked).await, at(Work::Reported).await), (0, 1));
        sharing::close(db, &answers, asked).await.expect("closed");
        assert_eq!(at(Work::Reported).await, 0);

        assert_eq!(at(Work::Letters).await, 0);
        db.execute_for_tests("UPDATE mail SET attempts = 15 WHERE sent_at IS NULL").await.expect("changed");
        let waiting = db.count_for_tests("SELECT COUNT(*) FROM mail WHERE sent_at IS NULL").await.expect("counted");
        assert_eq!(i64::try_from(at(Work::Letters).await), Ok(waiting));
    })
    .await;
}

#[tokio::test]
async fn sheets_wait_while_the_jury_scores() {
    on_both(async |db| {
        seed(db).await;
        let seen = overview(db, showtime()).await;
        let sheets: BTreeMap<_, _> =
            seen.waiting.iter().filter(|waiting| waiting.work == Work::Sheets).map(|waiting| (waiting.year, waiting.count)).collect();
        let years = sheets.keys().copied().collect::<Vec<_>>();
        assert!(years.len() == 1 && sheets.values().all(|count| *count > 0), "one edition is being scored: {sheets:?}");
        db.execute_for_tests("UPDATE score_sheet SET submitted_at = saved_at WHERE submitted_at IS NULL").await.expect("changed");
        let fewer = count(db, Work::Sheets, showtime()).await;
        assert!(fewer < sheets.values().sum(), "what is handed in does not wait");
        assert_eq!(count(db, Work::Sheets, showtime().plus(3000 * DAY)).await, 0, "the round is over");
    })
    .await;
}
