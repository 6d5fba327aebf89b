//! Two editions in one database: both are judged, sealed and shown to the end, turn by turn, and both files verify.

use std::{collections::BTreeSet, fs, path::Path};

use domain::{
    ceremony::{Command, Readiness},
    criterion::DEFAULT_CRITERIA,
    jury::{JurySeat, SeatFilter, SheetForm, SheetState},
    standings::WhatIfForm,
    time::{Civil, Timestamp},
};
use store::{
    Db,
    award::{self, Edition},
    ceremony, jury,
    scope::{Chair, Confirmer, Host, Juror, Organizer, Person, SealParty, Visitor, Witness},
    scores, seal,
};

use crate::{Folder, trouble};

/// The edition whose ceremony is near, which the demonstration sealed; and the one that its jury still scores.
const YEARS: [i32; 2] = [2026, 2025];

fn showtime() -> Timestamp {
    Timestamp::from_astana(Civil::date(2026, 5, 15)).expect("a real day")
}

async fn person(db: &Db, name: &str, year: i32) -> Person {
    db.let_in_for_tests(name).await.expect("a session can be made");
    Person::enter(db, name, Edition::Year(year), showtime()).await.expect("a living session")
}

/// Every juror of an edition hands in every sheet anew; no two entries of a category are alike.
async fn score(db: &Db, year: i32) {
    let mut jurors = Vec::new();
    for number in 1..=9 {
        jurors.push(Juror::of(&person(db, &format!("juror{number}"), year).await).expect("holds the role"));
    }
    let seats = async |juror: &Juror| jury::list_seats(db, juror, SeatFilter::default()).await.expect("readable").seats;
    let name = |seat: &JurySeat| (seat.category.clone(), seat.title.clone().expect("nothing is hidden").kk);
    let mut names = BTreeSet::new();
    for juror in &jurors {
        for seat in seats(juror).await {
            names.insert(name(&seat));
            if seat.state == SheetState::Undeclared {
                jury::clear(db, juror, seat.id).await.expect("declared");
            } else if seat.state.is_done() {
                jury::reopen(db, juror, seat.id).await.expect("the round is open");
            }
        }
    }
    for juror in &jurors {
        for seat in seats(juror).await {
            let (category, title) = name(&seat);
            let given = names.iter().filter(|(of, other)| *of == category && *other < title).count();
            let scores = DEFAULT_CRITERIA.iter().map(|criterion| (criterion.code.to_owned(), (9 - given).to_string())).collect();
            let version =
                jury::get_seat(db, juror, seat.id).await.ok().and_then(|record| record.opened).map_or(0, |opened| opened.sheet.version);
            let saved = jury::save(db, juror, seat.id, version, SheetForm { scores, ..SheetForm::default() }).await;
            saved.unwrap_or_else(|error| panic!("{error:?}"));
            jury::submit(db, juror, seat.id).await.expect("complete");
        }
    }
}

/// The chair confirms every shortlist; the organizer proposes the seal, and the confirmer agrees.
async fn seal(db: &Db, year: i32, data: &Path) {
    let chair = Chair::of(&person(db, "chair", year).await).expect("holds the role");
    for category in award::list_categories(db, chair.visitor()).await.expect("readable") {
        let matter = scores::get(db, &chair, &category.slug, 1, WhatIfForm::default()).await.expect("readable");
        if !matter.shortlist.finalists.is_empty() && !matter.shortlist.is_confirmed {
            scores::confirm_shortlist(db, &chair, &category.slug, matter.shortlist.finalists).await.expect("as seen");
        }
    }
    let organizer = person(db, "organizer", year).await;
    seal::propose(db, &Organizer::of(&organizer).expect("holds the role")).await.expect("nothing is tied");
    let party = SealParty::of(&organizer).expect("holds the role");
    let seen = seal::get_desk(db, &party).await.expect("readable").proposal.expect("proposed").text;
    let witness = Witness::of(&person(db, "confirmer", year).await).expect("holds the role");
    seal::agree(db, &witness, &seal::KeyFile::of(data), &seen).await.expect("as seen");
}

/// Fires the next step as two people do, if one is left.
async fn fire(db: &Db, (host, confirmer): &(Host, Confirmer)) -> bool {
    let seen = async || ceremony::host_view(db, host).await.expect("prepared");
    match seen().await.readiness {
        Readiness::Over => return false,
        Readiness::Disarmed => {
            ceremony::command(db, host, Command::Arm, seen().await.board.revision).await.expect("it bears names");
            ceremony::confirm(db, confirmer, seen().await.board.revision).await.expect("armed by somebody else");
        }
        _ => {}
    }
    ceremony::command(db, host, Command::Fire, seen().await.board.revision).await.expect("agreed");
    true
}

#[tokio::test]
async fn two_editions_are_shown_to_the_end_and_both_files_verify() {
    let folder = Folder::new();
    assert!(folder.bayge(&["seed", "demo", "--at", "2026-05-15"]).status.success());
    let data = folder.0.join("data");
    let db = Db::open(&format!("sqlite:{}", data.join("bayge.db").display())).await.expect("the file can be opened");
    score(&db, YEARS[1]).await;
    seal(&db, YEARS[1], &data).await;
    let mut pairs = Vec::new();
    for year in YEARS {
        let host = Host::of(&person(&db, "host", year).await).expect("holds the role");
        pairs.push((host, Confirmer::of(&person(&db, "confirmer", year).await).expect("holds the role")));
    }
    let mut steps = [0, 0];
    loop {
        let mut is_over = true;
        for (count, pair) in steps.iter_mut().zip(&pairs) {
            if fire(&db, pair).await {
                (*count, is_over) = (*count + 1, false);
            }
        }
        if is_over {
            break;
        }
    }
    assert!(steps[0] == 27 && steps[1] > 20, "{steps:?}");
    let mut texts = Vec::new();
    for year in YEARS {
        let visitor = Visitor::enter(&db, Edition::Year(year), showtime()).await.expect("an edition");
        let text = seal::find_results(&db, &visitor).await.expect("readable").expect("every leaf is opened");
        let name = format!("{year}.json");
        fs::write(folder.0.join(&name), &text).expect("a file can be written");
        let said = folder.bayge(&["verify", &name]);
        let told = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(said.status.success() && told.contains(&format!("year         {year}\n")) && !told.contains("still closed"), "{told}");
        texts.push(text);
    }
    // Neither is the other's.
    let key = |text: &str| text.split("\"public_key\":\"").nth(1).map(|rest| rest[..64].to_owned());
    let root = |text: &str| text.split("\"root\":\"").nth(1).map(|rest| rest[..64].to_owned()).expect("a root");
    assert!(key(&texts[0]) == key(&texts[1]) && root(&texts[0]) != root(&texts[1]));
    fs::write(folder.0.join("mixed.json"), texts[0].replace(&root(&texts[0]), &root(&texts[1]))).expect("a file can be written");
    assert!(trouble(&folder.bayge(&["verify", "mixed.json"])).contains("do not hold"));
    db.close().await;
}
