//! What ties keep those who run the show from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{ShowCheck, StepKind};
use crate::id::PersonId;

/// The categories in which an entry competes that somebody is tied to. It follows from who competes, never from who is named: what it
/// keeps somebody from must not tell who won.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTies(BTreeSet<String>);

impl OwnTies {
    /// Ties in these categories, by slug.
    #[must_use]
    pub const fn new(categories: BTreeSet<String>) -> Self {
        Self(categories)
    }

    /// Whether they keep from a step: from every one that bears names of such a category, and from every special prize, for which everybody
    /// competes.
    #[must_use]
    pub fn bar(&self, step: &StepKind) -> bool {
        step.bears_names() && step.category().map_or(!self.0.is_empty(), |category| self.0.contains(category))
    }
}

/// Somebody with a part in the show, and what keeps them from parts of it.
pub type Tied = (PersonId, OwnTies);

/// Whether there is a step that no two people can disclose: a host and another who confirms, neither of them tied.
#[must_use]
pub fn check_led(steps: &[StepKind], hosts: &[Tied], confirmers: &[Tied]) -> Option<ShowCheck> {
    let is_led = |step: &StepKind| {
        let free = |people: &[Tied]| people.iter().filter(|(_, ties)| !ties.bar(step)).map(|(person, _)| *person).collect::<BTreeSet<_>>();
        let (leads, confirms) = (free(hosts), free(confirmers));
        leads.iter().any(|host| confirms.iter().any(|confirmer| confirmer != host))
    };
    let unled: Vec<&StepKind> = steps.iter().filter(|step| step.bears_names() && !is_led(step)).collect();
    let mut categories: Vec<String> = Vec::new();
    for category in unled.iter().filter_map(|step| step.category()) {
        if categories.iter().all(|known| known != category) {
            categories.push(category.to_owned());
        }
    }
    let prizes = unled.iter().any(|step| step.prize().is_some());
    (!unled.is_empty()).then_some(ShowCheck::Unled { categories, prizes })
}
