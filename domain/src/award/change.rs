//! What may still be changed of an edition, and what would be unfair by now.

use serde::{Deserialize, Serialize};

use super::{Award, AwardError, Calendar, CalendarDate, NewAward};
use crate::time::Timestamp;

/// How far an edition is when a change is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The moment of the change.
    pub now: Timestamp,
    /// Whether any score sheet was saved.
    pub has_sheets: bool,
    /// The last of the deadlines that single entries were given and that still run, if any does.
    pub promised_until: Option<Timestamp>,
}

impl Award {
    /// Whether criteria, weights and rules may still be changed.
    ///
    /// # Errors
    /// Judging has begun: its date has come, or somebody has scored already.
    pub fn check_unjudged(&self, progress: Progress) -> Result<(), AwardError> {
        if progress.has_sheets || progress.now >= self.judging_from { Err(AwardError::JudgingBegun) } else { Ok(()) }
    }

    /// Everything that stands in the way of new names and dates. A date that has come stays, none is moved into the past,
    /// and once the window is open its end moves only by an extension, with a reason and a letter to everyone concerned.
    /// The jury does not begin before a deadline that was promised to one entry is over.
    #[must_use]
    pub fn change_problems(&self, new: &NewAward, progress: Progress) -> Vec<AwardError> {
        let mut problems = new.calendar.problems();
        if new.year != self.year {
            problems.push(AwardError::Year);
        }
        let old = Calendar::of(self);
        let moved = CalendarDate::ALL.iter().copied().filter(|date| old.get(*date) != new.calendar.get(*date));
        problems.extend(moved.filter_map(|date| self.unmovable(date, new.calendar.get(date), progress)));
        problems
    }

    /// Why this date cannot move there.
    fn unmovable(&self, date: CalendarDate, to: Timestamp, progress: Progress) -> Option<AwardError> {
        let from = Calendar::of(self).get(date);
        let is_over = match date {
            // When it was announced is a note, and binds nobody.
            CalendarDate::Announced => return None,
            CalendarDate::Closes if progress.now >= self.opens_at => return Some(AwardError::ExtendInstead),
            CalendarDate::Judging => progress.has_sheets || progress.now >= from,
            CalendarDate::Opens | CalendarDate::Closes | CalendarDate::Ceremony => progress.now >= from,
        };
        if is_over {
            Some(AwardError::Passed(date))
        } else if to <= progress.now {
            Some(AwardError::InPast(date))
        } else {
            let cuts = date == CalendarDate::Judging && progress.promised_until.is_some_and(|until| to < until);
            cuts.then_some(AwardError::Promised)
        }
    }

    /// The edition with a later end of the window; what follows it keeps its order.
    ///
    /// # Errors
    /// Not open yet, judged already, not later than now and than the end so far, or later than the jury begins.
    pub fn extend(&self, until: Timestamp, progress: Progress) -> Result<Self, AwardError> {
        self.check_extension(until, self.closes_at, progress)?;
        Ok(Self { closes_at: until, ..self.clone() })
    }

    /// Whether a deadline, of the edition or of one entry, may be moved from `end` to `until`.
    ///
    /// # Errors
    /// See [`Award::extend`].
    pub fn check_extension(&self, until: Timestamp, end: Timestamp, progress: Progress) -> Result<(), AwardError> {
        self.check_unjudged(progress)?;
        if progress.now < self.opens_at {
            Err(AwardError::NotOpen)
        } else if until <= end || until <= progress.now {
            Err(AwardError::NotLater)
        } else if until > self.judging_from {
            Err(AwardError::Order(CalendarDate::Judging))
        } else {
            Ok(())
        }
    }
}
