//! The public board: what everyone may know now, and nothing else.

use serde::{Deserialize, Serialize};

use super::{Card, Ceremony, Correction, Disclosure, Place, Podium, Progress, StepKind};
use crate::locale::Trilingual;

/// The whole public state of a show: the data of one event of the live stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Strictly increasing; the id of the event.
    pub revision: i64,
    /// The year of the edition; boards kept by an older version do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Whether all of it is invented: a rehearsal.
    #[serde(default, rename = "rehearsal", skip_serializing_if = "std::ops::Not::not")]
    pub is_rehearsal: bool,
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
    /// What the organizer wrote for the step on screen: an opening, a pause, a closing.
    #[serde(default, skip_serializing_if = "Trilingual::is_empty")]
    pub caption: Trilingual,
    /// Every category in the order of the show, with what was disclosed of it.
    pub categories: Vec<BoardCategory>,
    /// Every special prize in the order of the show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prizes: Vec<BoardPrize>,
    /// What was corrected, in the order in which it was published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
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
    /// A special prize.
    Special {
        /// Its slug.
        prize: String,
    },
    /// A pause.
    Pause,
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

/// What is known of a special prize: `None` is "not yet disclosed".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPrize {
    /// Its slug.
    pub slug: String,
    /// Whose it is.
    pub place: Option<Place>,
}

impl Board {
    /// The same board under a brake, which takes nothing anew of what it shows.
    #[must_use]
    pub fn braked(self, progress: Progress) -> Self {
        let screen = if progress.blackout { Screen::Blackout } else { self.screen };
        Self { revision: progress.revision, hold: progress.hold, blackout: progress.blackout, screen, ..self }
    }

    /// The corrections of the step on screen.
    pub fn corrections_on_screen(&self) -> impl Iterator<Item = &Correction> {
        let is_step = !matches!(self.screen, Screen::Waiting | Screen::Blackout);
        self.corrections.iter().filter(move |correction| is_step && correction.step == self.step)
    }
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
        let prizes = self.steps.iter().filter_map(StepKind::prize);
        let mut prizes: Vec<BoardPrize> = prizes.map(|slug| BoardPrize { slug: slug.to_owned(), place: None }).collect();
        for (step, disclosure) in self.steps.iter().zip(&self.disclosures).take(progress.fired) {
            if let (Some(slug), Disclosure::Place(place)) = (step.prize(), disclosure) {
                prizes.iter_mut().filter(|prize| prize.slug == slug).for_each(|prize| prize.place = Some(place.clone()));
            }
            let of_step = categories.iter_mut().find(|category| Some(category.slug.as_str()) == step.category());
            if let Some(category) = of_step {
                disclose(category, step, disclosure);
            }
        }
        Board {
            revision: progress.revision,
            year: self.year,
            is_rehearsal: self.is_rehearsal,
            step: progress.shown,
            fired: progress.fired,
            total: self.steps.len(),
            hold: progress.hold,
            blackout: progress.blackout,
            caption: self.plan.iter().take(progress.fired).nth(progress.shown).map(|plan| plan.caption.clone()).unwrap_or_default(),
            screen: self.screen(),
            categories,
            prizes,
            corrections: self.corrections.clone(),
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
            Some(StepKind::Special { prize }) => Screen::Special { prize: prize.clone() },
            Some(StepKind::Pause) => Screen::Pause,
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
