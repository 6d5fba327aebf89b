//! What the chair has before them while a category is deliberated.
//!
//! [`Standings`] and [`Robustness`] cannot be sent anywhere, on purpose. [`Deliberation::of`] is the one place where what
//! a chair may see of them becomes something that can: it goes to a chair's own screen and nowhere else, like
//! [`crate::ceremony::Rundown`] to a host's. It has no `Debug`, so that no log can hold it. Jurors appear under numbers.

mod overview;
mod parts;

pub use overview::{CategoryScores, Overview, Sheets};
pub use parts::weights_of;

use std::collections::{BTreeMap, BTreeSet};

use parts::{jurors, rows, ties};
use serde::{Deserialize, Serialize};

use crate::{
    category::Category,
    criterion::{Criterion, CriterionWeight},
    id::EntryId,
    jury::{Finals, RecusalCause},
    locale::Trilingual,
    organization::Listed,
    robustness::{Agreement, Robustness, Rule, Seed, Verdict},
    round::{Round, RoundError},
    sheet::JurorNumber,
    standings::{CategorySheets, ChairDecision, Standings, WhatIfForm},
    time::Timestamp,
};

/// How many entries stand on a page.
pub const ROWS: usize = 50;

/// A category as the store has it, to be shown to the chair.
pub struct Matter {
    /// The year of the edition.
    pub year: i32,
    /// The category.
    pub category: Category,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// The minimum of sheets for an entry to be ranked.
    pub min_sheets: usize,
    /// How many finalists the category has.
    pub shortlist: usize,
    /// The sheets of its entries.
    pub sheets: CategorySheets,
    /// The second round of the edition, if it has one.
    pub finals: Option<Finals>,
    /// The chair's decision so far.
    pub decision: ChairDecision,
    /// The reasons of the decision, by entry, with its time.
    pub reasons: BTreeMap<EntryId, (String, Timestamp)>,
    /// Where it stands.
    pub round: Round,
    /// What its entries are called.
    pub names: BTreeMap<EntryId, EntryName>,
    /// Where resampling begins.
    pub seed: Seed,
    /// Sheets that count although a tie bars their jurors now.
    pub barred: Vec<Barred>,
}

/// A sheet that was handed in before it was known that a tie bars its juror.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barred {
    /// The entry.
    pub entry: EntryId,
    /// Who, under pseudonym.
    pub juror: JurorNumber,
    /// What bars them.
    pub cause: RecusalCause,
}

/// What an entry is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryName {
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// Its title.
    pub title: Trilingual,
    /// Who put it forward.
    pub organization: Trilingual,
}

/// A category before the chair.
///
/// ```compile_fail
/// fn printed(matter: domain::deliberation::Deliberation) -> String { format!("{matter:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliberation {
    /// The year of the edition.
    pub year: i32,
    /// The category.
    pub category: Category,
    /// The criteria, in the order of the scores of each sheet.
    pub criteria: Vec<Criterion>,
    /// The minimum of sheets for an entry to be ranked.
    pub min_sheets: usize,
    /// A page of the entries: the ranked ones, best first, then the others.
    pub rows: Listed<Row>,
    /// What the entries named here are called.
    pub names: BTreeMap<EntryId, EntryName>,
    /// The jurors with a sheet in the category.
    pub jurors: Vec<JurorNumber>,
    /// Entries that the published rule leaves tied, best group first.
    pub ties: Vec<Tie>,
    /// How firmly the winner stands.
    pub card: Card,
    /// The shortlist.
    pub shortlist: Shortlist,
    /// Sheets that count although a tie bars their jurors now.
    pub barred: Vec<Barred>,
    /// Who would move under what was typed; nobody was asked for, if `None`.
    pub moves: Result<Option<Moves>, RoundError>,
}

/// An entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The entry.
    pub entry: EntryId,
    /// Its rank and total, if it is ranked.
    pub standing: Option<(usize, Total)>,
    /// Whether it shares its rank.
    pub is_tied: bool,
    /// Whether it is on the shortlist by the standings as they are.
    pub is_finalist: bool,
    /// Its sheets, by the juror's number.
    pub sheets: Vec<Sheet>,
}

/// A total: exact, and rounded half up to two places for the eye. Nothing is ever ordered by the rounded one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// In hundredths.
    pub hundredths: u64,
    /// Numerator and denominator in lowest terms.
    pub exact: (u64, u64),
}

/// A juror's sheet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Who, under pseudonym.
    pub juror: JurorNumber,
    /// Its weighted total; `None` if it is incomplete and does not count.
    pub total: Option<Total>,
    /// The scores in the order of the criteria.
    pub scores: Vec<Option<u8>>,
}

/// A group that only the chair can part.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The entries: in the decided order, or by id.
    pub entries: Vec<EntryId>,
    /// The rank of the first of them.
    pub rank: usize,
    /// What the chair wrote and when, once decided.
    pub decided: Option<(String, Timestamp)>,
}

/// The robustness card.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The card in words.
    pub verdict: Verdict,
    /// The winner it is about.
    pub winner: Option<EntryId>,
    /// Each rule, what it says, who leads under it.
    pub findings: Vec<(Rule, Agreement, Vec<EntryId>)>,
    /// Jurors without whom the winner would not be first alone, and who would be.
    pub without: Vec<(JurorNumber, Vec<EntryId>)>,
    /// In how many resamplings the winner is first.
    pub wins: u32,
}

/// The shortlist of the category.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortlist {
    /// How many finalists are wanted.
    pub count: usize,
    /// The finalists by the standings as they are, by id.
    pub finalists: Vec<EntryId>,
    /// When the chair confirmed it, if they did.
    pub confirmed_at: Option<Timestamp>,
    /// Whether what they confirmed is what the standings say now.
    pub is_confirmed: bool,
    /// Whether the result is sealed.
    pub is_sealed: bool,
    /// The second round of the edition, if it has one.
    pub finals: Option<Finals>,
    /// Whether these finalists are in it.
    pub is_final: bool,
}

/// Who would move.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// The first of them: the entry, its rank now and then.
    pub moves: Vec<(EntryId, Option<usize>, Option<usize>)>,
    /// How many there are.
    pub total: usize,
}

impl Deliberation {
    /// Shows a category: page `page`, and who would move under what was typed.
    #[must_use]
    pub fn of(matter: Matter, page: u32, what_if: &WhatIfForm) -> Self {
        let weights: Vec<CriterionWeight> = weights_of(&matter.criteria);
        let decisions = [matter.decision.clone()];
        let standings = matter.sheets.standings(&weights, &decisions, matter.min_sheets);
        let untouched = matter.sheets.standings(&weights, &[], matter.min_sheets);
        // With a second round it is about the finalists and their sheets of it.
        let deciding = Standings::compute(&weights, matter.sheets.deciding(), &decisions, matter.min_sheets);
        let robustness = Robustness::assess(&weights, matter.sheets.deciding(), &deciding, matter.seed);
        let moves = what_if.parse(&weights, matter.min_sheets).map(|what_if| {
            what_if.map(|what_if| {
                let moves = what_if.moves(&deciding, matter.sheets.deciding(), &decisions);
                let total = moves.len();
                Moves { moves: moves.into_iter().take(ROWS).map(|step| (step.entry, step.from, step.to)).collect(), total }
            })
        });
        let shortlist = Shortlist::of(&standings, &matter);
        let mut view = Self {
            rows: rows(&matter, &weights, &standings, &shortlist.finalists, page),
            ties: ties(&matter, &untouched, &standings),
            card: Card::of(robustness, &deciding),
            jurors: jurors(matter.sheets.deciding()),
            year: matter.year,
            category: matter.category,
            criteria: matter.criteria,
            min_sheets: matter.min_sheets,
            names: BTreeMap::new(),
            shortlist,
            barred: matter.barred,
            moves,
        };
        let named = view.named();
        view.names = matter.names.into_iter().filter(|(entry, _)| named.contains(entry)).collect();
        view
    }

    /// Every entry that the view speaks of.
    fn named(&self) -> BTreeSet<EntryId> {
        let moves = self.moves.iter().flatten().flat_map(|moves| &moves.moves).map(|(entry, ..)| *entry);
        let ties = self.ties.iter().flat_map(|tie| tie.entries.iter().copied());
        let leaders = self.card.findings.iter().flat_map(|(.., leaders)| leaders.iter().copied());
        let without = self.card.without.iter().flat_map(|(_, leaders)| leaders.iter().copied());
        let rows = self.rows.items.iter().map(|row| row.entry);
        let finalists = self.shortlist.finalists.iter().copied().chain(self.barred.iter().map(|barred| barred.entry));
        rows.chain(moves).chain(ties).chain(leaders).chain(without).chain(finalists).chain(self.card.winner).collect()
    }
}
