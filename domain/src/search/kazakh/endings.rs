//! The endings of Kazakh inflection: what is written, what it follows, and which harmony it keeps.

/// The sound that an ending follows.
#[derive(Clone, Copy)]
pub(super) enum Before {
    Any,
    Vowel,
    /// а ә е я: not the vowel of an ending's own.
    Wide,
    Consonant,
    VowelOrGlide,
    VowelOrNasal,
    Nasal,
    Voiced,
    VoicedNoNasal,
    LiquidNasalVoiced,
    VowelOrVoiced,
    Sonorant,
    Sibilant,
    Voiceless,
    /// After the possessive of the third person: `-ы`, `-сы`.
    Theirs,
    /// After the locative: `-да`, `-те`.
    Place,
    /// A stem that takes `-сы` and not `-ы`.
    TheirStem,
}

/// The vowels of the syllable before.
#[derive(Clone, Copy)]
pub(super) enum Harmony {
    Back,
    Front,
    None,
}

/// An ending in one of its forms.
pub(super) struct Ending {
    pub letters: &'static str,
    pub before: Before,
    pub harmony: Harmony,
    /// How many letters must be left.
    pub shortest: usize,
    /// Whether letters of other layouts do not stand for its own: alone, `н` and `ң` are two things.
    pub is_exact: bool,
}

const fn back(letters: &'static str, before: Before) -> Ending {
    Ending { letters, before, harmony: Harmony::Back, shortest: 2, is_exact: false }
}

const fn front(letters: &'static str, before: Before) -> Ending {
    Ending { letters, before, harmony: Harmony::Front, shortest: 2, is_exact: false }
}

const fn any(letters: &'static str, before: Before) -> Ending {
    Ending { letters, before, harmony: Harmony::None, shortest: 2, is_exact: false }
}

impl Ending {
    const fn of_longer(self, shortest: usize) -> Self {
        Self { shortest, ..self }
    }

    const fn exact(self) -> Self {
        Self { is_exact: true, ..self }
    }
}

use Before::{
    Any, Consonant, LiquidNasalVoiced, Nasal, Place, Sibilant, Sonorant, TheirStem, Theirs, Voiced, VoicedNoNasal, Voiceless, Vowel,
    VowelOrGlide, VowelOrNasal, VowelOrVoiced, Wide,
};

#[rustfmt::skip]
pub(super) const ENDINGS: &[Ending] = &[
    // Plural.
    back("лар", VowelOrGlide), front("лер", VowelOrGlide),
    back("дар", LiquidNasalVoiced), front("дер", LiquidNasalVoiced),
    back("тар", Voiceless), front("тер", Voiceless),
    // Genitive.
    back("ның", VowelOrNasal), front("нің", VowelOrNasal),
    back("дың", VoicedNoNasal), front("дің", VoicedNoNasal),
    back("тың", Voiceless), front("тің", Voiceless),
    // Dative; after the third person's possessive with н.
    back("ға", VowelOrVoiced), front("ге", VowelOrVoiced),
    back("қа", Voiceless), front("ке", Voiceless),
    back("на", Theirs), front("не", Theirs),
    // Accusative.
    back("ны", Vowel), front("ні", Vowel),
    back("ды", Voiced), front("ді", Voiced),
    back("ты", Voiceless), front("ті", Voiceless),
    any("н", Theirs).of_longer(4).exact(),
    // `орманы` is `орман` with ы or `орма` with ны: every stem ends before such an н.
    any("н", Wide).of_longer(4).exact(),
    // Locative.
    back("да", VowelOrVoiced), front("де", VowelOrVoiced),
    back("та", Voiceless), front("те", Voiceless),
    back("нда", Theirs), front("нде", Theirs),
    // Ablative.
    back("дан", VowelOrVoiced), front("ден", VowelOrVoiced),
    back("тан", Voiceless), front("тен", Voiceless),
    back("нан", Nasal), front("нен", Nasal),
    back("нан", Theirs), front("нен", Theirs),
    // Instrumental: the one case without harmony.
    any("мен", Sonorant), any("бен", Sibilant), any("пен", Voiceless),
    // What is in or at: `қаладағы`; and whose: `қаланікі`.
    back("ғы", Place), front("гі", Place),
    any("нікі", VowelOrNasal), any("дікі", VoicedNoNasal), any("тікі", Voiceless),
    // Possessive of the third person.
    back("сы", TheirStem), front("сі", TheirStem),
    back("ы", Consonant), front("і", Consonant),
    // Of the first and second person.
    any("м", Wide).of_longer(4), back("ым", Consonant).of_longer(4), front("ім", Consonant).of_longer(4),
    any("ң", Wide).of_longer(4).exact(), back("ың", Consonant).of_longer(4).exact(), front("ің", Consonant).of_longer(4).exact(),
    back("мыз", Sonorant).of_longer(3), front("міз", Sonorant).of_longer(3),
    back("ымыз", Consonant), front("іміз", Consonant),
    back("ңыз", Vowel).of_longer(3), front("ңіз", Vowel).of_longer(3),
    back("ыңыз", Consonant), front("іңіз", Consonant),
    // Person of a predicate.
    back("мын", Sonorant).of_longer(3), front("мін", Sonorant).of_longer(3),
    back("пын", Voiceless).of_longer(3), front("пін", Voiceless).of_longer(3),
    back("бын", Sibilant).of_longer(3), front("бін", Sibilant).of_longer(3),
    back("сың", Any).of_longer(3).exact(), front("сің", Any).of_longer(3).exact(),
    back("сыз", Any).of_longer(3), front("сіз", Any).of_longer(3),
    back("быз", Sibilant).of_longer(3), front("біз", Sibilant).of_longer(3),
    back("пыз", Voiceless).of_longer(3), front("піз", Voiceless).of_longer(3),
];
