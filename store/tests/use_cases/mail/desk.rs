//! The outbox on the organizer's desk.

use domain::{
    letter::{Letter, MailState},
    time::{DAY, HOUR},
};
use store::{
    Db, Error, award,
    award::Edition,
    entries, mail, people,
    scope::{Entrant, Guest, Operator, Secretariat},
};

use crate::{
    cast::{open_award, organizer, person, seed, showtime},
    entries::complete_draft,
    people::caller,
    world::on_both,
};

async fn secretariat(db: &Db) -> Secretariat {
    let organizer = person(db, "organizer", Edition::Open, showtime()).await;
    Secretariat::of(&organizer).expect("holds the role")
}

#[tokio::test]
async fn letters_wait_go_out_or_are_given_up_and_sent_again() {
    on_both(async |db| {
        seed(db).await;
        let desk = secretariat(db).await;
        let total = async |state: MailState| mail::list(db, &desk, state, 1).await.expect("readable").total;
        let before = total(MailState::Waiting).await;
        people::ask_for_new_password(db, &Guest::at(showtime()), &caller(), "host@demo.bayge").await.expect("asked");
        assert_eq!((total(MailState::Waiting).await, total(MailState::Sent).await, total(MailState::GivenUp).await), (before + 1, 0, 0));
        let waiting = mail::list(db, &desk, MailState::Waiting, 1).await.expect("readable").items;
        let letter = waiting.iter().find(|letter| letter.recipient == "host@demo.bayge").expect("listed").id;
        assert_eq!(mail::send_again(db, &desk, letter).await, Err(Error::NotFound), "it waits already");

        // Fifteen times it fails, each time later.
        let mut now = showtime();
        while total(MailState::GivenUp).await == 0 {
            for sent in mail::take_due(db, &Operator::at_console(now)).await.expect("readable") {
                mail::mark_failed(db, &Operator::at_console(now), sent.id).await.expect("noted");
            }
            now = now.plus(6 * HOUR);
            assert!(now < showtime().plus(30 * DAY), "it is given up at some time");
        }
        mail::send_again(db, &desk, letter).await.expect("it was given up");
        assert_eq!(mail::send_again(db, &desk, letter).await, Err(Error::NotFound), "once is enough");
        let taken = mail::take_due(db, &Operator::at_console(now)).await.expect("readable");
        let again = taken.iter().find(|sent| sent.id == letter).expect("it is tried again");
        mail::mark_sent(db, &Operator::at_console(now), again.id).await.expect("noted");
        let sent = mail::list(db, &desk, MailState::Sent, 1).await.expect("readable");
        assert_eq!(sent.items.iter().map(|letter| (letter.id, letter.sent_at)).collect::<Vec<_>>(), [(letter, Some(now))]);
        assert_eq!(mail::list(db, &desk, MailState::Sent, 7).await.expect("readable").items, [], "behind the last page is nothing");
    })
    .await;
}

#[tokio::test]
async fn the_desk_reads_no_draft_and_nobody_else_reads_at_all() {
    on_both(async |db| {
        seed(db).await;
        for name in ["entrant", "juror1", "chair", "host", "admin"] {
            let person = person(db, name, Edition::Open, showtime()).await;
            assert_eq!(Secretariat::of(&person).err(), Some(Error::Denied), "{name}");
        }
        let award = open_award(db).await;
        let hospital = Entrant::of(&person(db, "entrant", Edition::Open, showtime()).await).expect("a member");
        let id = complete_draft(db, &hospital).await;
        let title = entries::get_own(db, &hospital, id).await.expect("there").answers.trilingual("title");
        let until = award.closes_at.plus(HOUR);
        award::extend_entry(db, &organizer(db, Edition::Open).await, id, until, "Байланыс үзілді").await.expect("later");
        entries::remind(db, &Operator::at_console(until.plus(-HOUR))).await.expect("posted");
        let seen = mail::list(db, &secretariat(db).await, MailState::Waiting, 1).await.expect("readable").items;
        let letters: Vec<&Letter> = seen.iter().filter_map(|posted| posted.letter.as_ref()).collect();
        let of_drafts = |letter: &&&Letter| matches!(letter, Letter::Reminder { .. } | Letter::DeadlineExtended { .. });
        assert!(letters.iter().filter(of_drafts).count() >= 2, "{letters:?}");
        assert!(!title.kk.is_empty() && !format!("{letters:?}").contains(&title.kk), "{letters:?}");
    })
    .await;
}
