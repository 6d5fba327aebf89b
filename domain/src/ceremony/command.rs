//! The host's commands. Each consumes the show and returns the next one, one revision further, or refuses.

use super::{Ceremony, CeremonyError, Progress};
use crate::id::PersonId;

/// What a host may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Make the next step ready to be confirmed.
    Arm,
    /// Take that back.
    Disarm,
    /// Fire the next step.
    Fire,
    /// Show the fired step before.
    Back,
    /// Show the fired step after.
    Forward,
    /// Show the fired step with this index.
    Jump(usize),
    /// Hold the show.
    Hold,
    /// Release the hold.
    Release,
    /// Darken the screens.
    Blackout,
    /// Lift the blackout.
    Lift,
}

impl Command {
    /// The command with this code; `to` is where a jump leads.
    #[must_use]
    pub fn parse(code: &str, to: Option<usize>) -> Option<Self> {
        let screens = [Self::Back, Self::Forward, Self::Hold, Self::Release, Self::Blackout, Self::Lift];
        let mut others = [Self::Arm, Self::Disarm, Self::Fire].into_iter().chain(screens);
        if code == "jump" { to.map(Self::Jump) } else { others.find(|command| command.code() == code) }
    }

    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::Disarm => "disarm",
            Self::Fire => "fire",
            Self::Back => "back",
            Self::Forward => "forward",
            Self::Jump(_) => "jump",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Blackout => "blackout",
            Self::Lift => "lift",
        }
    }

    /// Whether it may come from a host who has not seen the latest change. Only the brakes may: whoever darkens the
    /// screens wants them dark, whatever stands on them by now.
    #[must_use]
    pub const fn is_brake(self) -> bool {
        matches!(self, Self::Hold | Self::Blackout)
    }
}

impl Ceremony {
    /// Does what the host `by` commands, who saw the show at revision `seen`.
    ///
    /// # Errors
    /// [`CeremonyError::Stale`] if it has changed since, unless the command is a brake; and those of the command.
    pub fn obey(self, command: Command, by: PersonId, seen: i64) -> Result<Self, CeremonyError> {
        let show = if command.is_brake() { self } else { self.at_revision(seen)? };
        match command {
            Command::Arm => show.arm(by),
            Command::Disarm => show.disarm(),
            Command::Fire => show.fire(by),
            Command::Back => show.back(),
            Command::Forward => show.forward(),
            Command::Jump(to) => show.jump(to),
            Command::Hold => show.hold(),
            Command::Release => show.release(),
            Command::Blackout => show.blackout(),
            Command::Lift => show.lift(),
        }
    }

    /// Goes on only if the show is at the revision that the host saw: two hosts, or one double click, cannot collide.
    ///
    /// # Errors
    /// [`CeremonyError::Stale`] otherwise.
    pub fn at_revision(self, seen: i64) -> Result<Self, CeremonyError> {
        if self.progress.revision == seen { Ok(self) } else { Err(CeremonyError::Stale) }
    }

    /// Fires the next step and shows it: the only command that discloses anything. One that discloses names must be
    /// armed, and confirmed by somebody else than this host.
    ///
    /// # Errors
    /// Held, dark, over, not armed, not confirmed, or confirmed by this host.
    pub fn fire(self, by: PersonId) -> Result<Self, CeremonyError> {
        let fired = self.progress.fired;
        self.check_ready()?;
        if self.next_step().is_some_and(super::StepKind::bears_names) {
            self.check_confirmed(by)?;
        }
        Ok(self.changed(|progress| Progress { fired: fired + 1, shown: fired, ..progress }))
    }

    /// Whether a next step could be fired at all.
    pub(super) fn check_ready(&self) -> Result<(), CeremonyError> {
        if self.progress.hold {
            Err(CeremonyError::Held)
        } else if self.progress.blackout {
            Err(CeremonyError::Dark)
        } else if self.progress.fired >= self.steps.len() {
            Err(CeremonyError::Over)
        } else {
            Ok(())
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

    /// One change is one revision, and any change takes back what was armed and confirmed.
    pub(super) fn changed(self, change: impl FnOnce(Progress) -> Progress) -> Self {
        let progress = change(self.progress);
        Self { progress: Progress { revision: progress.revision + 1, ..progress }, arming: None, ..self }
    }
}
