//! The organizer's files: everybody's answers, harmless to a spreadsheet, and for nobody else.

use std::io::{Cursor, Read};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use server::export::Format;
use store::entries::{Exported, Filter, export};

use crate::{
    entries::{draft, id_of, save},
    site::{Browser, Site, person, site},
};

/// Texts that a spreadsheet would take for formulas.
const SLY: [&str; 6] = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\")"];

/// Puts such a text into every field that takes one, and sends the entry.
async fn sly(browser: &mut Browser<'_>) {
    let address = draft(browser).await;
    let fields = [("situation", SLY[0]), ("why_ai", SLY[1]), ("how", SLY[2])];
    let form: Vec<(String, &str)> = fields.iter().map(|(key, text)| (format!("fields[{key}]"), *text)).collect();
    let mut form: Vec<(&str, &str)> = form.iter().map(|(key, text)| (key.as_str(), *text)).collect();
    form.push(("fields[technologies.vision]", "yes"));
    save(browser, &address, "solution", "stay", &form).await;
    let transfer = [
        ("fields[reused_where]", SLY[3]),
        ("fields[needed_by_others]", SLY[4]),
        ("fields[cost]", SLY[5]),
        ("fields[support_plan]", "\u{9}=2"),
    ];
    save(browser, &address, "transfer", "stay", &transfer).await;
    browser.get(&format!("{address}/review")).await;
    let answer = browser.post("/api/entry_submit", &[("id", id_of(&address))]).await;
    assert!(answer.location().ends_with("/receipt"), "{}", answer.location());
}

async fn exported(site: &Site) -> Vec<Exported> {
    let organizer = person(site, "organizer", store::award::Edition::Open).await;
    let organizer = store::scope::Organizer::of(&organizer).expect("holds the role");
    export(&site.house.db, &organizer, &Filter::default()).await.expect("readable")
}

#[tokio::test]
async fn formulas_reach_csv_and_xlsx_harmlessly() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    sly(&mut entrant).await;
    let entries = exported(&site).await;
    assert_eq!(entries.len(), 5);

    let csv = Format::Csv.write(&entries).expect("written");
    let text = csv.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    let mut reader = csv_reader(text);
    let head = reader.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(rows.len(), 5);
    let cell = |key: &str| {
        let column = head.iter().position(|name| name == key).unwrap_or_else(|| panic!("a column {key}"));
        rows[4][column].to_owned()
    };
    for (key, text) in ["situation", "why_ai", "how", "reused_where", "needed_by_others", "cost"].iter().zip(SLY) {
        assert_eq!(cell(key), format!("'{text}"), "{key}");
    }
    assert!(cell("phone").starts_with("'+7"), "{}", cell("phone"));
    for row in &rows {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell}");
        }
    }

    let book = Format::Xlsx.write(&entries).expect("written");
    let mut book = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook is a zip file");
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name).expect("there").read_to_string(&mut text).expect("text");
        text
    };
    let (sheet, strings, styles) = (part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"), part("xl/styles.xml"));
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell is a formula");
    let cells = sheet.matches("<c r=").count();
    assert!(cells > 200 && sheet.matches(" t=\"s\"").count() == cells, "every cell is a text");
    assert!(strings.contains("=1+1") && strings.contains("@SUM(A1)"), "as it was written");
    assert!(styles.contains("quotePrefix=\"1\""));

    let json: serde_json::Value = serde_json::from_slice(&Format::Json.write(&entries).expect("written")).expect("JSON");
    assert_eq!(json[4]["answers"]["situation"], "=1+1");
    assert_eq!(json[4]["number"], entries[4].number.as_str());
}

fn csv_reader(text: &[u8]) -> csv::Reader<&[u8]> {
    csv::Reader::from_reader(text)
}

#[tokio::test]
async fn the_organizer_downloads_what_the_filters_leave() {
    let site = site().await;
    let mut organizer = site.signed_in("organizer").await;
    let list = organizer.get("/kk/desk/entries?category=security").await;
    let href = list.body.split("href=\"").find(|rest| rest.contains("/export?") && rest.contains("format=csv")).expect("a link");
    let href = href.split('"').next().expect("an address").replace("&amp;", "&");
    let file = organizer.get(&href).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"entries-20"));
    assert_eq!(csv_reader(file.body.trim_start_matches('\u{feff}').as_bytes()).records().count(), 5);
    let json = organizer.get("/ru/desk/entries/export?format=json&state=ineligible").await;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json.body).expect("JSON").as_array().map(Vec::len), Some(1));
    assert_eq!(
        organizer.get("/kk/desk/entries/export?format=xlsx").await.header("content-type"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );
    for wrong in ["", "?format=exe", "?format=csv&year=soon"] {
        assert_eq!(organizer.get(&format!("/kk/desk/entries/export{wrong}")).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    assert_eq!(organizer.get("/kk/desk/entries/export?format=csv&year=1999").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_downloads() {
    let site = site().await;
    for name in ["entrant", "juror1", "chair", "host", "confirmer", "admin"] {
        let file = site.signed_in(name).await.get("/kk/desk/entries/export?format=csv").await;
        assert_eq!(file.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!file.body.contains("AGC-"), "{name}");
    }
    let request = Request::get("/kk/desk/entries/export?format=json").body(Body::empty()).expect("a sound request");
    let answer = site.send(request).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(!answer.body.contains("AGC-"));
}
