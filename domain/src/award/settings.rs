//! An edition as the organizer sets it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Award, AwardError, AwardTexts, Calendar, Concerned, CriteriaForm, NewAward, Progress, Promise, Rules, TextKind, TextsForm};
use crate::{
    category::{CategoriesForm, Category, CategoryUse},
    criterion::Criterion,
    jury::{Finals, JuryRules},
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
    /// How far each is in use, by its slug; those that are not are absent.
    pub uses: BTreeMap<String, CategoryUse>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
    /// Its texts.
    pub texts: AwardTexts,
    /// How far it is.
    pub progress: Progress,
    /// The deadlines that single entries were given and that still run: the latest of them, the last one first.
    pub promises: Vec<Promise>,
    /// How many there are of them.
    pub promised: u64,
    /// How many entries stand in each state, by the state's code.
    pub states: Vec<(String, u64)>,
    /// How many score sheets there are.
    pub sheets: u64,
    /// What is set of the jury's rounds; nothing once the result is fixed, which ends them.
    pub jury: Option<JuryRules>,
    /// How many sheets were given out and are not handed in.
    pub unhanded: u64,
    /// How many people belong to organizations whose entries are being written.
    pub writers: u64,
    /// How many people belong to organizations with an entry that is not ineligible.
    pub entrants: u64,
}

impl AwardSettings {
    /// How many people are written to about what has changed: nobody, if nothing has that concerns them.
    #[must_use]
    pub const fn told<T>(&self, changed: &[T], concerned: Concerned) -> u64 {
        match concerned {
            _ if changed.is_empty() => 0,
            Concerned::Writers => self.writers,
            Concerned::Entrants => self.entrants,
        }
    }

    /// The rounds of the jury as they are and as these dates would make them, if they become others: the first, and the second.
    #[must_use]
    pub fn moved_rounds(&self, new: &NewAward) -> [Option<(Finals, Finals)>; 2] {
        let Some(jury) = self.jury else { return [None, None] };
        let (first, second) = jury.rounds(self.award.judging_from, self.award.ceremony_at);
        let (new_first, new_second) = jury.rounds(new.calendar.judging_from, new.calendar.ceremony_at);
        let moved = |old: Finals, new: Finals| (old != new && old.until > self.progress.now).then_some((old, new));
        [moved(first, new_first), second.zip(new_second).and_then(|(old, new)| moved(old, new))]
    }

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

    /// Whether the categories may become what was typed, and what that is.
    ///
    /// # Errors
    /// What stands in the way, or that nothing would change.
    pub fn check_categories(&self, form: &CategoriesForm) -> Result<Vec<Category>, AwardError> {
        self.award.check_unjudged(self.progress)?;
        let new = form.parse(&self.categories, &self.uses)?;
        if new == self.categories { Err(AwardError::Unchanged) } else { Ok(new) }
    }

    /// Whether the texts may become what was typed, and what that is.
    ///
    /// # Errors
    /// What stands in the way, or that nothing would change.
    pub fn check_texts(&self, form: &TextsForm) -> Result<AwardTexts, AwardError> {
        let new = form.parse()?;
        check_texts(&self.award, &self.texts, &new, self.progress)?;
        if new == self.texts { Err(AwardError::Unchanged) } else { Ok(new) }
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

/// Whether texts may become these: what entries were judged by stands.
///
/// # Errors
/// Judging has begun, and one that binds would change.
pub fn check_texts(award: &Award, old: &AwardTexts, new: &AwardTexts, progress: Progress) -> Result<(), AwardError> {
    let is_bound = TextKind::ALL.iter().any(|kind| kind.binds() && old.get(kind) != new.get(kind));
    if is_bound { award.check_unjudged(progress) } else { Ok(()) }
}

/// Refuses a change whose effect was not looked at: `seen` is empty until then.
///
/// # Errors
/// It was not.
pub const fn check_seen(seen: &str) -> Result<(), AwardError> {
    if seen.is_empty() { Err(AwardError::Unseen) } else { Ok(()) }
}
