//! Sheets: kept, handed in, reopened; nothing lost between two windows; nothing of others before one's own is in.

use domain::{
    jury::{JuryError, JuryRulesForm, SheetForm, SheetState},
    time::DAY,
};
use store::{Error, Rule, jury};

use super::{YEAR, form, juror, juror_at, organizer, seat_in};
use crate::{
    cast::{seed, showtime},
    world::on_both,
};

const fn rule(error: JuryError) -> Error {
    Error::Rule(Rule::Jury(error))
}

#[tokio::test]
async fn from_the_first_score_to_the_panel() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let id = seat_in(db, &first, SheetState::Begun).await;
        let panel = async || jury::get_seat(db, &first, id).await.ok().and_then(|record| record.opened).expect("open").panel;
        assert!(panel().await.is_none(), "nothing of others before");
        assert!(jury::submit(db, &first, id).await.err() == Some(rule(JuryError::Incomplete)));
        let kept = jury::save(db, &first, id, 1, SheetForm { comment: "Жақсы".into(), ..form("7") }).await.expect("kept");
        assert_eq!((kept.version, kept.scores.len(), kept.saved_at), (2, 6, Some(showtime())));
        let again = jury::save(db, &first, id, 1, SheetForm { comment: "Жақсы".into(), ..form("7") }).await.expect("the same");
        assert_eq!(again.version, 2, "the same form again is no change, whatever version it was made from");
        let done = jury::submit(db, &first, id).await.expect("handed in");
        assert!(done.state() == SheetState::Submitted);
        let others = panel().await.expect("their own is in");
        assert!(others.len() >= 2 && others.iter().all(|sheet| sheet.scores.len() == 6 && sheet.total > 0));
        assert!(jury::save(db, &first, id, 3, form("1")).await.err() == Some(rule(JuryError::Submitted)));
        let open = jury::reopen(db, &first, id).await.expect("reopened");
        assert!(open.state() == SheetState::Begun && open.scores.len() == 6 && panel().await.is_none());
        assert!(jury::reopen(db, &first, id).await.err() == Some(rule(JuryError::NotSubmitted)));
        let events = "SELECT COUNT(*) FROM event WHERE act IN ('sheet_submitted', 'sheet_reopened')";
        assert_eq!(db.count_for_tests(events).await.expect("a statement"), 2);
    })
    .await;
}

#[tokio::test]
async fn two_windows_lose_nothing() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let id = seat_in(db, &first, SheetState::Untouched).await;
        let one = jury::save(db, &first, id, 0, form("6")).await.expect("kept");
        assert_eq!(one.version, 1);
        assert!(jury::save(db, &first, id, 0, form("9")).await.err() == Some(rule(JuryError::Stale)), "made from before");
        let kept = jury::get_seat(db, &first, id).await.ok().and_then(|record| record.opened).expect("open").sheet;
        assert!(kept.scores.values().all(|score| score.value() == 6), "untouched");
        let two = jury::save(db, &first, id, 1, SheetForm { scores: [("impact".to_owned(), "9".to_owned())].into(), ..form("9") }).await;
        let two = two.expect("seen, so replaced");
        assert_eq!((two.version, two.scores.len()), (2, 1), "a score taken away is gone");
        for (wrong, expected) in [("11", JuryError::Score), ("", JuryError::Score)] {
            let mut wrong = form(wrong);
            wrong.scores.insert("nonsense".into(), "5".into());
            assert!(jury::save(db, &first, id, 2, wrong).await.err() == Some(rule(expected)));
        }
    })
    .await;
}

#[tokio::test]
async fn an_abstention_is_no_sheet() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let id = seat_in(db, &first, SheetState::Begun).await;
        assert!(jury::abstain(db, &first, id, "").await.err() == Some(rule(JuryError::ReasonMissing)));
        let sheet = jury::abstain(db, &first, id, "Сала таныс емес").await.expect("abstained");
        assert!(sheet.state() == SheetState::Abstained && sheet.scores.is_empty());
        let opened = jury::get_seat(db, &first, id).await.ok().and_then(|record| record.opened).expect("open");
        assert!(opened.panel.is_none(), "who gives nothing sees nothing");
        let sheet = jury::reopen(db, &first, id).await.expect("reopened");
        assert!(sheet.state() == SheetState::Begun && sheet.abstained.is_none());
    })
    .await;
}

#[tokio::test]
async fn the_round_has_its_end() {
    on_both(async |db| {
        seed(db).await;
        let desk = organizer(db).await;
        let rules = |date: &str| JuryRulesForm { jurors: "3".into(), date: date.into(), time: "18:00".into(), ..JuryRulesForm::default() };
        assert_eq!(jury::set_rules(db, &desk, &rules("2026-05-14")).await.err(), Some(rule(JuryError::Until)), "in the past");
        jury::set_rules(db, &desk, &rules("2026-05-20")).await.expect("set");
        let id = seat_in(db, &juror(db, "juror1").await, SheetState::Begun).await;
        let (in_time, late) = (showtime().plus(5 * DAY), showtime().plus(6 * DAY));
        assert!(jury::save(db, &juror_at(db, "juror1", in_time).await, id, 1, form("4")).await.is_ok());
        let late = juror_at(db, "juror1", late).await;
        assert!(jury::save(db, &late, id, 2, form("5")).await.err() == Some(rule(JuryError::Over)));
        assert_eq!(jury::recuse(db, &late, id, "Кеш").await.err(), Some(rule(JuryError::Over)));
        assert!(jury::get_seat(db, &late, id).await.ok().and_then(|record| record.opened).is_some(), "still to be read");
    })
    .await;
}

#[tokio::test]
async fn a_juror_learns_how_they_lie_against_the_panel() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        assert_eq!(first.award().year, YEAR);
        let bearing = jury::own_bearing(db, &first).await.expect("readable").expect("three sheets are in");
        assert_eq!(bearing.entries, 3);
        assert!(bearing.severity.abs() < 3_000 && bearing.panel_spread < 3_000, "{} {}", bearing.severity, bearing.panel_spread);
        let id = seat_in(db, &first, SheetState::Submitted).await;
        assert!(jury::reopen(db, &first, id).await.is_ok());
        assert!(jury::own_bearing(db, &first).await.expect("readable").is_none(), "two tell nothing");
    })
    .await;
}
