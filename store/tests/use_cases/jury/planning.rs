//! Plans: looked at, accepted, made anew; never a score on the way.

use domain::{
    id::EntryId,
    jury::{JuryError, JuryRoom, JuryRulesForm, SeatMark, SheetState, WishAct},
};
use store::{Db, Error, Rule, jury, scope::Organizer};

use super::{juror, organizer, seat_in, seats};
use crate::{cast::seed, world::on_both};

async fn room(db: &Db, desk: &Organizer) -> JuryRoom {
    jury::get_room(db, desk, false, 1).await.expect("readable")
}

async fn sheets(db: &Db) -> i64 {
    db.count_for_tests("SELECT COUNT(*) FROM score_sheet").await.expect("a statement")
}

#[tokio::test]
async fn a_recusal_is_made_good_without_touching_sheets() {
    on_both(async |db| {
        seed(db).await;
        let desk = organizer(db).await;
        let before = room(db, &desk).await;
        assert_eq!((before.counts.new, before.counts.leaving), (1, 0), "one juror left, another is found");
        assert_eq!(before.counts.seats, 27);
        let (sheets_before, mail) = (sheets(db).await, "SELECT COUNT(*) FROM mail WHERE template = 'seats_given'");
        assert_eq!(jury::accept(db, &desk, "nonsense").await.err(), Some(Error::Rule(Rule::Jury(JuryError::PlanChanged))));
        jury::accept(db, &desk, &before.fingerprint).await.expect("accepted");
        assert_eq!(db.count_for_tests(mail).await.expect("a statement"), 1, "who has something new is told");
        assert_eq!(sheets(db).await, sheets_before);
        let after = room(db, &desk).await;
        assert_eq!((after.counts.new, after.counts.leaving, after.counts.short), (0, 0, 0));
        assert_eq!(after.fingerprint, before.fingerprint, "an accepted plan is its own plan");
        // Whom nothing bars: the tied juror is before no entry of that body.
        let tied = after.panels.items.iter().flat_map(|panel| &panel.seats).filter(|seat| seat.name.ends_with(" 2")).count();
        assert!(tied > 0 && after.jurors.iter().any(|juror| juror.ties.iter().any(|tie| tie.bin.is_some())));
    })
    .await;
}

#[tokio::test]
async fn the_organizer_pins_and_refuses() {
    on_both(async |db| {
        seed(db).await;
        let desk = organizer(db).await;
        let before = room(db, &desk).await;
        let panel = before.panels.items.iter().find(|panel| panel.seats.iter().any(|seat| seat.mark == SeatMark::Given && !seat.is_pinned));
        let panel = panel.expect("something is not begun").clone();
        let gone = panel.seats.iter().find(|seat| seat.mark == SeatMark::Given && !seat.is_pinned).expect("as found").juror;
        let (new, _) = panel.others.first().expect("somebody is free").clone();
        let wish = async |juror, act| jury::wish(db, &desk, panel.entry, juror, act).await;
        wish(gone, WishAct::Refuse).await.expect("kept from it");
        wish(new, WishAct::Pin).await.expect("pinned");
        let planned = room(db, &desk).await;
        let of = |room: &JuryRoom| room.panels.items.iter().find(|found| found.entry == panel.entry).expect("there").clone();
        let mark = |room: &JuryRoom, juror| of(room).seats.iter().find(|seat| seat.juror == juror).map(|seat| (seat.mark, seat.is_pinned));
        assert_eq!(mark(&planned, gone), Some((SeatMark::Leaving, false)));
        assert_eq!(mark(&planned, new), Some((SeatMark::New, true)));
        jury::accept(db, &desk, &planned.fingerprint).await.expect("accepted");
        let after = room(db, &desk).await;
        assert_eq!((mark(&after, gone), mark(&after, new)), (None, Some((SeatMark::Given, true))));
        assert!(of(&after).others.iter().any(|(juror, _)| *juror == gone), "they may be pinned again");
        wish(new, WishAct::Free).await.expect("freed");
        assert_eq!(wish(domain::id::PersonId::from_uuid(uuid::Uuid::nil()), WishAct::Pin).await, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn hard_rules_hold_against_wishes() {
    on_both(async |db| {
        seed(db).await;
        let desk = organizer(db).await;
        let found = room(db, &desk).await;
        let seat_of = |mark: SeatMark| {
            let panels = found.panels.items.iter();
            panels.flat_map(|panel| panel.seats.iter().map(move |seat| (panel.entry, seat))).find(|(_, seat)| seat.mark == mark)
        };
        let (entry, left) = seat_of(SeatMark::Left).expect("one left");
        assert_eq!(jury::wish(db, &desk, entry, left.juror, WishAct::Pin).await.err(), Some(Error::Rule(Rule::Jury(JuryError::Barred))));
        let (entry, done) = seat_of(SeatMark::Done).expect("sheets are in");
        assert_eq!(jury::wish(db, &desk, entry, done.juror, WishAct::Refuse).await.err(), Some(Error::Rule(Rule::Jury(JuryError::Begun))));
        let (full, _) = found.panels.items[0].others[0].clone();
        jury::set_profile(db, &desk, full, "0", vec!["social".into(), "nonsense".into()]).await.expect("set");
        assert_eq!(jury::set_profile(db, &desk, full, "x", Vec::new()).await.err(), Some(Error::Rule(Rule::Jury(JuryError::Load))));
        let panel = found.panels.items[0].entry;
        assert_eq!(jury::wish(db, &desk, panel, full, WishAct::Pin).await.err(), Some(Error::Rule(Rule::Jury(JuryError::Full))));
        let now = room(db, &desk).await;
        let line = now.jurors.iter().find(|juror| juror.id == full).expect("there");
        assert_eq!((line.most, line.expertise.as_slice()), (0, ["social".to_owned()].as_slice()));
        assert_eq!(jury::wish(db, &desk, EntryId::from_uuid(uuid::Uuid::nil()), full, WishAct::Pin).await, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn more_jurors_an_entry_are_planned_and_given() {
    on_both(async |db| {
        seed(db).await;
        let desk = organizer(db).await;
        let rules = |jurors: &str| JuryRulesForm { jurors: jurors.into(), ..JuryRulesForm::default() };
        assert_eq!(jury::set_rules(db, &desk, &rules("1")).await.err(), Some(Error::Rule(Rule::Jury(JuryError::JurorsPerEntry))));
        jury::set_rules(db, &desk, &rules("4")).await.expect("set");
        let planned = room(db, &desk).await;
        assert_eq!((planned.counts.seats, planned.counts.short), (36, 0));
        let fifth = juror(db, "juror5").await;
        let before = seats(db, &fifth).await.len();
        jury::accept(db, &desk, &planned.fingerprint).await.expect("accepted");
        assert!(seats(db, &fifth).await.len() >= before);
        let new = seat_in(db, &fifth, SheetState::Undeclared).await;
        assert!(jury::get_seat(db, &fifth, new).await.is_ok_and(|record| record.opened.is_none()));
        jury::set_rules(db, &desk, &rules("9")).await.expect("set");
        let short = jury::get_room(db, &desk, true, 1).await.expect("readable");
        assert!(short.counts.short > 0 && short.panels.items.iter().all(|panel| panel.missing > 0 || panel.lacks_expert));
    })
    .await;
}
