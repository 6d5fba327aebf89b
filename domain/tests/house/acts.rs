//! Every act that is recorded has a name on the page of the log.

use std::collections::BTreeSet;

use domain::ceremony::Command;

use super::{is_in, read, root, rust_files};

/// The codes in the calls that record: words with a sign between them, in quotes.
fn recorded() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for path in rust_files().iter().filter(|path| is_in(path, "store/src")) {
        let text = read(path);
        for call in text.split("record(").skip(1).filter_map(|rest| rest.split(';').next()) {
            let quoted = call.split('"').skip(1).step_by(2);
            codes.extend(quoted.filter(|text| is_code(text)).map(str::to_owned));
        }
    }
    codes
}

fn is_code(text: &str) -> bool {
    let words: Vec<&str> = text.split(['_', '.']).collect();
    words.len() > 1 && words.iter().all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[test]
fn every_act_has_a_name() {
    let named = read(&root().join("app/src/pages/desk/log/acts.rs"));
    let mut codes = recorded();
    assert!(codes.len() > 40 && codes.contains("entry_submitted") && codes.contains("membership.admit"), "{codes:?}");
    let commands = [
        Command::Arm,
        Command::Disarm,
        Command::Fire,
        Command::Back,
        Command::Forward,
        Command::Jump(0),
        Command::Hold,
        Command::Release,
        Command::Blackout,
        Command::Lift,
    ];
    codes.extend(commands.iter().map(|command| format!("ceremony_{}", command.code())));
    codes.extend(["ceremony_confirm", "sealed", "organization.claim", "membership.ask"].map(str::to_owned));
    let nameless: Vec<_> = codes.iter().filter(|code| !named.contains(&format!("(\"{code}\", "))).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}
