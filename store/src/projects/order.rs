//! The order of the reader's alphabet.

use domain::locale::Locale;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

use crate::{Error, Result};

/// Only the Kazakh collation puts І, Ұ, Ү and Ё where the alphabet has them.
pub(crate) fn collator(reader: Locale) -> Result<CollatorBorrowed<'static>> {
    let locale = match reader {
        Locale::Kk => locale!("kk"),
        Locale::Ru => locale!("ru"),
        Locale::En => locale!("en"),
    };
    Collator::try_new(locale.into(), CollatorOptions::default())
        .map_err(|error| Error::Unexpected(format!("collation of {reader}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALPHABET: &str = "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я";

    #[test]
    fn kazakh_titles_follow_the_alphabet() {
        let alphabet: Vec<&str> = ALPHABET.split(' ').collect();
        let mut shuffled = alphabet.clone();
        shuffled.reverse();
        let kk = collator(Locale::Kk).expect("the collation is built in");
        shuffled.sort_by(|a, b| kk.compare(a, b));
        assert_eq!(shuffled, alphabet);
        // Inside words too, and whatever the case.
        let mut words = ["Ұшқыш", "іс", "Ыдыс", "ұя", "Үй", "Ел", "Ёлка", "Жоба", "Әкім", "Азат", "Қала", "Көше"];
        words.sort_by(|a, b| kk.compare(a, b));
        assert_eq!(words, ["Азат", "Әкім", "Ел", "Ёлка", "Жоба", "Көше", "Қала", "Ұшқыш", "ұя", "Үй", "Ыдыс", "іс"]);
    }
}
