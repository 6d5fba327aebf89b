//! What `bayge doctor` says of a healthy server and of a sick one.

use std::{fs, process::Output};

use crate::{Folder, trouble};

/// The lines, by what they are about.
fn line<'o>(said: &'o str, about: &str) -> &'o str {
    said.lines().find(|line| line.contains(&format!(" {about}: "))).unwrap_or_else(|| panic!("{about} is not in {said}"))
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

#[test]
fn a_healthy_server_is_told_from_a_sick_one() {
    let folder = Folder::new();
    let sick = folder.bayge(&["doctor", "--site-root", "nowhere", "--smtp-url", "smtp://127.0.0.1:1"]);
    assert!(trouble(&sick).contains("5 of 7"), "{}", said(&sick));
    for (about, cure) in [
        ("database", "bayge migrate"),
        ("clock", "not compared"),
        ("audit log", "not read"),
        ("mail", "--smtp-url"),
        ("site", "--site-root"),
    ] {
        let sick = said(&sick);
        let line = line(&sick, about);
        assert!(line.starts_with("trouble ") && line.contains(cure), "{line}");
    }
    assert!(!folder.0.join("data/bayge.db").exists(), "looking makes no database");

    assert!(folder.bayge(&["migrate"]).status.success());
    fs::create_dir_all(folder.0.join("site/pkg")).expect("a folder can be made");
    fs::write(folder.0.join("site/hash.txt"), "css: a\njs: b\nwasm: c\n").expect("a file can be written");
    for file in ["bayge.a.css", "bayge.b.js", "bayge.c.wasm"] {
        fs::write(folder.0.join("site/pkg").join(file), "").expect("a file can be written");
    }
    let healthy = folder.bayge(&["doctor", "--site-root", "site"]);
    assert!(healthy.status.success(), "{}", said(&healthy));
    assert_eq!(said(&healthy).lines().filter(|line| line.starts_with("ok ")).count(), 7);

    let database = folder.0.join("data/bayge.db");
    let mut bytes = fs::read(&database).expect("readable");
    bytes[8_192..40_960].fill(0xA5);
    fs::write(&database, bytes).expect("writable");
    let damaged = folder.bayge(&["doctor", "--site-root", "site"]);
    assert_eq!(damaged.status.code(), Some(1));
    assert!(line(&said(&damaged), "database").starts_with("trouble "), "{}", said(&damaged));
}
