//! What is said when a disclosed step was wrong.
//!
//! A correction adds a notice that stands beside the step for good. It changes nothing that was disclosed and nothing
//! that was sealed: whoever compares the board with the seal must find what was sealed.

use serde::{Deserialize, Serialize};

use super::{Ceremony, CeremonyError, OwnTies, StepKind};
use crate::{
    id::{CorrectionId, PersonId},
    locale::Trilingual,
};

/// A published notice to a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The index of the step.
    pub step: usize,
    /// What the step is about.
    pub about: StepKind,
    /// The notice.
    pub text: Trilingual,
}

/// A notice that a host proposed and nobody has decided yet. For the two of them only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its identifier.
    pub id: CorrectionId,
    /// What would be published.
    pub correction: Correction,
    /// Whether this very person proposed it, and so cannot agree.
    pub is_own: bool,
    /// Whether a tie keeps this person from deciding it: then they do not read it either.
    pub is_tied: bool,
}

impl Proposal {
    /// The same as somebody with these ties may see it.
    #[must_use]
    pub fn seen_with(self, ties: &OwnTies) -> Self {
        if !ties.bar(&self.correction.about) {
            return self;
        }
        Self { correction: Correction { text: Trilingual::default(), ..self.correction }, is_tied: true, ..self }
    }
}

impl Ceremony {
    /// A host proposes a notice to a step: nothing is public by it, but the confirmer is told.
    ///
    /// # Errors
    /// The step was not fired, or disclosed no names.
    pub fn propose_correction(self, step: usize) -> Result<Self, CeremonyError> {
        self.about_fired(step)?;
        Ok(self.changed(|progress| progress))
    }

    /// Somebody else than who proposed it agrees, and the notice is public.
    ///
    /// # Errors
    /// The same person, or a step that cannot be corrected.
    pub fn publish_correction(
        self,
        step: usize,
        text: Trilingual,
        proposed_by: PersonId,
        agreed_by: PersonId,
    ) -> Result<Self, CeremonyError> {
        if proposed_by == agreed_by {
            return Err(CeremonyError::SamePerson);
        }
        let correction = Correction { step, about: self.about_fired(step)?, text };
        let mut show = self.changed(|progress| progress);
        show.corrections.push(correction);
        Ok(show)
    }

    /// A proposal is taken back: the two pages are told.
    #[must_use]
    pub fn drop_correction(self) -> Self {
        self.changed(|progress| progress)
    }

    fn about_fired(&self, step: usize) -> Result<StepKind, CeremonyError> {
        let fired = self.steps.iter().take(self.progress.fired).nth(step).ok_or(CeremonyError::NotFired)?;
        if fired.bears_names() { Ok(fired.clone()) } else { Err(CeremonyError::NotCorrectable) }
    }
}
