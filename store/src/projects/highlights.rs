//! Which results the home page shows.

use domain::locale::Locale;

use super::stock::Book;

/// The first one, and after it the best of each category in order, never the same figure twice.
pub(super) fn choose<'a>(ordered: &[&'a Book], reader: Locale) -> (Option<&'a Book>, Vec<&'a Book>) {
    let result = |book: &Book| book.result.best(reader).0.to_owned();
    let hero = ordered.first().copied();
    let mut shown: Vec<&Book> = Vec::new();
    for book in ordered.iter().copied().skip(1) {
        let has_category = shown.iter().any(|other| other.traits.category == book.traits.category);
        let is_told = !result(book).is_empty() && hero.iter().chain(&shown).any(|other| result(other) == result(book));
        if !has_category && !is_told {
            shown.push(book);
        }
    }
    (hero, shown)
}
