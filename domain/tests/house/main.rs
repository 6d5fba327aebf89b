//! The house keeps its own order: which crate may use which, where SQL and server functions live, how long files are,
//! that every word is used, that no style attribute slips in.

mod acts;
mod kept;
mod public;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Whom each room may use. `house` in `docs/ARCHITECTURE.md` says why.
const ARROWS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("app", &["domain", "store"]),
    ("server", &["app", "store", "domain"]),
    ("frontend", &["app"]),
    ("bench", &["app", "domain", "server", "store"]),
];
const LONGEST: usize = 300;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("domain lies in the workspace").to_owned()
}

/// Every file below `folder` with one of the endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() {
                folders.push(path);
            } else if endings.contains(&ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<PathBuf> {
    ["domain", "store", "app", "server", "frontend", "bench"].iter().flat_map(|room| files(room, &["rs"])).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn is_in(path: &Path, folder: &str) -> bool {
    path.starts_with(root().join(folder))
}

#[test]
fn arrows_point_one_way() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let rooms: BTreeMap<&str, &serde_json::Value> =
        packages.iter().map(|package| (package["name"].as_str().expect("a name"), package)).collect();
    assert!(rooms.len() >= 5, "rooms: {:?}", rooms.keys());
    for (room, package) in &rooms {
        let (_, allowed) = ARROWS.iter().find(|(name, _)| name == room).unwrap_or_else(|| panic!("the room {room} is not in the plan"));
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let name = dependency["name"].as_str().expect("a name");
            assert!(!rooms.contains_key(name) || allowed.contains(&name), "{room} must not use {name}");
            if (*room, name) == ("app", "store") {
                assert_eq!(dependency["target"], "cfg(not(target_family = \"wasm\"))", "the browser part must not reach the store");
            }
        }
    }
}

#[test]
fn sql_stays_in_store() {
    for path in rust_files().iter().filter(|path| !is_in(path, "store") && !is_in(path, "domain")) {
        let text = read(path);
        for sign in ["sqlx::", "SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE "] {
            assert!(!text.contains(sign), "{}: `{sign}` belongs in store", path.display());
        }
    }
}

/// Who holds the console needs no scope, and a test's own statements go past the door: neither is for a request.
#[test]
fn powers_stay_where_they_are_granted() {
    for (power, places) in [
        (
            "at_console",
            [
                "store/src/scope.rs",
                "server/src/cli",
                "server/src/checkpoints.rs",
                "server/src/mailer.rs",
                "server/src/metrics.rs",
                "server/src/reminders.rs",
                "bench",
            ]
            .as_slice(),
        ),
        ("execute_for_tests", &["store/src/catalogue.rs", "bench/src/world.rs"]),
        ("count_for_tests", &["store/src/catalogue.rs"]),
        ("end_sessions_for_tests", &["store/src/catalogue.rs"]),
        ("dump_for_tests", &["store/src/catalogue.rs"]),
        ("unprepare_for_tests", &["store/src/catalogue.rs"]),
        ("unseal_for_tests", &["store/src/catalogue.rs", "bench/src/seal.rs"]),
        ("appoint_for_tests", &["store/src/catalogue.rs"]),
        ("place_for_tests", &["store/src/catalogue.rs"]),
        ("note_for_tests", &["store/src/catalogue.rs"]),
        ("migrate_for_tests", &["store/src/migrate.rs"]),
    ] {
        let named: Vec<_> = rust_files().into_iter().filter(|path| read(path).contains(power)).collect();
        assert!(named.iter().any(|path| is_in(path, places[0])), "{power} is gone from {}", places[0]);
        for path in named {
            let is_test = path.components().any(|part| ["tests", "tests.rs"].iter().any(|name| part.as_os_str() == *name));
            assert!(is_test || places.iter().any(|place| is_in(&path, place)), "{}: `{power}` is not for here", path.display());
        }
    }
}

#[test]
fn server_functions_stay_in_api() {
    for path in rust_files().iter().filter(|path| !is_in(path, "app/src/api") && !is_in(path, "domain/tests/house")) {
        assert!(!read(path).contains("#[server("), "{}: server functions belong in app/src/api", path.display());
    }
}

#[test]
fn files_stay_short() {
    for path in rust_files().iter().chain(&files("style", &["css"])).chain(&files("end2end", &["ts"])) {
        let lines = read(path).lines().count();
        assert!(lines <= LONGEST, "{}: {lines} lines, at most {LONGEST}", path.display());
    }
}

#[test]
fn modules_are_named_by_their_file() {
    for path in rust_files() {
        assert_ne!(path.file_name().and_then(|name| name.to_str()), Some("mod.rs"), "{}: write foo.rs beside foo/", path.display());
    }
}

#[test]
fn pages_carry_no_inline_style_and_no_controlled_input() {
    for path in files("app", &["rs"]) {
        let text = read(&path);
        for sign in [" style=", "prop:value", "bind:value"] {
            assert!(
                !text.contains(sign),
                "{}: `{sign}` (content security policy; hydration would overwrite what was typed)",
                path.display()
            );
        }
    }
}

#[test]
fn builds_are_told_apart_by_target_not_by_feature() {
    let count: usize = files("app", &["rs"]).iter().map(|path| read(path).matches("feature = \"ssr\"").count()).sum();
    assert!(count <= 3, "{count} places tell builds apart by feature");
}

#[test]
fn every_word_is_used() {
    let sources: String = ["app/src", "server/src"].iter().flat_map(|folder| files(folder, &["rs"])).map(|path| read(&path)).collect();
    let mut unused = Vec::new();
    for path in files("app/locales", &["json"]) {
        let area = camel(path.file_stem().and_then(|stem| stem.to_str()).expect("a name"));
        let keys: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&read(&path)).expect("JSON");
        unused.extend(keys.keys().map(|key| format!("{area}{}", camel(key))).filter(|name| !is_named(&sources, name)));
    }
    assert!(unused.is_empty(), "words that nothing shows: {unused:?}");
}

/// Whether the sources name exactly this word.
fn is_named(sources: &str, name: &str) -> bool {
    ["Word::", "Plural::"].iter().any(|kind| {
        let wanted = format!("{kind}{name}");
        sources.match_indices(&wanted).any(|(at, _)| !sources[at + wanted.len()..].starts_with(|next: char| next.is_alphanumeric()))
    })
}

fn camel(key: &str) -> String {
    key.split(['_', '-']).map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

#[test]
fn migrations_have_the_same_names() {
    let names = |engine: &str| -> Vec<String> {
        files(&format!("migrations/{engine}"), &["sql"]).iter().filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}
