//! Which results the home page shows.

use domain::locale::Locale;

use super::row::Brief;

/// The first one, and after it the best of each category in order, never the same figure twice.
pub(super) fn choose(ordered: &[Brief], reader: Locale) -> (Option<&Brief>, Vec<&Brief>) {
    let result = |brief: &Brief| brief.result.best(reader).0.to_owned();
    let hero = ordered.first();
    let mut shown: Vec<&Brief> = Vec::new();
    for brief in ordered.iter().skip(1) {
        let has_category = shown.iter().any(|other| other.traits.category == brief.traits.category);
        let is_told = !result(brief).is_empty() && hero.iter().chain(&shown).any(|other| result(other) == result(brief));
        if !has_category && !is_told {
            shown.push(brief);
        }
    }
    (hero, shown)
}
