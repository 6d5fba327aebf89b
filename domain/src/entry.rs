//! An entry and what may happen to it.

use serde::{Deserialize, Serialize};

mod autosave;
mod record;
mod state;
mod thinning;
mod unsent;

pub use autosave::{Acknowledged, Around, Clash, History, Presence, Version};
pub use record::{EntryLine, EntryList, EntryRecord, EntrySort, Receipt, Saved, number_name};
pub use state::{EntryError, EntryState, IneligibleReason};
pub use thinning::{KEPT_WHOLE, STRETCH, SavedVersion, superfluous};
pub use unsent::{Unsent, UnsentList};

use crate::{
    answers::Answers,
    award::{Award, Win, WindowState},
    category::Category,
    form::Publication,
    id::{AwardId, EntryId, OrganizationId},
    screening::{Checklist, OpenFields},
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
    /// A deadline of its own that the organizer gave it, exclusive. It counts where it is later than the window's end.
    pub extended_until: Option<Timestamp>,
}

impl Entry {
    /// A new draft.
    #[must_use]
    pub const fn draft(id: EntryId, award: AwardId, organization: OrganizationId) -> Self {
        Self { id, award, organization, category: String::new(), state: EntryState::Draft, extended_until: None }
    }

    /// Submits the entry, from draft, withdrawn, or returned for revision. `categories` are those of the award, `number` is the receipt's. A draft competes
    /// in the category that its answers name; a returned entry stays where the organizer has it.
    ///
    /// # Errors
    /// Another award's calendar, a state that cannot be submitted, outside the window (returned: also past its own
    /// deadline), incomplete answers, or a project that runs for too short a time; the first of these. In particular late outranks incomplete.
    pub fn submit(
        self,
        award: &Award,
        categories: &[Category],
        answers: &Answers,
        now: Timestamp,
        number: i64,
    ) -> Result<Self, EntryError> {
        self.check_may_change(award, now)?;
        let answers = self.settle_category(answers.clone());
        if !answers.is_complete(categories) {
            return Err(EntryError::Incomplete);
        }
        if !award.rules.admits_running_since(answers.get("running_since"), now) {
            return Err(EntryError::TooShortInOperation);
        }
        let category = answers.get("category").to_owned();
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
        self.check_window(award, now)?;
        Ok(Self { state: EntryState::Withdrawn { at: now }, ..self })
    }

    /// Gives a submitted entry back to its entrant until `until`, exclusively, or until the window's end where that is later: see
    /// [`Entry::deadline`]. Only the `open` fields can be changed.
    ///
    /// # Errors
    /// Another award's calendar, not submitted, decided already, a deadline that is over already, or one that reaches into the judging:
    /// what is judged lies still for everybody.
    pub fn return_for_revision(self, award: &Award, now: Timestamp, until: Timestamp, open: OpenFields) -> Result<Self, EntryError> {
        self.check_award(award)?;
        match self.state {
            EntryState::Submitted { .. } => {}
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
            _ => return Err(EntryError::NotSubmitted),
        }
        if until <= now {
            return Err(EntryError::DeadlinePast);
        }
        if until > award.judging_from {
            return Err(EntryError::DeadlineJudging);
        }
        Ok(Self { state: EntryState::Returned { at: now, until, open }, ..self })
    }

    /// Finds the entry eligible: the jury may have it.
    ///
    /// # Errors
    /// Another award's calendar, not submitted, returned and its deadline still running, or decided already.
    pub fn find_eligible(self, award: &Award, now: Timestamp) -> Result<Self, EntryError> {
        match self.state {
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
            _ => self.check_awaits_decision(award, now)?,
        }
        Ok(Self { state: EntryState::Eligible { at: now }, ..self })
    }

    /// Overturns a finding of ineligibility: see [`crate::screening::Appeal::rule`].
    pub(crate) fn overturn(self, now: Timestamp) -> Self {
        Self { state: EntryState::Eligible { at: now }, ..self }
    }

    /// Whether it may be found eligible: its organization is confirmed and no check failed.
    ///
    /// # Errors
    /// Why not; [`Entry::find_eligible`] has the rest.
    pub fn check_may_compete(&self, is_confirmed: bool, checklist: &Checklist) -> Result<(), EntryError> {
        if !is_confirmed {
            Err(EntryError::Unconfirmed)
        } else if checklist.has_failed() {
            Err(EntryError::CheckFailed)
        } else {
            Ok(())
        }
    }

    /// Whether the organizer may still check and mark it.
    ///
    /// # Errors
    /// Not in the organizer's hands, or decided already.
    pub const fn check_may_screen(&self) -> Result<(), EntryError> {
        match self.state {
            EntryState::Submitted { .. } | EntryState::Returned { .. } => Ok(()),
            EntryState::Draft | EntryState::Withdrawn { .. } => Err(EntryError::NotSubmitted),
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => Err(EntryError::Decided),
        }
    }

    /// The fields that its entrant may change now, deadlines aside.
    #[must_use]
    pub const fn open_fields(&self) -> OpenFields {
        match self.state {
            EntryState::Draft | EntryState::Withdrawn { .. } => OpenFields::ALL,
            EntryState::Returned { open, .. } => open,
            EntryState::Submitted { .. } | EntryState::Eligible { .. } | EntryState::Ineligible { .. } => OpenFields::NONE,
        }
    }

    /// The answers with the category where the entry stands. Its entrant names it as long as they write; from the first sending until it is
    /// withdrawn the entry has it, whatever a form or a receipt says: a move changes it there alone.
    #[must_use]
    pub fn settle_category(&self, mut answers: Answers) -> Answers {
        if !matches!(self.state, EntryState::Draft | EntryState::Withdrawn { .. }) {
            answers.put_category(&self.category);
        }
        answers
    }

    /// Finds the entry ineligible, for a reason that its entrant will read.
    ///
    /// # Errors
    /// Another award's calendar, not submitted, returned and its deadline still running, or decided already.
    pub fn find_ineligible(self, award: &Award, now: Timestamp, reason: IneligibleReason) -> Result<Self, EntryError> {
        match self.state {
            EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
            _ => self.check_awaits_decision(award, now)?,
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
            EntryState::Draft | EntryState::Withdrawn { .. } | EntryState::Returned { .. } => self.check_window(award, now),
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

    /// The first moment in which it can no longer be sent, and from which a returned entry may be decided: the end of the window, or its
    /// own deadline where that is later.
    #[must_use]
    pub fn deadline(&self, award: &Award) -> Timestamp {
        let until = match self.state {
            EntryState::Returned { until, .. } => Some(until),
            _ => None,
        };
        [until, self.extended_until].into_iter().flatten().fold(award.closes_at, Timestamp::max)
    }

    /// Whether its organization may send one more entry in its category, of which it has sent `others` already.
    ///
    /// # Errors
    /// It may not.
    pub const fn check_room(&self, award: &Award, others: u32) -> Result<(), EntryError> {
        if others < award.rules.entries_per_category { Ok(()) } else { Err(EntryError::TooManyInCategory) }
    }

    /// Whether its organization may send it in its category, having won before: see [`crate::award::Rules::bar`].
    ///
    /// # Errors
    /// It may not yet.
    pub fn check_not_barred(&self, award: &Award, wins: &[Win]) -> Result<(), EntryError> {
        if award.rules.bar(award.year, &self.category, wins).is_some() { Err(EntryError::EarlierWinner) } else { Ok(()) }
    }

    /// The window, as far as the entry's own deadline goes.
    fn check_window(&self, award: &Award, now: Timestamp) -> Result<(), EntryError> {
        match award.window(now) {
            WindowState::NotYet => Err(EntryError::NotYetOpen),
            WindowState::Open => Ok(()),
            WindowState::Closed if self.extended_until.is_some_and(|until| now < until) => Ok(()),
            WindowState::Closed => Err(EntryError::Closed),
        }
    }

    fn check_award(&self, award: &Award) -> Result<(), EntryError> {
        if self.award == award.id { Ok(()) } else { Err(EntryError::OtherAward) }
    }

    /// Submitted, or returned and not sent again in time: then what was submitted first is judged. As long as its entrant may
    /// still send it, whatever date the return named, nobody decides.
    fn check_awaits_decision(&self, award: &Award, now: Timestamp) -> Result<(), EntryError> {
        self.check_award(award)?;
        match self.state {
            EntryState::Submitted { .. } => Ok(()),
            EntryState::Returned { .. } if now >= self.deadline(award) => Ok(()),
            EntryState::Returned { .. } => Err(EntryError::InRevision),
            _ => Err(EntryError::NotSubmitted),
        }
    }
}
