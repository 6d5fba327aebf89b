//! Who must not judge whom: nothing of such an entry is met anywhere.

use domain::{
    id::{AssignmentId, OrganizationId},
    jury::{JuryEntry, JuryError, JuryRulesForm, SeatMark, SheetState, TieForm},
};
use store::{
    Db, Error, Rule,
    award::Edition,
    jury,
    scope::{Declarant, Juror, Organizer},
};

use super::{YEAR, bin_of, form, juror, literal, organizer, seat_in, seats};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

/// Nothing of the seat is there for this juror.
async fn assert_gone(db: &Db, juror: &Juror, id: AssignmentId, before: usize) {
    assert_eq!(seats(db, juror).await.len(), before - 1, "the list and its count");
    assert!(jury::get_seat(db, juror, id).await.err() == Some(Error::NotFound), "the page");
    assert!(jury::save(db, juror, id, 0, form("5")).await.err() == Some(Error::NotFound), "a save");
    assert!(jury::submit(db, juror, id).await.err() == Some(Error::NotFound), "handing in");
    assert!(jury::reopen(db, juror, id).await.err() == Some(Error::NotFound), "reopening");
    assert!(jury::abstain(db, juror, id, "Себеп").await.err() == Some(Error::NotFound), "abstaining");
    assert_eq!(jury::clear(db, juror, id).await, Err(Error::NotFound), "a declaration");
    assert_eq!(jury::recuse(db, juror, id, "Себеп").await, Err(Error::NotFound), "another recusal");
}

async fn declarant(db: &Db, name: &str) -> Declarant {
    Declarant::of(&person(db, name, Edition::Year(YEAR), showtime()).await).expect("a juror")
}

async fn recusals(db: &Db, id: AssignmentId, cause: &str) -> i64 {
    let statement = format!("SELECT COUNT(*) FROM recusal WHERE assignment_id = {} AND cause = '{cause}'", literal(db, id));
    db.count_for_tests(&statement).await.expect("a statement")
}

#[tokio::test]
async fn a_declared_tie_takes_its_juror_off_at_once() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let bound = declarant(db, "juror1").await;
        let before = seats(db, &first).await.len();
        let id = seat_in(db, &first, SheetState::Submitted).await;
        let bin = bin_of(db, id).await;
        let tie = |bin: &str, note: &str| TieForm { bin: bin.into(), note: note.into() };
        assert_eq!(jury::declare_tie(db, &bound, &tie("123", "")).await, Err(Error::Rule(Rule::Jury(JuryError::TieBin))));
        jury::declare_tie(db, &bound, &tie("", "Жұбайым мұғалім")).await.expect("declared");
        assert_eq!(seats(db, &first).await.len(), before, "words alone are for the organizer to read");
        jury::declare_tie(db, &bound, &tie(&bin, "Бұрынғы жұмысым")).await.expect("declared");
        assert_gone(db, &first, id, before).await;
        assert_eq!(recusals(db, id, "tie").await, 1, "the sheet that was in counts no more");
        let ties = jury::list_ties(db, &bound).await.expect("readable");
        assert_eq!(ties.len(), 2);
        let named = ties.iter().find(|tie| tie.bin.is_some()).expect("declared");
        assert!(named.body.is_some(), "a registered body is named");
        jury::withdraw_tie(db, &bound, named.declared_at).await.expect("a mistake");
        assert_gone(db, &first, id, before).await;
        let second = declarant(db, "juror3").await;
        assert_eq!(jury::withdraw_tie(db, &second, showtime()).await, Err(Error::NotFound), "another's ties are not theirs");
    })
    .await;
}

#[tokio::test]
async fn the_own_house_is_out_with_everything_above_and_below() {
    on_both(async |db| {
        seed(db).await;
        let (first, desk) = (juror(db, "juror1").await, organizer(db).await);
        let before = seats(db, &first).await.len();
        let id = seat_in(db, &first, SheetState::Untouched).await;
        // The juror asks to belong to a body that has nothing to do with the entry: nothing happens.
        db.execute_for_tests(
            "INSERT INTO membership (person_id, organization_id, asked_at) SELECT person.id, organization.id, 0 FROM person, organization \
             WHERE person.email = 'juror1@demo.bayge' AND organization.bin = '260140000907'",
        )
        .await
        .expect("a statement");
        assert_eq!(seats(db, &first).await.len(), before);
        // That body heads the entry's one, over a third between them.
        let mut bodies = store::people::list_organizations(db, &desk, 1).await.expect("readable").items;
        bodies.extend(store::people::list_organizations(db, &desk, 2).await.expect("readable").items);
        let body_of_entry = bin_of(db, id).await;
        let organization = |bin: &str| -> OrganizationId { bodies.iter().find(|line| line.bin.as_str() == bin).expect("a body").id };
        let (own, judged, between) = (organization("260140000907"), organization(&body_of_entry), organization("260140001013"));
        let parent = async |below, bin: &str| jury::set_parent(db, &desk, below, bin).await;
        assert_eq!(parent(judged, "260140001013").await, Ok(()));
        assert_eq!(seats(db, &first).await.len(), before);
        assert_eq!(parent(between, "260140000907").await, Ok(()));
        assert_gone(db, &first, id, before).await;
        assert_eq!(recusals(db, id, "house").await, 1);
        assert_eq!(parent(own, &bin_of(db, id).await).await, Err(Error::Rule(Rule::Jury(JuryError::ParentCircle))));
        assert!(parent(own, "990140000013").await.is_err());
        let record = store::people::get_organization(db, &desk, judged, 1).await.expect("readable");
        assert_eq!(record.parent.map(|(bin, _)| bin.to_string()).as_deref(), Some("260140001013"));
    })
    .await;
}

#[tokio::test]
async fn a_tie_that_nothing_recorded_bars_all_the_same() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let before = seats(db, &first).await.len();
        let id = seat_in(db, &first, SheetState::Untouched).await;
        db.execute_for_tests(&format!(
            "INSERT INTO membership (person_id, organization_id, asked_at) SELECT a.juror_id, e.organization_id, 0 \
             FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id WHERE a.id = {}",
            literal(db, id)
        ))
        .await
        .expect("a statement");
        assert_gone(db, &first, id, before).await;
        assert_eq!(recusals(db, id, "house").await, 0);
    })
    .await;
}

#[tokio::test]
async fn nothing_opens_before_the_declaration() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let id = seat_in(db, &first, SheetState::Undeclared).await;
        let record = jury::get_seat(db, &first, id).await.expect("theirs");
        assert!(record.opened.is_none() && record.seat.title.is_some() && record.seat.body.is_some());
        assert!(jury::save(db, &first, id, 0, form("5")).await.err() == Some(Error::Rule(Rule::Jury(JuryError::NotCleared))));
        jury::clear(db, &first, id).await.expect("declared");
        jury::clear(db, &first, id).await.expect("again");
        let record = jury::get_seat(db, &first, id).await.expect("theirs");
        assert!(matches!(record.opened.expect("open").entry, JuryEntry::Named { .. }));
        for name in ["juror2", "juror3"] {
            let other = juror(db, name).await;
            assert!(jury::get_seat(db, &other, id).await.err() == Some(Error::NotFound), "another's seat");
        }
    })
    .await;
}

#[tokio::test]
async fn where_bodies_are_hidden_title_and_body_never_meet() {
    on_both(async |db| {
        seed(db).await;
        let blind = JuryRulesForm { jurors: "3".into(), blind: "on".into(), ..JuryRulesForm::default() };
        let desk = organizer(db).await;
        assert_eq!(jury::set_rules(db, &desk, &blind).await, Err(Error::Rule(Rule::Jury(JuryError::BlindTooLate))), "somebody has scored");
        db.execute_for_tests("UPDATE award SET is_blind = TRUE").await.expect("a statement");
        let first = juror(db, "juror1").await;
        for seat in seats(db, &first).await {
            let is_declared = seat.state != SheetState::Undeclared;
            assert_eq!((seat.title.is_some(), seat.body.is_some()), (is_declared, !is_declared));
        }
        let id = seat_in(db, &first, SheetState::Untouched).await;
        let opened = jury::get_seat(db, &first, id).await.ok().and_then(|record| record.opened).expect("open");
        let JuryEntry::Blind(entry) = opened.entry else { panic!("the body is hidden") };
        assert!(!entry.answers().get("title_kk").is_empty() && entry.answers().get("org_name_kk").is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_leaves_says_why_and_organizers_are_told() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let before = seats(db, &first).await.len();
        let id = seat_in(db, &first, SheetState::Begun).await;
        assert_eq!(jury::recuse(db, &first, id, " ").await, Err(Error::Rule(Rule::Jury(JuryError::ReasonMissing))));
        jury::recuse(db, &first, id, "Авторы досым").await.expect("left");
        assert_gone(db, &first, id, before).await;
        let told = db.count_for_tests("SELECT COUNT(*) FROM mail WHERE template = 'juror_left'").await.expect("a statement");
        assert_eq!(told, 2, "both organizers");
        let room = jury::get_room(db, &organizer(db).await, false, 1).await.expect("readable");
        let reasons = room.panels.items.iter().flat_map(|line| &line.seats).filter(|seat| !seat.reason.is_empty());
        let reasons: Vec<_> = reasons.map(|seat| (seat.mark, seat.reason.as_str())).collect();
        assert_eq!(reasons.len(), 2, "theirs, and the one of the demonstration");
        assert!(reasons.contains(&(SeatMark::Left, "Авторы досым")));
    })
    .await;
}

#[tokio::test]
async fn what_is_fixed_stays_fixed() {
    on_both(async |db| {
        seed(db).await;
        let first = Juror::of(&person(db, "juror1", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        let id = seat_in(db, &first, SheetState::Submitted).await;
        let sealed = Some(Error::Rule(Rule::Jury(JuryError::Sealed)));
        assert!(jury::reopen(db, &first, id).await.err() == sealed);
        assert!(jury::save(db, &first, id, 1, form("1")).await.err() == sealed);
        assert_eq!(jury::recuse(db, &first, id, "Кеш").await.err(), sealed);
        let tie = TieForm { bin: bin_of(db, id).await, ..TieForm::default() };
        let bound = declarant(db, "juror1").await;
        jury::declare_tie(db, &bound, &tie).await.expect("declared");
        assert_eq!(recusals(db, id, "tie").await, 0, "a result that is fixed does not change");
        assert!(jury::get_seat(db, &first, id).await.err() == Some(Error::NotFound), "but they see it no more");
        let desk = Organizer::of(&person(db, "organizer", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        let room = jury::get_room(db, &desk, false, 1).await.expect("readable");
        assert_eq!(jury::accept(db, &desk, &room.fingerprint).await.err(), sealed);
    })
    .await;
}
