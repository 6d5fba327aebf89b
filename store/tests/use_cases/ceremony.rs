//! The show: prepared by the chair, run by the host, public only as far as it was fired.

mod arming;
mod correcting;
mod editions;
mod honours;
mod logging;
mod roles;
mod said;
mod secrecy;
mod tied;

use domain::{
    ceremony::{Board, CeremonyError, Command, Readiness, Screen},
    id::EntryId,
};
use store::{
    Db, Error, Result, Rule,
    award::Edition,
    ceremony,
    scope::{Chair, Confirmer, Host, Visitor},
};

use crate::{
    cast::{person, seed, showtime, unseal},
    world::on_both,
};

pub async fn host(db: &Db) -> Host {
    Host::of(&person(db, "host", Edition::NearestCeremony, showtime()).await).expect("holds the role")
}

async fn chair(db: &Db) -> Chair {
    Chair::of(&person(db, "chair", Edition::NearestCeremony, showtime()).await).expect("holds the role")
}

async fn visitor(db: &Db) -> Visitor {
    Visitor::enter(db, Edition::NearestCeremony, showtime()).await.expect("there is an edition")
}

pub async fn board(db: &Db) -> Board {
    ceremony::find_board(db, &visitor(db).await).await.expect("the board can be read").expect("the show is prepared")
}

/// Commands, having seen the present revision.
pub async fn command(db: &Db, command: Command) -> Result<()> {
    let seen = board(db).await.revision;
    ceremony::command(db, &host(db).await, command, seen).await
}

pub async fn confirmer(db: &Db) -> Confirmer {
    Confirmer::of(&person(db, "confirmer", Edition::NearestCeremony, showtime()).await).expect("holds the role")
}

pub async fn confirm(db: &Db) -> Result<()> {
    let seen = board(db).await.revision;
    ceremony::confirm(db, &confirmer(db).await, seen).await
}

pub async fn readiness(db: &Db) -> Readiness {
    ceremony::host_view(db, &host(db).await).await.expect("the show is prepared").readiness
}

/// Fires the next step as two people do.
pub async fn step(db: &Db) -> Result<()> {
    if readiness(db).await == Readiness::Disarmed {
        command(db, Command::Arm).await?;
        confirm(db).await?;
    }
    command(db, Command::Fire).await
}

fn refused(error: CeremonyError) -> Result<()> {
    Err(Error::Rule(Rule::Ceremony(error)))
}

/// Takes the show back to before it was prepared.
async fn forget(db: &Db) {
    unseal(db).await;
    db.execute_for_tests("DELETE FROM board; DELETE FROM step; DELETE FROM ceremony").await.expect("the tables are there");
}

#[tokio::test]
async fn the_demonstration_stands_before_its_ceremony() {
    on_both(async |db| {
        seed(db).await;
        let board = board(db).await;
        assert_eq!((board.fired, board.total, board.screen), (0, 27, Screen::Waiting));
        assert_eq!(board.categories.len(), 6);
        assert!(board.categories.iter().all(|c| c.finalists.is_none() && c.third.is_none() && c.second.is_none() && c.first.is_none()));
        let open = Visitor::enter(db, Edition::Open, showtime()).await.expect("there is an edition");
        assert_eq!(ceremony::find_board(db, &open).await, Ok(None), "the other edition has no show");
    })
    .await;
}

#[tokio::test]
async fn screens_move_and_nothing_else() {
    on_both(async |db| {
        seed(db).await;
        for _ in 0..4 {
            step(db).await.expect("there are steps");
        }
        let before = board(db).await;
        let commands = [
            Command::Back,
            Command::Back,
            Command::Forward,
            Command::Jump(0),
            Command::Jump(3),
            Command::Hold,
            Command::Release,
            Command::Blackout,
        ];
        for (count, command_given) in (1..).zip(commands) {
            command(db, command_given).await.expect("it may");
            let after = board(db).await;
            assert_eq!(after.categories, before.categories, "{command_given:?}");
            assert_eq!((after.fired, after.revision), (before.fired, before.revision + count), "{command_given:?}");
        }
        assert_eq!(board(db).await.screen, Screen::Blackout);
        assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::Dark));
        assert_eq!(command(db, Command::Jump(4)).await, refused(CeremonyError::NotFired), "a jump never passes an unfired step");
        assert_eq!(command(db, Command::Lift).await, Ok(()));
        assert_eq!(board(db).await.categories, before.categories);
    })
    .await;
}

#[tokio::test]
async fn a_step_fired_twice_is_one_step() {
    on_both(async |db| {
        seed(db).await;
        let (host, seen) = (host(db).await, board(db).await.revision);
        let fire = || ceremony::command(db, &host, Command::Fire, seen);
        let (one, two) = tokio::join!(fire(), fire());
        let mut outcomes = [one, two];
        outcomes.sort_by_key(Result::is_err);
        assert_eq!(outcomes, [Ok(()), refused(CeremonyError::Stale)]);
        assert_eq!(board(db).await.fired, 1);
        // The brakes work for whoever has not seen the latest.
        assert_eq!(ceremony::command(db, &host, Command::Hold, seen).await, Ok(()));
        assert_eq!(ceremony::command(db, &host, Command::Blackout, seen).await, Ok(()));
        assert_eq!(ceremony::command(db, &host, Command::Release, seen).await, refused(CeremonyError::Stale));
    })
    .await;
}

#[tokio::test]
async fn every_step_can_be_fired_and_then_it_is_over() {
    on_both(async |db| {
        seed(db).await;
        for _ in 0..board(db).await.total {
            step(db).await.expect("there are steps");
        }
        assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::Over));
        let end = board(db).await;
        assert_eq!(end.screen, Screen::Closing);
        for category in &end.categories {
            let finalists = category.finalists.as_ref().expect("disclosed");
            assert_eq!(finalists.len(), 3, "{}", category.slug);
            assert!(category.first.is_some() && category.second.is_some() && category.third.is_some());
            assert!(finalists.iter().all(|card| !card.title.is_empty() && !card.organization.is_empty()));
            assert!(finalists.iter().all(|card| card.region.is_some() && card.kind.is_some() && card.citation.is_empty()));
        }
        let measured = end.categories.iter().flat_map(|c| c.finalists.iter().flatten()).filter(|card| card.result.is_some()).count();
        assert!(measured > 6, "results are shown: {measured}");
    })
    .await;
}

#[tokio::test]
async fn listeners_are_woken_after_the_commit() {
    on_both(async |db| {
        seed(db).await;
        let woken = async {
            db.ceremony_changed().await;
            board(db).await.fired
        };
        let (fired, done) = tokio::join!(tokio::time::timeout(std::time::Duration::from_secs(20), woken), command(db, Command::Fire));
        assert_eq!((fired, done), (Ok(1), Ok(())));
    })
    .await;
}

#[tokio::test]
async fn the_chair_prepares_once_and_only_without_ties() {
    on_both(async |db| {
        seed(db).await;
        let chair = chair(db).await;
        assert_eq!(ceremony::prepare(db, &chair).await, refused(CeremonyError::Prepared));
        forget(db).await;
        assert_eq!(ceremony::prepare(db, &chair).await, Ok(()));
        assert_eq!(board(db).await.fired, 0);
        forget(db).await;
        db.execute_for_tests("DELETE FROM tie_decision").await.expect("the table is there");
        assert_eq!(ceremony::prepare(db, &chair).await, refused(CeremonyError::Unresolved));
        assert_eq!(ceremony::find_board(db, &visitor(db).await).await, Ok(None), "nothing half prepared");
        // With nobody left to rank, places are not awarded; that is the content of steps, not their absence.
        db.execute_for_tests("UPDATE score_sheet SET submitted_at = NULL").await.expect("the table is there");
        assert_eq!(ceremony::prepare(db, &chair).await, Ok(()));
        assert_eq!(board(db).await.total, 27);
    })
    .await;
}

/// The public name of a card when its entry is not in the showcase.
fn is_id(name: &str) -> bool {
    name.parse::<EntryId>().is_ok()
}
