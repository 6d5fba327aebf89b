//! How firmly the winner of a category stands: whether other sensible rules, and a jury that might have sat otherwise,
//! name the same entry. For the chair alone before the result is sealed; see `docs/adr/0007-standings.md`.
//!
//! Only integers: fractions are compared by cross multiplication, and the one square root, of a juror's spread, is an
//! integer square root with a fixed number of binary places. Weights are first divided by their common divisor, so that
//! scaling them changes nothing. No figure overflows with weights that then sum to less than 2^32 and up to 256 sheets
//! an entry. Jurors' numbers decide nothing, so the numbers of another pseudonymization give the same card.

mod panel;
mod ratio;
mod resampling;
mod rules;
mod verdict;

pub use resampling::{RESAMPLINGS, Seed};
pub use verdict::{PublicFinding, PublicRobustness, Verdict};

use crate::{
    criterion::CriterionWeight,
    id::EntryId,
    sheet::JurorNumber,
    standings::{EntrySheets, Standings},
};
use panel::Panel;

coded! {
    /// A rule by which the ranked entries are compared once more.
    pub enum Rule {
        /// The published one: the weighted mean, then the tie breaks; without the chair's decision.
        Mean => "mean",
        /// The median of the sheets' weighted totals; of an even number, the mean of the middle two.
        Median => "median",
        /// The mean of each total's distance from its juror's mean, in that juror's own spread (z-score).
        Standardized => "standardized",
        /// The mean without the highest and the lowest sheet; of fewer than three sheets, the mean of all.
        Trimmed => "trimmed",
        /// The share of comparisons won inside each juror's pile, equal totals half.
        Borda => "borda",
        /// Duels won less duels lost: a duel goes to whom more of the jurors who scored both put higher.
        Copeland => "copeland",
        /// The published rule with each juror left out in turn.
        LeftOut => "left_out",
    }
}

coded! {
    /// What a rule says of the winner.
    pub enum Agreement {
        /// The same entry is first, alone.
        Same => "same",
        /// The same entry is first, together with others.
        Shared => "shared",
        /// Others are first.
        Other => "other",
    }
}

/// What one rule found. Neither `Serialize` nor `Debug`: it names who leads.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// What it says of the winner.
    pub agreement: Agreement,
    /// Who is first under it, by id; of [`Rule::LeftOut`], everybody who is first for some juror left out.
    pub leaders: Vec<EntryId>,
}

/// Who would be first without a juror, where that is not the winner alone. Neither `Serialize` nor `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Without {
    /// The juror left out.
    pub juror: JurorNumber,
    /// Who is first then, by id.
    pub leaders: Vec<EntryId>,
}

/// The robustness card of a category.
///
/// ```compile_fail
/// fn printed(card: domain::robustness::Robustness) -> String { format!("{card:?}") }
/// ```
/// ```compile_fail
/// fn sent(card: domain::robustness::Robustness) -> String { serde_json::to_string(&card).unwrap_or_default() }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Robustness {
    /// The card in words.
    pub verdict: Verdict,
    /// What each rule found, in the order of [`Rule::ALL`]; empty while there is no winner or nobody to compare with.
    pub findings: Vec<Finding>,
    /// Who would be first without a juror, where that is not the winner alone; by the juror's number.
    pub without: Vec<Without>,
    /// In how many of [`RESAMPLINGS`] the winner is first, alone.
    pub wins: u32,
}

impl Robustness {
    /// Assesses the standings of one category, computed from the same weights and sheets. Only ranked entries are compared.
    #[must_use]
    pub fn assess(weights: &[CriterionWeight], entries: &[EntrySheets], standings: &Standings, seed: Seed) -> Self {
        let nothing = |verdict| Self { verdict, findings: Vec::new(), without: Vec::new(), wins: 0 };
        let winner = match (standings.place(1), standings.rows().get(1)) {
            (Ok(None), _) => return nothing(Verdict::Nobody),
            (Err(_), _) => return nothing(Verdict::Tied),
            (Ok(Some(_)), None) => return nothing(Verdict::Alone),
            (Ok(Some(winner)), Some(_)) => winner,
        };
        let panel = Panel::of(weights, entries, standings);
        let left_out = rules::left_out(&panel, winner);
        let findings: Vec<Finding> = Rule::ALL.iter().map(|rule| rules::find(*rule, &panel, winner, &left_out)).collect();
        let wins = resampling::wins(&panel, winner, seed);
        let verdict = Verdict::of(&findings, panel.is_close(standings));
        let without = left_out.into_iter().filter(|without| without.leaders != [winner]).collect();
        Self { verdict, findings, without, wins }
    }
}
