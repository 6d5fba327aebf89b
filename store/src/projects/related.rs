//! Projects that are like another.

use std::cmp::Reverse;

use domain::{
    locale::Locale,
    showcase::{CategoryName, ProjectCard, Sort},
};

use super::shelf::Shelf;

/// How many are shown.
const SHOWN: usize = 3;

impl Shelf {
    /// The most alike of the same category, the newest first among equals.
    pub(super) fn related(&self, slug: &str, category: &str, names: &[CategoryName], locale: Locale) -> Vec<ProjectCard> {
        let stock = self.stock();
        let newest = stock.ordered(Sort::Newest, locale).iter().filter_map(|number| stock.book(*number));
        let mut books: Vec<_> = newest.filter(|book| book.traits.category == category).collect();
        let Some(own) = books.iter().position(|book| book.slug == slug).map(|at| books.remove(at)) else { return Vec::new() };
        books.sort_by_key(|book| Reverse(own.traits.likeness(&book.traits)));
        books.into_iter().take(SHOWN).map(|book| self.card(book, names, None, locale)).collect()
    }
}
