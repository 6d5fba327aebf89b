//! How many projects each choice would show.

use serde::{Deserialize, Serialize};

use super::{CategoryName, Filter};
use crate::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
};

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
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    Category,
    Region,
    Kind,
    Stage,
    Technology,
}

fn any<T: PartialEq>(chosen: &[T], has: impl Fn(&T) -> bool) -> bool {
    chosen.is_empty() || chosen.iter().any(has)
}

impl Filter {
    /// Whether a project has what was chosen. Words are looked for elsewhere.
    #[must_use]
    pub fn admits(&self, traits: &Traits) -> bool {
        self.admits_but(traits, None)
    }

    fn admits_but(&self, traits: &Traits, ignored: Option<Facet>) -> bool {
        let holds = |facet: Facet, matches: bool| ignored == Some(facet) || matches;
        holds(Facet::Category, any(&self.categories, |category| *category == traits.category))
            && holds(Facet::Region, any(&self.regions, |region| *region == traits.region))
            && holds(Facet::Kind, any(&self.kinds, |kind| *kind == traits.kind))
            && holds(Facet::Stage, any(&self.stages, |stage| traits.stage == Some(*stage)))
            && holds(Facet::Technology, any(&self.technologies, |technology| traits.technologies.contains(technology)))
    }
}

impl Facets {
    /// Counts the choices among the projects that match the words. Each facet is counted with the others applied.
    #[must_use]
    pub fn count(filter: &Filter, categories: Vec<CategoryName>, projects: &[Traits]) -> Self {
        let left = |facet: Facet| projects.iter().filter(move |traits| filter.admits_but(traits, Some(facet)));
        Self {
            categories: categories
                .into_iter()
                .map(|value| Choice {
                    count: left(Facet::Category).filter(|traits| traits.category == value.slug).count(),
                    is_chosen: filter.categories.contains(&value.slug),
                    value,
                })
                .collect(),
            regions: choices(Region::all(), &filter.regions, |value| left(Facet::Region).filter(|t| t.region == value).count()),
            kinds: choices(all(OrganizationKind::ALL), &filter.kinds, |value| left(Facet::Kind).filter(|t| t.kind == value).count()),
            stages: choices(all(Stage::ALL), &filter.stages, |value| left(Facet::Stage).filter(|t| t.stage == Some(value)).count()),
            technologies: choices(all(Technology::ALL), &filter.technologies, |value| {
                left(Facet::Technology).filter(|t| t.technologies.contains(&value)).count()
            }),
        }
    }
}

fn all<T: Copy + 'static>(values: &'static [T]) -> impl Iterator<Item = T> {
    values.iter().copied()
}

fn choices<T: Copy + PartialEq>(values: impl Iterator<Item = T>, chosen: &[T], count: impl Fn(T) -> usize) -> Vec<Choice<T>> {
    values.map(|value| Choice { value, count: count(value), is_chosen: chosen.contains(&value) }).collect()
}
