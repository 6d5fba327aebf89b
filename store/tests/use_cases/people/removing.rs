//! A BIN is public: whoever names it first has claimed it and proven nothing. The organizer can undo that.

use domain::{account::AccountError, id::OrganizationId, letter::Letter};
use store::{
    Db, Error,
    award::Edition,
    entries::{self, Filter, Shown},
    people,
    scope::{Entrant, Organizer, Person},
};

use super::{FREE_BIN, PASSWORD, letters, newcomer, now, registration, rule, signed_in};
use crate::{
    cast::{entrant, organizer, person, seed},
    world::on_both,
};

/// The organization with the BIN of the tests.
async fn free_organization(db: &Db, organizer: &Organizer) -> OrganizationId {
    let list = people::list_organizations(db, organizer, 1).await.expect("readable");
    list.items.iter().find(|line| line.bin.as_str() == FREE_BIN).expect("claimed").id
}

async fn names(db: &Db, person: &Person) -> String {
    let place = people::find_place(db, person).await.expect("readable").expect("has a place");
    place.name.expect("admitted").kk
}

#[tokio::test]
async fn until_it_is_confirmed_only_the_organizer_admits_to_an_organization() {
    on_both(async |db| {
        seed(db).await;
        let squatter = newcomer(db, "squatter@example.kz", FREE_BIN, now()).await;
        letters(db, now()).await;
        let owner = newcomer(db, "owner@example.kz", FREE_BIN, now()).await;
        let told = letters(db, now()).await;
        assert_eq!(
            told.iter().map(|letter| letter.recipient.as_str()).collect::<Vec<_>>(),
            ["organizer@demo.bayge", "organizer2@demo.bayge"]
        );
        assert_eq!(people::list_waiting(db, &squatter, 1).await.err(), Some(Error::Denied), "who asks is not shown to them");
        assert_eq!(people::admit(db, &squatter, owner.id()).await, Err(Error::Denied));
        assert_eq!(people::refuse(db, &squatter, owner.id()).await, Err(Error::Denied));

        let organizer = organizer(db, Edition::Open).await;
        people::confirm_organization(db, &organizer, free_organization(db, &organizer).await).await.expect("confirmed");
        let member = signed_in(db, "squatter@example.kz", PASSWORD, now()).await;
        assert_eq!(people::list_waiting(db, &member, 1).await.expect("may see them").total, 1);
        people::admit(db, &member, owner.id()).await.expect("a member of a confirmed one may");
    })
    .await;
}

#[tokio::test]
async fn the_organizer_removes_a_member_who_then_sees_nothing() {
    on_both(async |db| {
        seed(db).await;
        let squatter = newcomer(db, "squatter@example.kz", FREE_BIN, now()).await;
        let id = entries::create(db, &Entrant::of(&squatter).expect("claimed")).await.expect("created");
        let owner = newcomer(db, "owner@example.kz", FREE_BIN, now()).await;
        letters(db, now()).await;
        let organizer = organizer(db, Edition::Open).await;
        let organization = free_organization(db, &organizer).await;
        let record = people::get_organization(db, &organizer, organization, 1).await.expect("there");
        let members: Vec<_> = record.members.items.iter().map(|member| member.email.as_str()).collect();
        assert_eq!((members, record.line.members), (vec!["squatter@example.kz"], 1), "who waits is no member");

        let reason = " Бұл ұйымның қызметкері емес ".to_owned();
        let nobody = people::remove_member(db, &organizer, organization, owner.id(), reason.clone()).await;
        assert_eq!(nobody, Err(Error::NotFound), "who waits is refused, not removed");
        let silent = people::remove_member(db, &organizer, organization, squatter.id(), "  ".into()).await;
        assert_eq!(silent, Err(rule(AccountError::Reason)));
        people::remove_member(db, &organizer, organization, squatter.id(), reason.clone()).await.expect("removed");
        let again = people::remove_member(db, &organizer, organization, squatter.id(), reason).await;
        assert_eq!(again, Err(Error::NotFound));
        let sent = letters(db, now()).await;
        assert!(matches!(&sent[..], [sent] if sent.recipient == "squatter@example.kz"
            && matches!(&sent.letter, Letter::Removed { reason, .. } if reason == "Бұл ұйымның қызметкері емес")));
        let logged =
            "SELECT COUNT(*) FROM event WHERE act = 'membership.remove' AND detail LIKE '%қызметкері емес' AND actor_id IS NOT NULL";
        assert_eq!(db.count_for_tests(logged).await, Ok(1));

        assert_eq!(people::admit(db, &squatter, owner.id()).await, Err(Error::Denied), "an old scope opens nothing");
        let removed = signed_in(db, "squatter@example.kz", PASSWORD, now()).await;
        assert_eq!(people::find_place(db, &removed).await, Ok(None));
        assert_eq!(Entrant::of(&removed).err(), Some(Error::Denied));

        people::admit(db, &organizer, owner.id()).await.expect("the organizer may");
        let owner = Entrant::of(&signed_in(db, "owner@example.kz", PASSWORD, now()).await).expect("admitted");
        assert!(entries::get_own(db, &owner, id).await.is_ok(), "the entry stays with the organization");
    })
    .await;
}

#[tokio::test]
async fn a_removed_members_old_scope_admits_nobody() {
    on_both(async |db| {
        seed(db).await;
        let member = person(db, "entrant", Edition::Open, now()).await;
        let bin = people::find_place(db, &member).await.expect("readable").expect("has a place").bin.to_string();
        let late = newcomer(db, "late@example.kz", &bin, now()).await;
        let organizer = organizer(db, Edition::Open).await;
        let organization = Entrant::of(&member).expect("admitted").organization();
        people::remove_member(db, &organizer, organization, member.id(), "сынақ".into()).await.expect("removed");
        assert_eq!(people::admit(db, &member, late.id()).await, Err(Error::NotFound));
        assert_eq!(people::refuse(db, &member, late.id()).await, Err(Error::NotFound));
        let list = entries::list(db, &organizer, &Filter::default(), Shown::page(1)).await.expect("readable");
        assert_eq!(list.total, 4, "what was sent stays");
    })
    .await;
}

#[tokio::test]
async fn what_a_removed_squatter_called_the_organization_goes_with_them() {
    on_both(async |db| {
        seed(db).await;
        let squatter = newcomer(db, "squatter@example.kz", FREE_BIN, now()).await;
        let mut owners = registration("owner@example.kz", FREE_BIN);
        owners.organization.name_kk = "Нағыз мекеме".into();
        let owner = super::newcomer_with(db, owners, now()).await;
        let organizer = organizer(db, Edition::Open).await;
        let organization = free_organization(db, &organizer).await;
        assert_eq!(names(db, &squatter).await, "Сынақ мекемесі");
        people::remove_member(db, &organizer, organization, squatter.id(), "сынақ".into()).await.expect("removed");
        people::admit(db, &organizer, owner.id()).await.expect("admitted");
        let owner = signed_in(db, "owner@example.kz", PASSWORD, now()).await;
        assert_eq!(names(db, &owner).await, "Нағыз мекеме");

        // In a confirmed one, or one that has members, nothing is renamed by who joins.
        let hospital = entrant(db, "entrant", now()).await;
        let before = names(db, &hospital).await;
        let bin = people::find_place(db, &hospital).await.expect("readable").expect("has a place").bin.to_string();
        let late = newcomer(db, "late@example.kz", &bin, now()).await;
        people::remove_member(db, &organizer, hospital.organization(), hospital.id(), "сынақ".into()).await.expect("removed");
        people::admit(db, &organizer, late.id()).await.expect("admitted");
        assert_eq!(names(db, &signed_in(db, "late@example.kz", PASSWORD, now()).await).await, before);
    })
    .await;
}
