//! Who is admitted to an organization, by whom, and what they see before.

use domain::{
    account::OrganizationForm,
    id::{OrganizationId, PersonId},
    letter::Letter,
    organization::Applicant,
};
use store::{
    Db, Error,
    award::Edition,
    entries, people,
    scope::{Entrant, Organizer, Person},
};
use uuid::Uuid;

use super::{FREE_BIN, PASSWORD, letters, newcomer, now, signed_in};
use crate::{
    cast::{organizer, person, seed},
    world::on_both,
};

/// The BIN of the organization that `entrant@demo.bayge` belongs to.
async fn hospital_bin(db: &Db) -> String {
    let entrant = person(db, "entrant", Edition::Open, now()).await;
    people::find_place(db, &entrant).await.expect("readable").expect("has a place").bin.to_string()
}

async fn waiting(db: &Db, asker: &Person) -> Vec<Applicant> {
    people::list_waiting(db, asker, 1).await.expect("may see them").items
}

#[tokio::test]
async fn a_later_account_sees_nothing_until_it_is_admitted() {
    on_both(async |db| {
        seed(db).await;
        let bin = hospital_bin(db).await;
        let late = newcomer(db, "late@example.kz", &bin, now()).await;
        letters(db, now()).await;
        let place = people::find_place(db, &late).await.expect("readable").expect("waits somewhere");
        assert!(!place.is_admitted && place.name.is_none() && !place.is_confirmed, "{place:?}");
        assert_eq!(Entrant::of(&late).err(), Some(Error::Denied), "and so no entries");
        assert_eq!(people::list_waiting(db, &late, 1).await.err(), Some(Error::Denied));
        assert_eq!(people::admit(db, &late, late.id()).await, Err(Error::Denied), "nobody admits themselves");

        let member = person(db, "entrant", Edition::Open, now()).await;
        assert_eq!(
            waiting(db, &member).await.iter().map(|a| a.email.as_str()).collect::<Vec<_>>(),
            ["applicant@demo.bayge", "late@example.kz"]
        );
        people::admit(db, &member, late.id()).await.expect("a member may");
        assert_eq!(people::admit(db, &member, late.id()).await, Err(Error::NotFound), "nobody waits any more");
        let sent = letters(db, now()).await;
        assert!(
            matches!(sent[..], [ref letter] if matches!(letter.letter, Letter::Admitted { .. }) && letter.recipient == "late@example.kz")
        );

        let late = Entrant::of(&signed_in(db, "late@example.kz", PASSWORD, now()).await).expect("admitted");
        assert!(entries::list_own(db, &late, 1).await.expect("readable").total > 0, "the organization's entries");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_may_admit_refuse_or_look() {
    on_both(async |db| {
        seed(db).await;
        let late = newcomer(db, "late@example.kz", &hospital_bin(db).await, now()).await;
        for name in ["juror1", "chair", "host", "confirmer", "admin"] {
            let stranger = person(db, name, Edition::Open, now()).await;
            assert_eq!(people::list_waiting(db, &stranger, 1).await.err(), Some(Error::Denied), "{name}");
            assert_eq!(people::admit(db, &stranger, late.id()).await, Err(Error::Denied), "{name}");
            assert_eq!(people::refuse(db, &stranger, late.id()).await, Err(Error::Denied), "{name}");
            assert_eq!(Organizer::of(&stranger).err(), Some(Error::Denied), "{name}");
        }
        let other = person(db, "grain", Edition::Open, now()).await;
        assert_eq!(waiting(db, &other).await, [], "another organization's members see nobody");
        assert_eq!(people::admit(db, &other, late.id()).await, Err(Error::NotFound));
        assert_eq!(people::refuse(db, &other, late.id()).await, Err(Error::NotFound));
        let nobody = PersonId::from_uuid(Uuid::nil());
        assert_eq!(people::admit(db, &other, nobody).await, Err(Error::NotFound), "the same answer as for a stranger");
    })
    .await;
}

#[tokio::test]
async fn the_organizer_admits_everywhere_and_who_is_refused_may_ask_elsewhere() {
    on_both(async |db| {
        seed(db).await;
        let late = newcomer(db, "late@example.kz", &hospital_bin(db).await, now()).await;
        letters(db, now()).await;
        let organizer = person(db, "organizer", Edition::Open, now()).await;
        assert_eq!(waiting(db, &organizer).await.len(), 2, "beside the demonstration's own");
        people::refuse(db, &organizer, late.id()).await.expect("the organizer may");
        assert!(matches!(letters(db, now()).await[..], [ref sent] if matches!(sent.letter, Letter::Refused { .. })));
        let late = signed_in(db, "late@example.kz", PASSWORD, now()).await;
        assert_eq!(people::find_place(db, &late).await, Ok(None));

        let form = OrganizationForm {
            bin: FREE_BIN.into(),
            organization_kk: "Басқа мекеме".into(),
            organization_ru: "Другое учреждение".into(),
            kind: "quasi".into(),
            region: "750000000".into(),
        };
        people::request_membership(db, &late, form.parse().expect("sound")).await.expect("may ask again");
        let late = signed_in(db, "late@example.kz", PASSWORD, now()).await;
        assert!(Entrant::of(&late).is_ok(), "nobody had claimed this one");
        let again = people::request_membership(db, &late, form.parse().expect("sound")).await;
        assert_eq!(again, Err(Error::Conflict), "one organization a person");
    })
    .await;
}

#[tokio::test]
async fn the_organizer_confirms_organizations() {
    on_both(async |db| {
        seed(db).await;
        newcomer(db, "new@example.kz", FREE_BIN, now()).await;
        let organizer = organizer(db, Edition::Open).await;
        let list = people::list_organizations(db, &organizer, 1).await.expect("readable");
        assert_eq!((list.total, list.pages, list.items.len()), (33, 2, 20));
        assert!(list.items[..2].iter().all(|line| line.confirmed_at.is_none()), "the unconfirmed come first");
        let first = list.items.iter().find(|line| line.bin.as_str() == FREE_BIN).expect("listed");
        assert_eq!((first.bin.as_str(), first.confirmed_at, first.members), (FREE_BIN, None, 1));
        people::confirm_organization(db, &organizer, first.id).await.expect("confirmed");
        people::confirm_organization(db, &organizer, first.id).await.expect("once is enough");
        let list = people::list_organizations(db, &organizer, 1).await.expect("readable");
        assert!(list.items.iter().any(|line| line.bin.as_str() == FREE_BIN && line.confirmed_at == Some(now())));
        assert_eq!(people::list_organizations(db, &organizer, 2).await.expect("readable").items.len(), 13);
        let unknown = people::confirm_organization(db, &organizer, OrganizationId::from_uuid(Uuid::nil())).await;
        assert_eq!(unknown, Err(Error::NotFound));
    })
    .await;
}
