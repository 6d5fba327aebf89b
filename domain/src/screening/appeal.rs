//! An entrant's one appeal against a finding of ineligibility, and the ruling of another organizer.

use serde::{Deserialize, Serialize};

use super::{Refused, ScreeningError, note, optional_note};
use crate::{
    entry::{Entry, EntryState, IneligibleReason},
    id::PersonId,
    time::Timestamp,
};

coded! {
    /// What came of an appeal.
    pub enum Ruling {
        /// The finding falls: the entry competes.
        Upheld => "upheld",
        /// It falls, and the entry may be asked to compete in another category.
        UpheldToMove => "upheld_to_move",
        /// The finding stands.
        Dismissed => "dismissed",
    }
}

/// An appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// What the finding was that it is against: once it is upheld, the entry no longer says. None: ruled on before this was kept.
    pub against: Option<IneligibleReason>,
    /// What the entrant says.
    pub text: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// What came of it.
    pub ruling: Option<Ruling>,
    /// What the organizer answers; may be empty only where it was upheld.
    pub answer: String,
    /// When it was ruled on.
    pub ruled_at: Option<Timestamp>,
}

impl Appeal {
    /// An appeal against the finding on `entry`; `earlier` is one that there was before.
    ///
    /// # Errors
    /// Not found ineligible, appealed already, or a text that is missing or too long.
    pub fn make(entry: &Entry, earlier: Option<&Self>, text: &str, now: Timestamp) -> Result<Self, ScreeningError> {
        Self::check_may_make(entry, earlier)?;
        let against = match entry.state {
            EntryState::Ineligible { reason, .. } => Some(reason),
            _ => None,
        };
        Ok(Self { against, text: note(text)?, made_at: now, ruling: None, answer: String::new(), ruled_at: None })
    }

    /// Whether its entrant may appeal.
    ///
    /// # Errors
    /// Why not.
    pub const fn check_may_make(entry: &Entry, earlier: Option<&Self>) -> Result<(), ScreeningError> {
        match (entry.state, earlier) {
            (_, Some(_)) => Err(ScreeningError::Appealed),
            (EntryState::Ineligible { .. }, None) => Ok(()),
            (_, None) => Err(ScreeningError::NotIneligible),
        }
    }

    /// Whether the entry that it brought back may move to another category: it was about the category, or the ruling says so.
    #[must_use]
    pub fn lets_move(&self) -> bool {
        match self.ruling {
            Some(Ruling::UpheldToMove) => true,
            Some(Ruling::Upheld) => self.is_about_category(),
            Some(Ruling::Dismissed) | None => false,
        }
    }

    /// Whether it is against the finding that the entry is in the wrong category.
    #[must_use]
    pub fn is_about_category(&self) -> bool {
        self.against == Some(IneligibleReason::WrongCategory)
    }

    /// Rules on it. `decided_by` found the entry ineligible: another must rule.
    ///
    /// # Errors
    /// Ruled on already, by who decided, a dismissal without words, or the entry can no longer be found eligible.
    pub fn rule(
        self,
        entry: Entry,
        (decided_by, organizer): (Option<PersonId>, PersonId),
        ruling: Ruling,
        answer: &str,
        now: Timestamp,
    ) -> Result<(Self, Entry), Refused> {
        if self.ruling.is_some() {
            return Err(ScreeningError::NoAppeal.into());
        }
        if decided_by == Some(organizer) {
            return Err(ScreeningError::SameOrganizer.into());
        }
        if !matches!(entry.state, EntryState::Ineligible { .. }) {
            return Err(ScreeningError::NotIneligible.into());
        }
        let (answer, entry) = match ruling {
            Ruling::Upheld | Ruling::UpheldToMove => (optional_note(answer)?, entry.overturn(now)),
            Ruling::Dismissed => (note(answer)?, entry),
        };
        Ok((Self { ruling: Some(ruling), answer, ruled_at: Some(now), ..self }, entry))
    }
}
