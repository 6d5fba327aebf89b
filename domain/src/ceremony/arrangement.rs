//! How the organizer arranges a show before it is prepared: which steps, in which order, with which words and times.

use serde::{Deserialize, Serialize};

use super::{Ceremony, Planned, Podium, Prize, StepKind};

/// The most steps a show may have.
pub const MOST_STEPS: usize = 200;

/// One arranged step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arranged {
    /// What it is about.
    pub kind: StepKind,
    /// Its words and its time.
    pub plan: Planned,
}

/// A show's steps in their order. It follows from the settings alone and holds no secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Arrangement(pub Vec<Arranged>);

/// What the organizer sets of a show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowSettings {
    /// The steps.
    pub arrangement: Arrangement,
    /// The special prizes.
    pub prizes: Vec<Prize>,
    /// Whether the show is prepared, so that nothing can be changed.
    pub is_prepared: bool,
}

impl Arranged {
    fn usual(kind: StepKind) -> Self {
        Self { plan: Planned::usual(&kind), kind }
    }
}

impl Arrangement {
    /// The usual show over these categories and special prizes.
    #[must_use]
    pub fn usual<S: AsRef<str>>(categories: &[S], prizes: &[S]) -> Self {
        Self(Ceremony::skeleton_with(categories, prizes).into_iter().map(Arranged::usual).collect())
    }

    /// The same show over the categories and special prizes that there are now: what is gone goes, what is new comes
    /// before the closing, and opening and closing stand at the ends. Every category keeps at least its first place.
    #[must_use]
    pub fn fitted<S: AsRef<str>>(self, categories: &[S], prizes: &[S]) -> Self {
        let is_known = |kind: &StepKind| match kind {
            StepKind::Opening | StepKind::Closing | StepKind::Pause => true,
            StepKind::Finalists { category } | StepKind::Place { category, .. } => categories.iter().any(|one| one.as_ref() == category),
            StepKind::Special { prize } => prizes.iter().any(|one| one.as_ref() == prize),
        };
        let mut steps: Vec<Arranged> = Vec::with_capacity(self.0.len());
        for step in self.0 {
            let is_double = step.kind != StepKind::Pause && steps.iter().any(|other| other.kind == step.kind);
            if is_known(&step.kind) && !is_double && steps.len() < MOST_STEPS {
                steps.push(step);
            }
        }
        for usual in Ceremony::skeleton_with(categories, prizes) {
            let is_there = steps.iter().any(|step| step.kind == usual);
            let is_missing = match &usual {
                // A category without any step is new: it gets all of them.
                StepKind::Finalists { category } | StepKind::Place { category, .. } => {
                    let is_first = matches!(usual, StepKind::Place { place: Podium::First, .. });
                    is_first || !steps.iter().any(|step| is_first_of(&step.kind, category))
                }
                _ => true,
            };
            if !is_there && is_missing {
                steps.push(Arranged::usual(usual));
            }
        }
        steps.sort_by_key(|step| match step.kind {
            StepKind::Opening => 0,
            StepKind::Closing => 2,
            _ => 1,
        });
        Self(in_rising_order(steps))
    }

    /// Every step with its tick: those of a category that were left out stand where they would be.
    pub(super) fn completed(&self) -> Vec<(Arranged, bool)> {
        let mut complete: Vec<Arranged> = Vec::new();
        let mut done: Vec<&str> = Vec::new();
        for step in &self.0 {
            let Some(category) = step.kind.category() else {
                complete.push(step.clone());
                continue;
            };
            // A category stands together, where its first step is.
            if !done.contains(&category) {
                done.push(category);
                let usual = Ceremony::skeleton(&[category]).into_iter().filter(|kind| kind.category().is_some());
                let kept = |kind: &StepKind| self.0.iter().find(|step| step.kind == *kind).cloned();
                complete.extend(usual.map(|kind| kept(&kind).unwrap_or_else(|| Arranged::usual(kind))));
            }
        }
        complete.into_iter().map(|step| (step.clone(), self.0.contains(&step))).collect()
    }

    /// How long it should take, in seconds.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.0.iter().fold(0, |sum, step| sum.saturating_add(step.plan.seconds))
    }
}

fn is_first_of(kind: &StepKind, slug: &str) -> bool {
    matches!(kind, StepKind::Place { category, place: Podium::First } if category == slug)
}

/// Within a category the finalists come first and the places rise, whatever was between them.
fn in_rising_order(mut steps: Vec<Arranged>) -> Vec<Arranged> {
    let rank = |kind: &StepKind| match kind {
        StepKind::Place { place, .. } => 4 - usize::from(place.number()),
        _ => 0,
    };
    let slugs: Vec<String> = steps.iter().filter_map(|step| step.kind.category().map(ToOwned::to_owned)).collect();
    for slug in slugs {
        let places: Vec<usize> = (0..steps.len()).filter(|index| steps[*index].kind.category() == Some(&slug)).collect();
        let mut of_category: Vec<Arranged> = places.iter().map(|index| steps[*index].clone()).collect();
        of_category.sort_by_key(|step| rank(&step.kind));
        for (index, step) in places.into_iter().zip(of_category) {
            steps[index] = step;
        }
    }
    steps
}
