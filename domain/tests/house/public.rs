//! What public pages show is kept as final bytes until the public version rises: whoever writes to it raises it.

use super::{is_in, read, rust_files};

/// The tables that a kept page is made from. One that a public page comes to read is added here.
const SHOWN: [&str; 7] = ["project", "award", "award_text", "category", "criterion", "board", "special_prize"];
/// Writes to these tables that no page shows.
const UNSHOWN: [&str; 2] = ["SET year = year WHERE", "SET jurors_per_entry"];

/// The functions of a source, roughly: from one `fn` to the next.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    text.split("fn ").skip(1)
}

fn writes(function: &str) -> Option<&'static str> {
    SHOWN.into_iter().find(|table| {
        let begins = [format!("INSERT INTO {table} "), format!("UPDATE {table} SET"), format!("DELETE FROM {table} ")];
        begins.iter().any(|begin| function.contains(begin)) && !UNSHOWN.iter().any(|unshown| function.contains(unshown))
    })
}

#[test]
fn whoever_writes_what_is_public_raises_its_version() {
    let mut found = 0;
    for path in
        rust_files().iter().filter(|path| is_in(path, "store/src") && !is_in(path, "store/src/demo") && !path.ends_with("catalogue.rs"))
    {
        for function in functions(&read(path)) {
            let Some(table) = writes(function) else { continue };
            found += 1;
            let name = function.split(['(', '<']).next().unwrap_or_default();
            let raises = ["raise_version(", "touch_all(", "write::categories("].iter().any(|raise| function.contains(raise));
            assert!(raises, "{}: {name} writes {table}, which public pages show, and does not raise the public version", path.display());
        }
    }
    assert!(found >= SHOWN.len(), "{found} writes were found");
}
