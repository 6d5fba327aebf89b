//! The round of scoring: when it is open, and what the organizer sets of it.

use serde::{Deserialize, Serialize};

use super::JuryError;
use crate::{
    award::Award,
    round::RoundError,
    time::{Timestamp, parse_moment},
};

/// The most jurors that an entry may be given.
pub const MOST_JURORS: u32 = 15;
/// Two at least: with one sheet there is no panel.
const FEWEST_JURORS: u32 = 2;

/// When sheets may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
    /// Whether the result is fixed already, whatever the calendar says.
    pub is_sealed: bool,
}

impl Round {
    /// Whether sheets may be written at `now`.
    ///
    /// # Errors
    /// Too early, too late, or sealed.
    pub fn check_open(&self, now: Timestamp) -> Result<(), JuryError> {
        if now < self.from { Err(JuryError::NotBegun) } else { self.check_not_over(now) }
    }

    /// Whether the round is not over at `now`: ties, recusals and seats may change also before it begins.
    ///
    /// # Errors
    /// Too late, or sealed.
    pub fn check_not_over(&self, now: Timestamp) -> Result<(), JuryError> {
        if self.is_sealed {
            Err(JuryError::Sealed)
        } else if now >= self.until {
            Err(JuryError::Over)
        } else {
            Ok(())
        }
    }

    /// Whether a tie that becomes known at `now` takes its juror's sheet out of the count by itself. After the round it does
    /// not: by then it can be guessed what the sheet is worth, so that only the chair takes it out, and says why.
    #[must_use]
    pub fn strikes(&self, now: Timestamp) -> bool {
        self.check_not_over(now).is_ok()
    }
}

/// The second round, for finalists: when its sheets are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finals {
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

impl Finals {
    /// Whether finalists may go into the second round at `now`: no sheet of the first can change any more who they are, and
    /// there is time left to write new ones.
    ///
    /// # Errors
    /// The first round is not over, or the second is.
    pub fn check_may_open(self, first: &Round, now: Timestamp) -> Result<(), RoundError> {
        if first.is_sealed {
            Err(RoundError::Sealed)
        } else if now < first.until {
            Err(RoundError::StillScoring)
        } else if now >= self.until {
            Err(RoundError::SecondOver)
        } else {
            Ok(())
        }
    }
}

/// What the organizer sets of the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JuryRules {
    /// How many jurors score an entry.
    pub jurors_per_entry: u32,
    /// Whether jurors see which body put an entry forward once they said that nothing ties them to it.
    pub is_blind: bool,
    /// The end of the round, if it is not the ceremony.
    pub until: Option<Timestamp>,
    /// The second round, if there is one.
    pub finals: Option<Finals>,
}

impl JuryRules {
    /// When the rounds of an edition with these dates are: the first, and the second if there is one. No round outlasts the ceremony.
    #[must_use]
    pub fn rounds(&self, judging_from: Timestamp, ceremony_at: Timestamp) -> (Finals, Option<Finals>) {
        let cut = |round: Finals| Finals { until: round.until.min(ceremony_at), ..round };
        (cut(Finals { from: judging_from, until: self.until.unwrap_or(ceremony_at) }), self.finals.map(cut))
    }
}

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JuryRulesForm {
    /// From 2 to [`MOST_JURORS`].
    pub jurors: String,
    /// `on` if bodies are hidden.
    pub blind: String,
    /// The day of the end; empty for the ceremony.
    pub date: String,
    /// Its time; midnight if empty.
    pub time: String,
    /// The day on which the second round begins; empty if there is none.
    pub finals_date: String,
    /// Its time.
    pub finals_time: String,
    /// The day on which it ends.
    pub finals_end_date: String,
    /// Its time.
    pub finals_end_time: String,
}

impl JuryRulesForm {
    /// Reads the form for an edition.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self, award: &Award) -> Result<JuryRules, JuryError> {
        let jurors = self.jurors.trim().parse().ok().filter(|count| (FEWEST_JURORS..=MOST_JURORS).contains(count));
        let until = moment(&self.date, &self.time).map_err(|()| JuryError::Until)?;
        if until.is_some_and(|until| until <= award.judging_from || until > award.ceremony_at) {
            return Err(JuryError::Until);
        }
        let finals = self.finals(until, award)?;
        Ok(JuryRules { jurors_per_entry: jurors.ok_or(JuryError::JurorsPerEntry)?, is_blind: self.blind == "on", until, finals })
    }

    /// The second round lies between the end of the first, which must have been set, and the ceremony.
    fn finals(&self, until: Option<Timestamp>, award: &Award) -> Result<Option<Finals>, JuryError> {
        let begins = moment(&self.finals_date, &self.finals_time).map_err(|()| JuryError::Finals)?;
        let ends = moment(&self.finals_end_date, &self.finals_end_time).map_err(|()| JuryError::Finals)?;
        match (begins, ends, until) {
            (None, None, _) => Ok(None),
            (Some(from), Some(end), Some(until)) if until <= from && from < end && end <= award.ceremony_at => {
                Ok(Some(Finals { from, until: end }))
            }
            _ => Err(JuryError::Finals),
        }
    }
}

/// A moment as typed; none if no day was. Midnight, if no time was.
fn moment(date: &str, time: &str) -> Result<Option<Timestamp>, ()> {
    if date.trim().is_empty() {
        return Ok(None);
    }
    parse_moment(format!("{} {}", date.trim(), time.trim()).trim()).map(Some).ok_or(())
}
