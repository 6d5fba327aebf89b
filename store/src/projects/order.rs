//! What comes first in the gallery.

use std::cmp::Reverse;

use domain::{
    figure::{Figure, Parts},
    locale::Locale,
    showcase::Sort,
};
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

use super::row::Brief;
use crate::{Error, Result};

pub(super) fn sort(briefs: &mut [Brief], by: Sort, reader: Locale) -> Result<()> {
    match by {
        // The address decides among equals, so that pages never overlap.
        Sort::Newest => briefs.sort_by(|a, b| (Reverse(a.published_at), &a.slug).cmp(&(Reverse(b.published_at), &b.slug))),
        Sort::Result => {
            briefs.sort_by_cached_key(|brief| {
                let (strength, times) = strength(brief, reader);
                // Within a day the hour says nothing about the result.
                (Reverse(strength), Reverse(day(brief)), Reverse(times), brief.slug.clone())
            });
        }
        Sort::Title => {
            let collator = collator(reader)?;
            let title = |brief: &Brief| brief.title.best(reader).0.to_owned();
            briefs.sort_by(|a, b| collator.compare(&title(a), &title(b)).then_with(|| a.slug.cmp(&b.slug)));
        }
    }
    Ok(())
}

/// A measured change says more than a figure, a figure more than a sentence. Among changes: how many times over, in
/// tenths. Days that became hours cannot be divided, but a smaller unit is a great change.
fn strength(brief: &Brief, reader: Locale) -> (u8, u32) {
    match Figure::parse(brief.result.best(reader).0) {
        Some(figure) if figure.is_change() => {
            (2, Parts::of(&figure.value).bars().map_or(u32::MAX, |(a, b)| a.max(b) * 10 / a.min(b).max(1)))
        }
        Some(_) => (1, 0),
        None => (0, 0),
    }
}

fn day(brief: &Brief) -> (i32, u8, u8) {
    let civil = brief.published_at.to_astana();
    (civil.year, civil.month, civil.day)
}

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
