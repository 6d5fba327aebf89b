//! `bayge import practices FILE.tsv`.

use std::path::Path;

use domain::practice::{self, COLUMNS, Fault, FaultKind};
use store::{practices, scope::Operator};

use super::{Trouble, open};
use crate::{headers, settings::Settings};

/// Imports every practice of the file, or names every broken line and imports nothing.
pub async fn practices(settings: &Settings, file: &Path) -> Result<(), Trouble> {
    let text = read(file)?;
    let db = open(settings).await?;
    let operator = Operator::at_console(headers::now());
    let practices = practice::parse_among(&text, &practices::list_categories(&db, &operator).await?).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{}: {}", file.display(), describe(fault))).collect();
        format!("nothing was imported\n{}", lines.join("\n"))
    })?;
    let count = practices.len();
    practices::import(&db, &operator, practices).await.map_err(|error| match error {
        store::Error::Conflict => Trouble::from("a slug of this file belongs to a published entry; nothing was imported"),
        error => error.into(),
    })?;
    db.close().await;
    println!("imported {count} practices");
    Ok(())
}

fn read(file: &Path) -> Result<String, Trouble> {
    let bytes = std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|byte| *byte == b'\n').count();
        format!("{}: line {line}: the text is not UTF-8; nothing was imported", file.display()).into()
    })
}

fn describe(fault: &Fault) -> String {
    let what = match &fault.kind {
        FaultKind::Header => format!("the first line must name these columns, separated by tabs: {}", COLUMNS.join(" ")),
        FaultKind::Empty => "there is no practice in the file".to_owned(),
        FaultKind::Cells { got } => format!("has {got} cells, needs {}", COLUMNS.len()),
        FaultKind::Missing(column) => format!("{column} is empty"),
        FaultKind::Unknown { column, got } => format!("{column} cannot be {got:?}"),
        FaultKind::TooLong { column, limit } => format!("{column} is longer than {limit} characters"),
        FaultKind::Control(column) => format!("{column} holds a control character"),
        FaultKind::NotJson | FaultKind::TooMany | FaultKind::NotAPractice => "is of another format".to_owned(),
        FaultKind::Result(column) => format!("{column} must be empty in all languages or FIGURE | LABEL"),
        FaultKind::Repeated { first } => format!("its slug stands in line {first} already"),
    };
    format!("line {}: {what}", fault.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_one_line_that_names_the_line() {
        let broken = store::practices::DEMO.replacen("\tcitizens\t", "\tnowhere\t", 1);
        let faults = practice::parse(&broken).expect_err("there is no such category");
        assert_eq!(faults.iter().map(describe).collect::<Vec<_>>(), ["line 2: category cannot be \"nowhere\""]);
    }
}
