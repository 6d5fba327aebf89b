//! The public board: what everyone may know now, and nothing else.

use serde::{Deserialize, Serialize};

use super::{Card, Ceremony, Disclosure, Place, Podium, StepKind};

/// The whole public state of a show: the data of one event of the live stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Strictly increasing; the id of the event.
    pub revision: i64,
    /// The index of the step on screen; 0 as long as none was fired.
    pub step: usize,
    /// How many steps were fired.
    pub fired: usize,
    /// How many steps there are.
    pub total: usize,
    /// Whether the show is held.
    pub hold: bool,
    /// Whether the screens are dark.
    pub blackout: bool,
    /// What screens show.
    pub screen: Screen,
    /// Every category in the order of the show, with what was disclosed of it.
    pub categories: Vec<BoardCategory>,
}

/// What screens show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Screen {
    /// The show has not begun.
    Waiting,
    /// Dark.
    Blackout,
    /// The opening.
    Opening,
    /// The finalists of a category.
    Finalists {
        /// Its slug.
        category: String,
    },
    /// A place of a category.
    Place {
        /// Its slug.
        category: String,
        /// Which place.
        place: Podium,
    },
    /// The closing.
    Closing,
}

/// What is known of a category: `None` is "not yet disclosed".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardCategory {
    /// Its slug.
    pub slug: String,
    /// The finalists, in an order that tells nothing.
    pub finalists: Option<Vec<Card>>,
    /// Third place.
    pub third: Option<Place>,
    /// Second place.
    pub second: Option<Place>,
    /// First place.
    pub first: Option<Place>,
}

impl BoardCategory {
    fn hidden(slug: &str) -> Self {
        Self { slug: slug.to_owned(), finalists: None, third: None, second: None, first: None }
    }

    /// A place, if disclosed.
    #[must_use]
    pub const fn place(&self, place: Podium) -> Option<&Place> {
        match place {
            Podium::First => self.first.as_ref(),
            Podium::Second => self.second.as_ref(),
            Podium::Third => self.third.as_ref(),
        }
    }
}

impl Ceremony {
    /// The public board: from the fired steps, and from nothing else.
    #[must_use]
    pub fn board(&self) -> Board {
        let progress = self.progress;
        let mut categories: Vec<BoardCategory> = Vec::new();
        for slug in self.steps.iter().filter_map(StepKind::category) {
            if categories.iter().all(|category| category.slug != slug) {
                categories.push(BoardCategory::hidden(slug));
            }
        }
        for (step, disclosure) in self.steps.iter().zip(&self.disclosures).take(progress.fired) {
            let of_step = categories.iter_mut().find(|category| Some(category.slug.as_str()) == step.category());
            if let Some(category) = of_step {
                disclose(category, step, disclosure);
            }
        }
        Board {
            revision: progress.revision,
            step: progress.shown,
            fired: progress.fired,
            total: self.steps.len(),
            hold: progress.hold,
            blackout: progress.blackout,
            screen: self.screen(),
            categories,
        }
    }

    fn screen(&self) -> Screen {
        let shown = self.steps.iter().take(self.progress.fired).nth(self.progress.shown);
        match shown {
            _ if self.progress.blackout => Screen::Blackout,
            None => Screen::Waiting,
            Some(StepKind::Opening) => Screen::Opening,
            Some(StepKind::Finalists { category }) => Screen::Finalists { category: category.clone() },
            Some(StepKind::Place { category, place }) => Screen::Place { category: category.clone(), place: *place },
            Some(StepKind::Closing) => Screen::Closing,
        }
    }
}

/// Puts what a fired step disclosed on the board.
fn disclose(category: &mut BoardCategory, step: &StepKind, disclosure: &Disclosure) {
    match (step, disclosure) {
        (StepKind::Finalists { .. }, Disclosure::Finalists(finalists)) => {
            category.finalists = Some(finalists.cards().to_vec());
        }
        (StepKind::Place { place, .. }, Disclosure::Place(disclosed)) => {
            let slot = match place {
                Podium::First => &mut category.first,
                Podium::Second => &mut category.second,
                Podium::Third => &mut category.third,
            };
            *slot = Some(disclosed.clone());
        }
        _ => {}
    }
}
