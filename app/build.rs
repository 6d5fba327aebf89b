//! Turns `locales/*.json` into typed words: a missing or surplus language, plural form or placeholder does not compile.
//!
//! Each file is an area; each key holds its three languages side by side, so that none can be forgotten:
//! `{"title": {"kk": "…", "ru": "…", "en": "…"}, "count": {"kk": {"one": "…", "other": "…"}, …}}`.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write as _,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use serde_json::{Map, Value};

const LOCALES: [&str; 3] = ["kk", "ru", "en"];
/// The plural categories each language uses (CLDR, cardinal).
const FORMS: [&[&str]; 3] = [&["one", "other"], &["one", "few", "many", "other"], &["one", "other"]];
const ALL_FORMS: [&str; 4] = ["one", "few", "many", "other"];

#[derive(Default)]
struct Tables {
    words: String,
    plurals: String,
    rows: [Vec<String>; 3],
}

#[expect(clippy::disallowed_methods, reason = "cargo hands over OUT_DIR by the environment, and in no other way")]
fn main() {
    println!("cargo::rerun-if-changed=locales");
    let mut files: Vec<_> =
        fs::read_dir("locales").expect("app/locales is there").map(|file| file.expect("a file can be read").path()).collect();
    files.sort();
    let mut tables = Tables::default();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "json")) {
        read_area(file, &mut tables).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
    }
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("words.rs"), tables.source())
        .expect("OUT_DIR can be written");
    name_icons();
}

/// Tells the program where the icons are: their address changes with them, so that browsers may keep them for ever.
fn name_icons() {
    const ICONS: &str = "../public/icons.svg";
    println!("cargo::rerun-if-changed={ICONS}");
    let mut hasher = DefaultHasher::new();
    fs::read(ICONS).expect("public/icons.svg is there").hash(&mut hasher);
    println!("cargo::rustc-env=ICONS=/icons.svg?v={:016x}", hasher.finish());
}

fn read_area(file: &Path, tables: &mut Tables) -> Result<(), String> {
    let area = file.file_stem().and_then(|stem| stem.to_str()).ok_or("the file name is not text")?;
    let text = fs::read_to_string(file).map_err(|e| e.to_string())?;
    let keys: Map<String, Value> = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    for (key, value) in &keys {
        let languages = value.as_object().ok_or(format!("{key}: not an object of languages"))?;
        let found: BTreeSet<&str> = languages.keys().map(String::as_str).collect();
        if found != LOCALES.into_iter().collect() {
            return Err(format!("{key}: has {found:?}, needs exactly kk, ru, en"));
        }
        let name = camel(area) + &camel(key);
        if languages["kk"].is_string() { add_word(&name, key, languages, tables)? } else { add_plural(&name, key, languages, tables)? }
    }
    Ok(())
}

fn add_word(name: &str, key: &str, languages: &Map<String, Value>, tables: &mut Tables) -> Result<(), String> {
    let index = tables.rows[0].len();
    let expected = placeholders(languages["kk"].as_str().unwrap_or_default());
    for (locale, rows) in LOCALES.iter().zip(&mut tables.rows) {
        let text = languages[*locale].as_str().ok_or(format!("{key}.{locale}: not a text"))?;
        if text.trim().is_empty() {
            return Err(format!("{key}.{locale}: empty"));
        }
        if placeholders(text) != expected {
            return Err(format!("{key}.{locale}: placeholders {:?} differ from {expected:?} in kk", placeholders(text)));
        }
        rows.push(text.to_owned());
    }
    writeln!(tables.words, "    /// {:?}\n    {name} = {index},", languages["en"].as_str().unwrap_or_default()).map_err(|e| e.to_string())
}

fn add_plural(name: &str, key: &str, languages: &Map<String, Value>, tables: &mut Tables) -> Result<(), String> {
    let index = tables.rows[0].len();
    for ((locale, forms), rows) in LOCALES.iter().zip(FORMS).zip(&mut tables.rows) {
        let texts = languages[*locale].as_object().ok_or(format!("{key}.{locale}: not an object of plural forms"))?;
        let found: BTreeSet<&str> = texts.keys().map(String::as_str).collect();
        if found != forms.iter().copied().collect() {
            return Err(format!("{key}.{locale}: has the plural forms {found:?}, needs {forms:?}"));
        }
        for form in ALL_FORMS {
            let text = texts.get(form).unwrap_or(&texts["other"]).as_str().ok_or(format!("{key}.{locale}.{form}: not a text"))?;
            if !text.contains("{n}") {
                return Err(format!("{key}.{locale}.{form}: has no {{n}}"));
            }
            rows.push(text.to_owned());
        }
    }
    writeln!(tables.plurals, "    /// {:?}\n    {name} = {index},", languages["en"]["other"].as_str().unwrap_or_default())
        .map_err(|e| e.to_string())
}

/// `{name}` parts of a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// `entry_saved` becomes `EntrySaved`.
fn camel(key: &str) -> String {
    key.split(['_', '-']).map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

impl Tables {
    fn source(&self) -> String {
        let derive = "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\n#[repr(u16)]";
        let mut out = format!("/// A text of the product.\n{derive}\npub enum Word {{\n{}}}\n\n", self.words);
        let _ = write!(out, "/// A text whose form depends on a number.\n{derive}\npub enum Plural {{\n{}}}\n\n", self.plurals);
        for (locale, rows) in LOCALES.iter().zip(&self.rows) {
            let _ = writeln!(
                out,
                "#[cfg(not(target_family = \"wasm\"))]\nstatic {}: [&str; {}] = {rows:?};",
                locale.to_uppercase(),
                rows.len()
            );
        }
        out
    }
}
