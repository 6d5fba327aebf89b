//! Two people before a name is disclosed: the host arms the next step, somebody else confirms it, then the host fires.
//!
//! What was agreed binds the host, the confirmer, the step, the seal and the revision of the show. Any change of the show
//! (hold, back, blackout, a jump, a correction) makes it void, and the two begin again.

use serde::{Deserialize, Serialize};

use super::{Ceremony, CeremonyError, StepKind};
use crate::id::PersonId;

/// The next step, made ready by a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arming {
    /// Its index.
    pub step: usize,
    /// Who armed it.
    pub host: PersonId,
    /// The revision that arming made.
    pub revision: i64,
    /// Who confirmed it, if anybody has.
    pub confirmation: Option<Confirmation>,
}

/// Somebody's word that this step, under this seal, may be disclosed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Who confirmed.
    pub person: PersonId,
    /// The root of the seal that the result stood under, if it was sealed.
    pub seal: Option<String>,
    /// The revision that confirming made.
    pub revision: i64,
}

/// How near the next step is to being fired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// It discloses no names: the host may fire it.
    Free,
    /// It discloses names and is to be armed.
    Disarmed,
    /// It waits for the confirmer.
    Armed,
    /// The host may fire it.
    Confirmed,
    /// There is none left.
    Over,
}

impl Ceremony {
    /// What holds of the two people's agreement now: nothing once anything has changed since.
    #[must_use]
    pub fn arming(&self) -> Option<&Arming> {
        self.arming.as_ref().filter(|arming| {
            let agreed = arming.confirmation.as_ref().map_or(arming.revision, |confirmation| confirmation.revision);
            let is_same_seal = arming.confirmation.as_ref().is_none_or(|confirmation| confirmation.seal == self.seal);
            arming.step == self.progress.fired && agreed == self.progress.revision && is_same_seal && self.check_ready().is_ok()
        })
    }

    /// How near the next step is to being fired.
    #[must_use]
    pub fn readiness(&self) -> Readiness {
        match (self.next_step(), self.arming()) {
            (None, _) => Readiness::Over,
            (Some(step), _) if !step.bears_names() => Readiness::Free,
            (Some(_), None) => Readiness::Disarmed,
            (Some(_), Some(arming)) if arming.confirmation.is_some() => Readiness::Confirmed,
            (Some(_), Some(_)) => Readiness::Armed,
        }
    }

    /// Makes the next step ready to be confirmed.
    ///
    /// # Errors
    /// Held, dark, over, armed already, or a step that discloses no names.
    pub fn arm(self, host: PersonId) -> Result<Self, CeremonyError> {
        self.check_ready()?;
        if !self.next_step().is_some_and(StepKind::bears_names) {
            return Err(CeremonyError::Nameless);
        }
        if self.arming().is_some() {
            return Err(CeremonyError::Armed);
        }
        let show = self.changed(|progress| progress);
        let arming = Arming { step: show.progress.fired, host, revision: show.progress.revision, confirmation: None };
        Ok(Self { arming: Some(arming), ..show })
    }

    /// Takes back what was armed.
    ///
    /// # Errors
    /// Nothing is armed.
    pub fn disarm(self) -> Result<Self, CeremonyError> {
        if self.arming().is_none() {
            return Err(CeremonyError::NotArmed);
        }
        Ok(self.changed(|progress| progress))
    }

    /// Confirms the armed step, as seen at revision `seen`.
    ///
    /// # Errors
    /// Stale, not armed, confirmed already, or armed by the same person.
    pub fn confirm(self, person: PersonId, seen: i64) -> Result<Self, CeremonyError> {
        let show = self.at_revision(seen)?;
        let arming = show.arming().ok_or(CeremonyError::NotArmed)?.clone();
        if arming.confirmation.is_some() {
            return Err(CeremonyError::Confirmed);
        }
        if arming.host == person {
            return Err(CeremonyError::SamePerson);
        }
        let show = show.changed(|progress| progress);
        let confirmation = Confirmation { person, seal: show.seal.clone(), revision: show.progress.revision };
        Ok(Self { arming: Some(Arming { confirmation: Some(confirmation), ..arming }), ..show })
    }

    /// Whether this host may disclose the next step's names.
    pub(super) fn check_confirmed(&self, host: PersonId) -> Result<(), CeremonyError> {
        let arming = self.arming().ok_or(CeremonyError::NotArmed)?;
        let confirmation = arming.confirmation.as_ref().ok_or(CeremonyError::NotConfirmed)?;
        if confirmation.person == host { Err(CeremonyError::SamePerson) } else { Ok(()) }
    }
}
