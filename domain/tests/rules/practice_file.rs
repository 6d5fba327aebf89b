//! A file of practices as somebody brings it: each line with its faults, in any of three formats.

use domain::practice::{
    COLUMNS, FaultCode, FaultKind, Practice, PracticeCells, Told,
    file::{MAX_ROWS, look},
    parse,
};
use proptest::prelude::*;

fn categories() -> Vec<String> {
    vec!["region".into(), "ai-health".into()]
}

const CELLS: [(&str, &str); 17] = [
    ("slug", "road"),
    ("category", "ai-health"),
    ("region", "470000000"),
    ("kind", "local"),
    ("technologies", "vision;learning"),
    ("title_kk", "Жол"),
    ("title_ru", "Дорога"),
    ("title_en", "Road"),
    ("summary_kk", "Жол, көше тексеріледі."),
    ("summary_ru", "Дороги \"проверяют\"."),
    ("summary_en", "Roads are inspected."),
    ("owner_kk", "Әкімдік"),
    ("owner_ru", "Акимат"),
    ("owner_en", "Akimat"),
    ("source_name", "example.kz"),
    ("source_url", "https://example.kz/1"),
    ("page", "https://award.example/kk/projects/road"),
];

/// A CSV file by the data dictionary, with some cells otherwise.
fn csv(rows: &[&[(&str, &str)]]) -> String {
    let mut head: Vec<&str> = vec!["origin"];
    head.extend(COLUMNS);
    head.push("page");
    let quoted = |text: &str| if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() };
    let cell = |changes: &[(&str, &str)], column: &str| {
        let found = changes.iter().chain(CELLS.iter()).find(|(name, _)| *name == column).map_or("", |(_, text)| text);
        quoted(if column == "origin" && found.is_empty() { "practice" } else { found })
    };
    let rows = rows.iter().map(|changes| head.iter().map(|column| cell(changes, column)).collect::<Vec<_>>().join(",") + "\r\n");
    format!("\u{FEFF}{}\r\n{}", head.join(","), rows.collect::<String>())
}

fn told(text: &str) -> Vec<(usize, Vec<FaultCode>)> {
    let lines = look(text, &categories()).expect("a file of ours");
    lines.iter().map(|line| (line.line, line.faults.iter().map(|fault| Told::from(fault).code).collect())).collect()
}

#[test]
fn the_open_data_can_be_read_back() {
    let lines = look(&csv(&[&[("slug", "one")], &[]]), &categories()).expect("ours");
    assert!(lines.iter().all(|line| line.faults.is_empty()), "{lines:?}");
    let practice = Practice::read(&lines[1].cells, &categories()).expect("whole");
    assert_eq!((practice.slug.as_str(), practice.category.as_str(), practice.technologies.len()), ("road", "ai-health", 2));
    assert_eq!((practice.summary.kk.as_str(), practice.summary.ru.as_str()), ("Жол, көше тексеріледі.", "Дороги \"проверяют\"."));
}

#[test]
fn json_and_tabs_say_the_same() {
    let from_csv = look(&csv(&[&[]]), &categories()).expect("ours")[0].cells.clone();
    let json = serde_json::json!({"licence": "x", "projects": [{
        "slug": "road", "origin": "practice", "category": "ai-health", "region": "470000000", "kind": "local", "stage": null,
        "technologies": ["vision", "learning"], "title": {"kk": "Жол", "ru": "Дорога", "en": "Road"},
        "summary": {"kk": "Жол, көше тексеріледі.", "ru": "Дороги \"проверяют\".", "en": "Roads are inspected."},
        "owner": {"kk": "Әкімдік", "ru": "Акимат", "en": "Akimat"}, "result": {"kk": "", "ru": "", "en": ""},
        "source_name": "example.kz", "source_url": "https://example.kz/1", "pages": {},
    }]});
    assert_eq!(look(&json.to_string(), &categories()).expect("ours")[0].cells, from_csv);
    let tabs = COLUMNS.join("\t") + "\n" + &COLUMNS.map(|column| from_csv.get(column)).join("\t") + "\n";
    assert_eq!(look(&tabs, &categories()).expect("ours")[0].cells, from_csv);
    assert_eq!(parse(&tabs).expect_err("not one of the six")[0].kind, FaultKind::Unknown { column: "category", got: "ai-health".into() });
}

#[test]
fn each_line_has_its_faults() {
    use FaultCode::{Missing, NotAPractice, Repeated, Result, TooLong, Unknown};
    let long = "а".repeat(161);
    let text = csv(&[
        &[],
        &[("category", "sport"), ("kind", "x"), ("slug", "two")],
        &[("summary_kk", "бірінші жол\nекінші жол"), ("slug", "three")],
        &[("title_ru", &long), ("slug", "")],
        &[],
        &[("origin", "entry"), ("slug", "five")],
        &[("result_kk", "4 сағ"), ("slug", "six"), ("result_ru", "4 ч | проверка"), ("result_en", "4 h | check")],
    ]);
    let expected = vec![
        (2, vec![]),
        (3, vec![Unknown, Unknown]),
        (4, vec![FaultCode::Control]),
        (6, vec![Missing, TooLong]),
        (7, vec![Repeated]),
        (8, vec![NotAPractice]),
        (9, vec![Result]),
    ];
    assert_eq!(told(&text), expected);
}

#[test]
fn what_is_not_translated_is_no_fault_of_a_draft() {
    let text = csv(&[&[("title_en", ""), ("owner_ru", "")], &[("slug", "two"), ("title_en", ""), ("title_ru", ""), ("title_kk", "")]]);
    let lines = look(&text, &categories()).expect("ours");
    assert!(lines[0].faults.is_empty(), "{:?}", lines[0]);
    assert_eq!(lines[0].cells.untranslated(), ["title_en", "owner_ru"]);
    assert!(Practice::read(&lines[0].cells, &categories()).is_err(), "but is not public");
    assert_eq!(lines[1].faults.len(), 3, "a text in no language is missing");
}

#[test]
fn a_file_that_is_none_says_so() {
    let fault = |text: &str| look(text, &categories()).map(|lines| lines.len()).map_err(|fault| Told::from(&fault.kind).code);
    assert_eq!(fault(""), Err(FaultCode::Header));
    assert_eq!(fault("a,b\n1,2\n"), Err(FaultCode::Header));
    assert_eq!(fault("{\"projects\": 1}"), Err(FaultCode::NotJson));
    assert_eq!(fault("[{]"), Err(FaultCode::NotJson));
    assert_eq!(fault("[]"), Err(FaultCode::Empty));
    assert_eq!(fault(&csv(&[])), Err(FaultCode::Empty));
    let many = format!("[{}]", vec!["{}"; MAX_ROWS + 1].join(","));
    assert_eq!(fault(&many), Err(FaultCode::TooMany));
}

#[test]
fn a_spreadsheets_sign_before_a_formula_goes() {
    let lines = look(&csv(&[&[("title_ru", "'=1+1"), ("title_en", "'tis")]]), &categories()).expect("ours");
    assert_eq!((lines[0].cells.get("title_ru"), lines[0].cells.get("title_en")), ("=1+1", "'tis"));
}

#[test]
fn a_form_is_read_as_one_line_each() {
    let typed = [("title_kk".to_owned(), " a\r\n b\u{0}c\t".to_owned()), ("nonsense".to_owned(), "x".to_owned())].into();
    let cells = PracticeCells::typed(&typed);
    assert_eq!((cells.get("title_kk"), cells.get("nonsense")), ("a b c", ""));
}

proptest! {
    #[test]
    fn any_text_is_looked_at(text in "(\\PC|[\t\n\r\",;{}\\[\\]])*") {
        let _ = look(&text, &categories());
        let _ = look(&(COLUMNS.join(",") + "\n" + &text), &categories());
        let _ = look(&(COLUMNS.join("\t") + "\n" + &text), &categories());
    }
}
