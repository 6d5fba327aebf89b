//! The three languages of the award, and text that exists in each of them.

use serde::{Deserialize, Serialize};

coded! {
    /// A language of the award. The order is the order of fallback: Kazakh first.
    pub enum Locale {
        /// Kazakh.
        Kk => "kk",
        /// Russian.
        Ru => "ru",
        /// English.
        En => "en",
    }
}

/// Fixed words in the order kk, ru, en; see [`Locale::pick`].
pub type Words = [&'static str; 3];

impl Locale {
    /// The word of this language out of a fixed triple (kk, ru, en).
    #[must_use]
    pub const fn pick(self, words: &Words) -> &'static str {
        match self {
            Self::Kk => words[0],
            Self::Ru => words[1],
            Self::En => words[2],
        }
    }
}

/// A text in the three languages; an empty string means "not yet translated".
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Trilingual {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Trilingual {
    /// A text from its three versions.
    #[must_use]
    pub fn new(kk: impl Into<String>, ru: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kk: kk.into(), ru: ru.into(), en: en.into() }
    }

    /// A text from fixed words.
    #[must_use]
    pub fn from_words(words: &Words) -> Self {
        Self::new(words[0], words[1], words[2])
    }

    /// Exactly the version of this language, possibly empty.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Kk => &self.kk,
            Locale::Ru => &self.ru,
            Locale::En => &self.en,
        }
    }

    /// The version to show: the asked language, else the first non-empty of kk, ru, en, with the language it is
    /// in (for the `lang` attribute). When all three are empty: the empty text in the asked language.
    #[must_use]
    pub fn best(&self, locale: Locale) -> (&str, Locale) {
        std::iter::once(locale)
            .chain(Locale::ALL.iter().copied())
            .map(|candidate| (self.get(candidate), candidate))
            .find(|(text, _)| !text.is_empty())
            .unwrap_or(("", locale))
    }

    /// Whether no language has any text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kk.is_empty() && self.ru.is_empty() && self.en.is_empty()
    }
}

impl From<&Words> for Trilingual {
    fn from(words: &Words) -> Self {
        Self::from_words(words)
    }
}

/// A text in the three languages as a form posts it; what is left out is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextForm {
    /// In Kazakh.
    pub text_kk: String,
    /// In Russian.
    pub text_ru: String,
    /// In English.
    pub text_en: String,
}

impl From<TextForm> for Trilingual {
    fn from(form: TextForm) -> Self {
        Self::new(form.text_kk, form.text_ru, form.text_en)
    }
}
