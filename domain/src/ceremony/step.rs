//! The steps of a show.

use serde::{Deserialize, Serialize};

/// A place on the podium.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Podium {
    /// First.
    First,
    /// Second.
    Second,
    /// Third.
    Third,
}

/// The number is not 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("podium_out_of_range")]
pub struct PodiumError;

impl Podium {
    /// In the order of the show: third, second, first.
    pub const RISING: [Self; 3] = [Self::Third, Self::Second, Self::First];

    /// 1, 2 or 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
        }
    }
}

impl TryFrom<u8> for Podium {
    type Error = PodiumError;

    fn try_from(number: u8) -> Result<Self, PodiumError> {
        Self::RISING.into_iter().find(|place| place.number() == number).ok_or(PodiumError)
    }
}

impl From<Podium> for u8 {
    fn from(place: Podium) -> Self {
        place.number()
    }
}

/// What a step is about. It says nothing of the result.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepKind {
    /// The show begins.
    Opening,
    /// The finalists of a category, without places.
    Finalists {
        /// Its slug.
        category: String,
    },
    /// One place of a category.
    Place {
        /// Its slug.
        category: String,
        /// Which place.
        place: Podium,
    },
    /// A prize beside the categories.
    Special {
        /// Its slug.
        prize: String,
    },
    /// A pause: music, a speech, a photograph.
    Pause,
    /// The show ends.
    Closing,
}

impl StepKind {
    /// Whether firing this step discloses names.
    #[must_use]
    pub const fn bears_names(&self) -> bool {
        matches!(self, Self::Finalists { .. } | Self::Place { .. } | Self::Special { .. })
    }

    /// The slug of its category.
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        match self {
            Self::Finalists { category } | Self::Place { category, .. } => Some(category),
            Self::Opening | Self::Special { .. } | Self::Pause | Self::Closing => None,
        }
    }

    /// The slug of its special prize.
    #[must_use]
    pub fn prize(&self) -> Option<&str> {
        if let Self::Special { prize } = self { Some(prize) } else { None }
    }
}
