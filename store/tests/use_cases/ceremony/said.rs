//! How names are read out: written by the host or the organizer, read by the prompter when the step may be.

use domain::{
    ceremony::{CeremonyError, Command, SAID_MAX, ShowCheck},
    locale::Trilingual,
};
use store::{Db, Error, award::Edition, ceremony, scope::Announcer};

use super::{command, confirm, host, refused, step};
use crate::{
    cast::{organizer, person, seed, showtime},
    world::on_both,
};

async fn announcer(db: &Db, name: &str) -> Result<Announcer, Error> {
    Announcer::of(&person(db, name, Edition::NearestCeremony, showtime()).await)
}

async fn unsaid(db: &Db) -> Option<u64> {
    let checks = ceremony::check_show(db, &organizer(db, Edition::NearestCeremony).await).await.expect("readable");
    checks.iter().find_map(|check| if let ShowCheck::Unsaid(count) = check { Some(*count) } else { None })
}

/// A text for every entry, by its title.
fn said(title: &str) -> Trilingual {
    Trilingual::new(format!("оқылуы {title}").chars().take(SAID_MAX).collect::<String>(), "", "")
}

#[tokio::test]
async fn every_entry_that_competes_is_listed_and_written() {
    on_both(async |db| {
        seed(db).await;
        for name in ["entrant", "juror1", "chair", "confirmer", "admin"] {
            assert_eq!(announcer(db, name).await.map(|_| ()), Err(Error::Denied), "{name}");
        }
        let host = announcer(db, "host").await.expect("may");
        let list = ceremony::list_said(db, &host, 1).await.expect("readable");
        assert!(list.pages > 1 && list.items.len() == 20 && list.items.iter().all(|said| said.said.is_empty()));
        assert_eq!(unsaid(db).await, Some(list.total));
        let (first, second) = (&list.items[0], &list.items[1]);
        // A stress mark after its letter; й and ё written in two characters become one.
        let typed = Trilingual::new("Атыра\u{301}у  қала\u{301}сы", "Ко\u{301}кшетау, \u{438}\u{306}о\u{301}д", "");
        assert_eq!(ceremony::say(db, &host, first.entry, &typed).await, Ok(()));
        let by_organizer = announcer(db, "organizer").await.expect("may");
        assert_eq!(ceremony::say(db, &by_organizer, second.entry, &said("x")).await, Ok(()));
        assert_eq!(unsaid(db).await, Some(list.total - 2));
        let again = ceremony::list_said(db, &host, list.pages).await.expect("readable");
        let kept = again.items.iter().find(|said| said.entry == first.entry).expect("what is written stands last");
        assert_eq!(kept.said, Trilingual::new("Атыра\u{301}у қала\u{301}сы", "Ко\u{301}кшетау, йо\u{301}д", ""));
        let long = Trilingual::new("а".repeat(SAID_MAX + 1), "", "");
        assert_eq!(ceremony::say(db, &host, first.entry, &long).await, refused(CeremonyError::TextTooLong));
        assert_eq!(ceremony::say(db, &host, first.entry, &Trilingual::default()).await, Ok(()), "nothing takes it back");
        assert_eq!(unsaid(db).await, Some(list.total - 1));
        assert_eq!(
            ceremony::say(db, &host, "00000000-0000-0000-0000-000000000000".parse().expect("an id"), &said("x")).await,
            Err(Error::NotFound)
        );
    })
    .await;
}

#[tokio::test]
async fn the_prompter_reads_it_with_the_step_and_not_before() {
    on_both(async |db| {
        seed(db).await;
        let writer = announcer(db, "host").await.expect("may");
        for page in 1..=ceremony::list_said(db, &writer, 1).await.expect("readable").pages {
            // Those that are written go to the end: the first page is always of the others.
            let _ = page;
            for line in ceremony::list_said(db, &writer, 1).await.expect("readable").items {
                assert_eq!(ceremony::say(db, &writer, line.entry, &said(&line.title.kk)).await, Ok(()), "the show is prepared and sealed");
            }
        }
        assert_eq!(unsaid(db).await, None);
        let cue = async || ceremony::cue(db, &host(db).await).await.expect("prepared");
        assert!(cue().await.said_now.is_empty() && cue().await.said_next.is_empty());
        step(db).await.expect("the opening");
        assert!(cue().await.said_next.is_empty(), "the finalists are not confirmed");
        command(db, Command::Arm).await.expect("it bears names");
        assert!(cue().await.said_next.is_empty());
        confirm(db).await.expect("armed");
        let ready = cue().await;
        let cards = |board: &domain::ceremony::Board| board.categories[0].finalists.clone().unwrap_or_default();
        let expected: Vec<_> = cards(ready.next.as_ref().expect("confirmed")).iter().map(|card| said(&card.title.kk)).collect();
        assert!(ready.said_next == expected && expected.len() == 3 && ready.said_now.is_empty());
        command(db, Command::Fire).await.expect("confirmed");
        assert!(cue().await.said_now == expected && cue().await.said_next.is_empty());
    })
    .await;
}
