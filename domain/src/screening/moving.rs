//! Moving an entry to another category: the organizer asks, its entrant agrees or declines.

use serde::{Deserialize, Serialize};

use super::{Refused, ScreeningError, note};
use crate::{category::Category, entry::Entry, organization::OrganizationKind, time::Timestamp};

coded! {
    /// What the entrant answered.
    pub enum MoveAnswer {
        /// It moves.
        Agreed => "agreed",
        /// It stays.
        Declined => "declined",
    }
}

/// A request to move an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The slug of the category to move to.
    pub to: String,
    /// Why.
    pub reason: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The answer.
    pub answer: Option<MoveAnswer>,
}

impl Move {
    /// Asks to move `entry`, of a body of this kind, to the category `to`; `last` is the request before.
    ///
    /// # Errors
    /// Another request waits, not in the organizer's hands or decided already, it is there already, the body may not enter there, or no
    /// reason.
    pub fn ask(
        entry: &Entry,
        last: Option<&Self>,
        (to, kind): (&Category, OrganizationKind),
        reason: &str,
        now: Timestamp,
    ) -> Result<Self, Refused> {
        entry.check_may_screen()?;
        if last.is_some_and(|last| last.answer.is_none()) {
            return Err(ScreeningError::MoveWaits.into());
        }
        if to.slug == entry.category {
            return Err(ScreeningError::SameCategory.into());
        }
        if !to.entrants.admits(kind) {
            return Err(ScreeningError::NotAdmitted.into());
        }
        Ok(Self { to: to.slug.clone(), reason: note(reason)?, asked_at: now, answer: None })
    }

    /// Whether it waits for an answer that can still be given.
    #[must_use]
    pub fn waits(&self, entry: &Entry) -> bool {
        self.answer.is_none() && entry.check_may_screen().is_ok()
    }

    /// The entrant answers.
    ///
    /// # Errors
    /// Answered already, or the entry was decided or taken back meanwhile.
    pub fn answer(self, entry: Entry, answer: MoveAnswer) -> Result<(Self, Entry), Refused> {
        if self.answer.is_some() {
            return Err(ScreeningError::NoMove.into());
        }
        entry.check_may_screen()?;
        let entry = match answer {
            MoveAnswer::Agreed => Entry { category: self.to.clone(), ..entry },
            MoveAnswer::Declined => entry,
        };
        Ok((Self { answer: Some(answer), ..self }, entry))
    }
}
