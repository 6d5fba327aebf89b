//! Moving an entry to another category: the organizer asks, its entrant agrees or declines.

use serde::{Deserialize, Serialize};

use super::{Appeal, Refused, ScreeningError, note};
use crate::{
    award::{Award, Win},
    category::Category,
    entry::{Entry, EntryError, EntryState},
    organization::OrganizationKind,
    time::Timestamp,
};

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

/// A category to move to, and what the entry's body is there.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    /// The category.
    pub category: &'a Category,
    /// The kind of the body.
    pub kind: OrganizationKind,
    /// Where the body has won before, as far as the rules ask.
    pub wins: &'a [Win],
    /// How many other entries of the body compete there, or wait to.
    pub others: u32,
}

impl Destination<'_> {
    /// Whether the body may have one more entry there: the rules that a submission is held against.
    ///
    /// # Errors
    /// The category is not open to it, or full for it.
    pub fn check(&self, award: &Award) -> Result<(), ScreeningError> {
        let is_barred = award.rules.bar(award.year, &self.category.slug, self.wins).is_some();
        if is_barred || !self.category.entrants.admits(self.kind) {
            Err(ScreeningError::NotAdmitted)
        } else if self.others >= award.rules.entries_per_category {
            Err(ScreeningError::NoRoom)
        } else {
            Ok(())
        }
    }
}

impl Move {
    /// Whether an entry may move: it is being screened; or an appeal brought it back that was about its category, or whose ruling says
    /// that it may, and nobody has scored it yet.
    ///
    /// # Errors
    /// Not in the organizer's hands, or decided already.
    pub fn check_may_move(entry: &Entry, appeal: Option<&Appeal>, is_scored: bool) -> Result<(), EntryError> {
        match entry.state {
            EntryState::Eligible { .. } if appeal.is_some_and(Appeal::lets_move) && !is_scored => Ok(()),
            _ => entry.check_may_screen(),
        }
    }

    /// Asks to move `entry`, which may move, to another category; `last` is the request before.
    ///
    /// # Errors
    /// Another request waits, it is there already, the body may not enter there or has no room left, or no reason.
    pub fn ask(
        entry: &Entry,
        last: Option<&Self>,
        (award, to): (&Award, Destination<'_>),
        reason: &str,
        now: Timestamp,
    ) -> Result<Self, Refused> {
        if last.is_some_and(|last| last.answer.is_none()) {
            return Err(ScreeningError::MoveWaits.into());
        }
        if to.category.slug == entry.category {
            return Err(ScreeningError::SameCategory.into());
        }
        to.check(award)?;
        Ok(Self { to: to.category.slug.clone(), reason: note(reason)?, asked_at: now, answer: None })
    }

    /// The entrant answers for `entry`, which may move. What was open when it was asked may be full by now; to decline is always possible.
    ///
    /// # Errors
    /// Answered already, or agreed and the body may no longer enter there.
    pub fn answer(self, entry: Entry, (award, to): (&Award, Destination<'_>), answer: MoveAnswer) -> Result<(Self, Entry), Refused> {
        if self.answer.is_some() {
            return Err(ScreeningError::NoMove.into());
        }
        let entry = match answer {
            MoveAnswer::Agreed => {
                to.check(award)?;
                Entry { category: self.to.clone(), ..entry }
            }
            MoveAnswer::Declined => entry,
        };
        Ok((Self { answer: Some(answer), ..self }, entry))
    }
}
