//! `bayge doctor`: one line for each thing that the server needs.

use std::{path::Path, time::Duration};

use domain::time::{SECOND, Timestamp};
use rustix::fs::statvfs;
use store::{
    Db,
    audit::{self, Checkpoints},
    checkup::{self, Checkup},
    rehearsal,
    scope::Operator,
};

use super::Trouble;
use crate::{assets, headers, mailer, settings::Settings};

/// Less free space than this is trouble, bytes: uploads, copies and the database grow into it.
const RESERVE: u64 = 1024 * 1024 * 1024;
/// Clocks may differ by so much, milliseconds.
const TOLERANCE: i64 = 2 * SECOND;
/// How long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

type Finding = Result<String, Trouble>;

/// Looks at everything, says a line of each, and fails if anything was wrong.
pub async fn doctor(settings: &Settings) -> Result<(), Trouble> {
    let (database, clock, log) = match examine(settings).await {
        Ok((engine, found, log)) => (judge(engine, &found), compare(found.clock, headers::now()), log),
        Err(error) => (
            Err(error),
            Err("not compared: the database does not tell its own".into()),
            Err("not read: the database cannot be opened".into()),
        ),
    };
    let findings = [
        ("configuration", Ok(format!("served at {} as {}", settings.listen(), settings.public_url()))),
        ("data folder", look_at_disk(settings)),
        ("database", database),
        ("clock", clock),
        ("audit log", log),
        ("mail", look_at_mail(settings).await),
        ("site", look_at_site(&settings.site_root())),
    ];
    let mut wrong = 0;
    for (what, finding) in findings {
        match finding {
            Ok(said) => println!("ok       {what}: {said}"),
            Err(error) => {
                wrong += 1;
                println!("trouble  {what}: {error}");
            }
        }
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} of 7 need care").into()) }
}

fn look_at_disk(settings: &Settings) -> Finding {
    let folder = settings.prepare_data_dir()?;
    let space = statvfs(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let free = space.f_bavail.saturating_mul(space.f_frsize);
    let said = format!("{}, {} MB free", folder.display(), free / 1_000_000);
    if free < RESERVE { Err(format!("{said}; make room, at least {} MB", RESERVE / 1_000_000).into()) } else { Ok(said) }
}

async fn examine(settings: &Settings) -> Result<(&'static str, Checkup, Finding), Trouble> {
    let data_dir = settings.prepare_data_dir()?;
    let address = settings.database(&data_dir);
    if !checkup::may_be_there(&address) {
        return Err("there is none yet; run bayge migrate".into());
    }
    let db = Db::open(&address).await.map_err(|error| format!("cannot be opened: {error}; check --database"))?;
    let operator = Operator::at_console(headers::now());
    let found = checkup::examine(&db, &operator).await;
    // A rehearsal keeps its notes apart; of an older schema none was made.
    let is_rehearsal = rehearsal::is_one(&db).await.unwrap_or(false);
    let notes = if is_rehearsal { settings.for_rehearsal().prepare_data_dir()? } else { data_dir };
    let log = read_log(&db, &operator, &Checkpoints::of(&notes)).await;
    db.close().await;
    Ok((db.engine_name(), found?, log))
}

/// Every act since the beginning, held against the heads that were written down.
async fn read_log(db: &Db, operator: &Operator, checkpoints: &Checkpoints) -> Finding {
    match audit::verify(db, operator, checkpoints).await? {
        Ok(head) => Ok(format!("{} acts, whole, head {}", head.position, head.hex())),
        Err(damage) => Err(format!("{damage}; somebody changed the database past Bayge, or an old copy was put back").into()),
    }
}

fn judge(engine: &str, found: &Checkup) -> Finding {
    if let Some(damage) = &found.damage {
        return Err(format!("damaged: {damage}; put a copy back with bayge restore").into());
    }
    match found.migrations.pending {
        0 => Ok(format!("{engine}, whole, {} migrations", found.migrations.applied)),
        pending => Err(format!("{pending} migrations are not applied; run bayge migrate").into()),
    }
}

/// Deadlines are decided by this machine's clock; one that the database does not share is wrong on one side.
fn compare(database: Timestamp, ours: Timestamp) -> Finding {
    let civil = ours.to_astana();
    let apart = (database.millis() - ours.millis()).abs();
    let said = format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02} in Astana (UTC+5, fixed)",
        civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second
    );
    if apart > TOLERANCE {
        Err(format!("{said}, but the database is {} seconds away; set both by NTP", apart / SECOND).into())
    } else {
        Ok(said)
    }
}

async fn look_at_mail(settings: &Settings) -> Finding {
    let Some(url) = &settings.smtp_url else {
        return Ok("into files in the data folder; nobody receives any until --smtp-url is set".into());
    };
    match tokio::time::timeout(PATIENCE, mailer::smtp(url)?.test_connection()).await {
        Ok(Ok(true)) => Ok("the mail server answers".into()),
        Ok(Ok(false)) | Err(_) => Err("the mail server does not answer; check --smtp-url".into()),
        Ok(Err(error)) => Err(format!("the mail server cannot be used: {error}; check --smtp-url").into()),
    }
}

fn look_at_site(site_root: &Path) -> Finding {
    let assets = assets::read(site_root)?;
    for address in [&assets.css, &assets.js, &assets.wasm] {
        if address.is_empty() || !site_root.join(address.trim_start_matches('/')).is_file() {
            return Err(format!("{} is not whole; build it anew with bin/build", site_root.display()).into());
        }
    }
    Ok(format!("{}, whole", site_root.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_that_differ_are_trouble() {
        let now = Timestamp::from_millis(1_773_428_400_000);
        assert!(compare(now.plus(TOLERANCE), now).is_ok_and(|said| said.starts_with("2026-03-14 00:00:00 ")));
        let error = compare(now.plus(-TOLERANCE - SECOND), now).expect_err("three seconds").to_string();
        assert!(error.contains("3 seconds"), "{error}");
    }
}
