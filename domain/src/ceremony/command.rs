//! The host's commands. Each consumes the show and returns the next one, one revision further, or refuses.

use super::{Ceremony, CeremonyError, Progress};

impl Ceremony {
    /// Goes on only if the show is at the revision that the host saw: two hosts, or one double click, cannot collide.
    ///
    /// # Errors
    /// [`CeremonyError::Stale`] otherwise.
    pub fn at_revision(self, seen: i64) -> Result<Self, CeremonyError> {
        if self.progress.revision == seen { Ok(self) } else { Err(CeremonyError::Stale) }
    }

    /// Fires the next step and shows it: the only command that discloses anything.
    ///
    /// # Errors
    /// Held, dark, or over.
    pub fn fire(self) -> Result<Self, CeremonyError> {
        let fired = self.progress.fired;
        if self.progress.hold {
            Err(CeremonyError::Held)
        } else if self.progress.blackout {
            Err(CeremonyError::Dark)
        } else if fired >= self.steps.len() {
            Err(CeremonyError::Over)
        } else {
            Ok(self.changed(|progress| Progress { fired: fired + 1, shown: fired, ..progress }))
        }
    }

    /// Shows the fired step before the one shown.
    ///
    /// # Errors
    /// There is none.
    pub fn back(self) -> Result<Self, CeremonyError> {
        let shown = self.progress.shown.checked_sub(1).ok_or(CeremonyError::AtStart)?;
        Ok(self.changed(|progress| Progress { shown, ..progress }))
    }

    /// Shows the fired step after the one shown; never fires one.
    ///
    /// # Errors
    /// There is none.
    pub fn forward(self) -> Result<Self, CeremonyError> {
        let shown = self.progress.shown + 1;
        if shown >= self.progress.fired {
            return Err(CeremonyError::AtLatest);
        }
        Ok(self.changed(|progress| Progress { shown, ..progress }))
    }

    /// Shows the fired step with this index, counted from 0.
    ///
    /// # Errors
    /// It was not fired.
    pub fn jump(self, to: usize) -> Result<Self, CeremonyError> {
        if to >= self.progress.fired {
            return Err(CeremonyError::NotFired);
        }
        Ok(self.changed(|progress| Progress { shown: to, ..progress }))
    }

    /// Holds the show: nothing can be fired until released.
    ///
    /// # Errors
    /// Held already.
    pub fn hold(self) -> Result<Self, CeremonyError> {
        if self.progress.hold {
            return Err(CeremonyError::Held);
        }
        Ok(self.changed(|progress| Progress { hold: true, ..progress }))
    }

    /// Releases the hold.
    ///
    /// # Errors
    /// Not held.
    pub fn release(self) -> Result<Self, CeremonyError> {
        if !self.progress.hold {
            return Err(CeremonyError::NotHeld);
        }
        Ok(self.changed(|progress| Progress { hold: false, ..progress }))
    }

    /// Darkens the screens: nothing can be fired until lifted. What was disclosed stays public.
    ///
    /// # Errors
    /// Dark already.
    pub fn blackout(self) -> Result<Self, CeremonyError> {
        if self.progress.blackout {
            return Err(CeremonyError::Dark);
        }
        Ok(self.changed(|progress| Progress { blackout: true, ..progress }))
    }

    /// Lifts the blackout.
    ///
    /// # Errors
    /// Not dark.
    pub fn lift(self) -> Result<Self, CeremonyError> {
        if !self.progress.blackout {
            return Err(CeremonyError::NotDark);
        }
        Ok(self.changed(|progress| Progress { blackout: false, ..progress }))
    }

    fn changed(self, change: impl FnOnce(Progress) -> Progress) -> Self {
        let progress = change(self.progress);
        Self { progress: Progress { revision: progress.revision + 1, ..progress }, ..self }
    }
}
