//! Where the built files are: names with their hashes, and the words that the browser fetches.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use app::{shell::Assets, words};
use domain::locale::Locale;
use sha2::{Digest, Sha256};

/// There is no built site, in one line.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read: {reason}; build the site with bin/build, or name its folder with --site-root", file.display())]
pub struct NoSite {
    file: PathBuf,
    reason: io::Error,
}

/// Reads `hash.txt` of the built site. Without it pages would have neither styles nor program.
pub fn read(site_root: &Path) -> Result<Assets, NoSite> {
    let file = site_root.join("hash.txt");
    let hashes = fs::read_to_string(&file).map_err(|reason| NoSite { file, reason })?;
    let hashes: HashMap<&str, &str> =
        hashes.lines().filter_map(|line| line.split_once(':')).map(|(file, hash)| (file.trim(), hash.trim())).collect();
    let file = |kind: &str| hashes.get(kind).map(|hash| format!("/pkg/bayge.{hash}.{kind}")).unwrap_or_default();
    Ok(Assets { css: file("css"), js: file("js"), wasm: file("wasm"), words: [Locale::Kk, Locale::Ru, Locale::En].map(words_address) })
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
