//! A stemmer for Kazakh: takes the endings of inflection off a noun, an adjective used as one, or a verbal noun.
//!
//! The rules are those of any school grammar of Kazakh. A word is built `stem + plural + possessive + case + person`; each ending has
//! forms by vowel harmony (back а/ы, front е/і) and by the sound before it (after a vowel, a sonorant, a voiced or a voiceless consonant).
//! An ending is taken off only where both fit. What the joint changed is put back: `кітабы` is of `кітап`, `еңбегі` of `еңбек`,
//! `халқы` of `халық`.
//!
//! Endings are taken off one at a time until none fits, whatever their order: then every form of a word passes through its bare form and
//! comes to the same stem, also where the bare form itself looks inflected. A stem is for comparing, not for reading. Endings that make
//! new words (`-лық`, `-шы`, `-ша`) and the tenses of verbs stay. The first and second person of short words stay too: `адам`, `білім`
//! are no one's.
//!
//! Text typed without a Kazakh layout is stemmed as well: endings are compared by folded letters, and a folded `о`, `у`, `и` fits both
//! harmonies.

use crate::fold::nearest;

mod endings;

use endings::{Before, ENDINGS, Ending, Harmony};

/// The stem of a lower-case word; words that are not Cyrillic stay as they are. The stem of a stem is itself.
#[must_use]
pub fn stem(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.iter().all(|c| is_cyrillic(*c)) {
        while shorten(&mut letters) {}
    }
    letters.into_iter().collect()
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4FF}')
}

/// Takes off the longest ending that fits, else undoes what a joint changes. `false` where nothing is left to do.
fn shorten(letters: &mut Vec<char>) -> bool {
    let fitting = ENDINGS.iter().filter(|ending| fits(letters, ending)).map(|ending| ending.letters.chars().count()).max();
    if let Some(length) = fitting {
        letters.truncate(letters.len() - length);
        return true;
    }
    harden(letters) || close(letters)
}

fn fits(letters: &[char], ending: &Ending) -> bool {
    let length = ending.letters.chars().count();
    let Some(at) = letters.len().checked_sub(length) else { return false };
    let (rest, end) = letters.split_at(at);
    let is_written = if ending.is_exact {
        ending.letters.chars().eq(end.iter().copied())
    } else {
        ending.letters.chars().zip(end).all(|(a, b)| nearest(a) == nearest(*b))
    };
    is_written
        && is_long_enough(rest, ending.shortest)
        && rest.last().is_some_and(|last| follows(rest, *last, ending.before))
        && is_in_harmony(rest, ending.harmony)
}

/// At least so many letters with a vowel among them; two letters only as `ат`, `ел`, `су`.
fn is_long_enough(rest: &[char], shortest: usize) -> bool {
    let has_vowel = rest.iter().any(|c| is_vowel(*c));
    match rest {
        [first, last] => shortest <= 2 && (is_vowel(*first) && !is_vowel(*last) || !is_vowel(*first) && matches!(last, 'у' | 'и')),
        _ => has_vowel && rest.len() >= shortest.max(3),
    }
}

fn follows(rest: &[char], last: char, before: Before) -> bool {
    // A typed и may be the vowel і.
    follows_sound(rest, last, Sound::of(last), before) || (last == 'и' && follows_sound(rest, last, Sound::Vowel, before))
}

fn follows_sound(rest: &[char], last: char, sound: Sound, before: Before) -> bool {
    match before {
        Before::Any => true,
        Before::Vowel => sound == Sound::Vowel,
        Before::Wide => matches!(last, 'а' | 'ә' | 'е' | 'я'),
        Before::Consonant => sound != Sound::Vowel,
        Before::VowelOrGlide => matches!(sound, Sound::Vowel | Sound::Glide),
        Before::VowelOrNasal => matches!(sound, Sound::Vowel | Sound::Nasal),
        Before::Nasal => sound == Sound::Nasal,
        Before::Voiced => matches!(sound, Sound::Glide | Sound::Liquid | Sound::Nasal | Sound::Voiced),
        Before::VoicedNoNasal => matches!(sound, Sound::Glide | Sound::Liquid | Sound::Voiced),
        Before::LiquidNasalVoiced => matches!(sound, Sound::Liquid | Sound::Nasal | Sound::Voiced),
        Before::VowelOrVoiced => sound != Sound::Voiceless,
        Before::Sonorant => !matches!(sound, Sound::Voiced | Sound::Voiceless),
        Before::Sibilant => sound == Sound::Voiced,
        Before::Voiceless => sound == Sound::Voiceless,
        Before::Theirs => matches!(nearest(last), 'ы' | 'и'),
        Before::Place => matches!(rest, [.., 'д' | 'т', 'а' | 'е']),
        // `жұмысы` is `жұмыс` with `ы`; only after these does a stem end in ы or і, and a few words end in `-ес`, `-ас` by themselves.
        Before::TheirStem => match rest {
            [.., consonant, 'ы' | 'і' | 'и'] => matches!(consonant, 'ш' | 'к' | 'қ' | 'г' | 'ғ'),
            _ => sound == Sound::Vowel && !is_cut_short(rest),
        },
    }
}

/// Words whose own last letter is с: `кеңесі` is theirs by `і`, not by `сі`.
fn is_cut_short(rest: &[char]) -> bool {
    ["кеңе", "кене", "бизне", "адре", "жолда", "атла", "еле", "тала", "интере"].iter().any(|word| word.chars().eq(rest.iter().copied()))
}

/// `кітаб` is `кітап`, `еңбег` is `еңбек`, `орталығ` is `орталық`: between vowels a voiceless consonant had become voiced.
fn harden(letters: &mut [char]) -> bool {
    let [.., before, last] = letters else { return false };
    let hard = match *last {
        'г' => 'к',
        'ғ' => 'қ',
        'б' => 'п',
        _ => return false,
    };
    if !is_vowel(*before) {
        return false;
    }
    *last = hard;
    true
}

/// `халық` becomes `халқ` as in `халқы`, `орын` `орн` as in `орны`: a narrow vowel falls out before an ending.
fn close(letters: &mut Vec<char>) -> bool {
    let [.., vowel, first, narrow, last] = letters[..] else { return false };
    let falls = is_vowel(vowel)
        && matches!(narrow, 'ы' | 'і')
        && matches!(nearest(last), 'н' | 'к' | 'л' | 'п')
        && matches!(nearest(first), 'р' | 'л' | 'н' | 'й' | 'з')
        && letters.len() <= 5;
    if falls {
        letters.remove(letters.len() - 2);
    }
    falls
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'ә' | 'е' | 'ё' | 'и' | 'о' | 'ө' | 'у' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'ю' | 'я')
}

/// Whether the last syllable of the rest goes with the ending's. In a word without a letter of Kazakh's own, `о` may stand for `ө`.
fn is_in_harmony(rest: &[char], harmony: Harmony) -> bool {
    let is_own = rest.iter().any(|c| nearest(*c) != *c);
    let Some(vowel) = rest.iter().rev().find(|c| is_vowel(**c)) else { return true };
    match (harmony, *vowel) {
        (Harmony::None, _) | (_, 'и' | 'у' | 'ю') => true,
        (_, 'о') if !is_own => true,
        (Harmony::Back, vowel) => matches!(vowel, 'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё'),
        (Harmony::Front, vowel) => matches!(vowel, 'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э'),
    }
}

/// How a letter sounds to the ending after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    /// й р у и: like vowels in the plural.
    Glide,
    Liquid,
    Nasal,
    /// з ж.
    Voiced,
    Voiceless,
}

impl Sound {
    const fn of(c: char) -> Self {
        match c {
            'й' | 'р' | 'у' | 'и' | 'ю' => Self::Glide,
            'л' => Self::Liquid,
            'м' | 'н' | 'ң' => Self::Nasal,
            'з' | 'ж' => Self::Voiced,
            _ if is_vowel(c) => Self::Vowel,
            // A final б, в, г, д is spoken without voice.
            _ => Self::Voiceless,
        }
    }
}
