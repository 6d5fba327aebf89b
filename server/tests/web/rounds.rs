//! What two rounds, ties and the card of a winner look like from outside.

use std::{collections::BTreeMap, path::Path, process::Command as Program};

use axum::http::StatusCode;
use domain::{
    criterion::DEFAULT_CRITERIA,
    id::{AwardId, EntryId},
    seal::{
        CategoryRecord, CriterionRecord, EntryRecord, Excluded, Facts, LeafData, LogRecord, SealKey, SealedResult, SheetRecord, verify,
    },
    sheet::Score,
    time::Timestamp,
};
use uuid::Uuid;

use crate::{
    live::Pair,
    seal::{STEPS, python, year},
    site::{Site, site, today},
};

#[tokio::test]
async fn the_card_is_public_after_the_show_if_the_award_says_so() {
    let site = site().await;
    let pages: Vec<String> = ["kk", "ru", "en"].map(|l| format!("/{l}/{}/categories/economy", year())).into();
    let function = format!("/api/robustness?year={}&category=economy", year());
    let titles = ["Нәтиженің беріктігі", "Устойчивость результата", "Robustness"];
    // Whatever the settings say afterwards, the seal says what they said then.
    site.house.db.unprepare_for_tests().await.expect("the tables are there");
    site.house.db.publish_robustness_for_tests(true).await.expect("a statement");
    seal_anew(&site).await;
    site.house.db.publish_robustness_for_tests(false).await.expect("a statement");
    let (pair, mut visitor) = (Pair::of(&site).await, site.visitor());
    for fired in 0..STEPS {
        if [0, 6, STEPS - 1].contains(&fired) {
            for (page, title) in pages.iter().zip(titles) {
                let answer = visitor.get(page).await;
                assert!(answer.status == StatusCode::OK && !answer.body.contains(title), "{page} after {fired} steps");
            }
            assert_eq!(visitor.get(&function).await.body, "null", "after {fired} steps");
        }
        pair.fire(&site.house.db).await;
    }
    for (page, title) in pages.iter().zip(titles) {
        let answer = visitor.get(page).await;
        answer.assert_has(title);
        assert_eq!(answer.body.matches("<th scope=\"row\">").count(), 7, "seven rules: {page}");
    }
    let told = visitor.get(&function).await.body;
    assert!(told.contains("resamplings") && !told.contains("juror") && !told.contains("entry"), "{told}");
}

/// A seal that did not say so tells nobody, though the settings say it by now.
#[tokio::test]
async fn a_setting_that_is_changed_after_the_seal_publishes_nothing() {
    let site = site().await;
    site.house.db.publish_robustness_for_tests(true).await.expect("a statement");
    let (pair, mut visitor) = (Pair::of(&site).await, site.visitor());
    for _ in 0..STEPS {
        pair.fire(&site.house.db).await;
    }
    let function = format!("/api/robustness?year={}&category=economy", year());
    assert_eq!(visitor.get(&function).await.body, "null");
}

/// Proposes and agrees as two people do.
async fn seal_anew(site: &Site) {
    let (mut organizer, mut confirmer) = (site.signed_in("organizer").await, site.signed_in("confirmer").await);
    let year = year().to_string();
    organizer.submit("/api/seal_propose", &[("year", &year)]).await;
    let page = confirmer.get("/ru/desk/seal").await;
    let seen = values(&page.body, "seen").first().map(|seen| (*seen).to_owned()).expect("a proposal");
    confirmer.submit("/api/seal_agree", &[("year", &year), ("seen", &seen)]).await;
}

#[tokio::test]
async fn a_chair_declares_ties_and_leaves_the_category_to_another() {
    let site = site().await;
    site.house.db.unprepare_for_tests().await.expect("the tables are there");
    let mut chair = site.signed_in("chair").await;
    let page = chair.get("/ru/desk/scores").await;
    page.assert_has("Ваша организация и её ведомство учитываются сами");
    let refused = chair.submit("/api/jury_tie", &[("bin", "12"), ("note", "Бывший коллега")]).await;
    refused.assert_has("Бывший коллега");
    let bin = site.house.db.rival_for_tests("economy").await.expect("somebody competes");
    let page = chair.submit("/api/jury_tie", &[("bin", &bin), ("note", "")]).await;
    page.assert_has("Связь записана");
    let shut = chair.get(&format!("/ru/desk/scores/economy?year={}", today().to_astana().year)).await;
    shut.assert_has("решает другой председатель");
    assert!(!shut.body.contains("Член жюри 1"), "nothing of it is shown");
    chair.get(&format!("/ru/desk/scores/social?year={}", today().to_astana().year)).await.assert_has("Член жюри 1");
}

/// What stands in the fields with this name.
fn values<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let fields = page.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let fields = fields.filter(|field| field.contains(&format!("name=\"{name}\"")));
    fields.map(|field| field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()).collect()
}

#[tokio::test]
async fn a_second_round_is_set_opened_and_met_by_plain_forms() {
    let site = site().await;
    let (mut organizer, mut chair) = (site.signed_in("organizer").await, site.signed_in("chair").await);
    let room = organizer.get("/ru/desk/jury").await;
    room.assert_has("Второй тур");
    let year = values(&room.body, "year")[0].to_owned();
    let until = values(&room.body, "date")[0].to_owned();
    let rules = |finals: &str, end: &str| {
        [("year", &*year), ("jurors", "3"), ("date", &*until), ("time", "00:00"), ("finals_date", finals), ("finals_end_date", end)]
            .map(|(name, value)| (name, value.to_owned()))
    };
    for (begins, ends) in [("2001-02-03", "2001-02-04"), (until.as_str(), "")] {
        let typed = rules(begins, ends);
        let refused = organizer.submit("/api/jury_rules", &typed.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
        refused.assert_has("Укажите начало и конец второго тура");
        assert_eq!(values(&refused.body, "finals_date"), [begins], "nothing typed is lost");
    }

    // The first round is over by now, and the second has begun.
    site.house.db.begin_second_round_for_tests(year.parse().expect("a year")).await.expect("a statement");
    // Nobody is a finalist yet, and the organizer reads what is waited for.
    let room = organizer.get(&format!("/ru/desk/jury?year={year}")).await;
    room.assert_has("Ждём, когда председатель подтвердит шорт-листы");
    assert!(!room.body.contains("id=\"plan\"") && !room.body.contains("id=\"panels\"") && room.body.contains("id=\"round\""));
    let overview = chair.get(&format!("/ru/desk/scores?year={year}")).await;
    let links: Vec<String> = overview
        .body
        .split("href=\"/ru/desk/scores/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| format!("/ru/desk/scores/{}", link.replace("&amp;", "&")))
        .collect();
    let mut opened = 0;
    for link in &links {
        let page = chair.get(link).await;
        let Some(seen) = values(&page.body, "seen").first().map(|seen| (*seen).to_owned()) else { continue };
        page.assert_has("После подтверждения откроется второй тур");
        let category = link.trim_start_matches("/ru/desk/scores/").split('?').next().unwrap_or_default();
        let page = chair.submit("/api/scores_confirm", &[("year", &*year), ("category", category), ("seen", &*seen)]).await;
        page.assert_has("Второй тур открыт до");
        assert!(!page.body.contains("scores_reopen"), "it cannot be taken back");
        opened += 1;
    }
    assert!(opened > 0, "{links:?}");
    let mut finals = 0;
    for number in 1..=9 {
        let mut juror = site.signed_in(&format!("juror{number}")).await;
        let list = juror.get(&format!("/ru/{year}/jury?state=untouched")).await;
        let seats = list.body.split("href=\"/ru/jury/").skip(1).filter_map(|rest| rest.split("</li>").next());
        for seat in seats.filter(|seat| seat.contains("второй тур · ")) {
            let id = seat.split('"').next().unwrap_or_default();
            let page = juror.get(&format!("/ru/jury/{id}")).await;
            page.assert_has("Это второй тур");
            page.assert_has("name=\"scores[");
            finals += 1;
        }
    }
    assert!(finals > 1, "finalists are marked in the lists of their jurors, and wait for new sheets");
    let room = organizer.get(&format!("/ru/desk/jury?year={year}")).await;
    assert!(room.body.contains("id=\"plan\"") && room.body.contains("id=\"panels\""), "now there are finalists to plan for");
    assert!(room.body.contains("name=\"finals_end_date\"") && values(&room.body, "jurors").len() == 2, "what stays is sent along");
}

fn entry(number: u128, score: u8) -> EntryRecord {
    let score = Score::new(score).expect("0 to 10");
    let scores: BTreeMap<String, Score> = DEFAULT_CRITERIA.iter().map(|criterion| (criterion.code.to_owned(), score)).collect();
    EntryRecord {
        abstained: 0,
        entry: EntryId::from_uuid(Uuid::from_u128(number)),
        missing: 0,
        recused: 0,
        sheets: (1..=2).map(|juror| SheetRecord { juror, scores: scores.clone() }).collect(),
    }
}

/// A sealed category of four entries, three of which went into a second round and changed places there.
fn two_rounds(change: impl Fn(&mut CategoryRecord)) -> String {
    let criteria = DEFAULT_CRITERIA.iter().map(|criterion| CriterionRecord { code: criterion.code.to_owned(), weight: criterion.weight });
    let record = CategoryRecord {
        category: "economy".into(),
        criteria: criteria.collect(),
        decisions: vec![],
        entries: (1..).zip([9, 8, 7, 6]).map(|(number, score)| entry(number, score)).collect(),
        excluded: Excluded::default(),
        finalists: 3,
        late: vec![],
        min_sheets: 2,
        ranking: vec![],
        second: Some((1..).zip([3, 5, 5]).map(|(number, score)| entry(number, score)).collect()),
        unranked: vec![],
    };
    let mut record = record.ranked().unwrap_or_else(|fault| panic!("{fault}"));
    change(&mut record);
    let leaves = [LeafData::Category(record), LeafData::Log(LogRecord { acts: 0, head: None })];
    let facts = Facts {
        award: AwardId::from_uuid(Uuid::from_u128(1)),
        year: 2026,
        sealed_at: Timestamp::from_millis(1_778_000_000_000),
        publishes_robustness: true,
    };
    let seal = SealedResult::seal(&SealKey::from_bytes(&[9; 32]), facts, &leaves, &[[1; 32], [2; 32]]);
    seal.unwrap_or_else(|error| panic!("{error}")).file(|_| true)
}

/// The script and the program say the same of a result with a second round, and of every lie in it.
#[tokio::test]
async fn the_verifiers_agree_on_two_rounds() {
    let folder = std::env::temp_dir().join(format!("bayge-two-rounds-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let lies: [&dyn Fn(&mut CategoryRecord); 11] = [
        &|_| (),
        // The truth: the fourth came back with more than the third finalist had.
        &|record| {
            (record.entries[3], record.late) = (entry(4, 8), vec![record.entries[3].entry]);
            *record = record.clone().ranked().unwrap_or_else(|fault| panic!("{fault}"));
        },
        &|record| record.second = None,
        &|record| record.second.as_mut().expect("two rounds")[2] = entry(4, 9),
        &|record| record.second.as_mut().expect("two rounds").swap(0, 1),
        &|record| record.second.as_mut().expect("two rounds").truncate(2),
        &|record| record.ranking.swap(0, 1),
        &|record| record.late = vec![record.entries[0].entry],
        &|record| record.late = vec![record.entries[3].entry; 2],
        &|record| record.late = vec![EntryId::from_uuid(Uuid::from_u128(9))],
        &|record| (record.second, record.late) = (None, vec![record.entries[3].entry]),
    ];
    let mut texts: Vec<String> = lies.iter().map(two_rounds).collect();
    let whole = texts[1].clone();
    texts.extend((0..300).map(|number| {
        let at = number * 7919 % whole.len();
        let mut bytes = whole.clone().into_bytes();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        String::from_utf8(bytes).expect("one sign for another")
    }));
    let mut files = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let file = folder.join(format!("{number}.json"));
        std::fs::write(&file, text).expect("the temporary folder can be written");
        files.push(file);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify.py");
    let said = Program::new(python()).arg(&script).arg("--each").args(&files).output().expect("python3 starts");
    let said = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    assert_eq!(said.lines().count(), texts.len(), "{said:.2000}");
    for (number, (line, text)) in said.lines().zip(&texts).enumerate() {
        let holds = verify(text.as_bytes()).holds();
        assert_eq!(line.ends_with(" holds"), holds, "{line}");
        assert_eq!(holds, number < 2, "{line}");
    }
    drop(std::fs::remove_dir_all(folder));
}
