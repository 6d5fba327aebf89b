//! A correction needs two people and changes nothing that was disclosed.

use domain::{ceremony::CeremonyError, locale::Trilingual};
use store::{Error, award::Edition, ceremony, scope::Confirmer};

use super::{board, confirmer, host, refused, step};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

fn text() -> Trilingual {
    Trilingual::new("Ұйымның атауы қате көрсетілді.", "Название организации указано с ошибкой.", "The body's name was wrong.")
}

#[tokio::test]
async fn a_notice_is_public_when_another_person_agrees() {
    on_both(async |db| {
        seed(db).await;
        for _ in 0..3 {
            step(db).await.expect("there are steps");
        }
        let (host, confirmer) = (host(db).await, confirmer(db).await);
        assert_eq!(ceremony::propose_correction(db, &host, 0, &text()).await, refused(CeremonyError::NotCorrectable));
        assert_eq!(ceremony::propose_correction(db, &host, 3, &text()).await, refused(CeremonyError::NotFired));
        let half = Trilingual::new("тек қазақша", "", "");
        assert_eq!(ceremony::propose_correction(db, &host, 2, &half).await, refused(CeremonyError::TextMissing));

        ceremony::propose_correction(db, &host, 1, &text()).await.expect("a disclosed step");
        ceremony::propose_correction(db, &host, 2, &text()).await.expect("it takes the place of the other");
        let before = board(db).await;
        assert!(before.corrections.is_empty(), "a proposal is not public");
        let view = ceremony::confirming(db, &confirmer).await.expect("the show is prepared");
        let proposal = view.proposal.expect("it waits");
        assert_eq!((proposal.correction.step, proposal.is_own), (2, false));
        assert!(ceremony::host_view(db, &host).await.expect("prepared").proposal.is_some_and(|proposal| proposal.is_own));

        ceremony::publish_correction(db, &confirmer, proposal.id).await.expect("another person agrees");
        let after = board(db).await;
        assert_eq!((&after.categories, after.fired), (&before.categories, before.fired), "what was disclosed stands");
        assert_eq!(after.corrections.iter().map(|one| (one.step, one.text.clone())).collect::<Vec<_>>(), [(2, text())]);
        assert_eq!(ceremony::publish_correction(db, &confirmer, proposal.id).await, Err(Error::NotFound), "decided once");
        step(db).await.expect("the show goes on");
        assert_eq!(board(db).await.corrections, after.corrections, "it stands for good");
    })
    .await;
}

#[tokio::test]
async fn a_refused_notice_is_never_public_and_nobody_agrees_with_themselves() {
    on_both(async |db| {
        seed(db).await;
        db.execute_for_tests(
            "INSERT INTO role (person_id, role, granted_at) SELECT id, 'confirmer', 0 FROM person WHERE email = 'host@demo.bayge'",
        )
        .await
        .expect("the table is there");
        step(db).await.expect("the opening");
        step(db).await.expect("the finalists");
        let (host, confirmer) = (host(db).await, confirmer(db).await);
        ceremony::propose_correction(db, &host, 1, &text()).await.expect("a disclosed step");
        let id = ceremony::confirming(db, &confirmer).await.expect("prepared").proposal.expect("it waits").id;
        let own = Confirmer::of(&person(db, "host", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        assert_eq!(ceremony::publish_correction(db, &own, id).await, refused(CeremonyError::SamePerson));
        ceremony::drop_correction(db, &confirmer, id).await.expect("refused");
        assert!(board(db).await.corrections.is_empty());
        assert!(ceremony::host_view(db, &host).await.expect("prepared").proposal.is_none());
    })
    .await;
}
