//! What a visitor of the gallery asks for.

use serde::{Deserialize, Serialize};

use super::Origin;
use crate::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
};

/// Longest text to search for, in characters; the rest is not looked at.
pub const MAX_QUERY: usize = 100;

coded! {
    /// What comes first in the gallery.
    pub enum Sort {
        /// What fits the words best. Without words: as [`Sort::Result`].
        Relevance => "relevance",
        /// Measured improvement, then a change that cannot be measured, then a figure, then a sentence; the newest first among equals.
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
    /// Years of editions; a practice is of none.
    pub years: Vec<i32>,
    /// Practices or entries.
    pub origins: Vec<Origin>,
    /// Whether only projects with evidence are shown.
    pub has_evidence: bool,
    /// What comes first, where that was chosen.
    pub sort: Option<Sort>,
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
            years: Vec::new(),
            origins: Vec::new(),
            has_evidence: false,
            sort: None,
            page: 1,
        }
    }
}

impl Filter {
    /// What comes first: what was chosen, else the best match where words are looked for, else the strongest result.
    #[must_use]
    pub fn order(&self) -> Sort {
        match (self.sort, self.q.is_empty()) {
            (None, false) => Sort::Relevance,
            (None | Some(Sort::Relevance), true) => Sort::Result,
            (Some(sort), _) => sort,
        }
    }

    /// The orders that can be chosen: the best match only where words are looked for.
    pub fn orders(&self) -> impl Iterator<Item = Sort> + use<> {
        let has_words = !self.q.is_empty();
        Sort::ALL.iter().copied().filter(move |sort| has_words || *sort != Sort::Relevance)
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.q.is_empty() && self.chosen() == 0
    }

    /// How many values of facets are chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.categories.len()
            + self.regions.len()
            + self.kinds.len()
            + self.stages.len()
            + self.technologies.len()
            + self.years.len()
            + self.origins.len()
            + usize::from(self.has_evidence)
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
