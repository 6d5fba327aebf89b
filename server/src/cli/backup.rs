//! `bayge backup FILE` and `bayge restore FILE`.

use std::path::Path;

use store::{Db, backup, scope::Operator};

use super::Trouble;
use crate::{headers, settings::Settings};

/// Copies the database, also while it is served.
pub async fn backup(settings: &Settings, file: &Path) -> Result<(), Trouble> {
    let address = settings.database(&settings.prepare_data_dir()?);
    backup::write(&address, &Operator::at_console(headers::now()), file).await?;
    println!("copied the database to {}", file.display());
    Ok(())
}

/// Brings the schema up to date, and says where the database as it was is kept.
pub async fn migrate(db: &Db) -> Result<(), Trouble> {
    if let Some(kept) = backup::migrate(db, &Operator::at_console(headers::now())).await? {
        eprintln!("bayge: the schema was brought up to date; the database as it was is kept in {}", kept.display());
    }
    Ok(())
}

/// Puts a copy back, if it is whole.
pub async fn restore(settings: &Settings, file: &Path, force: bool) -> Result<(), Trouble> {
    let address = settings.database(&settings.prepare_data_dir()?);
    let kept = backup::restore(&address, &Operator::at_console(headers::now()), file, force).await?;
    println!("restored the database from {}", file.display());
    if let Some(kept) = kept {
        println!("the database as it was is kept in {}", kept.display());
    }
    Ok(())
}
