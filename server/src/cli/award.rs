//! `bayge award add`.

use domain::{
    award::{AwardError, AwardForm, CalendarDate},
    locale::Locale,
};
use store::{Error, Rule, award, scope::Operator};

use super::{Trouble, open};
use crate::{headers, settings::Settings};

/// An edition, as written on the command line. Dates are `YYYY-MM-DD` (that day's first moment) or `YYYY-MM-DDTHH:MM`,
/// Astana time, UTC+5.
#[derive(Debug, clap::Args)]
#[command(after_help = "Dates are YYYY-MM-DD (the first moment of that day) or YYYY-MM-DDTHH:MM, Astana time, UTC+5.")]
pub struct Add {
    /// The year in the addresses of its pages
    year: String,
    /// The first moment in which entries are taken
    #[arg(long, value_name = "DATE")]
    opens: String,
    /// The first moment that is too late: with 2026-03-14 the last day is 13 March 2026 and entries are taken until its
    /// midnight, shown as "13 March 2026, 23:59"
    #[arg(long, value_name = "DATE")]
    closes: String,
    /// When the jury begins to score
    #[arg(long, value_name = "DATE")]
    judging: String,
    /// When the ceremony begins
    #[arg(long, value_name = "DATE")]
    ceremony: String,
    /// When it is announced [default: now]
    #[arg(long, value_name = "DATE")]
    announced: Option<String>,
    /// Its name in Kazakh [default: AI Governance Cup YEAR]
    #[arg(long, value_name = "NAME")]
    name_kk: Option<String>,
    /// Its name in Russian [default: AI Governance Cup YEAR]
    #[arg(long, value_name = "NAME")]
    name_ru: Option<String>,
    /// Its name in English [default: AI Governance Cup YEAR]
    #[arg(long, value_name = "NAME")]
    name_en: Option<String>,
}

/// Makes an edition.
pub async fn add(settings: &Settings, add: Add) -> Result<(), Trouble> {
    let now = headers::now();
    let form = AwardForm {
        year: add.year,
        name_kk: add.name_kk.unwrap_or_default(),
        name_ru: add.name_ru.unwrap_or_default(),
        name_en: add.name_en.unwrap_or_default(),
        announced: add.announced.unwrap_or_default(),
        opens: add.opens,
        closes: add.closes,
        judging: add.judging,
        ceremony: add.ceremony,
    }
    .with_default_names();
    let new = form.parse(now).map_err(|error| describe(error, &form))?;
    let db = open(settings).await?;
    award::add(&db, &Operator::at_console(now), new).await.map_err(|error| match error {
        Error::Rule(Rule::Award(error)) => describe(error, &form),
        error => error.into(),
    })?;
    db.close().await;
    println!("made the edition of {}", form.year.trim());
    Ok(())
}

fn describe(error: AwardError, form: &AwardForm) -> Trouble {
    match error {
        AwardError::Year => format!("{} is not a year of four digits, 2020 or later", form.year),
        AwardError::YearTaken => format!("there is an edition of {} already", form.year.trim()),
        AwardError::Name(locale) => format!("--name-{} is too long or cannot be printed", Locale::code(locale)),
        AwardError::Date(date) => format!("--{date} takes YYYY-MM-DD or YYYY-MM-DDTHH:MM, not {:?}", form.date(date)),
        AwardError::Order(date) => format!("--{date} must not lie before --{}", before(date)),
        error => format!("the edition cannot be made: {error}"),
    }
    .into()
}

/// The date that one follows.
const fn before(date: CalendarDate) -> &'static str {
    match date {
        CalendarDate::Announced | CalendarDate::Opens => CalendarDate::Announced.code(),
        CalendarDate::Closes => CalendarDate::Opens.code(),
        CalendarDate::Judging => CalendarDate::Closes.code(),
        CalendarDate::Ceremony => CalendarDate::Judging.code(),
    }
}
