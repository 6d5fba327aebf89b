//! What a text is kept under and what a query looks for: folded words and their stems.

use domain::{
    fold::fold,
    locale::Locale,
    search::{cyrillic, stem, tokens},
};
use snowball_stemmers_rs::{Algorithm, Stemmer};

/// What search does beyond comparing words as they are: each can be turned off, to measure what it is worth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Switches {
    pub stems: bool,
    pub folds: bool,
    pub typos: bool,
}

impl Switches {
    pub(crate) const ALL: Self = Self { stems: true, folds: true, typos: true };
}

/// How much a match by something else than the word itself counts.
const STEM: f32 = 0.8;
const LATIN: f32 = 0.9;

/// Cuts texts and queries into terms.
pub(crate) struct Analyser {
    pub(super) switches: Switches,
    russian: Stemmer,
    english: Stemmer,
}

impl Analyser {
    pub(crate) fn new(switches: Switches) -> Self {
        Self { switches, russian: Stemmer::create(Algorithm::Russian), english: Stemmer::create(Algorithm::English) }
    }

    /// The word as it is compared. Russian spells `экология` with э, Latin has one letter for both.
    pub(super) fn plain(&self, word: &str) -> String {
        if self.switches.folds { fold(word).replace('э', "е") } else { word.to_lowercase() }
    }

    /// The terms of a word of a text in this language, the word itself first.
    pub(crate) fn terms(&self, word: &str, locale: Locale) -> Vec<String> {
        let plain = self.plain(word);
        let mut terms = Vec::with_capacity(3);
        if self.switches.stems {
            terms.extend(self.stems(word, &plain, locale));
        }
        terms.insert(0, plain);
        dedup(terms)
    }

    /// A word typed without a Kazakh layout has the stem of its folded letters; so both are kept.
    fn stems(&self, word: &str, plain: &str, locale: Locale) -> Vec<String> {
        match locale {
            Locale::Kk => vec![self.plain(&stem(word)), stem(plain)],
            Locale::Ru => vec![self.russian.stem(plain).into_owned()],
            Locale::En => vec![self.english.stem(plain).into_owned()],
        }
    }

    /// What a typed word may stand for, with how much each counts: in any of the three languages, and in Latin Kazakh.
    pub(super) fn wanted(&self, word: &str) -> Vec<(String, f32)> {
        let plain = self.plain(word);
        let mut wanted = vec![(plain.clone(), 1.0)];
        let spelled = self.switches.folds.then(|| cyrillic(word)).flatten();
        wanted.extend(spelled.iter().map(|spelled| (spelled.clone(), LATIN)));
        if self.switches.stems {
            for locale in Locale::ALL {
                wanted.extend(self.stems(word, &plain, *locale).into_iter().map(|stem| (stem, STEM)));
            }
            if let Some(spelled) = &spelled {
                for locale in [Locale::Kk, Locale::Ru] {
                    wanted.extend(self.stems(spelled, spelled, locale).into_iter().map(|stem| (stem, STEM * LATIN)));
                }
            }
        }
        // The dearest first, so that a stem equal to its word counts as the word.
        wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
        wanted
    }

    /// Every term of a text, by how often it stands there, and how many words the text has.
    pub(super) fn count(&self, text: &str, locale: Locale) -> (Vec<String>, usize) {
        let mut terms = Vec::new();
        let mut words = 0;
        for token in tokens(text) {
            words += 1;
            terms.extend(self.terms(&token.word, locale));
        }
        (terms, words)
    }
}

fn dedup(mut terms: Vec<String>) -> Vec<String> {
    let mut at = 1;
    while at < terms.len() {
        if terms[..at].contains(&terms[at]) {
            terms.swap_remove(at);
        } else {
            at += 1;
        }
    }
    terms
}
