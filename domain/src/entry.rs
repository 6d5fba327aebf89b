//! An entry and what may happen to it.

use serde::{Deserialize, Serialize};

mod autosave;
mod record;
mod state;

pub use autosave::{Acknowledged, Around, Clash, History, Presence, Version};
pub use record::{EntryLine, EntryList, EntryRecord, Receipt, Saved, number_name};
pub use state::{EntryError, EntryState, IneligibleReason};

use crate::{
    answers::Answers,
    award::{Award, WindowState},
    form::Publication,
    id::{AwardId, EntryId, OrganizationId},
    time::Timestamp,
};

/// A project put forward. Publication is no state of it: an entry may be published in any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its identifier.
    pub id: EntryId,
    /// The award it competes in.
    pub award: AwardId,
    /// Who puts it forward.
    pub organization: OrganizationId,
    /// The slug of its category; empty until chosen.
    pub category: String,
    /// Where it stands.
    pub state: EntryState,
}

impl Entry {
    /// A new draft.
    #[must_use]
    pub const fn draft(id: EntryId, award: AwardId, organization: OrganizationId) -> Self {
        Self { id, award, organization, category: String::new(), state: EntryState::Draft }
    }

    /// Submits the entry, from draft, withdrawn, or returned for revision. `number` is the receipt's. A draft competes
    /// in the category that its answers name; a returned entry stays where the organizer has it.
    ///
    /// # Errors
    /// Another award's calendar, a state that cannot be submitted, outside the window (returned: also past its own
    /// deadline), or incomplete answers; the first of these. In particular late outranks incomplete.
    pub fn submit(self, award: &Award, answers: &Answers, now: Timestamp, number: i64) -> Result<Self, EntryError> {
        self.check_may_change(award, now)?;
        if !answers.is_complete() {
            return Err(EntryError::Incomplete);
        }
        let category = match self.state {
            EntryState::Returned { .. } => self.category,
            _ => answers.get("category").to_owned(),
        };
        Ok(Self { category, state: EntryState::Submitted { at: now, number }, ..self })
    }

    /// Takes a submitted or returned entry back while the window is open; it can be edited and submitted again.
    ///
    /// # Errors
    /// Another award's calendar, never submitted, withdrawn already, decided already, or outside the window.
    pub fn withdraw(self, award: &Award, now: Timestamp) -> Result<Self, EntryError> {
        self.check_award(award)?;
        match self.state {
            EntryState::Submitted { .. } | EntryState::Returned { .. } => {}
            EntryState::Draft | EntryState::Withdrawn { .. } => return Err(EntryError::NotSubmitted),
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
        }
        check_window(award, now)?;
        Ok(Self { state: EntryState::Withdrawn { at: now }, ..self })
    }

    /// Gives a submitted entry back to its entrant until `until`, exclusively, whatever the window.
    ///
    /// # Errors
    /// Not submitted, decided already, or a deadline that is over already.
    pub fn return_for_revision(self, now: Timestamp, until: Timestamp) -> Result<Self, EntryError> {
        match self.state {
            EntryState::Submitted { .. } => {}
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
            _ => return Err(EntryError::NotSubmitted),
        }
        if until <= now {
            return Err(EntryError::DeadlinePast);
        }
        Ok(Self { state: EntryState::Returned { at: now, until }, ..self })
    }

    /// Finds the entry eligible: the jury may have it. Also overturns a finding of ineligibility (an appeal).
    ///
    /// # Errors
    /// Not submitted, returned and its deadline still running, or found eligible already.
    pub fn find_eligible(self, now: Timestamp) -> Result<Self, EntryError> {
        match self.state {
            EntryState::Eligible { .. } => return Err(EntryError::Decided),
            EntryState::Ineligible { .. } => {}
            _ => self.check_awaits_decision(now)?,
        }
        Ok(Self { state: EntryState::Eligible { at: now }, ..self })
    }

    /// Finds the entry ineligible, for a reason that its entrant will read.
    ///
    /// # Errors
    /// Not submitted, returned and its deadline still running, or decided already.
    pub fn find_ineligible(self, now: Timestamp, reason: IneligibleReason) -> Result<Self, EntryError> {
        match self.state {
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
            _ => self.check_awaits_decision(now)?,
        }
        Ok(Self { state: EntryState::Ineligible { at: now, reason }, ..self })
    }

    /// Whether its answers may be changed and sent at `now`.
    ///
    /// # Errors
    /// Why not: the same as [`Entry::submit`], save completeness.
    pub fn check_may_change(&self, award: &Award, now: Timestamp) -> Result<(), EntryError> {
        self.check_award(award)?;
        match self.state {
            EntryState::Returned { until, .. } if now < until => Ok(()),
            EntryState::Draft | EntryState::Withdrawn { .. } | EntryState::Returned { .. } => check_window(award, now),
            EntryState::Submitted { .. } => Err(EntryError::AlreadySubmitted),
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => Err(EntryError::Decided),
        }
    }

    /// Whether its answers may be kept. A draft is kept at any time, also after the window: nothing typed is lost, and
    /// only sending it is refused then.
    ///
    /// # Errors
    /// It is with the organizer, or decided.
    pub const fn check_may_keep(&self) -> Result<(), EntryError> {
        match self.state {
            EntryState::Draft | EntryState::Withdrawn { .. } | EntryState::Returned { .. } => Ok(()),
            EntryState::Submitted { .. } => Err(EntryError::AlreadySubmitted),
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => Err(EntryError::Decided),
        }
    }

    /// Whether it may be published: it is in the organizer's hands, and its entrant lets something of it be public.
    ///
    /// # Errors
    /// A draft or withdrawn, found ineligible, or `sent`, the answers of its last receipt, let nothing be published.
    pub fn check_may_publish(&self, sent: &Answers) -> Result<(), EntryError> {
        match self.state {
            EntryState::Draft | EntryState::Withdrawn { .. } => return Err(EntryError::NotSubmitted),
            EntryState::Ineligible { .. } => return Err(EntryError::Ineligible),
            EntryState::Submitted { .. } | EntryState::Returned { .. } | EntryState::Eligible { .. } => {}
        }
        if sent.publication() == Publication::None { Err(EntryError::NotPublic) } else { Ok(()) }
    }

    fn check_award(&self, award: &Award) -> Result<(), EntryError> {
        if self.award == award.id { Ok(()) } else { Err(EntryError::OtherAward) }
    }

    /// Submitted, or returned and not sent again in time: then what was submitted first is judged.
    fn check_awaits_decision(&self, now: Timestamp) -> Result<(), EntryError> {
        match self.state {
            EntryState::Submitted { .. } => Ok(()),
            EntryState::Returned { until, .. } if now >= until => Ok(()),
            EntryState::Returned { .. } => Err(EntryError::InRevision),
            _ => Err(EntryError::NotSubmitted),
        }
    }
}

fn check_window(award: &Award, now: Timestamp) -> Result<(), EntryError> {
    match award.window(now) {
        WindowState::NotYet => Err(EntryError::NotYetOpen),
        WindowState::Open => Ok(()),
        WindowState::Closed => Err(EntryError::Closed),
    }
}
