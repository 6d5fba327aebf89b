//! Texts that people write for a show, in three languages.

use super::CeremonyError;
use crate::{locale::Trilingual, note::Note};

/// The longest citation in one language, in characters: what the stage holds beside a name and a result.
pub const CITATION_MAX: usize = 160;
/// The longest words of an opening, a pause or a closing in one language, in characters.
pub const CAPTION_MAX: usize = 160;
/// The longest name of a special prize in one language, in characters.
pub const PRIZE_NAME_MAX: usize = 80;
/// The longest notice of a correction in one language, in characters.
pub const CORRECTION_MAX: usize = 400;

/// How long the words may be by which a name is read out, in one language, in characters.
pub const SAID_MAX: usize = 240;

/// Reads how a name is read out: on one line in each language, in any of them or in none.
///
/// # Errors
/// [`CeremonyError::TextTooLong`].
pub fn said_texts(typed: &Trilingual) -> Result<Trilingual, CeremonyError> {
    let text = lines(typed);
    let is_long = [&text.kk, &text.ru, &text.en].iter().any(|text| text.chars().count() > SAID_MAX);
    if is_long { Err(CeremonyError::TextTooLong) } else { Ok(text) }
}

fn lines(typed: &Trilingual) -> Trilingual {
    let line = |text: &str| Note::parse_optional(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Trilingual::new(line(&typed.kk), line(&typed.ru), line(&typed.en))
}

/// Reads a text on one line in each language: all three must be there, and none longer than `most` characters.
///
/// # Errors
/// [`CeremonyError::TextMissing`] or [`CeremonyError::TextTooLong`].
pub fn texts(typed: &Trilingual, most: usize) -> Result<Trilingual, CeremonyError> {
    let text = texts_if_any(typed, most)?;
    if text.is_empty() { Err(CeremonyError::TextMissing) } else { Ok(text) }
}

/// The same for a text that may be left out whole: in every language or in none.
///
/// # Errors
/// As [`texts`].
pub fn texts_if_any(typed: &Trilingual, most: usize) -> Result<Trilingual, CeremonyError> {
    let text = lines(typed);
    let all = [&text.kk, &text.ru, &text.en];
    if all.iter().any(|text| text.chars().count() > most) {
        return Err(CeremonyError::TextTooLong);
    }
    let missing = all.iter().filter(|text| text.is_empty()).count();
    if missing % all.len() == 0 { Ok(text) } else { Err(CeremonyError::TextMissing) }
}
