//! Arm, confirm, fire: what is kept between two acts survives a restart, and what was agreed binds its moment.

use domain::{
    ceremony::{CeremonyError, Command, Readiness, StepKind},
    jury::TieForm,
};
use store::{
    Db, Error,
    award::Edition,
    ceremony, jury,
    scope::{Confirmer, Declarant, Host},
};

use super::{board, command, confirm, confirmer, host, readiness, refused, step};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

async fn acts(db: &Db) -> i64 {
    db.count_for_tests("SELECT COUNT(*) FROM event WHERE act LIKE 'ceremony_%'").await.expect("the table is there")
}

#[tokio::test]
async fn a_name_needs_two_people() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::NotArmed));
        assert_eq!(confirm(db).await, refused(CeremonyError::NotArmed));
        command(db, Command::Arm).await.expect("the finalists");
        assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::NotConfirmed));
        let before = acts(db).await;
        confirm(db).await.expect("armed by somebody else");
        assert_eq!(acts(db).await, before + 1, "every act is recorded");
        assert_eq!(board(db).await.fired, 1, "nothing is public by it");
        command(db, Command::Fire).await.expect("confirmed");
        assert_eq!(board(db).await.fired, 2);
    })
    .await;
}

#[tokio::test]
async fn the_chair_may_stand_in_for_the_confirmer() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        command(db, Command::Arm).await.expect("the finalists");
        let stand_in = Confirmer::of(&person(db, "chair", Edition::NearestCeremony, showtime()).await).expect("the chair may confirm");
        let seen = board(db).await.revision;
        ceremony::confirm(db, &stand_in, seen).await.expect("armed by somebody else");
        assert_eq!(readiness(db).await, Readiness::Confirmed);
    })
    .await;
}

/// Whatever the step shows: what a refusal tells must not be who won.
#[tokio::test]
async fn whom_a_tie_keeps_from_a_category_confirms_none_of_its_steps() {
    on_both(async |db| {
        seed(db).await;
        let chair = person(db, "chair", Edition::NearestCeremony, showtime()).await;
        let stand_in = Confirmer::of(&chair).expect("the chair may confirm");
        let own = board(db).await.categories[0].slug.clone();
        let form = TieForm { bin: db.rival_for_tests(&own).await.expect("somebody competes"), note: String::new() };
        jury::declare_tie(db, &Declarant::of(&chair).expect("a chair declares"), &form).await.expect("declared");
        let total = board(db).await.total;
        let (mut theirs, mut others, mut prizes) = (0, 0, 0);
        for _ in 0..total {
            if readiness(db).await == Readiness::Disarmed {
                command(db, Command::Arm).await.expect("it bears names");
                let seen = board(db).await.revision;
                let view = ceremony::confirming(db, &stand_in).await.expect("readable");
                let step = view.step.clone().expect("armed");
                let is_own = step.category().is_none_or(|category| category == own);
                assert_eq!((view.is_tied, view.next.is_none()), (is_own, is_own), "nothing of it is shown: {step:?}");
                let full = ceremony::confirming(db, &confirmer(db).await).await.expect("readable");
                assert!(!full.is_tied && full.next.is_some());
                let count = match (&step, is_own) {
                    (StepKind::Special { .. }, _) => &mut prizes,
                    (_, true) => &mut theirs,
                    (_, false) => &mut others,
                };
                *count += 1;
                if is_own {
                    assert_eq!(ceremony::confirm(db, &stand_in, seen).await, refused(CeremonyError::OwnTie), "{step:?}");
                    assert_eq!(readiness(db).await, Readiness::Armed, "it waits for another");
                    confirm(db).await.expect("nothing ties them");
                } else {
                    ceremony::confirm(db, &stand_in, seen).await.expect("nothing ties them here");
                }
            }
            command(db, Command::Fire).await.expect("agreed");
        }
        assert_eq!((theirs, others, prizes), (4, 20, 1));
    })
    .await;
}

/// The house of the confirmer's own organization counts without a word of theirs.
#[tokio::test]
async fn the_house_of_a_confirmer_is_a_tie() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        command(db, Command::Arm).await.expect("the finalists");
        let first = board(db).await.categories[0].slug.clone();
        let bin = db.rival_for_tests(&first).await.expect("somebody competes");
        db.place_for_tests("confirmer", &bin).await.expect("the tables are there");
        assert_eq!(confirm(db).await, refused(CeremonyError::OwnTie));
        let view = ceremony::confirming(db, &confirmer(db).await).await.expect("readable");
        assert!(view.is_tied && view.next.is_none() && view.readiness == Readiness::Armed);
    })
    .await;
}

#[tokio::test]
async fn one_account_with_both_roles_is_still_one_person() {
    on_both(async |db| {
        seed(db).await;
        db.execute_for_tests(
            "INSERT INTO role (person_id, role, granted_at) SELECT id, 'confirmer', 0 FROM person WHERE email = 'host@demo.bayge'; \
             INSERT INTO role (person_id, role, granted_at) SELECT id, 'host', 0 FROM person WHERE email = 'confirmer@demo.bayge'",
        )
        .await
        .expect("the table is there");
        step(db).await.expect("the opening");
        command(db, Command::Arm).await.expect("the finalists");
        let both = person(db, "host", Edition::NearestCeremony, showtime()).await;
        let seen = board(db).await.revision;
        let own = ceremony::confirm(db, &Confirmer::of(&both).expect("holds the role"), seen).await;
        assert_eq!(own, refused(CeremonyError::SamePerson));
        confirm(db).await.expect("another person");
        let other = Host::of(&person(db, "confirmer", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        let seen = board(db).await.revision;
        assert_eq!(ceremony::command(db, &other, Command::Fire, seen).await, refused(CeremonyError::SamePerson));
        assert_eq!(command(db, Command::Fire).await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn any_change_voids_what_was_agreed() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        step(db).await.expect("the finalists");
        for acts in [[Command::Hold, Command::Release], [Command::Blackout, Command::Lift], [Command::Back, Command::Forward]] {
            command(db, Command::Arm).await.expect("third place");
            confirm(db).await.expect("armed by somebody else");
            for act in acts {
                command(db, act).await.expect("it may");
                assert_eq!(readiness(db).await, Readiness::Disarmed, "{act:?}");
            }
            assert_eq!(command(db, Command::Fire).await, refused(CeremonyError::NotArmed), "{acts:?}");
        }
        command(db, Command::Arm).await.expect("third place");
        command(db, Command::Disarm).await.expect("armed");
        assert_eq!(confirm(db).await, refused(CeremonyError::NotArmed));
    })
    .await;
}

/// The embedded file alone: a server's database outlives its visitors by itself.
#[tokio::test]
async fn a_restart_between_the_acts_goes_on_at_the_right_step() {
    let file = std::env::temp_dir().join(format!("bayge-restart-{}.db", std::process::id()));
    let address = format!("sqlite:{}", file.display());
    let open = async || Db::open(&address).await.expect("the file can be opened");
    let db = open().await;
    db.migrate().await.expect("the schema is sound");
    seed(&db).await;
    step(&db).await.expect("the opening");
    // Nothing is closed: what was not on disk by now would be lost.
    let db = open().await;
    command(&db, Command::Arm).await.expect("the finalists");
    let db = open().await;
    assert_eq!(readiness(&db).await, Readiness::Armed);
    confirm(&db).await.expect("armed before the restart");
    let db = open().await;
    assert_eq!((readiness(&db).await, board(&db).await.fired), (Readiness::Confirmed, 1));
    command(&db, Command::Fire).await.expect("confirmed before the restart");
    let db = open().await;
    assert_eq!((readiness(&db).await, board(&db).await.fired), (Readiness::Disarmed, 2));
    drop(std::fs::remove_file(file));
}

#[tokio::test]
async fn two_confirmations_at_once_are_one() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        command(db, Command::Arm).await.expect("the finalists");
        let (confirmer, seen) = (confirmer(db).await, board(db).await.revision);
        let confirm = || ceremony::confirm(db, &confirmer, seen);
        let (one, two) = tokio::join!(confirm(), confirm());
        let mut outcomes = [one, two];
        outcomes.sort_by_key(Result::is_err);
        assert_eq!(outcomes, [Ok(()), refused(CeremonyError::Stale)]);
        let (host, seen) = (host(db).await, board(db).await.revision);
        let fire = || ceremony::command(db, &host, Command::Fire, seen);
        let (one, two) = tokio::join!(fire(), fire());
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|is| **is).count(), 1);
        assert_eq!(board(db).await.fired, 2);
    })
    .await;
}

#[tokio::test]
async fn a_confirmer_of_another_edition_meets_no_show() {
    on_both(async |db| {
        seed(db).await;
        let confirmer = Confirmer::of(&person(db, "confirmer", Edition::Open, showtime()).await).expect("holds the role");
        assert_eq!(ceremony::confirming(db, &confirmer).await.map(|_| ()), Err(Error::NotFound));
        assert_eq!(ceremony::confirm(db, &confirmer, 1).await, Err(Error::NotFound));
    })
    .await;
}
