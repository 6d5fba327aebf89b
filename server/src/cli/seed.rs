//! `bayge seed demo`.

use domain::time::{Civil, Timestamp};
use store::{
    demo::{self, Demo},
    scope::Operator,
};

use super::{Trouble, open};
use crate::{headers, settings::Settings};

pub async fn demo(settings: &Settings, outcome: u32, at: Option<&str>) -> Result<(), Trouble> {
    let now = headers::now();
    let at = if let Some(day) = at {
        midnight(day).ok_or_else(|| format!("--at takes a day as YYYY-MM-DD, not {day}"))?
    } else {
        let today = now.to_astana();
        Timestamp::from_astana(Civil::date(today.year, today.month, today.day)).ok_or("the clock shows no real day")?
    };
    let db = open(settings).await?;
    let operator = Operator::at_console(now);
    demo::seed(&db, &operator, Demo { at, outcome }).await.map_err(|error| match error {
        store::Error::Conflict => Trouble::from("this database holds an award already; name an empty one with --database"),
        error => error.into(),
    })?;
    db.close().await;
    Ok(())
}

/// The first moment of a day in Astana.
fn midnight(day: &str) -> Option<Timestamp> {
    let mut parts = day.splitn(3, '-');
    let (year, month, date) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Timestamp::from_astana(Civil::date(year, month, date))
}
