//! Whom a change of an edition concerns, and what is told to them.

use serde::{Deserialize, Serialize};

use super::{Award, AwardTexts, Calendar, CalendarDate, NewAward, Rules, TextKind};
use crate::{category::Category, criterion::Criterion, time::Timestamp};

/// Whom a change concerns: members of organizations with an entry in the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Concerned {
    /// Those whose entry is not sent: what is sent already was sent by the rules of its day.
    Writers,
    /// Those who have an entry that competes or may still: all but the ineligible ones.
    Entrants,
}

/// One thing that has changed, as a letter tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// A date.
    Date {
        /// Which.
        date: CalendarDate,
        /// What it is now.
        to: Timestamp,
    },
    /// How many months a project must have been running.
    Months(u32),
    /// How many entries an organization may send in a category.
    Entries(u32),
    /// For how many years an earlier winner is kept out.
    Winners(u32),
    /// What entries are judged by.
    Criteria,
    /// What entries compete in, or who may enter it.
    Categories,
    /// The terms or the prizes.
    Terms,
}

/// The dates that moved, but for the announcement, which binds nobody.
#[must_use]
pub fn changed_dates(award: &Award, new: &NewAward) -> Vec<Changed> {
    let old = Calendar::of(award);
    let moved = |date: &&CalendarDate| **date != CalendarDate::Announced && old.get(**date) != new.calendar.get(**date);
    CalendarDate::ALL.iter().filter(moved).map(|date| Changed::Date { date: *date, to: new.calendar.get(*date) }).collect()
}

/// The rules that were switched.
#[must_use]
pub fn changed_rules(old: Rules, new: Rules) -> Vec<Changed> {
    [
        (old.months_in_operation != new.months_in_operation).then_some(Changed::Months(new.months_in_operation)),
        (old.entries_per_category != new.entries_per_category).then_some(Changed::Entries(new.entries_per_category)),
        (old.years_winners_barred != new.years_winners_barred).then_some(Changed::Winners(new.years_winners_barred)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether entries are judged otherwise now: by other criteria or weights. Words put better, or in another order, are the same.
#[must_use]
pub fn changed_criteria(old: &[Criterion], new: &[Criterion]) -> Vec<Changed> {
    let weights = |criteria: &[Criterion]| {
        let mut weights: Vec<_> = criteria.iter().map(|criterion| (criterion.code.clone(), criterion.weight)).collect();
        weights.sort();
        weights
    };
    (weights(old) != weights(new)).then_some(Changed::Criteria).into_iter().collect()
}

/// Whether somebody may enter something else now, or is warned otherwise. Words put better, or in another order, are the same.
#[must_use]
pub fn changed_categories(old: &[Category], new: &[Category]) -> Vec<Changed> {
    let offer = |categories: &[Category]| {
        let mut offer: Vec<_> =
            categories.iter().map(|category| (category.slug.clone(), category.entrants, category.is_sensitive)).collect();
        offer.sort();
        offer
    };
    (offer(old) != offer(new)).then_some(Changed::Categories).into_iter().collect()
}

/// Whether a text that binds is another now.
#[must_use]
pub fn changed_texts(old: &AwardTexts, new: &AwardTexts) -> Vec<Changed> {
    let is_other = TextKind::ALL.iter().any(|kind| kind.binds() && old.get(kind) != new.get(kind));
    is_other.then_some(Changed::Terms).into_iter().collect()
}
