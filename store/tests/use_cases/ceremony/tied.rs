//! Whom a tie keeps from a category leads none of its steps and corrects none; another does.

use domain::{
    ceremony::{CeremonyError, Command, Readiness, StepKind},
    jury::TieForm,
    locale::Trilingual,
};
use store::{
    Db,
    award::Edition,
    ceremony, jury,
    scope::{Confirmer, Declarant, Host},
};

use super::{board, command, confirm, confirmer, host, readiness, refused, step};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

/// The first category of the show.
async fn first(db: &Db) -> String {
    board(db).await.categories[0].slug.clone()
}

/// Somebody of the demonstration says that a body of this category is theirs.
async fn tie(db: &Db, name: &str, category: &str) {
    let declarant = Declarant::of(&person(db, name, Edition::NearestCeremony, showtime()).await).expect("they have a part in the show");
    let form = TieForm { bin: db.rival_for_tests(category).await.expect("somebody competes"), note: String::new() };
    jury::declare_tie(db, &declarant, &form).await.expect("declared");
}

/// A second host, whom nothing ties.
async fn other(db: &Db) -> Host {
    db.appoint_for_tests("organizer", "host").await.expect("the table is there");
    Host::of(&person(db, "organizer", Edition::NearestCeremony, showtime()).await).expect("holds the role")
}

async fn by(db: &Db, host: &Host, act: Command) -> store::Result<()> {
    ceremony::command(db, host, act, board(db).await.revision).await
}

/// A step that the tied host does not lead: refused to them at each act, and taken over by the other.
async fn taken_over(db: &Db, other: &Host, next: &StepKind) {
    assert_eq!(command(db, Command::Arm).await, refused(CeremonyError::OwnTie), "{next:?}");
    by(db, other, Command::Arm).await.expect("nothing ties them");
    confirm(db).await.expect("armed by another");
    let cue = ceremony::cue(db, &host(db).await).await.expect("readable");
    assert!(cue.is_tied && cue.next.is_none() && cue.said_next.is_empty(), "{next:?}");
    assert!(ceremony::cue(db, other).await.expect("readable").next.is_some());
    assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::OwnTie), "{next:?}");
    assert_eq!(readiness(db).await, Readiness::Confirmed, "a refusal takes nothing back");
    by(db, other, Command::Fire).await.expect("nothing ties them");
}

/// Whatever the step shows: what a refusal tells must not be who won.
#[tokio::test]
async fn a_tied_host_arms_and_fires_none_of_its_steps_and_another_does() {
    on_both(async |db| {
        seed(db).await;
        let own = first(db).await;
        let other = other(db).await;
        tie(db, "host", &own).await;
        let (mut theirs, mut others, mut prizes) = (0, 0, 0);
        for _ in 0..board(db).await.total {
            if readiness(db).await != Readiness::Disarmed {
                command(db, Command::Fire).await.expect("it names nobody");
                continue;
            }
            let view = ceremony::host_view(db, &host(db).await).await.expect("readable");
            let next = view.steps[view.board.fired].clone();
            let is_own = next.category().is_none_or(|category| category == own);
            assert_eq!((view.is_tied(), view.next.is_none()), (is_own, is_own), "nothing of it is shown: {next:?}");
            let full = ceremony::host_view(db, &other).await.expect("readable");
            assert!(!full.is_tied() && full.next.is_some() && full.not_led().count() == 0);
            if is_own {
                *(if next.category().is_some() { &mut theirs } else { &mut prizes }) += 1;
                taken_over(db, &other, &next).await;
            } else {
                others += 1;
                step(db).await.expect("nothing ties them here");
            }
        }
        assert_eq!((theirs, others, prizes), (4, 20, 1));
        assert_eq!(ceremony::host_view(db, &host(db).await).await.expect("readable").not_led().count(), 0, "nothing is left");
    })
    .await;
}

/// A tie that becomes known between two acts counts at once; the brakes and what is public already stay the host's.
#[tokio::test]
async fn a_tied_host_still_brakes_and_moves_screens() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        step(db).await.expect("the finalists");
        command(db, Command::Arm).await.expect("third place");
        confirm(db).await.expect("armed by another");
        let own = first(db).await;
        tie(db, "host", &own).await;
        assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::OwnTie));
        let acts = [Command::Disarm, Command::Back, Command::Forward, Command::Jump(0), Command::Hold, Command::Release];
        for act in acts.into_iter().chain([Command::Blackout, Command::Lift]) {
            assert_eq!(command(db, act).await, Ok(()), "{act:?}");
        }
        assert_eq!(command(db, Command::Arm).await, refused(CeremonyError::OwnTie));
    })
    .await;
}

/// The house of a host's own organization counts without a word of theirs.
#[tokio::test]
async fn the_house_of_a_host_is_a_tie() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        let bin = db.rival_for_tests(&first(db).await).await.expect("somebody competes");
        db.place_for_tests("host", &bin).await.expect("the tables are there");
        assert_eq!(command(db, Command::Arm).await, refused(CeremonyError::OwnTie));
        let view = ceremony::host_view(db, &host(db).await).await.expect("readable");
        assert!(view.is_tied() && view.next.is_none() && view.readiness == Readiness::Disarmed);
    })
    .await;
}

fn text() -> Trilingual {
    Trilingual::new("Түзетілді", "Исправлено", "Corrected")
}

/// Up to the finalists of the second category: step 5.
async fn two_categories(db: &Db) {
    for _ in 0..6 {
        step(db).await.expect("there are steps");
    }
}

#[tokio::test]
async fn a_tied_host_proposes_no_correction_there_and_takes_the_place_of_none() {
    on_both(async |db| {
        seed(db).await;
        two_categories(db).await;
        let (own, other) = (first(db).await, other(db).await);
        tie(db, "host", &own).await;
        let tied = host(db).await;
        assert_eq!(ceremony::propose_correction(db, &tied, 1, &text()).await, refused(CeremonyError::OwnTie));
        ceremony::propose_correction(db, &tied, 5, &text()).await.expect("nothing ties them there");
        ceremony::propose_correction(db, &other, 1, &text()).await.expect("it takes the place of the other");
        assert_eq!(ceremony::propose_correction(db, &tied, 5, &text()).await, refused(CeremonyError::OwnTie), "it would undo what waits");
        let proposal = ceremony::host_view(db, &tied).await.expect("readable").proposal.expect("it waits");
        assert!(proposal.is_tied && proposal.correction.text.is_empty());
        let proposal = ceremony::confirming(db, &confirmer(db).await).await.expect("readable").proposal.expect("it waits");
        assert!(!proposal.is_tied && proposal.correction.text == text());
    })
    .await;
}

#[tokio::test]
async fn a_tied_confirmer_decides_no_correction_there() {
    on_both(async |db| {
        seed(db).await;
        two_categories(db).await;
        tie(db, "confirmer", &first(db).await).await;
        let (host, tied) = (host(db).await, confirmer(db).await);
        let chair = Confirmer::of(&person(db, "chair", Edition::NearestCeremony, showtime()).await).expect("the chair may confirm");
        ceremony::propose_correction(db, &host, 2, &text()).await.expect("a disclosed step");
        let proposal = ceremony::confirming(db, &tied).await.expect("readable").proposal.expect("it waits");
        assert!(proposal.is_tied && proposal.correction.text.is_empty(), "they do not read it either");
        assert_eq!(ceremony::publish_correction(db, &tied, proposal.id).await, refused(CeremonyError::OwnTie));
        assert_eq!(ceremony::drop_correction(db, &tied, proposal.id).await, refused(CeremonyError::OwnTie));
        assert!(board(db).await.corrections.is_empty());
        ceremony::publish_correction(db, &chair, proposal.id).await.expect("nothing ties them");
        assert_eq!(board(db).await.corrections.len(), 1);
        ceremony::propose_correction(db, &host, 5, &text()).await.expect("a step of another category");
        let proposal = ceremony::confirming(db, &tied).await.expect("readable").proposal.expect("it waits");
        assert!(!proposal.is_tied && proposal.correction.text == text());
        ceremony::drop_correction(db, &tied, proposal.id).await.expect("nothing ties them there");
    })
    .await;
}
