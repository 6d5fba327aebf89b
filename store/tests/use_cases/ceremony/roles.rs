//! Who may do what, and who may not.

use store::{
    Error,
    award::Edition,
    ceremony,
    scope::{Chair, Confirmer, Host},
};

use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

const EVERYBODY: [&str; 7] = ["entrant", "juror1", "organizer", "chair", "host", "confirmer", "admin"];

#[tokio::test]
async fn only_the_host_sees_and_runs_the_steps() {
    on_both(async |db| {
        seed(db).await;
        for name in EVERYBODY {
            let person = person(db, name, Edition::NearestCeremony, showtime()).await;
            match Host::of(&person) {
                Ok(host) => {
                    assert_eq!(name, "host");
                    let rundown = ceremony::host_view(db, &host).await.expect("the show is prepared");
                    assert_eq!((rundown.steps.len(), rundown.board.fired), (27, 0));
                    assert!(rundown.next.is_some_and(|next| next.fired == 1));
                }
                Err(error) => {
                    assert_ne!(name, "host");
                    assert_eq!(error, Error::Denied, "{name}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_chair_prepares() {
    on_both(async |db| {
        seed(db).await;
        for name in EVERYBODY {
            let chair = Chair::of(&person(db, name, Edition::NearestCeremony, showtime()).await);
            assert_eq!(chair.map(|_| ()), if name == "chair" { Ok(()) } else { Err(Error::Denied) }, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_host_of_another_edition_meets_no_show() {
    on_both(async |db| {
        seed(db).await;
        let host = Host::of(&person(db, "host", Edition::Open, showtime()).await).expect("holds the role");
        assert_eq!(ceremony::host_view(db, &host).await.map(|_| ()), Err(Error::NotFound));
        let fire = ceremony::command(db, &host, domain::ceremony::Command::Fire, 1).await;
        assert_eq!(fire, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn the_confirmer_and_the_chair_confirm_and_nobody_else() {
    on_both(async |db| {
        seed(db).await;
        for name in EVERYBODY {
            let person = person(db, name, Edition::NearestCeremony, showtime()).await;
            match Confirmer::of(&person) {
                Ok(confirmer) => {
                    assert!(["confirmer", "chair"].contains(&name), "{name}");
                    let view = ceremony::confirming(db, &confirmer).await.expect("the show is prepared");
                    assert!(view.next.is_none(), "nothing is told before it is armed");
                }
                Err(error) => {
                    assert!(!["confirmer", "chair"].contains(&name), "{name}");
                    assert_eq!(error, Error::Denied, "{name}");
                }
            }
        }
    })
    .await;
}
