//! A rehearsal: nothing of the jury is in it, its results follow from the draw alone, and each of its surfaces says what it is.

use std::{collections::BTreeMap, fs};

use axum::http::StatusCode;
use store::{Error, award::Edition, ceremony, rehearsal, scope::Visitor};

use crate::{
    live::Pair,
    site::{Browser, Site, rehearsal_of, site, site_of, today},
    worlds::asked::addresses,
};

const STEPS: usize = 27;
/// What is planted, in every place that a rehearsal must not know.
const CANARY: &str = "CANARY";
/// Statements that plant it: they are the store's.
const PLANTED: &str = include_str!("../../../store/tests/planted/canaries.sql");

/// Rows by table.
type Tables = BTreeMap<String, Vec<(String,)>>;

/// Every byte of a site's database.
fn bytes(site: &Site) -> Vec<u8> {
    let read = |name: &str| fs::read(site.folder.join(name)).unwrap_or_default();
    ["bayge.db", "bayge.db-wal"].into_iter().flat_map(read).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn nothing_of_the_jury_is_in_a_rehearsal() {
    let award = site().await;
    let db = &award.house.db;
    for planted in PLANTED.split_inclusive(";\n") {
        db.execute_for_tests(planted).await.unwrap_or_else(|error| panic!("{planted}: {error}"));
    }
    for what in ["comment", "note", "recusal", "decision", "kk", "remark", "person", "hash", "session"] {
        assert!(holds(&bytes(&award), &format!("{CANARY} {what}")), "{what} is planted");
    }
    let (rehearsal, logins) = rehearsal_of(&award, 7).await;
    let kept = bytes(&rehearsal);
    assert!(kept.len() > 100_000 && holds(&kept, "rehearsal.bayge"));
    for told in [CANARY, "demo.bayge"] {
        assert!(!holds(&kept, told), "{told} is in the rehearsal");
    }
    let (theirs, ours) = (db.dump_for_tests().await.expect("readable"), rehearsal.house.db.dump_for_tests().await.expect("readable"));
    let low = |tables: &Tables| tables["score"].iter().filter(|(row,)| (0..4).any(|score| row.ends_with(&format!(", {score}")))).count();
    assert!(low(&theirs) > 100 && low(&ours) == 0, "no score of the jury: {} {}", low(&theirs), low(&ours));
    for table in ["file", "mail", "session", "recusal", "juror_tie", "tie_decision", "award_text", "project"] {
        assert!(ours[table].is_empty(), "rows of {table}");
    }
    // Invented words for six first places; and that it was made.
    assert_eq!((ours["citation"].len(), ours["event"].len()), (6, 1));
    let pair = Pair::of_rehearsal(&rehearsal, &logins).await;
    let mut browsers = vec![rehearsal.visitor()];
    for login in &logins {
        browsers.push(rehearsal.signed_in_as(login.email, &login.password).await);
    }
    for _ in 0..STEPS {
        look(&mut browsers, &["/stage", "/overlay?l=ru", "/en/live", "/kk/ceremony/host", "/kk/ceremony/confirm", "/kk/ceremony/prompter"])
            .await;
        pair.fire(&rehearsal.house.db).await;
    }
    let all = addresses();
    look(&mut browsers, &all.iter().map(String::as_str).collect::<Vec<_>>()).await;
}

/// Looks at these addresses: none tells anything, and every page says what it is.
async fn look(browsers: &mut [Browser<'_>], addresses: &[&str]) {
    for browser in browsers {
        for address in addresses {
            let answer = browser.get(address).await;
            assert!(!holds(&answer.raw, CANARY), "{address}");
            // A card in another site's frame is a part of that page, and holds a published project alone.
            if answer.header("content-type").starts_with("text/html") && !address.contains("/embed/") {
                let lang = ["ru", "en"].into_iter().find(|lang| answer.body.contains(&format!("<html lang=\"{lang}\"")));
                let word = match lang {
                    Some("ru") => "Репетиция",
                    Some(_) => "Rehearsal",
                    None => "Дайындық",
                };
                assert!(
                    answer.body.contains("class=\"rehearsal\"") && answer.body.contains(&format!("<b>{word}")),
                    "{address}: {}",
                    answer.body
                );
            }
        }
    }
}

#[tokio::test]
async fn a_rehearsal_follows_from_its_draw_and_not_from_the_jury() {
    let (one, two) = (site_of(today(), 1).await, site_of(today(), 2).await);
    let (first, second, third) = (rehearsal_of(&one, 3).await, rehearsal_of(&two, 3).await, rehearsal_of(&two, 4).await);
    let mut shows = Vec::new();
    for (site, logins) in [&first, &second, &third] {
        let pair = Pair::of_rehearsal(site, logins).await;
        let mut boards = Vec::new();
        for fired in 0..=STEPS {
            let visitor = Visitor::enter(&site.house.db, Edition::NearestCeremony, today()).await.expect("there is one");
            boards.push(ceremony::find_public_board(&site.house.db, &visitor).await.expect("readable").expect("prepared").content);
            if fired < STEPS {
                pair.fire(&site.house.db).await;
            }
        }
        assert!(boards.iter().all(|board| board.contains("\"rehearsal\":true")), "{}", boards[0]);
        shows.push(boards);
    }
    assert_eq!(shows[0], shows[1], "another outcome of the jury is the same rehearsal");
    assert_ne!(shows[1][STEPS], shows[2][STEPS], "another draw is another");
    assert!(shows[0][STEPS].contains("\"figure\""), "what the showcase has measured is shown");
}

#[tokio::test]
async fn the_award_itself_says_nothing_of_rehearsals() {
    let site = site().await;
    let mut visitor = site.visitor();
    for path in ["/stage", "/overlay", "/kk/live", "/kk", "/kk/nothing"] {
        assert!(!visitor.get(path).await.body.contains("class=\"rehearsal\""), "{path}");
    }
    assert!(!visitor.get("/live/board.json").await.body.contains("rehearsal"));
    let (rehearsal, logins) = rehearsal_of(&site, 1).await;
    rehearsal.visitor().get("/live/board.json").await.assert_has("\"rehearsal\":true");
    // An error before any page, too.
    let broken = rehearsal.visitor().get("/kk/entries/x/y/z/w/v").await;
    assert!(broken.status == StatusCode::NOT_FOUND && broken.body.contains("class=\"rehearsal\""));
    // Neither a rehearsal of a rehearsal, nor one over anything.
    let (operator, nearest) = (Site::operator(), Edition::NearestCeremony);
    let again = rehearsal::make(&rehearsal.house.db, &site.house.db, &operator, nearest, 1).await;
    assert_eq!(again.map(|_| ()), Err(Error::Denied));
    let over = rehearsal::make(&site.house.db, &rehearsal.house.db, &operator, nearest, 1).await;
    assert_eq!(over.map(|_| ()), Err(Error::Conflict));
    assert!(logins[0].password.len() > 15 && logins[0].password != logins[1].password);
}
