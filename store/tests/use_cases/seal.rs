//! The seal: two people put it, the database keeps it, the show opens it leaf by leaf, two people break it.

mod altered;
mod kept;
mod opening;

use domain::{
    ceremony::CeremonyError,
    seal::{SealDesk, SealError, verify},
    time::HOUR,
};
use store::{
    Db, Error, Result, Rule,
    award::Edition,
    scope::{Organizer, SealParty, Visitor, Witness},
    seal::{self, KeyFile},
};

use crate::{
    cast::{person, seed, showtime, unseal},
    world::on_both,
};

async fn visitor(db: &Db) -> Visitor {
    Visitor::enter(db, Edition::NearestCeremony, showtime()).await.expect("there is an edition")
}

async fn organizer(db: &Db) -> Organizer {
    Organizer::of(&person(db, "organizer", Edition::NearestCeremony, showtime()).await).expect("holds the role")
}

async fn witness(db: &Db, name: &str) -> Witness {
    Witness::of(&person(db, name, Edition::NearestCeremony, showtime()).await).expect("holds the role")
}

async fn desk(db: &Db, name: &str) -> SealDesk {
    let party = SealParty::of(&person(db, name, Edition::NearestCeremony, showtime()).await).expect("holds the role");
    seal::get_desk(db, &party).await.expect("the desk can be read")
}

/// Agrees to what stands on the desk.
async fn agree(db: &Db, witness: &Witness, keys: &Keys) -> Result<()> {
    let seen = desk(db, "chair").await.proposal.map(|asked| asked.text).unwrap_or_default();
    seal::agree(db, witness, &keys.file(), &seen).await
}

/// Agrees to break the seal for the reason that stands on the desk.
async fn agree_break(db: &Db, witness: &Witness) -> Result<()> {
    let seen = desk(db, "chair").await.breaking.map(|asked| asked.text).unwrap_or_default();
    seal::agree_break(db, witness, &seen).await
}

fn refused(error: SealError) -> Result<()> {
    Err(Error::Rule(Rule::Seal(error)))
}

/// A key file that goes with its folder.
struct Keys(std::path::PathBuf);

impl Keys {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("bayge-keys-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        Self(folder)
    }

    fn file(&self) -> KeyFile {
        KeyFile::of(&self.0)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The demonstration as it was before its seal.
async fn seed_unsealed(db: &Db) {
    seed(db).await;
    unseal(db).await;
    db.execute_for_tests("DELETE FROM step; DELETE FROM ceremony").await.expect("the tables are there");
}

#[tokio::test]
async fn two_people_seal_what_one_of_them_proposed() {
    on_both(async |db| {
        seed_unsealed(db).await;
        let keys = Keys::new();
        let (organizer, chair, confirmer) = (organizer(db).await, witness(db, "chair").await, witness(db, "confirmer").await);
        assert_eq!(agree(db, &chair, &keys).await, refused(SealError::NotProposed));
        assert_eq!(seal::propose(db, &organizer).await, Ok(()));
        let plan = desk(db, "chair").await;
        assert!(
            plan.plan.len() == 6 && plan.plan.iter().all(|category| category.is_resolved && category.is_confirmed && category.sheets >= 15)
        );
        assert!(plan.proposal.as_ref().is_some_and(|asked| !asked.is_own && asked.text.len() == 64) && !plan.has_changed);
        assert_eq!((plan.may_ask, plan.may_agree, plan.seal), (false, true, None));
        assert_eq!(seal::agree(db, &confirmer, &keys.file(), &"0".repeat(64)).await, refused(SealError::Changed), "another was seen");
        assert_eq!(agree(db, &confirmer, &keys).await, Ok(()));
        assert_eq!(agree(db, &chair, &keys).await, refused(SealError::Sealed));
        assert_eq!(seal::propose(db, &organizer).await, refused(SealError::Sealed));
        let sealed = desk(db, "organizer").await.seal.expect("sealed");
        assert_eq!((sealed.leaves, sealed.opened, sealed.public_key), (25 + 6 + 1, 0, keys.file().open().expect("made").public()));
        let file = seal::find_file(db, &visitor(db).await).await.expect("readable").expect("sealed");
        assert!(verify(file.as_bytes()).is_sound() && file.contains(&sealed.root.to_string()));
    })
    .await;
}

#[tokio::test]
async fn one_person_with_two_roles_is_one_person() {
    on_both(async |db| {
        seed_unsealed(db).await;
        let keys = Keys::new();
        db.execute_for_tests(
            "INSERT INTO role (person_id, role, granted_at) SELECT id, 'chair', 0 FROM person WHERE email = 'organizer@demo.bayge'",
        )
        .await
        .expect("the table is there");
        let (organizer, both) = (organizer(db).await, witness(db, "organizer").await);
        assert_eq!(seal::propose(db, &organizer).await, Ok(()));
        assert_eq!(agree(db, &both, &keys).await, refused(SealError::SamePerson));
        assert_eq!(agree(db, &witness(db, "chair").await, &keys).await, Ok(()), "the proposal still stands");
        assert_eq!(seal::ask_break(db, &organizer, "Екі өтінімнің парағы шатасқан.").await, Ok(()));
        assert_eq!(agree_break(db, &both).await, refused(SealError::SamePerson));
    })
    .await;
}

#[tokio::test]
async fn what_changed_after_the_proposal_is_not_sealed() {
    on_both(async |db| {
        seed_unsealed(db).await;
        let (keys, organizer, chair) = (Keys::new(), organizer(db).await, witness(db, "chair").await);
        assert_eq!(seal::propose(db, &organizer).await, Ok(()));
        db.execute_for_tests("UPDATE score SET score = 10 - score WHERE criterion = 'relevance'").await.expect("not sealed");
        assert!(desk(db, "chair").await.has_changed);
        assert_eq!(agree(db, &chair, &keys).await, refused(SealError::Changed));
        db.execute_for_tests("UPDATE score SET score = 10 - score WHERE criterion = 'relevance'").await.expect("not sealed");
        assert_eq!(agree(db, &chair, &keys).await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn a_tie_on_the_podium_is_not_sealed() {
    on_both(async |db| {
        seed_unsealed(db).await;
        db.execute_for_tests("DELETE FROM tie_decision").await.expect("not sealed");
        let tied = Err(Error::Rule(Rule::Ceremony(CeremonyError::Unresolved)));
        assert_eq!(seal::propose(db, &organizer(db).await).await, tied);
        assert_eq!(desk(db, "organizer").await.plan.iter().filter(|category| !category.is_resolved).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_desk_says_what_the_chair_has_not_confirmed_and_that_the_round_is_open() {
    on_both(async |db| {
        seed_unsealed(db).await;
        let open = desk(db, "organizer").await.open_until;
        assert_eq!(open, Some(showtime().plus(HOUR)), "until the ceremony, as nothing else is set");
        db.execute_for_tests("DELETE FROM finalist WHERE category = 'quasi'; DELETE FROM shortlist WHERE category = 'quasi'")
            .await
            .expect("not sealed");
        let plan = desk(db, "organizer").await.plan;
        assert_eq!(plan.iter().map(|category| category.is_confirmed).collect::<Vec<_>>(), [true, true, true, true, true, false]);
        db.execute_for_tests("UPDATE award SET judging_until = judging_from + 1").await.expect("not sealed");
        assert_eq!(desk(db, "organizer").await.open_until, None, "the round is over");
    })
    .await;
}

#[tokio::test]
async fn who_has_no_part_in_sealing_sees_no_desk() {
    on_both(async |db| {
        seed(db).await;
        for name in ["entrant", "juror1", "host", "admin"] {
            let person = person(db, name, Edition::NearestCeremony, showtime()).await;
            assert_eq!(SealParty::of(&person).map(|_| ()), Err(Error::Denied), "{name}");
            assert_eq!(Witness::of(&person).map(|_| ()), Err(Error::Denied), "{name}");
        }
        let organizer = person(db, "organizer", Edition::NearestCeremony, showtime()).await;
        assert_eq!(Witness::of(&organizer).map(|_| ()), Err(Error::Denied), "who asks does not agree");
    })
    .await;
}

#[tokio::test]
async fn the_key_is_made_once_and_only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let keys = Keys::new();
    let first = keys.file().open().expect("made").public();
    assert_eq!(keys.file().open().expect("kept").public(), first);
    keys.file().keep(&[1; 32]).expect("nothing to do");
    assert_eq!(keys.file().open().expect("kept").public(), first, "a key is never written over");
    let mode = std::fs::metadata(keys.0.join("seal.key")).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(&keys.0).expect("there").count(), 1, "no draft is left");
    assert_ne!(Keys::new().file().open().expect("made").public(), first);
    std::fs::write(keys.0.join("seal.key"), "torn").expect("writable");
    assert!(keys.file().open().is_err());
}
