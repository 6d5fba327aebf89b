//! Practices are read whole or not at all, and every broken line is named.

use domain::practice::{COLUMNS, Fault, FaultKind, PracticeCells, parse};
use proptest::prelude::*;

const ROW: [&str; 20] = [
    "road",
    "region",
    "470000000",
    "local",
    "operation",
    "vision,learning",
    "Жол",
    "Дорога",
    "Road",
    "Жол тексеріледі.",
    "Дороги проверяют.",
    "Roads are inspected.",
    "Әкімдік",
    "Акимат",
    "Akimat",
    "4 күн → 4 сағ | тексеру",
    "4 дня → 4 ч | проверка",
    "4 days → 4 h | inspection",
    "example.kz",
    "https://example.kz/1",
];

fn file(rows: &[[&str; 20]]) -> String {
    std::iter::once(COLUMNS).chain(rows.iter().copied()).map(|row| row.join("\t") + "\n").collect()
}

fn with(column: &str, cell: &'static str) -> [&'static str; 20] {
    let at = COLUMNS.iter().position(|name| *name == column).expect("a column");
    let mut row = ROW;
    row[at] = cell;
    row
}

fn faults(rows: &[[&str; 20]]) -> Vec<Fault> {
    parse(&file(rows)).expect_err("something is wrong")
}

#[test]
fn a_whole_row_is_read() {
    let practices = parse(&file(&[ROW])).expect("nothing is wrong");
    assert_eq!(practices.len(), 1);
    assert_eq!(practices[0].slug.as_str(), "road");
    assert_eq!(practices[0].technologies.len(), 2);
    assert_eq!(practices[0].result.en, "4 days → 4 h | inspection");
    assert_eq!(parse(&("\u{FEFF}".to_owned() + &file(&[ROW]).replace('\n', "\r\n"))), Ok(practices));
}

#[test]
fn ticked_technologies_are_one_cell() {
    let form =
        ["technologies.learning", "technologies.vision", "technologies.magic", "title_kk"].map(|name| (name.to_owned(), "yes".to_owned()));
    let cells = PracticeCells::typed(&form.into());
    assert_eq!((cells.get("technologies"), cells.get("title_kk")), ("vision,learning", "yes"));
}

#[test]
fn what_may_be_unknown_may_be_empty() {
    for column in ["stage", "technologies", "source_url"] {
        assert!(parse(&file(&[with(column, "")])).is_ok(), "{column}");
    }
}

#[test]
fn each_broken_cell_is_named() {
    let unknown = |column, got: &str| FaultKind::Unknown { column, got: got.to_owned() };
    for (column, cell, kind) in [
        ("slug", "Road One", unknown("slug", "Road One")),
        ("slug", "", FaultKind::Missing("slug")),
        ("slug", "new", unknown("slug", "new")),
        ("category", "sport", unknown("category", "sport")),
        ("region", "999", unknown("region", "999")),
        ("kind", "private", unknown("kind", "private")),
        ("stage", "idea", unknown("stage", "idea")),
        ("technologies", "vision,magic", unknown("technologies", "vision,magic")),
        ("title_kk", " ", FaultKind::Missing("title_kk")),
        ("summary_en", "", FaultKind::Missing("summary_en")),
        ("owner_ru", "", FaultKind::Missing("owner_ru")),
        ("title_ru", "a\u{7}b", FaultKind::Control("title_ru")),
        ("result_kk", "4 сағ", FaultKind::Result("result_kk")),
        ("result_kk", "a | b | c", FaultKind::Result("result_kk")),
        ("result_en", "", FaultKind::Missing("result_en")),
        ("source_name", "", FaultKind::Missing("source_name")),
        ("source_url", "javascript:alert(1)", unknown("source_url", "javascript:alert(1)")),
    ] {
        assert_eq!(faults(&[ROW, with(column, cell)])[..], [Fault { line: 3, kind: kind.clone() }], "{column}: {kind:?}");
    }
}

#[test]
fn every_fault_of_every_line_is_told() {
    let mut other = with("kind", "x");
    other[0] = "other";
    let text = file(&[with("region", "x"), other, ROW, ROW]) + "\nshort\n";
    let lines: Vec<usize> = parse(&text).expect_err("four lines are wrong").iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3, 5, 7]);
    assert_eq!(faults(&[ROW, ROW])[..], [Fault { line: 3, kind: FaultKind::Repeated { first: 2 } }]);
}

#[test]
fn the_header_must_be_ours() {
    for text in ["", "slug\n", &file(&[ROW]).replace("source_url", "url")] {
        assert_eq!(parse(text).expect_err("no header")[..], [Fault { line: 1, kind: FaultKind::Header }]);
    }
    assert_eq!(parse(&file(&[])).expect_err("no practice")[..], [Fault { line: 1, kind: FaultKind::Empty }]);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(\\PC|[\t\n\r])*") {
        let _ = parse(&text);
        let _ = parse(&(COLUMNS.join("\t") + "\n" + &text));
    }

    #[test]
    fn a_line_is_never_lost(cells in prop::collection::vec("[a-z|→0-9 ,]{0,8}", 20)) {
        let row: Vec<&str> = cells.iter().map(String::as_str).collect();
        prop_assume!(row.iter().any(|cell| !cell.trim().is_empty()));
        match parse(&(COLUMNS.join("\t") + "\n" + &row.join("\t") + "\n")) {
            Ok(practices) => prop_assert_eq!(practices.len(), 1),
            Err(faults) => prop_assert!(faults.iter().all(|fault| fault.line == 2)),
        }
    }
}
