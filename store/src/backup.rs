//! Copies of the embedded database: taken while it is in use, put back only when whole, never over anything.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use domain::time::Timestamp;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    Db,
    db::Pool,
    migrate::{Migrations, SQLITE},
    scope::Operator,
};

/// How long a lock is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// The files that the embedded database keeps beside its own.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// Why a copy was not taken or put back. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A server's database has tools of its own.
    #[error(
        "a PostgreSQL database is copied by its own tools: pg_dump --format=custom --file=FILE DATABASE, and pg_restore to put it back"
    )]
    Server,
    /// There is no such file.
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    /// A copy never replaces a file.
    #[error("{} is there already; name a file that is not", .0.display())]
    Exists(PathBuf),
    /// The copy is broken.
    #[error("{} is damaged: {reason}; nothing was restored", file.display())]
    Damaged {
        /// The copy.
        file: PathBuf,
        /// What the database says of it.
        reason: String,
    },
    /// The copy is of another program, or of a later version of this one.
    #[error("{} is not a database of this version of Bayge; nothing was restored", .0.display())]
    Foreign(PathBuf),
    /// There is data where the copy would go.
    #[error("{} holds data; to put the copy in its place and keep the old file beside it, add --force", .0.display())]
    Holds(PathBuf),
    /// Somebody works with the database.
    #[error("{} is in use; stop the server first", .0.display())]
    InUse(PathBuf),
    /// The disk says no.
    #[error("{}: {reason}", file.display())]
    Disk {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The database says no.
    #[error(transparent)]
    Database(#[from] crate::Error),
}

type Result<T> = std::result::Result<T, Fault>;

/// Copies the database at this address into a file of its own, also while it is being served.
pub async fn write(address: &str, operator: &Operator, file: &Path) -> Result<()> {
    let _ = operator;
    copy(&embedded(address)?, file).await
}

/// Brings the schema up to date. An embedded database that holds anything is copied first, beside itself; gives the copy.
pub async fn migrate(db: &Db, operator: &Operator) -> Result<Option<PathBuf>> {
    let Migrations { applied, pending } = db.migrations().await?;
    let kept = match &db.pool {
        Pool::Sqlite(_, writer) if applied > 0 && pending > 0 => {
            let options = writer.pool().connect_options();
            let file = beside(options.get_filename(), "before-migration", operator.now());
            copy(&options, &file).await?;
            Some(file)
        }
        _ => None,
    };
    db.migrate().await?;
    Ok(kept)
}

/// Puts a copy in the place of the database at this address. What was there is kept beside it; gives where.
pub async fn restore(address: &str, operator: &Operator, file: &Path, may_replace: bool) -> Result<Option<PathBuf>> {
    let options = embedded(address)?;
    let target = options.get_filename().to_owned();
    if !file.is_file() {
        return Err(Fault::Missing(file.to_owned()));
    }
    let holds = fs::metadata(&target).is_ok_and(|found| found.len() > 0);
    if holds && !may_replace {
        return Err(Fault::Holds(target));
    }
    let incoming = with_ending(&target, ".incoming");
    let restored = take_in(file, &incoming, &options, holds, operator.now()).await;
    if restored.is_err() {
        drop(fs::remove_file(&incoming));
    }
    restored
}

async fn take_in(file: &Path, incoming: &Path, options: &SqliteConnectOptions, holds: bool, now: Timestamp) -> Result<Option<PathBuf>> {
    let target = options.get_filename();
    reserve(incoming)?;
    fs::copy(file, incoming).and_then(|_| flush(incoming)).map_err(|error| disk(incoming, &error))?;
    check(incoming, file).await?;
    let kept = if holds {
        close_down(options).await?;
        let kept = beside(target, "before-restore", now);
        for ending in ["", COMPANIONS[0], COMPANIONS[1]] {
            let from = with_ending(target, ending);
            if from.exists() {
                fs::rename(&from, with_ending(&kept, ending)).map_err(|error| disk(&from, &error))?;
            }
        }
        Some(kept)
    } else {
        None
    };
    fs::rename(incoming, target).and_then(|()| flush_folder(target)).map_err(|error| disk(target, &error))?;
    Ok(kept)
}

/// Takes the embedded database at this address away, if nobody uses it.
pub(crate) async fn remove(address: &str) -> Result<()> {
    let options = embedded(address)?;
    close_down(&options).await?;
    for ending in ["", COMPANIONS[0], COMPANIONS[1]] {
        let file = with_ending(options.get_filename(), ending);
        if file.exists() {
            fs::remove_file(&file).map_err(|error| disk(&file, &error))?;
        }
    }
    Ok(())
}

/// The copy grows under another name, and is flushed before it gets its own.
async fn copy(options: &SqliteConnectOptions, file: &Path) -> Result<()> {
    if !options.get_filename().is_file() {
        return Err(Fault::Missing(options.get_filename().to_owned()));
    }
    if file.exists() {
        return Err(Fault::Exists(file.to_owned()));
    }
    let growing = with_ending(file, ".part");
    reserve(&growing)?;
    let grown = grow(options, &growing).await;
    if grown.is_err() {
        drop(fs::remove_file(&growing));
    }
    grown?;
    fs::rename(&growing, file).and_then(|()| flush_folder(file)).map_err(|error| disk(file, &error))
}

async fn grow(options: &SqliteConnectOptions, growing: &Path) -> Result<()> {
    let name = growing.to_str().ok_or_else(|| disk(growing, &io::Error::other("its name is not text")))?;
    let options = options.clone().create_if_missing(false).busy_timeout(PATIENCE);
    let mut conn = SqliteConnection::connect_with(&options).await.map_err(crate::Error::from)?;
    sqlx::query("VACUUM INTO $1").bind(name).execute(&mut conn).await.map_err(crate::Error::from)?;
    conn.close().await.map_err(crate::Error::from)?;
    flush(growing).map_err(|error| disk(growing, &error))
}

/// Whether the copy is whole, and a database of ours that this version can bring up to date.
async fn check(copy: &Path, named: &Path) -> Result<()> {
    let damaged = |error: sqlx::Error| Fault::Damaged { file: named.to_owned(), reason: error.to_string() };
    let options = SqliteConnectOptions::new().filename(copy).create_if_missing(false);
    let mut conn = SqliteConnection::connect_with(&options).await.map_err(damaged)?;
    let (found,): (String,) = sqlx::query_as("PRAGMA integrity_check(1)").fetch_one(&mut conn).await.map_err(damaged)?;
    if found != "ok" {
        return Err(Fault::Damaged { file: named.to_owned(), reason: found });
    }
    let applied: std::result::Result<Vec<(i64, Vec<u8>)>, _> =
        sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations WHERE success").fetch_all(&mut conn).await;
    let known =
        |version: i64, checksum: &[u8]| SQLITE.iter().any(|migration| migration.version == version && *migration.checksum == *checksum);
    let is_ours = applied.is_ok_and(|applied| !applied.is_empty() && applied.iter().all(|(version, checksum)| known(*version, checksum)));
    conn.close().await.map_err(damaged)?;
    if is_ours { Ok(()) } else { Err(Fault::Foreign(named.to_owned())) }
}

/// Gathers the database into its one file; only its last user can do that. One that is broken is left as it is.
async fn close_down(options: &SqliteConnectOptions) -> Result<()> {
    let in_use = || Fault::InUse(options.get_filename().to_owned());
    let options = options.clone().create_if_missing(false).busy_timeout(Duration::from_millis(200));
    let Ok(mut conn) = SqliteConnection::connect_with(&options).await else { return Ok(()) };
    let mode = sqlx::query_as::<_, (String,)>("PRAGMA journal_mode = DELETE").fetch_one(&mut conn).await;
    drop(conn.close().await);
    match mode {
        Ok((mode,)) if mode == "delete" => Ok(()),
        Ok(_) => Err(in_use()),
        // 5 is "busy", in the lowest byte of the code.
        Err(sqlx::Error::Database(error))
            if error.code().and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xFF == 5) =>
        {
            Err(in_use())
        }
        Err(_) => Ok(()),
    }
}

fn embedded(address: &str) -> Result<SqliteConnectOptions> {
    if address.starts_with("sqlite:") {
        Ok(SqliteConnectOptions::from_str(address).map_err(crate::Error::from)?)
    } else {
        Err(Fault::Server)
    }
}

/// `bayge.db.before-restore-20260301-100000`, by Astana's clock.
fn beside(file: &Path, why: &str, now: Timestamp) -> PathBuf {
    let at = now.to_astana();
    let stamp = format!("{:04}{:02}{:02}-{:02}{:02}{:02}", at.year, at.month, at.day, at.hour, at.minute, at.second);
    with_ending(file, &format!(".{why}-{stamp}"))
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// An empty file that only its owner reads: a database holds what opens accounts.
fn reserve(file: &Path) -> Result<()> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    made.map(|_| ()).map_err(|error| disk(file, &error))
}

fn flush(file: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()
}

/// A new name is durable when its folder is.
fn flush_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn disk(file: &Path, error: &io::Error) -> Fault {
    Fault::Disk { file: file.to_owned(), reason: error.to_string() }
}
