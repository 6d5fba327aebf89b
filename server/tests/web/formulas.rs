//! Texts that a spreadsheet would take for formulas, planted wherever the product takes a text, reach each of its tables harmlessly.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::Path,
};

use axum::http::StatusCode;
use domain::{
    answers::Answers,
    award::{Award, CriteriaForm, TextKind, TextsForm},
    category::{CategoriesForm, defaults},
    criterion,
    form::{FieldKind, Section, choice_key, row_key},
};
use store::{
    award::Edition,
    entries::{Filter, export, get_own},
    scope::{Entrant, Organizer},
};

use crate::{
    entries::{draft, id_of, save},
    screening::before_judging,
    site::{Browser, Site, person, site},
};

/// How such texts begin: as spreadsheets know them, behind what they skip, and in the wide letters that some take for the same.
const BEGINNINGS: [&str; 12] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\n=2",
    "-",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "=HYPERLINK(\"http://evil.example\")",
];

/// A text of its own for each place.
fn sly(place: &str) -> String {
    let at = place.bytes().map(usize::from).sum::<usize>() % BEGINNINGS.len();
    format!("{} {place}", BEGINNINGS[at])
}

/// The answers with a sly text in every field that takes one, two rows in each field of rows.
fn planted(answers: &Answers) -> (Answers, BTreeMap<String, String>) {
    let (mut all, mut texts) = (answers.clone(), BTreeMap::new());
    let mut plant = |key: String, kind: FieldKind, like: &str, all: &mut Answers| match kind {
        FieldKind::Text { .. } | FieldKind::LongText { .. } => {
            all.set(&key, &sly(&key)).expect("short");
            texts.insert(key.clone(), all.get(&key).to_owned());
        }
        _ => all.set(&key, like).expect("as it was"),
    };
    for field in Section::ALL.iter().flat_map(|section| section.fields()) {
        let FieldKind::Rows { fields, .. } = field.kind else {
            plant(field.key.to_owned(), field.kind, answers.get(field.key), &mut all);
            continue;
        };
        for (number, inner) in [1, 2].into_iter().flat_map(|number| fields.iter().map(move |inner| (number, inner))) {
            plant(row_key(field.key, number, inner.key), inner.kind, answers.get(&row_key(field.key, 1, inner.key)), &mut all);
        }
    }
    // Everything that can be public is.
    all.set("publication", "whole").expect("a known key");
    (all, texts)
}

/// A section as a browser would post it.
fn posted(answers: &Answers, section: Section) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (key, text) in answers.iter() {
        match domain::form::find_field(key) {
            Some((of, _)) if of != section => {}
            Some((_, field)) if matches!(field.kind, FieldKind::Choices(_)) => {
                fields.extend(answers.choices(key).map(|code| (format!("fields[{}]", choice_key(key, code)), "yes".to_owned())));
            }
            Some(_) => fields.push((format!("fields[{key}]"), text.to_owned())),
            None => {}
        }
    }
    fields
}

async fn answers_of(site: &Site, address: &str) -> Answers {
    let entrant = Entrant::of(&person(site, "entrant", Edition::Open).await).expect("a member");
    get_own(&site.house.db, &entrant, id_of(address).parse().expect("an id")).await.expect("there").answers
}

/// Types the answers into every section and sends the entry.
async fn send(browser: &mut Browser<'_>, address: &str, answers: &Answers) {
    for section in Section::ALL {
        let fields = posted(answers, *section);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        save(browser, address, section.code(), "stay", &fields).await;
    }
    browser.get(&format!("{address}/review")).await;
    let answer = browser.post("/api/entry_submit", &[("id", id_of(address))]).await;
    assert!(answer.location().ends_with("/receipt"), "{}", answer.location());
}

/// Changes a part of the settings, as looked at.
async fn set(organizer: &mut Browser<'_>, award: &Award, part: &str, form: &impl serde::Serialize, typed: BTreeMap<String, String>) {
    let mut fields: BTreeMap<String, String> = serde_json::from_value(serde_json::to_value(form).expect("JSON")).expect("fields");
    fields.extend(typed);
    let mut all = vec![("year".to_owned(), award.year.to_string()), ("seen".to_owned(), "yes".to_owned())];
    all.extend(fields.into_iter().map(|(name, text)| (format!("fields[{name}]"), text)));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    organizer.get(&format!("/kk/desk/settings/{part}?year={}", award.year)).await;
    let answer = organizer.post(&format!("/api/award_change_{part}"), &all).await;
    assert!(answer.location().ends_with("done=saved") || answer.location().contains("done="), "{part}: {}", answer.location());
}

/// Names and sentences of categories, criteria and the edition's texts.
async fn plant_in_settings(site: &Site, organizer: &mut Browser<'_>) {
    let award = person(site, "organizer", Edition::Open).await.award().clone();
    let every = |codes: &[&str], parts: &[&str]| -> BTreeMap<String, String> {
        let names = codes.iter().flat_map(|code| parts.iter().map(move |part| format!("{code}_{part}")));
        names.map(|name| (name.clone(), sly(&name).replace('\n', ""))).collect()
    };
    let slugs: Vec<&str> = domain::category::CATEGORY_SLUGS.to_vec();
    let parts = ["kk", "ru", "en", "scope_kk", "scope_ru", "scope_en"];
    set(organizer, &award, "categories", &CategoriesForm::of(&defaults()), every(&slugs, &parts)).await;
    let criteria = criterion::defaults();
    let codes: Vec<&str> = criteria.iter().map(|criterion| criterion.code.as_str()).collect();
    let parts = ["kk", "ru", "en", "0_kk", "3_ru", "5_en", "8_kk", "10_kk"];
    set(organizer, &award, "criteria", &CriteriaForm::of(&criteria), every(&codes, &parts)).await;
    let kinds: Vec<&str> = TextKind::ALL.iter().map(|kind| kind.code()).collect();
    set(organizer, &award, "texts", &TextsForm::typed(BTreeMap::new()), every(&kinds, &["kk", "ru", "en"])).await;
}

/// Mark, remark, reasons; and a juror's comment and note.
async fn plant_in_screening(site: &Site, organizer: &mut Browser<'_>, id: &str) {
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
    let mark = [("id", id), ("key", "users"), ("reason", "other"), ("text", &sly("mark"))];
    organizer.submit("/api/entry_mark", &mark).await.assert_has("mark");
    let remark = [("id", id), ("date", &before_judging()), ("time", "18:30"), ("remark", &sly("remark"))];
    organizer.submit("/api/entry_return", &remark).await.assert_has("remark");
    let mut juror = site.signed_in("juror1").await;
    let list = juror.get("/kk/jury?state=begun").await.body + &juror.get("/kk/jury?state=untouched").await.body;
    let seat = list.split("href=\"/kk/jury/").nth(1).and_then(|rest| rest.split('"').next()).expect("an open entry").to_owned();
    let version = juror.get(&format!("/kk/jury/{seat}")).await.body;
    let version = version.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
    let sheet = [("id", seat.as_str()), ("version", &version), ("act", "stay"), ("comment", &sly("comment")), ("note", &sly("note"))];
    juror.submit("/api/jury_save", &sheet).await.assert_has("comment");
}

/// What became of the promised figures, with where it can be checked.
async fn follow_ups(site: &Site, entrant: &mut Browser<'_>, id: &str) -> Vec<BTreeMap<String, String>> {
    let data = site.visitor().get("/open-data/projects.json").await.body;
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let mut projects = data["projects"].as_array().expect("a list").iter();
    let project = projects.find(|project| project["title"]["kk"].as_str().is_some_and(|title| title.contains("title_kk")));
    crate::sharing::ask(site, project.expect("published")["slug"].as_str().expect("a slug")).await;
    entrant.get(&format!("/kk/entries/{id}/follow-up")).await;
    let evidence = sly("evidence");
    let answer = [("id", id), ("months", "6"), ("fields[reached_1]", "1"), ("fields[reached_2]", "-2"), ("fields[evidence_1]", &evidence)];
    entrant.submit("/api/follow_up_answer", &answer).await.assert_has("Жауап жарияланды");
    assert_harmless_csv(&site.visitor().get("/open-data/follow-ups.csv").await.raw)
}

/// Whether a spreadsheet would read this cell as anything but a text or a number.
fn is_read(cell: &str) -> bool {
    let first = cell.trim_start_matches([' ', '\n', '\r', '\t', '\u{a0}']);
    first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && cell.replace(',', ".").parse::<f64>().is_err()
}

fn cells(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = csv.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text);
    let head = reader.headers().expect("a head").clone();
    let row = |row: csv::StringRecord| head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

fn assert_harmless_csv(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let rows = cells(csv);
    for (column, cell) in rows.iter().flatten() {
        assert!(!is_read(cell), "{column}: {cell:?}");
    }
    rows
}

fn assert_harmless_xlsx(book: &[u8]) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook is a zip file");
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name).expect("there").read_to_string(&mut text).expect("text");
        text
    };
    let (sheet, strings, styles) = (part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"), part("xl/styles.xml"));
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell is a formula");
    assert_eq!(sheet.matches(" t=\"s\"").count(), sheet.matches("<c r=").count(), "every cell is a text");
    assert!(styles.contains("quotePrefix=\"1\""));
    strings
}

#[tokio::test]
async fn planted_everywhere_no_text_becomes_a_formula() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    plant_in_settings(&site, &mut organizer).await;
    let address = draft(&mut entrant).await;
    let (answers, texts) = planted(&answers_of(&site, &address).await);
    assert!(texts.len() >= 45, "{} places", texts.len());
    send(&mut entrant, &address, &answers).await;
    let id = id_of(&address).to_owned();
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
    organizer.submit("/api/entry_publish", &[("id", &id)]).await;
    plant_in_screening(&site, &mut organizer, &id).await;

    // Every table that the product serves.
    let year = person(&site, "organizer", Edition::Open).await.award().year;
    let csv = organizer.get(&format!("/kk/desk/entries/export?format=csv&year={year}")).await;
    let rows = assert_harmless_csv(&csv.raw);
    let row = rows.iter().find(|row| row["title_ru"].contains("title_ru")).expect("exported");
    for (key, text) in &texts {
        assert_eq!(row[key], format!("'{text}"), "{key}");
    }
    let xlsx = organizer.get(&format!("/kk/desk/entries/export?format=xlsx&year={year}")).await;
    assert_eq!((csv.status, xlsx.status), (StatusCode::OK, StatusCode::OK));
    let strings = assert_harmless_xlsx(&xlsx.raw);
    for key in texts.keys() {
        assert!(strings.contains(key.as_str()), "{key} is in the workbook");
    }
    let open = site.visitor().get("/open-data/projects.csv").await;
    let projects = assert_harmless_csv(&open.raw);
    assert!(projects.iter().flatten().any(|(_, cell)| cell.contains("title_kk")), "it is published");

    let reached = follow_ups(&site, &mut entrant, &id).await;
    assert!(reached.iter().any(|row| row["evidence"] == format!("'{}", sly("evidence")) && row["name_kk"].contains("name_kk")));

    let counted = site.visitor().get("/open-data/statistics.csv").await;
    assert!(assert_harmless_csv(&counted.raw).len() > 20, "counts by category, region and the rest");

    // The name that a body registered with is no answer: its columns are checked by themselves.
    let scope = Organizer::of(&person(&site, "organizer", Edition::Open).await).expect("holds the role");
    let mut entries = export(&site.house.db, &scope, &Filter::default()).await.expect("readable");
    for entry in &mut entries {
        let name = &mut entry.organization;
        (name.kk, name.ru, name.en) = (sly("registered_kk"), sly("registered_ru"), sly("registered_en"));
    }
    let rows = assert_harmless_csv(&server::export::Format::Csv.write(&entries).expect("written"));
    assert_eq!(rows[0]["registered_kk"], format!("'{}", sly("registered_kk")));
    assert_harmless_xlsx(&server::export::Format::Xlsx.write(&entries).expect("written"));
}

/// Another place that makes tables would have to be checked above.
#[test]
fn tables_are_made_in_the_places_that_are_checked() {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path)
                .is_ok_and(|text| ["text/csv", "answer::csv(", "spreadsheetml"].iter().any(|mark| text.contains(mark)))
            {
                found.push(path.file_name().expect("a name").to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    assert_eq!(found, ["answer.rs", "data.rs", "export.rs", "follow_up.rs", "statistics.rs"]);
}
