//! A form of several things of one kind: each has a code and parts (`{code}_{part}`), a place in the order, a tick to take it
//! out; below them stands an empty one to add.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    locale::{Locale, Trilingual},
    slug::Slug,
};

/// Behind every place.
const LAST: usize = 1_000;

/// The code of the empty one.
pub const NEW: &str = "new";

/// The place that something had, and the one typed for it, where there are such.
pub(crate) type Place = (Option<usize>, Option<usize>);

/// Something wrong in such a form: the name of the field, and what.
pub type RowProblem<E> = (String, E);

/// What was typed, by `{code}_{part}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rows(BTreeMap<String, String>);

impl Rows {
    /// The form as it was typed.
    #[must_use]
    pub const fn typed(fields: BTreeMap<String, String>) -> Self {
        Self(fields)
    }

    /// Puts a part in.
    pub(crate) fn put(&mut self, code: &str, part: &str, text: impl Into<String>) {
        self.0.insert(name(code, part), text.into());
    }

    /// Puts a text in three languages in.
    pub(crate) fn put_all(&mut self, code: &str, stem: &str, text: &Trilingual) {
        for locale in Locale::ALL {
            self.put(code, &part(stem, *locale), text.get(*locale));
        }
    }

    /// What was typed for a part.
    #[must_use]
    pub fn get(&self, code: &str, part: &str) -> &str {
        self.0.get(&name(code, part)).map_or("", |text| text.trim())
    }

    /// Whether the box of a part was ticked.
    #[must_use]
    pub fn is_ticked(&self, code: &str, part: &str) -> bool {
        !self.get(code, part).is_empty()
    }

    /// Whether the form showed this one at all: what was added meanwhile is no part of it.
    pub(crate) fn has(&self, code: &str) -> bool {
        self.0.contains_key(&name(code, Locale::Kk.code()))
    }

    /// A text in three languages, each on one line.
    pub(crate) fn lines(&self, code: &str, stem: &str) -> Trilingual {
        let [kk, ru, en] = [Locale::Kk, Locale::Ru, Locale::En]
            .map(|locale| self.get(code, &part(stem, locale)).split_whitespace().collect::<Vec<_>>().join(" "));
        Trilingual { kk, ru, en }
    }

    /// The place that the form showed, from 1, and the one typed over it: the same form again means the same order.
    pub(crate) fn place(&self, code: &str) -> Place {
        (self.get(code, "was").parse().ok(), self.get(code, "place").parse().ok())
    }

    /// Puts the place in, as it is shown.
    pub(crate) fn put_place(&mut self, code: &str, place: usize) {
        self.put(code, "was", place.to_string());
        self.put(code, "place", place.to_string());
    }
}

/// The name of a field.
#[must_use]
pub fn name(code: &str, part: &str) -> String {
    format!("{code}_{part}")
}

/// The part of a text in one language; without a stem it is the language alone.
#[must_use]
pub fn part(stem: &str, locale: Locale) -> String {
    if stem.is_empty() { locale.code().to_owned() } else { format!("{stem}_{locale}") }
}

/// The code of something new, from its English or else its Kazakh name: one that is not taken. It stays for ever.
pub(crate) fn fresh_code(title: &Trilingual, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let wanted = [&title.en, &title.kk].into_iter().find_map(|title| Slug::from_title(title))?;
    let is_free = |slug: &Slug| slug.as_str() != NEW && !is_taken(slug.as_str());
    std::iter::once(wanted.clone()).chain((2..=999).map(|number| wanted.numbered(number))).find(is_free).map(String::from)
}

/// Puts things in the order that their typed places say: each with the place it had and the one typed, see [`Rows::place`]. What moves up
/// goes before what stands at its place, what moves down behind it; what has no place comes last.
pub(crate) fn arrange<T>(mut things: Vec<(Place, T)>) -> Vec<T> {
    things.sort_by_key(|((had, typed), _)| {
        let had = had.unwrap_or(LAST);
        let typed = typed.unwrap_or(had).min(LAST);
        (typed, typed.cmp(&had), had)
    });
    things.into_iter().map(|(_, thing)| thing).collect()
}

#[cfg(test)]
mod tests {
    use super::arrange;

    #[test]
    fn order_follows_the_places_typed() {
        let order = |places: [usize; 4]| {
            let things = ["a", "b", "c", "d"].into_iter().zip(places).enumerate();
            arrange(things.map(|(at, (thing, place))| ((Some(at + 1), Some(place)), thing)).collect()).concat()
        };
        assert_eq!(order([1, 2, 3, 4]), "abcd");
        assert_eq!(order([1, 2, 3, 1]), "dabc");
        assert_eq!(order([3, 2, 3, 4]), "bcad");
        assert_eq!(order([4, 2, 3, 1]), "dbca");
        assert_eq!(order([9, 2, 0, 4]), "cbda");
        assert_eq!(arrange(vec![((None, None), "new"), ((Some(1), None), "a")]), ["a", "new"]);
    }
}
