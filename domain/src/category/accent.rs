//! Each category of an edition has a colour of its own.

use super::{CATEGORIES_MAX, CATEGORY_SLUGS, Category};

/// The colours, by their names in `style/categories.css`: those of the six default categories, and as many more as an edition may have
/// categories.
pub const PALETTE: [&str; CATEGORIES_MAX] = [
    "citizens", "economy", "social", "security", "region", "quasi", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c15", "c16",
    "c17", "c18", "c19", "c20",
];

/// The categories of an edition, by slug, with their colours. The six keep theirs wherever they stand; the others take, in their order, those that
/// are left.
#[must_use]
pub fn accents(categories: &[Category]) -> Vec<(&str, &'static str)> {
    let has = |colour: &str| categories.iter().any(|category| category.slug == colour);
    let mut left = PALETTE.into_iter().filter(|colour| !has(colour));
    categories
        .iter()
        .map(|category| {
            let own = CATEGORY_SLUGS.iter().find(|slug| **slug == category.slug);
            // There are as many colours as there can be categories.
            (category.slug.as_str(), own.copied().or_else(|| left.next()).unwrap_or(PALETTE[0]))
        })
        .collect()
}
