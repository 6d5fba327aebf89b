//! What a visitor of the gallery asks for.

use serde::{Deserialize, Serialize};

use crate::{
    fold::fold,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
};

/// Longest text to search for, in characters; the rest is not looked at.
pub const MAX_QUERY: usize = 100;
/// Most words looked for at once.
const MAX_WORDS: usize = 8;

coded! {
    /// What comes first in the gallery.
    pub enum Sort {
        /// Measured change, then a figure, then a sentence; the newest first among equals.
        Result => "result",
        /// The newest.
        Newest => "newest",
        /// By title, in the order of the reader's alphabet.
        Title => "title",
    }
}

/// Several values of one facet mean "any of them"; several facets mean "all of them". Empty means "everything".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Words to be found in the project.
    pub q: String,
    /// Slugs of categories.
    pub categories: Vec<String>,
    /// Regions.
    pub regions: Vec<Region>,
    /// Kinds of bodies.
    pub kinds: Vec<OrganizationKind>,
    /// Stages.
    pub stages: Vec<Stage>,
    /// Technologies.
    pub technologies: Vec<Technology>,
    /// What comes first.
    pub sort: Sort,
    /// The page, from 1.
    pub page: u32,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            q: String::new(),
            categories: Vec::new(),
            regions: Vec::new(),
            kinds: Vec::new(),
            stages: Vec::new(),
            technologies: Vec::new(),
            sort: Sort::Result,
            page: 1,
        }
    }
}

impl Filter {
    /// The words to be found, folded. Each of them must be in the project.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        fold(&self.q).split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).map(ToOwned::to_owned).collect()
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.q.is_empty() && self.chosen() == 0
    }

    /// How many values of facets are chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.categories.len() + self.regions.len() + self.kinds.len() + self.stages.len() + self.technologies.len()
    }

    /// The same with a change, from the first page.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut next = Self { page: 1, ..self.clone() };
        change(&mut next);
        next
    }
}

/// Chooses a value, or lets it go where it was chosen.
pub fn toggle<T: PartialEq>(chosen: &mut Vec<T>, value: T) {
    match chosen.iter().position(|other| *other == value) {
        Some(at) => drop(chosen.remove(at)),
        None => chosen.push(value),
    }
}
