//! `bayge rehearse`.

use store::{
    Db, Error,
    award::Edition,
    checkup,
    rehearsal::{self, is_same},
    scope::Operator,
};

use super::{Trouble, backup};
use crate::{headers, settings::Settings};

/// Which edition, and where the award is.
#[derive(clap::Args)]
pub struct Rehearse {
    /// The award's own database, which is only read [default: as for every other command]
    #[arg(long, env = "BAYGE_DATABASE", hide_env_values = true)]
    from: Option<String>,
    /// The edition [default: the one nearest its ceremony]
    #[arg(long)]
    year: Option<i32>,
    /// Which invented results
    #[arg(long, default_value_t = 1)]
    draw: u32,
}

/// Makes a rehearsal, and prints how the two who run it sign in. `file` is what the settings file alone says.
pub async fn rehearse(settings: &Settings, file: &Settings, wanted: Rehearse) -> Result<(), Trouble> {
    let data_dir = settings.prepare_data_dir()?;
    let (from, to) = (wanted.from.unwrap_or_else(|| file.database(&data_dir)), settings.database(&data_dir));
    if is_same(&from, &to) {
        return Err("a rehearsal needs a database of its own: name one with --database, such as --database sqlite:rehearsal.db".into());
    }
    if !checkup::may_be_there(&from) {
        return Err("there is no award to rehearse: its database is not there; name it with --from".into());
    }
    let operator = Operator::at_console(headers::now());
    let award = Db::open(&from).await.map_err(|error| format!("the award's database cannot be opened: {error}; check --from"))?;
    let made = make(&award, &to, &operator, wanted.year, wanted.draw).await;
    award.close().await;
    let made = made?;
    println!("rehearsed {} with {} entries and invented results", made.year, made.entries);
    for login in &made.logins {
        println!("{}  {}", login.email, login.password);
    }
    println!("These passwords are shown once. Serve it with the same --database at a --listen of its own.");
    Ok(())
}

async fn make(award: &Db, to: &str, operator: &Operator, year: Option<i32>, draw: u32) -> Result<rehearsal::Rehearsal, Trouble> {
    if award.migrations().await?.pending > 0 {
        return Err("the award's database is of an older version; run bayge migrate first".into());
    }
    rehearsal::clear(to, operator).await?;
    let db = Db::open(to).await.map_err(|error| format!("the rehearsal's database cannot be opened: {error}; check --database"))?;
    backup::migrate(&db).await?;
    let edition = year.map_or(Edition::NearestCeremony, Edition::Year);
    let made = rehearsal::make(award, &db, operator, edition, draw).await.map_err(|error| match error {
        Error::NotFound => Trouble::from("there is no such edition; see --year"),
        Error::Denied => "that is a rehearsal itself; name the award's own database with --from".into(),
        Error::Conflict => "this database holds data and is no rehearsal; name another with --database".into(),
        error => error.into(),
    });
    db.close().await;
    made
}
