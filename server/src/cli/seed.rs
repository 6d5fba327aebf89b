//! `bayge seed demo`.

use domain::time::{Civil, Timestamp, parse_moment};
use store::{
    demo::{self, Demo},
    files::Files,
    scope::Operator,
    seal::KeyFile,
};

use super::{Trouble, open};
use crate::{headers, settings::Settings};

pub async fn demo(settings: &Settings, outcome: u32, at: Option<&str>) -> Result<(), Trouble> {
    let now = headers::now();
    let at = if let Some(at) = at {
        parse_moment(at).ok_or_else(|| format!("--at takes a day as 2026-03-01 or a time as 2026-03-01T10:00+05:00, not {at}"))?
    } else {
        let today = now.to_astana();
        Timestamp::from_astana(Civil::date(today.year, today.month, today.day)).ok_or("the clock shows no real day")?
    };
    let db = open(settings).await?;
    let (operator, demo) = (Operator::at_console(now), Demo { at, outcome });
    demo::seed(&db, &operator, demo).await.map_err(|error| match error {
        store::Error::Conflict => Trouble::from("this database holds an award already; name an empty one with --database"),
        error => error.into(),
    })?;
    // What is sealed in it later is signed by the key that it was made with.
    KeyFile::of(&settings.prepare_data_dir()?).keep(&demo.seal_key())?;
    demo::lay_out(&Files::open(&settings.prepare_data_dir()?.join("files"))?).await?;
    db.close().await;
    Ok(())
}
