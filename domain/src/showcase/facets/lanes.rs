//! Facets as bits: a value is a bit, a facet is a lane of bits, a project ticks the bits of its values. All facets of a project are then
//! tested in a few instructions, and one pass over the projects counts every choice.

use super::Traits;
use crate::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::{Filter, Origin},
};

/// The bits of a project's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ticks(u128);

/// Where each lane begins, and where the last one ends.
const STARTS: [u32; 9] = [0, 32, 64, 88, 92, 96, 104, 106, 107];
/// How many lanes there are.
const LANES: usize = STARTS.len() - 1;
const CATEGORY: usize = 0;
const YEAR: usize = 1;
const REGION: usize = 2;
const KIND: usize = 3;
const STAGE: usize = 4;
const TECHNOLOGY: usize = 5;
const ORIGIN: usize = 6;
const EVIDENCE: usize = 7;

const fn tick(lane: usize, position: usize) -> Ticks {
    #[expect(clippy::cast_possible_truncation, reason = "a position within a lane")]
    let bit = STARTS[lane] + position as u32;
    debug_assert!(bit < STARTS[lane + 1]);
    Ticks(1 << bit)
}

const fn lane_bits(lane: usize) -> u128 {
    (1 << STARTS[lane + 1]) - (1 << STARTS[lane])
}

fn place<T: PartialEq>(values: &[T], value: &T) -> usize {
    values.iter().position(|other| other == value).unwrap_or_default()
}

/// The values that only the showcase itself tells: its categories and its years, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Lanes {
    categories: Vec<String>,
    years: Vec<i32>,
}

impl Lanes {
    /// How many categories, and how many years, can be told apart.
    pub const MOST: usize = 32;

    /// The bit of "with evidence".
    pub const EVIDENCE: Ticks = tick(EVIDENCE, 0);

    /// The categories seen.
    #[must_use]
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// The years seen.
    #[must_use]
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// The bit of a category that was seen.
    #[must_use]
    pub fn category(&self, slug: &str) -> Option<Ticks> {
        self.categories.iter().position(|other| other == slug).map(|position| tick(CATEGORY, position))
    }

    /// The bit of a year that was seen.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<Ticks> {
        self.years.iter().position(|other| *other == year).map(|position| tick(YEAR, position))
    }

    /// The bit of a region.
    #[must_use]
    pub fn region(region: Region) -> Ticks {
        tick(REGION, Region::all().position(|other| other == region).unwrap_or_default())
    }

    /// The bit of a kind of body.
    #[must_use]
    pub fn kind(kind: OrganizationKind) -> Ticks {
        tick(KIND, place(OrganizationKind::ALL, &kind))
    }

    /// The bit of a stage.
    #[must_use]
    pub fn stage(stage: Stage) -> Ticks {
        tick(STAGE, place(Stage::ALL, &stage))
    }

    /// The bit of a technology.
    #[must_use]
    pub fn technology(technology: Technology) -> Ticks {
        tick(TECHNOLOGY, place(Technology::ALL, &technology))
    }

    /// The bit of where a project comes from.
    #[must_use]
    pub fn origin(origin: Origin) -> Ticks {
        tick(ORIGIN, place(Origin::ALL, &origin))
    }

    /// The bits of a project. A category or a year beyond [`Lanes::MOST`] has none.
    pub fn ticks(&mut self, traits: &Traits) -> Ticks {
        see(&mut self.categories, &traits.category);
        traits.year.iter().for_each(|year| see(&mut self.years, year));
        let known = [self.category(&traits.category), traits.year.and_then(|year| self.year(year)), traits.stage.map(Self::stage)];
        let has_evidence = traits.has_evidence.then_some(Self::EVIDENCE);
        let technologies = traits.technologies.iter().map(|technology| Self::technology(*technology));
        known
            .into_iter()
            .flatten()
            .chain([Self::region(traits.region), Self::kind(traits.kind), Self::origin(traits.origin)])
            .chain(has_evidence)
            .chain(technologies)
            .fold(Ticks::default(), |all, tick| Ticks(all.0 | tick.0))
    }

    /// The bits that a filter asks for, lane by lane; `None` for a lane where nothing is chosen.
    fn wanted(&self, filter: &Filter) -> [Option<u128>; LANES] {
        fn lane<T>(chosen: &[T], bit: impl Fn(&T) -> Option<Ticks>) -> Option<u128> {
            (!chosen.is_empty()).then(|| chosen.iter().filter_map(bit).fold(0, |all, tick| all | tick.0))
        }
        [
            lane(&filter.categories, |slug| self.category(slug)),
            lane(&filter.years, |year| self.year(*year)),
            lane(&filter.regions, |region| Some(Self::region(*region))),
            lane(&filter.kinds, |kind| Some(Self::kind(*kind))),
            lane(&filter.stages, |stage| Some(Self::stage(*stage))),
            lane(&filter.technologies, |technology| Some(Self::technology(*technology))),
            lane(&filter.origins, |origin| Some(Self::origin(*origin))),
            filter.has_evidence.then_some(Self::EVIDENCE.0),
        ]
    }

    /// Begins to count for a filter.
    #[must_use]
    pub fn tally(&self, filter: &Filter) -> Tally {
        Tally { wanted: self.wanted(filter), counts: [0; 128] }
    }
}

fn see<T: PartialEq + Clone>(seen: &mut Vec<T>, value: &T) {
    if seen.len() < Lanes::MOST && !seen.contains(value) {
        seen.push(value.clone());
    }
}

/// Counts of every choice: each facet is counted with the others applied.
#[derive(Debug, Clone)]
pub struct Tally {
    wanted: [Option<u128>; LANES],
    counts: [u32; 128],
}

impl Tally {
    /// Counts a project that the words admit, and says whether the facets admit it too. One that a single facet keeps out counts for the
    /// choices of that facet only.
    pub fn add(&mut self, ticks: Ticks) -> bool {
        let mut failures = 0;
        let mut missed = 0;
        for (lane, wanted) in self.wanted.iter().enumerate() {
            if wanted.is_some_and(|wanted| ticks.0 & wanted == 0) {
                failures += 1;
                missed = lane;
            }
        }
        let mut counted = match failures {
            0 => ticks.0,
            1 => ticks.0 & lane_bits(missed),
            _ => 0,
        };
        while counted != 0 {
            self.counts[counted.trailing_zeros() as usize] += 1;
            counted &= counted - 1;
        }
        failures == 0
    }

    /// How many projects tick this bit.
    #[must_use]
    pub const fn count(&self, tick: Ticks) -> usize {
        self.counts[(tick.0.trailing_zeros() & 127) as usize] as usize
    }
}
