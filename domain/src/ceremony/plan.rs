//! What the organizer plans for a step besides its content.

use serde::{Deserialize, Serialize};

use super::{Podium, StepKind};
use crate::locale::Trilingual;

/// The plan of one step. It says nothing of the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// What screens say while an opening, a pause or a closing is shown.
    pub caption: Trilingual,
    /// How long it should take.
    pub seconds: u32,
}

impl Planned {
    /// What a step usually takes, without words of its own.
    #[must_use]
    pub fn usual(step: &StepKind) -> Self {
        let seconds = match step {
            StepKind::Finalists { .. } => 40,
            StepKind::Opening | StepKind::Place { place: Podium::First, .. } | StepKind::Special { .. } => 120,
            StepKind::Place { .. } => 60,
            StepKind::Pause => 300,
            StepKind::Closing => 90,
        };
        Self { caption: Trilingual::default(), seconds }
    }
}
