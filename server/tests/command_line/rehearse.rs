//! `bayge rehearse`: only into a place of its own.

use std::process::Command;

use crate::{Folder, trouble};

#[test]
fn a_rehearsal_has_a_database_of_its_own() {
    let folder = Folder::new();
    let line = trouble(&folder.bayge(&["rehearse", "--database", "sqlite:rehearsal.db"]));
    assert!(line.contains("no award to rehearse") && line.contains("--from"), "{line}");
    assert!(!folder.0.join("rehearsal.db").exists() && !folder.0.join("data/bayge.db").exists(), "looking makes no file");
    assert!(folder.bayge(&["seed", "demo", "--at", "2026-11-01"]).status.success());
    for same in [
        &["rehearse"][..],
        &["rehearse", "--database", "sqlite:data/bayge.db"],
        &["rehearse", "--database", "sqlite:data/../data/bayge.db"],
    ] {
        let line = trouble(&folder.bayge(same));
        assert!(line.contains("of its own") && line.contains("--database"), "{same:?}: {line}");
    }
    let by_variable = Command::new(env!("CARGO_BIN_EXE_bayge"))
        .args(["rehearse"])
        .current_dir(&folder.0)
        .env("BAYGE_DATABASE", "sqlite:data/bayge.db")
        .output()
        .expect("the program starts");
    assert!(trouble(&by_variable).contains("of its own"));
    // An award that is there already, though empty of shows.
    assert!(folder.bayge(&["seed", "demo", "--at", "2026-11-01", "--database", "sqlite:other.db", "--data-dir", "other"]).status.success());
    let line = trouble(&folder.bayge(&["rehearse", "--database", "sqlite:other.db"]));
    assert!(line.contains("holds data and is no rehearsal"), "{line}");
    let line = trouble(&folder.bayge(&["rehearse", "--database", "sqlite:rehearsal.db", "--year", "1999"]));
    assert!(line.contains("--year"), "{line}");
}

#[test]
fn it_prints_who_runs_it_once_and_may_be_made_anew() {
    let folder = Folder::new();
    assert!(folder.bayge(&["seed", "demo", "--at", "2026-11-01"]).status.success());
    let rehearse = || {
        let output = folder.bayge(&["rehearse", "--database", "sqlite:rehearsal.db"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let first = rehearse();
    assert!(
        first.contains("rehearsed 2026") && first.contains("host@rehearsal.bayge  ") && first.contains("confirmer@rehearsal.bayge  "),
        "{first}"
    );
    let second = rehearse();
    assert_ne!(first, second, "the passwords are others");
    let line = trouble(&folder.bayge(&["rehearse", "--database", "sqlite:third.db", "--from", "sqlite:rehearsal.db"]));
    assert!(line.contains("is a rehearsal itself"), "{line}");
}
