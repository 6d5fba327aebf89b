//! The command line as an operator meets it: one clear line for each kind of trouble, and the promised exit codes.

mod doctor;
mod rehearse;
mod serving;
mod two_shows;

use std::{
    fs,
    net::TcpListener,
    path::PathBuf,
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("bayge-cli-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    fn bayge(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_bayge")).args(arguments).current_dir(&self.0).output().expect("the program starts")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The one line of trouble on standard error; logs, which are JSON there, are not counted.
fn trouble(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('{')).collect();
    assert_eq!(lines.len(), 1, "{text}");
    assert!(lines[0].starts_with("bayge: "), "{text}");
    assert_eq!(output.status.code(), Some(1));
    lines[0].to_owned()
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = Folder::new();
    for arguments in [&["sing"][..], &["serve", "--listen", "nowhere"], &["seed", "demo", "--outcome", "many"], &[]] {
        assert_eq!(folder.bayge(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn an_unknown_setting_is_named() {
    let folder = Folder::new();
    fs::write(folder.0.join("bayge.toml"), "listne = \"127.0.0.1:4000\"\n").expect("a file can be written");
    let line = trouble(&folder.bayge(&["migrate"]));
    assert!(line.contains("listne") && line.contains("bayge.toml"), "{line}");
    let line = trouble(&folder.bayge(&["migrate", "--config", "absent.toml"]));
    assert!(line.contains("absent.toml"), "{line}");
}

#[test]
fn a_misspelt_variable_or_address_is_named() {
    let folder = Folder::new();
    let misspelt = Command::new(env!("CARGO_BIN_EXE_bayge")).arg("migrate").current_dir(&folder.0).env("BAYGE_DATABSE", "x").output();
    let line = trouble(&misspelt.expect("the program starts"));
    assert!(line.contains("BAYGE_DATABSE"), "{line}");
    let line = trouble(&folder.bayge(&["migrate", "--public-url", "award.example"]));
    assert!(line.contains("award.example") && line.contains("--public-url"), "{line}");
    assert!(!folder.0.join("data").exists(), "nothing was touched");
}

#[test]
fn a_missing_site_is_named_with_the_cure() {
    let folder = Folder::new();
    let line = trouble(&folder.bayge(&["serve", "--listen", "127.0.0.1:0", "--site-root", "nowhere"]));
    assert!(line.contains("nowhere/hash.txt") && line.contains("--site-root"), "{line}");
    assert!(!folder.0.join("data").exists(), "nothing was touched");
}

#[test]
fn an_unwritable_data_folder_is_named_with_the_cure() {
    let folder = Folder::new();
    fs::write(folder.0.join("taken"), "a file, not a folder").expect("a file can be written");
    let line = trouble(&folder.bayge(&["migrate", "--data-dir", "taken"]));
    assert!(line.contains("taken") && line.contains("--data-dir"), "{line}");
}

#[test]
fn a_taken_port_is_named_with_the_cure() {
    let folder = Folder::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = taken.local_addr().expect("it has an address").to_string();
    let line = trouble(&folder.bayge(&["serve", "--data-dir", "data", "--listen", &address]));
    assert!(line.contains(&address) && line.contains("--listen"), "{line}");
    assert!(!folder.0.join("data/bayge.db").exists(), "the database was touched before the port was tried");
}

#[test]
fn an_unreachable_or_misspelt_database_is_one_line() {
    let folder = Folder::new();
    let line = trouble(&folder.bayge(&["migrate", "--database", "postgres://bayge@127.0.0.1:1/nowhere"]));
    assert!(line.contains("--database"), "{line}");
    let line = trouble(&folder.bayge(&["migrate", "--database", "mysql://somewhere"]));
    assert!(line.contains("sqlite:"), "{line}");
}

#[test]
fn the_demonstration_is_seeded_once() {
    let folder = Folder::new();
    assert!(folder.bayge(&["seed", "demo", "--at", "2026-11-01T10:00+05:00"]).status.success());
    let line = trouble(&folder.bayge(&["seed", "demo", "--at", "2026-11-01"]));
    assert!(line.contains("already"), "{line}");
    let line = trouble(&folder.bayge(&["seed", "demo", "--at", "yesterday"]));
    assert!(line.contains("yesterday"), "{line}");
}

#[test]
fn entries_are_exported_to_the_output_or_a_file() {
    let folder = Folder::new();
    assert!(folder.bayge(&["seed", "demo", "--at", "2026-11-01"]).status.success());
    let csv = folder.bayge(&["export", "entries", "--format", "csv"]);
    let text = String::from_utf8(csv.stdout).expect("UTF-8");
    assert!(csv.status.success() && text.contains("AGC-2026-0031") && text.starts_with("\u{feff}number,state,"), "{text:.80}");
    let json = folder.bayge(&["export", "entries", "--format", "json", "--year", "2027"]);
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&json.stdout).expect("JSON").as_array().map(Vec::len), Some(4));
    assert!(folder.bayge(&["export", "entries", "--format", "xlsx", "--output", "entries.xlsx"]).status.success());
    assert!(fs::read(folder.0.join("entries.xlsx")).expect("written").starts_with(b"PK"));
    let line = trouble(&folder.bayge(&["export", "entries", "--format", "csv", "--year", "1999"]));
    assert!(line.contains("--year"), "{line}");
    let line = trouble(&folder.bayge(&["export", "entries", "--format", "csv", "--output", "nowhere/entries.csv"]));
    assert!(line.contains("nowhere/entries.csv"), "{line}");
    assert_eq!(folder.bayge(&["export", "entries", "--format", "exe"]).status.code(), Some(2));
}

#[test]
fn an_edition_is_made_once_and_its_dates_must_make_sense() {
    let folder = Folder::new();
    let award = |more: &[&str]| {
        let dates = ["award", "add", "2027", "--opens", "2027-03-03", "--judging", "2027-03-20", "--ceremony", "2027-05-15T18:00"];
        folder.bayge(&[&dates, more].concat())
    };
    assert_eq!(award(&[]).status.code(), Some(2), "a window without an end");
    let line = trouble(&award(&["--closes", "13.03.2027"]));
    assert!(line.contains("--closes") && line.contains("13.03.2027"), "{line}");
    let line = trouble(&award(&["--closes", "2027-03-03"]));
    assert!(line.contains("--closes") && line.contains("--opens"), "{line}");
    let made = award(&["--closes", "2027-03-14", "--name-kk", "Сыйлық"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let line = trouble(&award(&["--closes", "2027-03-14"]));
    assert!(line.contains("2027") && line.contains("already"), "{line}");
    let help = folder.bayge(&["award", "add", "--help"]);
    assert!(String::from_utf8_lossy(&help.stdout).contains("13 March 2026"), "the help says which day is the last");
}

#[test]
fn an_admin_is_not_made_an_organizer() {
    let folder = Folder::new();
    let line = trouble(&folder.bayge(&["user", "add", "keeper@example.kz", "--role", "admin", "--role", "organizer"]));
    assert!(line.contains("admin") && line.contains("organizer"), "{line}");
    assert!(folder.bayge(&["user", "add", "keeper@example.kz", "--role", "admin"]).status.success());
}
