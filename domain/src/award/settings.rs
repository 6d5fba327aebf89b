//! An edition as the organizer sets it, and the form of its criteria.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Award, AwardError, Calendar, NewAward, Progress, Rules, check_criteria};
use crate::{
    category::Category,
    criterion::Criterion,
    locale::Trilingual,
    note::Note,
    time::{Timestamp, parse_moment},
};

/// An edition with everything that can be set, and whom a change would touch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardSettings {
    /// The edition.
    pub award: Award,
    /// Its categories.
    pub categories: Vec<Category>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
    /// How far it is.
    pub progress: Progress,
    /// How many entries are being written: drafts, withdrawn and returned ones.
    pub drafts: u64,
    /// How many entries were sent and are with the organizer or the jury.
    pub sent: u64,
    /// How many people belong to organizations whose entries are being written.
    pub writers: u64,
}

impl AwardSettings {
    /// Whether names and dates may become these.
    ///
    /// # Errors
    /// What stands in the way, or that nothing would change.
    pub fn check_change(&self, new: &NewAward) -> Result<(), AwardError> {
        if let Some(problem) = self.award.change_problems(new, self.progress).first() {
            return Err(*problem);
        }
        let is_same = self.award.name == new.name && Calendar::of(&self.award) == new.calendar;
        if is_same { Err(AwardError::Unchanged) } else { Ok(()) }
    }

    /// Whether the criteria may become what was typed, and what that is.
    ///
    /// # Errors
    /// What stands in the way, or that nothing would change.
    pub fn check_criteria(&self, form: &CriteriaForm) -> Result<Vec<Criterion>, AwardError> {
        self.award.check_unjudged(self.progress)?;
        let new = form.parse(&self.criteria)?;
        if new == self.criteria { Err(AwardError::Unchanged) } else { Ok(new) }
    }

    /// Whether the window may be extended to what was typed, and when that is.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn check_extension(&self, until: &str, reason: &str) -> Result<Timestamp, AwardError> {
        let until = parse_moment(until).ok_or(AwardError::NotLater)?;
        self.award.check_extension(until, self.award.closes_at, self.progress)?;
        if Note::parse(reason).is_none() { Err(AwardError::Reason) } else { Ok(until) }
    }

    /// Whether the rules may become these.
    ///
    /// # Errors
    /// What stands in the way, or that nothing would change.
    pub fn check_rules(&self, new: Rules) -> Result<(), AwardError> {
        self.award.check_unjudged(self.progress)?;
        if new == self.award.rules { Err(AwardError::Unchanged) } else { Ok(()) }
    }
}

/// Refuses a change whose effect was not looked at: `seen` is empty until then.
///
/// # Errors
/// It was not.
pub const fn check_seen(seen: &str) -> Result<(), AwardError> {
    if seen.is_empty() { Err(AwardError::Unseen) } else { Ok(()) }
}

/// The criteria as typed: `{code}_weight`, `{code}_kk`, `{code}_ru`, `{code}_en`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CriteriaForm(BTreeMap<String, String>);

impl CriteriaForm {
    /// The form as it stands for these criteria.
    #[must_use]
    pub fn of(criteria: &[Criterion]) -> Self {
        let fields = criteria.iter().flat_map(|Criterion { code, weight, name }| {
            [("weight", weight.to_string()), ("kk", name.kk.clone()), ("ru", name.ru.clone()), ("en", name.en.clone())]
                .map(|(part, text)| (format!("{code}_{part}"), text))
        });
        Self(fields.collect())
    }

    /// The form as it was typed.
    #[must_use]
    pub const fn typed(fields: BTreeMap<String, String>) -> Self {
        Self(fields)
    }

    /// What was typed for a part of a criterion.
    #[must_use]
    pub fn get(&self, code: &str, part: &str) -> &str {
        self.0.get(&format!("{code}_{part}")).map_or("", |text| text.trim())
    }

    /// Reads the form for the criteria that there are; their codes and their order stay.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self, present: &[Criterion]) -> Result<Vec<Criterion>, AwardError> {
        let read = |code: &str| {
            let text = |part: &str| self.get(code, part).split_whitespace().collect::<Vec<_>>().join(" ");
            // What is no number weighs nothing, which no criterion may.
            let weight = self.get(code, "weight").parse().unwrap_or(0);
            Criterion { code: code.to_owned(), weight, name: Trilingual::new(text("kk"), text("ru"), text("en")) }
        };
        let criteria: Vec<Criterion> = present.iter().map(|criterion| read(&criterion.code)).collect();
        check_criteria(&criteria)?;
        Ok(criteria)
    }
}
