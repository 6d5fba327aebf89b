//! The command line. Exit 2 for wrong usage, 1 for trouble, each with one clear line.

mod award;
mod backup;
mod doctor;
mod export;
mod import;
mod rehearse;
mod seed;
mod serve;
mod sweep;
mod user;
mod verify;

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use store::Db;

use crate::settings::{Settings, check_environment};

/// What stopped a command, in one line for a person.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
#[command(name = "bayge", version, about = "Bayge, an award platform")]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    /// Settings file [default: bayge.toml, if it is there]
    #[arg(long, env = "BAYGE_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the award
    Serve,
    /// Bring the database's schema up to date; an embedded database is copied first
    Migrate,
    /// Copy the embedded database, also while it is served
    Backup {
        /// A file that is not there yet
        file: PathBuf,
    },
    /// Put a copy back, if it is whole
    Restore {
        /// The copy
        file: PathBuf,
        /// Replace a database that holds data; the old file is kept beside it
        #[arg(long)]
        force: bool,
    },
    /// Check a published result: its seal, and its ranking computed again from the sheets; one line each
    Verify {
        /// The file, as /results/YEAR.json or /seals/YEAR.json give it
        file: PathBuf,
    },
    /// Look at configuration, disk, database, clock, mail and site; one line each
    Doctor,
    /// Fill an empty database
    Seed {
        #[command(subcommand)]
        what: Seed,
    },
    /// Make a rehearsal of the show in a separate database, which --database names: the award's names and arrangement, invented results
    Rehearse(rehearse::Rehearse),
    /// Take in published examples; all of them or none
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Write what the database holds into a file
    Export {
        #[command(subcommand)]
        what: Export,
    },
    /// Print the description of the read API
    Openapi,
    /// Editions of the award
    Award {
        #[command(subcommand)]
        what: Award,
    },
    /// People who do not register: staff and jurors
    User {
        #[command(subcommand)]
        what: User,
    },
}

#[derive(Subcommand)]
enum Award {
    /// Make an edition with the default categories and criteria
    Add(award::Add),
}

#[derive(Subcommand)]
enum User {
    /// Give somebody an account and roles; prints a one-time link
    Add(user::Add),
}

#[derive(Subcommand)]
enum Export {
    /// Every entry that was sent, with every answer
    Entries(export::Entries),
}

#[derive(Subcommand)]
enum Import {
    /// Practices with their sources, from a tab-separated file
    Practices {
        /// The file; its first line names the columns
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum Seed {
    /// The demonstration award: fictional, deterministic
    Demo {
        /// Which secret scores, and so which winners
        #[arg(long, default_value_t = 1)]
        outcome: u32,
        /// The moment it shows: a day, `2026-03-01`, or a time, `2026-03-01T10:00+05:00` [default: today, 00:00 in Astana]
        #[arg(long)]
        at: Option<String>,
    },
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return trouble(&error.into()),
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => trouble(&error),
    }
}

async fn dispatch(cli: Cli) -> Result<(), Trouble> {
    check_environment()?;
    let settings = cli.settings.with_file(cli.config.as_deref())?;
    match cli.command {
        Command::Serve => serve::serve(&settings).await,
        Command::Migrate => open(&settings).await.map(|_| ()),
        Command::Verify { file } => verify::results(&file),
        Command::Doctor => doctor::doctor(&settings).await,
        Command::Openapi => {
            println!("{}", crate::open::openapi::document());
            Ok(())
        }
        Command::Backup { file } => backup::backup(&settings, &file).await,
        Command::Restore { file, force } => backup::restore(&settings, &file, force).await,
        Command::Rehearse(wanted) => {
            let file = Settings::default().with_file(cli.config.as_deref())?;
            rehearse::rehearse(&settings, &file, wanted).await
        }
        Command::Import { what: Import::Practices { file } } => import::practices(&settings, &file).await,
        Command::Export { what: Export::Entries(wanted) } => export::entries(&settings, wanted).await,
        Command::Award { what: Award::Add(add) } => award::add(&settings, add).await,
        Command::User { what: User::Add(add) } => user::add(&settings, add).await,
        Command::Seed { what: Seed::Demo { outcome, at } } => seed::demo(&settings, outcome, at.as_deref()).await,
    }
}

/// Opens the database and brings its schema up to date.
async fn open(settings: &Settings) -> Result<Db, Trouble> {
    let data_dir = settings.prepare_data_dir()?;
    let address = settings.database(&data_dir);
    let db = Db::open(&address).await.map_err(|error| format!("the database cannot be opened: {error}; check --database"))?;
    backup::migrate(&db).await?;
    Ok(db)
}

fn trouble(error: &Trouble) -> ExitCode {
    eprintln!("bayge: {error}");
    ExitCode::from(1)
}

/// Text at a terminal, JSON otherwise; always to standard error.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("BAYGE_LOG").unwrap_or_else(|_| "info,sqlx=warn,server_fn=warn".into());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() { log.init() } else { log.json().init() }
}
