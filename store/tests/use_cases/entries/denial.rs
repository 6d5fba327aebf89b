//! Nobody sees or touches the entries of another organization, and nobody but the organizer decides.

use domain::{form::Section, id::EntryId};
use store::{
    Error,
    award::Edition,
    entries::{self, Filter, Shown},
    scope::{Entrant, Organizer},
};

use super::{complete_draft, one};
use crate::{
    cast::{entrant, organizer, person, seed, showtime},
    world::on_both,
};

#[tokio::test]
async fn another_organization_finds_nothing() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let other = entrant(db, "grain", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let denied = |error: Option<Error>| assert_eq!(error, Some(Error::NotFound));
        denied(entries::get_own(db, &other, id).await.err());
        denied(entries::save_section(db, &other, id, Section::Results, one("users", "1"), 1).await.err());
        denied(entries::get_earlier(db, &other, id, Section::Results, 1).await.err());
        denied(entries::submit(db, &other, id).await.err());
        entries::submit(db, &hospital, id).await.expect("sent");
        denied(entries::submit(db, &other, id).await.err());
        denied(entries::withdraw(db, &other, id).await.err());
        let list = entries::list_own(db, &other, 1).await.expect("readable");
        assert!(list.total > 0 && list.lines.iter().all(|line| line.id != id));
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(record.entry.state.code(), "submitted", "untouched");
    })
    .await;
}

#[tokio::test]
async fn only_an_admitted_member_is_an_entrant() {
    on_both(async |db| {
        seed(db).await;
        for name in ["organizer", "chair", "host", "confirmer", "admin", "juror1"] {
            assert_eq!(Entrant::of(&person(db, name, Edition::Open, showtime()).await).err(), Some(Error::Denied), "{name}");
        }
        db.execute_for_tests(
            "UPDATE membership SET admitted_at = NULL WHERE person_id IN (SELECT id FROM person WHERE email = 'entrant@demo.bayge')",
        )
        .await
        .expect("changed");
        assert_eq!(Entrant::of(&person(db, "entrant", Edition::Open, showtime()).await).err(), Some(Error::Denied));
    })
    .await;
}

#[tokio::test]
async fn only_the_organizer_has_the_desk() {
    on_both(async |db| {
        seed(db).await;
        for name in ["entrant", "chair", "host", "confirmer", "admin", "juror1"] {
            assert_eq!(Organizer::of(&person(db, name, Edition::Open, showtime()).await).err(), Some(Error::Denied), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_nobodys_but_its_organizations() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id: EntryId = complete_draft(db, &hospital).await;
        let organizer = organizer(db, Edition::Open).await;
        assert_eq!(entries::get(db, &organizer, id).await.err(), Some(Error::NotFound));
        assert_eq!(entries::find_eligible(db, &organizer, id).await.err(), Some(Error::NotFound));
        let list = entries::list(db, &organizer, &Filter::default(), Shown::page(1)).await.expect("readable");
        assert_eq!(list.total, 4);
        assert!(list.lines.iter().all(|line| line.id != id));
    })
    .await;
}
