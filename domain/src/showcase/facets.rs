//! How many projects each choice would show.

use serde::{Deserialize, Serialize};

use super::{CategoryName, Filter, Origin};
use crate::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
};

mod lanes;

pub use lanes::{Lanes, Tally, Ticks};

/// What a project is filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traits {
    /// The slug of its category.
    pub category: String,
    /// Its region.
    pub region: Region,
    /// The kind of its body.
    pub kind: OrganizationKind,
    /// Its stage, where known.
    pub stage: Option<Stage>,
    /// Its technologies.
    pub technologies: Vec<Technology>,
    /// The year of its edition; none for a practice.
    pub year: Option<i32>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it shows where its figures can be checked.
    pub has_evidence: bool,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// How many projects have it, with the other facets applied.
    pub count: usize,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// Every facet of the gallery, each with all its values in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// Categories.
    pub categories: Vec<Choice<CategoryName>>,
    /// Regions, the whole country last.
    pub regions: Vec<Choice<Region>>,
    /// Kinds of bodies.
    pub kinds: Vec<Choice<OrganizationKind>>,
    /// Stages.
    pub stages: Vec<Choice<Stage>>,
    /// Technologies.
    pub technologies: Vec<Choice<Technology>>,
    /// Years of editions, the last first.
    pub years: Vec<Choice<i32>>,
    /// Practices and entries.
    pub origins: Vec<Choice<Origin>>,
    /// Those with evidence.
    pub evidence: Choice<()>,
}

impl Facets {
    /// The choices with the counts of a tally. Categories come with their names; one that the names do not know has its slug.
    #[must_use]
    pub fn of(filter: &Filter, lanes: &Lanes, tally: &Tally, names: Vec<CategoryName>) -> Self {
        let mut categories = names;
        for slug in lanes.categories() {
            if !categories.iter().any(|category| category.slug == *slug) {
                categories.push(CategoryName { slug: slug.clone(), name: slug.clone() });
            }
        }
        let mut years: Vec<i32> = lanes.years().iter().chain(&filter.years).copied().collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        Self {
            categories: categories
                .into_iter()
                .map(|value| Choice {
                    count: lanes.category(&value.slug).map_or(0, |tick| tally.count(tick)),
                    is_chosen: filter.categories.contains(&value.slug),
                    value,
                })
                .collect(),
            regions: choices(Region::all(), &filter.regions, |value| tally.count(Lanes::region(*value))),
            kinds: choices(all(OrganizationKind::ALL), &filter.kinds, |value| tally.count(Lanes::kind(*value))),
            stages: choices(all(Stage::ALL), &filter.stages, |value| tally.count(Lanes::stage(*value))),
            technologies: choices(all(Technology::ALL), &filter.technologies, |value| tally.count(Lanes::technology(*value))),
            years: choices(years.into_iter(), &filter.years, |value| lanes.year(*value).map_or(0, |tick| tally.count(tick))),
            origins: choices(all(Origin::ALL), &filter.origins, |value| tally.count(Lanes::origin(*value))),
            evidence: Choice { value: (), count: tally.count(Lanes::EVIDENCE), is_chosen: filter.has_evidence },
        }
    }
}

fn all<T: Copy + 'static>(values: &'static [T]) -> impl Iterator<Item = T> {
    values.iter().copied()
}

fn choices<T: PartialEq>(values: impl Iterator<Item = T>, chosen: &[T], count: impl Fn(&T) -> usize) -> Vec<Choice<T>> {
    values.map(|value| Choice { count: count(&value), is_chosen: chosen.contains(&value), value }).collect()
}
