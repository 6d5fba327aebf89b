//! The list that the organizer goes through before an entry may compete.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

coded! {
    /// One thing to check.
    pub enum Check {
        /// The body may enter this category, and the project belongs there.
        Category => "category",
        /// In operation long enough.
        Operation => "operation",
        /// Its results are measured.
        Results => "results",
        /// It holds no secrets.
        Secrets => "secrets",
        /// Every consent was given by who may give it.
        Consents => "consents",
        /// It was not entered before.
        Duplicate => "duplicate",
    }
}

coded! {
    /// What came of a check.
    pub enum Tick {
        /// Not looked at yet.
        Open => "open",
        /// In order.
        Passed => "passed",
        /// Not in order: the entry cannot be found eligible.
        Failed => "failed",
    }
}

/// What came of each check; those not looked at are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Checklist(BTreeMap<Check, Tick>);

impl Checklist {
    /// What came of this check.
    #[must_use]
    pub fn get(&self, check: Check) -> Tick {
        self.0.get(&check).copied().unwrap_or(Tick::Open)
    }

    /// The same list with this check changed.
    #[must_use]
    pub fn with(mut self, check: Check, tick: Tick) -> Self {
        self.0.insert(check, tick);
        self
    }

    /// Whether any check failed.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.0.values().any(|tick| *tick == Tick::Failed)
    }

    /// How many checks stand so.
    #[must_use]
    pub fn count(&self, tick: Tick) -> usize {
        Check::ALL.iter().filter(|check| self.get(**check) == tick).count()
    }
}
