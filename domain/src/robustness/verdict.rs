//! The card in words, and what of it may become public.

use serde::{Deserialize, Serialize};

use super::{Agreement, Finding, RESAMPLINGS, Robustness, Rule};

/// What the card comes to. It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// No entry is ranked.
    Nobody,
    /// The first place is tied: the chair decides first.
    Tied,
    /// One entry is ranked: there is nothing to compare it with.
    Alone,
    /// The lead is within the jury's own spread: deliberate.
    Close {
        /// Under how many rules the same entry is first, alone.
        same: usize,
        /// Of how many.
        of: usize,
    },
    /// The lead is clear of the spread, and yet some rule puts others first, or beside.
    Mixed {
        /// Under how many rules the same entry is first, alone.
        same: usize,
        /// Of how many.
        of: usize,
    },
    /// The same entry is first, alone, under every rule, and the lead is clear of the spread.
    Firm {
        /// Under how many.
        of: usize,
    },
}

impl Verdict {
    pub(super) fn of(findings: &[Finding], is_close: bool) -> Self {
        let same = findings.iter().filter(|finding| finding.agreement == Agreement::Same).count();
        match findings.len() {
            of if is_close => Self::Close { same, of },
            of if same < of => Self::Mixed { same, of },
            of => Self::Firm { of },
        }
    }
}

/// What one rule found, without the names of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicFinding {
    /// The rule.
    pub rule: Rule,
    /// What it says of the winner.
    pub agreement: Agreement,
}

/// A card that everyone may read. Only [`crate::seal::CategoryRecord::card`] makes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicRobustness {
    /// The card in words.
    pub verdict: Verdict,
    /// What each rule found.
    pub findings: Vec<PublicFinding>,
    /// In how many resamplings the winner is first.
    pub wins: u32,
    /// Of how many.
    pub resamplings: u32,
}

impl Robustness {
    /// The card for everyone. What it is made of must be published, and its seal must say so: [`CategoryRecord::card`]
    /// makes it of a leaf that everyone may read.
    ///
    /// [`CategoryRecord::card`]: crate::seal::CategoryRecord::card
    pub(crate) fn publish(&self) -> PublicRobustness {
        PublicRobustness {
            verdict: self.verdict,
            findings: self.findings.iter().map(|found| PublicFinding { rule: found.rule, agreement: found.agreement }).collect(),
            wins: self.wins,
            resamplings: RESAMPLINGS,
        }
    }
}
