//! What the organizer says of an edition in words of their own, in three languages: plain text with paragraphs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    AwardError,
    rows::{self, RowProblem, Rows},
};
use crate::{
    answers::{MAX_CHARS, count_words},
    locale::{Locale, Trilingual},
    note::Note,
};

coded! {
    /// What a text is about, in the order in which pages show them.
    pub enum TextKind {
        /// The terms of taking part.
        Terms => "terms",
        /// What winners get.
        Prizes => "prizes",
        /// A note for those who write an entry.
        Note => "note",
        /// Whom to ask.
        Contact => "contact",
    }
}

impl TextKind {
    /// The most words of one language.
    #[must_use]
    pub const fn most_words(self) -> u32 {
        match self {
            Self::Terms => 800,
            Self::Prizes | Self::Note => 200,
            Self::Contact => 100,
        }
    }

    /// Whether entries were written and judged by it, so that it stands once judging has begun.
    #[must_use]
    pub const fn binds(self) -> bool {
        matches!(self, Self::Terms | Self::Prizes)
    }
}

/// The texts of an edition; those that say nothing are absent.
pub type AwardTexts = BTreeMap<TextKind, Trilingual>;

/// The paragraphs of a text: blank lines divide them.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(Vec::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push(line.trim_end());
        }
    }
    paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).map(|paragraph| paragraph.join("\n"))
}

/// The texts as typed: `{kind}_kk`, `{kind}_ru`, `{kind}_en`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextsForm(Rows);

impl TextsForm {
    /// The form as it stands for these texts.
    #[must_use]
    pub fn of(texts: &AwardTexts) -> Self {
        let mut form = Rows::default();
        for (kind, text) in texts {
            form.put_all(kind.code(), "", text);
        }
        Self(form)
    }

    /// The form as it was typed.
    #[must_use]
    pub const fn typed(fields: BTreeMap<String, String>) -> Self {
        Self(Rows::typed(fields))
    }

    /// What was typed for a text in one language.
    #[must_use]
    pub fn get(&self, kind: TextKind, locale: Locale) -> &str {
        self.0.get(kind.code(), locale.code())
    }

    /// The texts, and everything that is wrong.
    #[must_use]
    pub fn read(&self) -> (AwardTexts, Vec<RowProblem<AwardError>>) {
        let (mut texts, mut problems) = (AwardTexts::new(), Vec::new());
        for kind in TextKind::ALL {
            let [kk, ru, en] = [Locale::Kk, Locale::Ru, Locale::En].map(|locale| {
                let text = Note::parse_optional(self.get(*kind, locale));
                let most = usize::try_from(kind.most_words()).unwrap_or(usize::MAX);
                if count_words(&text) > most || text.chars().count() > MAX_CHARS {
                    problems.push((rows::name(kind.code(), locale.code()), AwardError::TextLength));
                }
                text
            });
            let text = Trilingual { kk, ru, en };
            if !text.is_empty() {
                texts.insert(*kind, text);
            }
        }
        (texts, problems)
    }

    /// Reads the form.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self) -> Result<AwardTexts, AwardError> {
        let (texts, problems) = self.read();
        problems.first().map_or(Ok(texts), |(_, error)| Err(*error))
    }
}
