//! What browsers keep for ever is named by its content.

use sha2::{Digest, Sha256};

use crate::{files, is_in, read, root, rust_files};

#[test]
fn addresses_in_the_style_name_the_version_of_their_file() {
    let mut seen = 0;
    for path in files("style", &["css"]) {
        let text = read(&path);
        for address in text.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|address| address.starts_with('/')) {
            let (file, version) = address.split_once("?v=").unwrap_or((address, ""));
            let content = std::fs::read(root().join(format!("public{file}"))).unwrap_or_else(|error| panic!("{file}: {error}"));
            let hash = hex::encode(&Sha256::digest(content)[..4]);
            assert_eq!(version, hash, "{}: write url(\"{file}?v={hash}\")", path.display());
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen} addresses");
}

#[test]
fn icons_are_drawn_by_their_versioned_address() {
    for path in rust_files().iter().filter(|path| is_in(path, "app/src")) {
        assert!(!read(path).contains("\"/icons.svg"), "{}: use ui::icon", path.display());
    }
}

#[test]
fn fonts_fetched_beforehand_are_those_of_the_style() {
    let style = read(&root().join("style/fonts.css"));
    let shell = read(&root().join("app/src/shell.rs"));
    let addresses: Vec<&str> = shell.split('"').filter(|text| text.starts_with("/fonts/")).collect();
    assert_eq!(addresses.len(), 3, "{addresses:?}");
    assert!(addresses.iter().all(|address| style.contains(&format!("url(\"{address}\")"))), "{addresses:?}");
}
