//! Every visible text, in the reader's language. The texts are checked when the program is built (see `build.rs`).
//!
//! The server holds all three tables. The browser receives the table of the page's language only, beside the program.

mod format;
mod plural;

use domain::locale::Locale;
use leptos::prelude::*;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The texts of one language. Copy it into closures freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    locale: Locale,
}

/// The words of the page being shown.
#[must_use]
pub fn use_words() -> Words {
    Words { locale: use_context::<Locale>().unwrap_or(Locale::Kk) }
}

impl Words {
    /// The words of a given language.
    #[must_use]
    pub const fn of(locale: Locale) -> Self {
        Self { locale }
    }

    /// The language.
    #[must_use]
    pub const fn locale(self) -> Locale {
        self.locale
    }

    /// A plain text.
    #[must_use]
    pub fn t(self, word: Word) -> &'static str {
        row(self.locale, word as usize)
    }

    /// A text with its `{name}` parts filled.
    #[must_use]
    pub fn with(self, word: Word, parts: &[(&str, &str)]) -> String {
        fill(self.t(word), parts)
    }

    /// A text in the form that `n` asks for, with `{n}` filled.
    #[must_use]
    pub fn count(self, plural: Plural, n: u64) -> String {
        fill(row(self.locale, plural as usize + plural::form(self.locale, n) as usize), &[("n", &self.integer(n))])
    }

    /// The `lang` of a text in another language than the page; nothing for the page's own.
    #[must_use]
    pub fn foreign(self, locale: Locale) -> Option<&'static str> {
        (locale != self.locale).then(|| locale.code())
    }

    /// An address of this language: `href("/projects")` gives `/kk/projects`.
    #[must_use]
    pub fn href(self, path: &str) -> String {
        format!("/{}{path}", self.locale.code())
    }
}

fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The whole table of a language as a JSON array, for the browser.
#[cfg(not(target_family = "wasm"))]
#[must_use]
pub fn table(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::Kk => &KK,
        Locale::Ru => &RU,
        Locale::En => &EN,
    }
}

#[cfg(not(target_family = "wasm"))]
fn row(locale: Locale, index: usize) -> &'static str {
    table(locale)[index]
}

#[cfg(target_family = "wasm")]
static TABLE: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();

/// Takes the page's table, once, before hydration: a JSON array of texts. As one text it crosses to the program at once, where
/// some thousand texts would each cross alone.
#[cfg(target_family = "wasm")]
pub fn load(table: &str) -> Result<(), leptos::serde_json::Error> {
    let table = leptos::serde_json::from_str(table)?;
    // A second call would mean two hydrations; the first table stays.
    let _ = TABLE.set(table);
    Ok(())
}

#[cfg(target_family = "wasm")]
fn row(_: Locale, index: usize) -> &'static str {
    TABLE.get().and_then(|table| table.get(index)).map_or("", String::as_str)
}
