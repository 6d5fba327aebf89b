//! Whom a switched rule touches, by name, before it is switched.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Award, Changed, Rules, Win, changed_rules};
use crate::{id::OrganizationId, locale::Trilingual, time::Timestamp};

/// How far an entry is, as far as the rules ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Never sent, or taken back: every rule is asked when it is sent.
    Unsent,
    /// Given back: it is sent again, and has its place in the category already.
    Returned,
    /// Sent by the rules of its day: it stays.
    Sent,
}

/// An entry as far as the rules look at it.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Whose it is.
    pub organization: OrganizationId,
    /// The name of that body.
    pub body: Trilingual,
    /// How far it is.
    pub stage: Stage,
    /// The slug of its category; empty until chosen.
    pub category: String,
    /// The month that its project runs since, as written.
    pub running_since: String,
    /// Where its body has won before.
    pub wins: Vec<Win>,
}

/// Whom one switched rule touches: the body of each entry, so a body may stand there twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// The rule, as it would be.
    pub rule: Changed,
    /// Could send it now, and no longer.
    pub refused: Vec<Trilingual>,
    /// Cannot send it now, and then could.
    pub admitted: Vec<Trilingual>,
    /// Has sent what would no longer be taken. It stays.
    pub beyond: Vec<Trilingual>,
}

/// Whom each of the rules that differ would touch at `now`; rules that touch no entrant are absent.
#[must_use]
pub fn touched(award: &Award, new: Rules, subjects: &[Subject], now: Timestamp) -> Vec<Touched> {
    let mut places: BTreeMap<(OrganizationId, &str), u32> = BTreeMap::new();
    for subject in subjects.iter().filter(|subject| subject.stage != Stage::Unsent) {
        *places.entry((subject.organization, subject.category.as_str())).or_default() += 1;
    }
    let taken = |subject: &Subject| places.get(&(subject.organization, subject.category.as_str())).copied().unwrap_or_default();
    let asks_category = |subject: &Subject| subject.stage == Stage::Unsent && !subject.category.is_empty();
    changed_rules(award.rules, new)
        .into_iter()
        .map(|rule| match rule {
            Changed::Months(_) => {
                let passes = |rules: Rules, subject: &Subject| rules.admits_running_since(&subject.running_since, now);
                sorted(rule, subjects, (award.rules, new), |subject| subject.stage != Stage::Sent, passes, |_| true)
            }
            Changed::Entries(_) => {
                // The one to be sent comes on top of those that have their place; those have it within the limit or not.
                let passes = |rules: Rules, subject: &Subject| match subject.stage {
                    Stage::Unsent => taken(subject) < rules.entries_per_category,
                    Stage::Returned | Stage::Sent => taken(subject) <= rules.entries_per_category,
                };
                sorted(rule, subjects, (award.rules, new), asks_category, passes, |subject| subject.stage != Stage::Unsent)
            }
            _ => {
                let passes = |rules: Rules, subject: &Subject| rules.bar(award.year, &subject.category, &subject.wins).is_none();
                sorted(rule, subjects, (award.rules, new), asks_category, passes, |subject| subject.stage != Stage::Unsent)
            }
        })
        .collect()
}

/// Those that ask the rule are refused or admitted; those that stay whatever it says, but would not pass, are beyond it.
fn sorted(
    rule: Changed,
    subjects: &[Subject],
    (old, new): (Rules, Rules),
    asks: impl Fn(&Subject) -> bool,
    passes: impl Fn(Rules, &Subject) -> bool,
    may_stay: impl Fn(&Subject) -> bool,
) -> Touched {
    let names = |is_meant: &dyn Fn(&Subject) -> bool| -> Vec<Trilingual> {
        subjects.iter().filter(|subject| is_meant(subject)).map(|subject| subject.body.clone()).collect()
    };
    Touched {
        rule,
        refused: names(&|subject| asks(subject) && passes(old, subject) && !passes(new, subject)),
        admitted: names(&|subject| asks(subject) && !passes(old, subject) && passes(new, subject)),
        beyond: names(&|subject| !asks(subject) && may_stay(subject) && passes(old, subject) && !passes(new, subject)),
    }
}
