//! The best result of a project: what its card shows large.

use super::Answers;
use crate::{
    figure::{ARROW, Figure},
    locale::{Locale, Trilingual},
    number::Number,
};

coded! {
    /// Which way an indicator should move.
    pub enum Better {
        /// A lower number is better.
        Lower => "lower",
        /// A higher number is better.
        Higher => "higher",
    }
}

/// The measured result of a project: its first indicator, for the entrant puts the best one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The name of the indicator.
    pub name: Trilingual,
    /// Its unit; `%` and `₸` are the same in every language.
    pub unit: Trilingual,
    /// Before the project.
    pub before: Number,
    /// With the project.
    pub after: Number,
    /// Which way is better.
    pub better: Better,
}

impl Headline {
    /// `40 → 10 мин | бір суретті талдау уақыты`, in each language: what a card shows large.
    #[must_use]
    pub fn cell(&self) -> Trilingual {
        let [kk, ru, en] = [Locale::Kk, Locale::Ru, Locale::En].map(|locale| {
            let unit = self.unit.best(locale).0;
            let space = if unit.is_empty() || (unit == "%" && locale != Locale::Ru) { "" } else { "\u{a0}" };
            let value = format!("{} {ARROW} {}{space}{unit}", self.before.written(locale), self.after.written(locale));
            // A bar in a name would divide the cell.
            Figure { value, label: self.name.best(locale).0.replace('|', "/") }.cell()
        });
        Trilingual { kk, ru, en }
    }
}

impl Answers {
    /// The first indicator whose numbers and direction can be read; `None` shows a sentence instead.
    #[must_use]
    pub fn headline(&self) -> Option<Headline> {
        self.rows("indicator").into_iter().find_map(|row| {
            Some(Headline {
                name: Trilingual::new(row.get("name_kk"), row.get("name_ru"), row.get("name_en")),
                unit: Trilingual::new(row.get("unit_kk"), row.get("unit_ru"), row.get("unit_en")),
                before: Number::parse(row.get("before"))?,
                after: Number::parse(row.get("after"))?,
                better: Better::parse(row.get("better"))?,
            })
        })
    }

    /// A text asked in three languages: `trilingual("title")`.
    #[must_use]
    pub fn trilingual(&self, stem: &str) -> Trilingual {
        let version = |locale: &str| self.get(&format!("{stem}_{locale}"));
        Trilingual::new(version("kk"), version("ru"), version("en"))
    }
}
