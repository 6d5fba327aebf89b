//! `bayge export entries`.

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
};

use store::{award::Edition, entries, scope::Operator};

use super::{Trouble, open};
use crate::{export::Format, headers, settings::Settings};

/// Which entries, and where to.
#[derive(Debug, clap::Args)]
pub struct Entries {
    /// The kind of file
    #[arg(long, value_enum)]
    format: Format,
    /// The edition [default: the one nearest its ceremony]
    #[arg(long)]
    year: Option<i32>,
    /// The file to write [default: standard output]
    #[arg(long)]
    output: Option<PathBuf>,
}

/// Writes every entry that was sent, with every answer.
pub async fn entries(settings: &Settings, wanted: Entries) -> Result<(), Trouble> {
    if wanted.output.is_none() && wanted.format == Format::Xlsx && std::io::stdout().is_terminal() {
        return Err("a workbook is no text; name a file with --output".into());
    }
    let db = open(settings).await?;
    let edition = wanted.year.map_or(Edition::NearestCeremony, Edition::Year);
    let found = entries::export_edition(&db, &Operator::at_console(headers::now()), edition).await.map_err(|error| match error {
        store::Error::NotFound => Trouble::from("there is no such edition; see --year"),
        error => error.into(),
    })?;
    db.close().await;
    let bytes = wanted.format.write(&found)?;
    match wanted.output {
        Some(file) => std::fs::write(&file, bytes).map_err(|error| format!("{} cannot be written: {error}", file.display()).into()),
        None => std::io::stdout().write_all(&bytes).map_err(|error| format!("the output cannot be written: {error}").into()),
    }
}
