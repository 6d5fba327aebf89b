//! Where the built files are: names with their hashes, and the words that the browser fetches.

use std::{collections::HashMap, fs, path::Path};

use app::{shell::Assets, words};
use domain::locale::Locale;
use sha2::{Digest, Sha256};

/// Reads `hash.txt` of the built site. Without it (tests, a server built alone) pages work, without the browser part.
#[must_use]
pub fn read(site_root: &Path) -> Assets {
    let hashes = fs::read_to_string(site_root.join("hash.txt")).unwrap_or_default();
    let hashes: HashMap<&str, &str> =
        hashes.lines().filter_map(|line| line.split_once(':')).map(|(file, hash)| (file.trim(), hash.trim())).collect();
    let file = |kind: &str| hashes.get(kind).map(|hash| format!("/pkg/bayge.{hash}.{kind}")).unwrap_or_default();
    Assets { css: file("css"), js: file("js"), wasm: file("wasm"), words: [Locale::Kk, Locale::Ru, Locale::En].map(words_address) }
}

/// The words of a language as the JSON array that `hydrate` takes.
#[must_use]
pub fn words_json(locale: Locale) -> String {
    serde_json::json!(words::table(locale)).to_string()
}

/// `/words/kk.0123456789abcdef.json`: the hash changes with the texts, so that browsers may keep them for ever.
#[must_use]
pub fn words_address(locale: Locale) -> String {
    let hash = Sha256::digest(words_json(locale));
    format!("/words/{}.{}.json", locale.code(), hex::encode(&hash[..8]))
}
