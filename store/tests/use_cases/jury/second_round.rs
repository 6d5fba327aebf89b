//! A second round for finalists: it opens with the confirmed shortlist, begins with empty sheets, and decides alone.

use domain::{
    award::Award,
    deliberation::Deliberation,
    entry::{EntryState, IneligibleReason},
    id::EntryId,
    jury::{JuryError, JuryRulesForm, SheetState},
    round::RoundError,
    screening::Ruling,
    seal::{CategoryRecord, LeafData, SealFile, verify},
    standings::WhatIfForm,
    time::{DAY, Timestamp, moment_name},
};
use store::{
    Db, Error, Rule,
    award::Edition,
    ceremony, entries, jury,
    scope::{Chair, Organizer, SealParty, Visitor, Witness},
    scores, seal,
};

use super::{YEAR, form, juror_at, literal, seats};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

/// A category of the edition being judged whose entries everybody can score.
struct World {
    award: Award,
    category: String,
}

async fn chair(db: &Db, now: Timestamp) -> Chair {
    Chair::of(&person(db, "chair", Edition::Year(YEAR), now).await).expect("holds the role")
}

async fn desk(db: &Db, now: Timestamp) -> Organizer {
    Organizer::of(&person(db, "organizer", Edition::Year(YEAR), now).await).expect("holds the role")
}

async fn look(db: &Db, world: &World, now: Timestamp) -> Deliberation {
    scores::get(db, &chair(db, now).await, &world.category, 1, WhatIfForm::default()).await.expect("readable")
}

async fn confirm(db: &Db, world: &World, now: Timestamp) -> store::Result<()> {
    let seen = look(db, world, now).await.shortlist.finalists;
    scores::confirm_shortlist(db, &chair(db, now).await, &world.category, seen).await
}

/// The first round ends in a day; the second lasts from the third day to the tenth.
fn dates(now: Timestamp) -> JuryRulesForm {
    let parts = |day: i64| {
        let name = moment_name(now.plus(day * DAY));
        name.split_once('T').map(|(date, time)| (date.to_owned(), time.to_owned())).expect("a moment")
    };
    let ((date, time), (finals_date, finals_time), (finals_end_date, finals_end_time)) = (parts(1), parts(3), parts(10));
    JuryRulesForm { jurors: "3".into(), date, time, finals_date, finals_time, finals_end_date, finals_end_time, ..JuryRulesForm::default() }
}

/// Every juror scores every entry of the category with what `score` says.
async fn score_all(db: &Db, now: Timestamp, world: &World, score: impl Fn(EntryId) -> u8) {
    for number in 1..=9 {
        let name = format!("juror{number}");
        let juror = juror_at(db, &name, now).await;
        for seat in seats(db, &juror).await.into_iter().filter(|seat| seat.category == world.category) {
            let entry = entry_of(db, world, seat.id).await;
            if seat.state.is_done() {
                jury::reopen(db, &juror, seat.id).await.unwrap_or_else(|error| panic!("{error:?}"));
            }
            if seat.state == SheetState::Undeclared {
                jury::clear(db, &juror, seat.id).await.expect("declared");
            }
            let version =
                jury::get_seat(db, &juror, seat.id).await.ok().and_then(|record| record.opened).map_or(0, |opened| opened.sheet.version);
            let saved = jury::save(db, &juror, seat.id, version, form(&score(entry).to_string())).await;
            saved.unwrap_or_else(|error| panic!("{error:?}"));
            jury::submit(db, &juror, seat.id).await.unwrap_or_else(|error| panic!("{error:?}"));
        }
    }
}

async fn entry_of(db: &Db, world: &World, seat: domain::id::AssignmentId) -> EntryId {
    let rows = look(db, world, showtime()).await.rows.items;
    for row in rows {
        let here = format!("SELECT COUNT(*) FROM assignment WHERE id = {} AND entry_id = {}", literal(db, seat), literal(db, row.entry));
        if db.count_for_tests(&here).await.expect("a statement") > 0 {
            return row.entry;
        }
    }
    panic!("an entry of the category")
}

/// Every juror of a finalist scores it with what `score` says.
async fn score_finals(db: &Db, now: Timestamp, world: &World, score: impl Fn(EntryId) -> u8) {
    for number in 1..=9 {
        let juror = juror_at(db, &format!("juror{number}"), now).await;
        for seat in seats(db, &juror).await.into_iter().filter(|seat| seat.is_final) {
            let score = score(entry_of(db, world, seat.id).await).to_string();
            assert!(jury::save(db, &juror, seat.id, 0, form(&score)).await.is_ok());
            assert!(jury::submit(db, &juror, seat.id).await.is_ok());
        }
    }
}

/// Seals the edition as two people do, opens every leaf, verifies the file, and gives what it says of the category.
async fn sealed(db: &Db, world: &World, now: Timestamp) -> CategoryRecord {
    let somebody = async |name: &str| person(db, name, Edition::Year(YEAR), now).await;
    db.execute_for_tests("DELETE FROM special_prize").await.ok();
    seal::propose(db, &desk(db, now).await).await.expect("proposed");
    let witness = Witness::of(&somebody("confirmer").await).expect("holds the role");
    let party = SealParty::of(&somebody("organizer").await).expect("holds the role");
    let seen = seal::get_desk(db, &party).await.expect("readable").proposal.expect("proposed").text;
    let folder = std::env::temp_dir().join(format!("bayge-second-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir_all(&folder).expect("a folder");
    seal::agree(db, &witness, &seal::KeyFile::of(&folder), &seen).await.expect("sealed");
    drop(std::fs::remove_dir_all(folder));
    assert!(ceremony::prepare(db, &chair(db, now).await).await.is_err(), "it is");
    db.execute_for_tests("UPDATE seal_leaf SET opened_at = 1 WHERE opened_at IS NULL").await.expect("opened");
    let visitor = Visitor::enter(db, Edition::Year(world.award.year), now).await.expect("an edition");
    let text = seal::find_results(db, &visitor).await.expect("readable").expect("whole");
    assert!(verify(text.as_bytes()).holds(), "{:?}", verify(text.as_bytes()));
    let file = SealFile::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let record = file.leaves.into_iter().find_map(|leaf| match leaf.data {
        LeafData::Category(record) if record.category == world.category => Some(record),
        _ => None,
    });
    record.expect("its leaf")
}

/// The edition being judged with one category of four entries, which every juror but the tied ones was given.
async fn begin(db: &Db) -> World {
    seed(db).await;
    let award = Visitor::enter(db, Edition::Year(YEAR), showtime()).await.expect("an edition").award().clone();
    for statement in [
        format!("UPDATE award SET shortlist = 2 WHERE year = {YEAR}"),
        format!(
            "DELETE FROM score WHERE assignment_id IN (SELECT a.id FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id JOIN award AS w ON w.id = e.award_id WHERE w.year = {YEAR})"
        ),
        format!(
            "DELETE FROM score_sheet WHERE assignment_id IN (SELECT a.id FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id JOIN award AS w ON w.id = e.award_id WHERE w.year = {YEAR})"
        ),
        format!("UPDATE entry SET category = 'economy' WHERE award_id = (SELECT id FROM award WHERE year = {YEAR})"),
    ] {
        db.execute_for_tests(&statement).await.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    }
    World { award, category: "economy".into() }
}

#[tokio::test]
async fn finalists_are_scored_anew_and_the_new_sheets_decide() {
    on_both(async |db| {
        let world = begin(db).await;
        let now = showtime();
        let later = |days: i64| now.plus(days * DAY);
        jury::set_rules(db, &desk(db, now).await, &dates(now)).await.expect("a second round");
        let mut entries: Vec<EntryId> = look(db, &world, now).await.rows.items.iter().map(|row| row.entry).collect();
        entries.sort();
        let rank = |entry: EntryId| entries.iter().position(|known| *known == entry).expect("known");
        score_all(db, now, &world, |entry| 9 - u8::try_from(rank(entry).min(8)).expect("few")).await;
        let finalists = [entries[0], entries[1]];
        assert!(look(db, &world, now).await.shortlist.finalists == finalists);
        assert_eq!(confirm(db, &world, now).await, Err(Error::Rule(Rule::Round(RoundError::StillScoring))));
        // Whoever comes too late asks the organizer to move the end; nothing else can be moved then.
        assert_eq!(confirm(db, &world, later(11)).await, Err(Error::Rule(Rule::Round(RoundError::SecondOver))));
        let late = desk(db, later(11)).await;
        assert_eq!(jury::set_rules(db, &late, &dates(now)).await, Err(Error::Rule(Rule::Jury(JuryError::Finals))), "it is over");
        let moved = JuryRulesForm { jurors: "9".into(), finals_end_date: dates(now.plus(2 * DAY)).finals_end_date, ..dates(now) };
        assert_eq!(jury::set_rules(db, &late, &moved).await, Ok(()));
        let room = jury::get_room(db, &late, false, 1).await.expect("readable");
        assert!(room.rules.jurors_per_entry == 3 && room.rules.finals.is_some_and(|finals| finals.until > later(11)));
        let begun = JuryRulesForm { finals_date: dates(now.plus(DAY)).finals_date, ..moved };
        assert_eq!(jury::set_rules(db, &late, &begun).await, Err(Error::Rule(Rule::Jury(JuryError::Finals))), "it has begun");
        jury::set_rules(db, &desk(db, later(2)).await, &dates(now)).await.expect("as it was");
        assert_eq!(confirm(db, &world, later(2)).await, Ok(()));
        let matter = look(db, &world, later(2)).await;
        assert!(matter.shortlist.is_final && matter.shortlist.is_confirmed && matter.shortlist.finalists == finalists);
        assert!(matter.rows.items[0].standing.is_some() && matter.rows.items[0].entry == entries[2], "nobody has a new sheet yet");
        let refused = scores::reopen_shortlist(db, &chair(db, later(2)).await, &world.category).await;
        assert_eq!(refused, Err(Error::Rule(Rule::Round(RoundError::SecondOpen))));
        assert_eq!(confirm(db, &world, later(2)).await, Err(Error::Rule(Rule::Round(RoundError::Confirmed))));

        // The sheets are fresh, and only finalists have any.
        let juror = juror_at(db, "juror1", later(4)).await;
        for seat in seats(db, &juror).await {
            let is_final = finalists.contains(&entry_of(db, &world, seat.id).await);
            assert_eq!((seat.is_final, seat.state == SheetState::Untouched), (is_final, is_final));
            let (early, saved) = (juror_at(db, "juror1", later(2)).await, form("5"));
            let expected = if is_final { JuryError::NotBegun } else { JuryError::Over };
            assert!(jury::save(db, &early, seat.id, 0, saved).await.err() == Some(Error::Rule(Rule::Jury(expected))));
        }
        let room = jury::get_room(db, &desk(db, later(4)).await, false, 1).await.expect("readable");
        assert!(room.is_second && room.panels.total == 2 && room.counts.leaving == 0, "the same jurors stay");

        // The second becomes the first.
        score_finals(db, later(4), &world, |entry| if entry == entries[1] { 4 } else { 3 }).await;
        let matter = look(db, &world, later(11)).await;
        let order: Vec<EntryId> = matter.rows.items.iter().take(3).map(|row| row.entry).collect();
        assert!(order == [entries[1], entries[0], entries[2]], "and whoever was no finalist stays behind, whatever their points");
        assert!(matter.card.winner == Some(entries[1]));

        // The seal carries both rounds.
        let second = sealed(db, &world, later(11)).await.second.expect("a second round");
        assert!(second.len() == 2 && second.iter().all(|entry| entry.sheets.len() >= 2));
        for table in ["first_seat", "first_score"] {
            assert!(db.execute_for_tests(&format!("DELETE FROM {table}")).await.is_err(), "{table} is sealed");
        }
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_an_appeal_brings_back_late_stands_behind_the_finalists() {
    on_both(async |db| {
        let world = begin(db).await;
        let now = showtime();
        let later = |days: i64| now.plus(days * DAY);
        jury::set_rules(db, &desk(db, now).await, &dates(now)).await.expect("a second round");
        let mut known: Vec<EntryId> = look(db, &world, now).await.rows.items.iter().map(|row| row.entry).collect();
        known.sort();
        let best = known[2];
        let first = |entry: EntryId| {
            if entry == known[0] {
                8
            } else if entry == known[1] {
                7
            } else {
                5
            }
        };
        score_all(db, now, &world, |entry| if entry == best { 10 } else { first(entry) }).await;
        let out = EntryState::Ineligible { at: now, reason: IneligibleReason::Duplicate };
        let out = serde_json::to_string(&out).expect("a state");
        let appeal = format!(
            "INSERT INTO appeal (entry_id, note, made_at, made_by, answer) \
             SELECT {}, 'Қате', 0, id, '' FROM person WHERE email = 'entrant@demo.bayge'",
            literal(db, best)
        );
        let gone = format!("UPDATE entry SET state = 'ineligible', state_detail = '{out}' WHERE id = {}", literal(db, best));
        db.execute_for_tests(&format!("{gone}; {appeal}")).await.expect("statements");
        assert_eq!(confirm(db, &world, later(2)).await, Err(Error::Rule(Rule::Round(RoundError::AppealWaits))));
        // Had it been made after the second round opened.
        db.execute_for_tests("DELETE FROM appeal").await.expect("a statement");
        assert_eq!(confirm(db, &world, later(2)).await, Ok(()));
        db.execute_for_tests(&appeal).await.expect("a statement");
        let ruled = entries::rule_on_appeal(db, &desk(db, later(3)).await, best, Ruling::Upheld, String::new()).await;
        ruled.unwrap_or_else(|error| panic!("{error:?}"));

        score_finals(db, later(4), &world, |entry| if entry == known[1] { 2 } else { 1 }).await;
        let matter = look(db, &world, later(11)).await;
        let order: Vec<EntryId> = matter.rows.items.iter().take(3).map(|row| row.entry).collect();
        assert!(order == [known[1], known[0], best], "the finalists stay, whoever came back has the place behind them");
        assert!(matter.shortlist.is_confirmed && matter.shortlist.finalists == known[..2]);
        let record = sealed(db, &world, later(11)).await;
        assert!(record.late.len() == 1 && record.late[0] == record.ranking[2].entry && record.ranking[2].rank == 3);
        assert!(record.second.is_some_and(|second| second.len() == 2));
    })
    .await;
}
