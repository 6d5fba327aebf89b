//! A file of practices as somebody brings it: tab-separated, CSV or JSON, by the data dictionary of the open data. What the
//! dictionary has beyond [`COLUMNS`] is read over.

use serde_json::Value;

use super::{COLUMNS, Fault, FaultKind, PracticeCells};
use crate::locale::Locale;

/// Practices of one file at most.
pub const MAX_ROWS: usize = 1_000;

/// One practice of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line it begins in; in JSON which one it is. From 1.
    pub line: usize,
    /// Its cells.
    pub cells: PracticeCells,
    /// What is wrong with them.
    pub faults: Vec<FaultKind>,
}

/// Every practice of a file, each with its faults; `categories` are the slugs to choose from.
///
/// # Errors
/// The file as a whole cannot be read.
pub fn look(text: &str, categories: &[String]) -> Result<Vec<Line>, Fault> {
    let rows = rows(text.trim_start_matches('\u{FEFF}'))?;
    if rows.is_empty() {
        return Err(Fault { line: 1, kind: FaultKind::Empty });
    }
    if rows.len() > MAX_ROWS {
        return Err(Fault { line: rows[MAX_ROWS].0, kind: FaultKind::TooMany });
    }
    let mut lines: Vec<Line> = Vec::new();
    for (line, row) in rows {
        let (cells, mut faults) = match row {
            Ok(cells) => {
                let faults = cells.faults(categories);
                (cells, faults)
            }
            Err(fault) => (PracticeCells::default(), vec![fault]),
        };
        let slug = cells.get("slug");
        if let Some(first) = lines.iter().find(|other| !slug.is_empty() && other.cells.get("slug") == slug) {
            faults.push(FaultKind::Repeated { first: first.line });
        }
        lines.push(Line { line, cells, faults });
    }
    Ok(lines)
}

type Row = (usize, Result<PracticeCells, FaultKind>);

fn rows(text: &str) -> Result<Vec<Row>, Fault> {
    if text.trim_start().starts_with(['{', '[']) {
        return json(text);
    }
    let mut records = if text.lines().next().is_some_and(|head| head.contains('\t')) { tabs(text) } else { csv(text) }.into_iter();
    let (_, head) = records.next().unwrap_or_default();
    if !COLUMNS.iter().all(|column| head.iter().any(|name| name == column)) {
        return Err(Fault { line: 1, kind: FaultKind::Header });
    }
    let rows = records.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(rows.map(|(line, cells)| (line, row(&head, &cells))).collect())
}

fn row(head: &[String], cells: &[String]) -> Result<PracticeCells, FaultKind> {
    if cells.len() != head.len() {
        return Err(FaultKind::Cells { got: cells.len() });
    }
    let mut row = PracticeCells::default();
    for (column, cell) in head.iter().zip(cells) {
        // A spreadsheet's sign before what would be a formula; and the dictionary's sign between technologies.
        let plain = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell);
        let plain = if column == "technologies" { plain.replace(';', ",") } else { plain.to_owned() };
        if column == "origin" && plain != "practice" {
            return Err(FaultKind::NotAPractice);
        }
        row.set(column, &plain);
    }
    Ok(row)
}

fn tabs(text: &str) -> Vec<(usize, Vec<String>)> {
    (1..).zip(text.lines()).map(|(line, row)| (line, row.split('\t').map(|cell| cell.trim().to_owned()).collect())).collect()
}

/// RFC 4180: a cell in quotes may hold commas, line ends and doubled quotes. Each record with the line it begins in.
fn csv(text: &str) -> Vec<(usize, Vec<String>)> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut is_quoted) = (1, 1, false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        line += usize::from(sign == '\n');
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            ',' if !is_quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                record.push(std::mem::take(&mut cell));
                records.push((begun, std::mem::take(&mut record)));
                begun = line;
            }
            sign => cell.push(sign),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push((begun, record));
    }
    records
}

/// A list of records, or an object that has one as `projects`.
fn json(text: &str) -> Result<Vec<Row>, Fault> {
    let fault = |line: usize| Fault { line, kind: FaultKind::NotJson };
    let value: Value = serde_json::from_str(text).map_err(|error| fault(error.line().max(1)))?;
    let list = value.get("projects").unwrap_or(&value).as_array().ok_or_else(|| fault(1))?;
    Ok((1..).zip(list).map(|(number, item)| (number, item_cells(item))).collect())
}

fn item_cells(item: &Value) -> Result<PracticeCells, FaultKind> {
    if item.get("origin").is_some_and(|origin| origin != "practice") {
        return Err(FaultKind::NotAPractice);
    }
    let mut cells = PracticeCells::default();
    for column in COLUMNS {
        let split = column.rsplit_once('_').and_then(|(stem, locale)| Some((stem, Locale::parse(locale)?)));
        let nested = split.and_then(|(stem, locale)| item.get(stem)?.get(locale.code()));
        match item.get(column).or(nested) {
            Some(Value::String(text)) => cells.set(column, text),
            Some(Value::Array(codes)) => cells.set(column, &codes.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")),
            _ => {}
        }
    }
    Ok(cells)
}
