//! The jury as the organizer sees it: who scores what, and how far they are. No score stands here.

use serde::{Deserialize, Serialize};

use super::{JuryRules, Round, Tie};
use crate::{
    id::{EntryId, PersonId},
    locale::Trilingual,
    organization::Listed,
};

coded! {
    /// What a juror's place before an entry has come to.
    pub enum SeatMark {
        /// The plan would give it.
        New => "new",
        /// The plan would take it away.
        Leaving => "leaving",
        /// Given; nothing is written.
        Given => "given",
        /// The sheet is begun.
        Begun => "begun",
        /// The sheet is in, or its juror abstains.
        Done => "done",
        /// The juror left, or the rule bars them.
        Left => "left",
    }
}

coded! {
    /// What the organizer wants of a pair.
    pub enum WishAct {
        /// This juror for this entry.
        Pin => "pin",
        /// Not this juror.
        Refuse => "refuse",
        /// Whatever the plan says.
        Free => "free",
    }
}

/// A juror in the organizer's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JurorLine {
    /// The account.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// How many entries they take at most.
    pub most: u32,
    /// The slugs of the categories they know.
    pub expertise: Vec<String>,
    /// How many entries they would have by the plan.
    pub planned: usize,
    /// How many they have now.
    pub given: usize,
    /// How many of these are done.
    pub done: usize,
    /// How many they left.
    pub left: usize,
    /// What ties them.
    pub ties: Vec<Tie>,
    /// Whether they have more than they take.
    pub is_over: bool,
    /// Whether they have much less than the others.
    pub is_idle: bool,
}

/// A juror before an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelSeat {
    /// The juror.
    pub juror: PersonId,
    /// Their name.
    pub name: String,
    /// What it has come to.
    pub mark: SeatMark,
    /// Whether the organizer pinned it.
    pub is_pinned: bool,
    /// Why they left, in their own words; empty if they did not, or if a tie took them off.
    pub reason: String,
}

/// An entry with its jurors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelLine {
    /// The entry.
    pub entry: EntryId,
    /// Its number.
    pub number: i64,
    /// Its title.
    pub title: Trilingual,
    /// The name of its category.
    pub category_name: Trilingual,
    /// Its body.
    pub body: Trilingual,
    /// Its jurors.
    pub seats: Vec<PanelSeat>,
    /// Who may be pinned to it: the other jurors that nothing bars.
    pub others: Vec<(PersonId, String)>,
    /// How many jurors are missing.
    pub missing: u32,
    /// Whether nobody of its panel knows its category.
    pub lacks_expert: bool,
}

/// How much a plan would change, and how weak it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCounts {
    /// Seats in all.
    pub seats: usize,
    /// Seats that it gives.
    pub new: usize,
    /// Seats that it takes away.
    pub leaving: usize,
    /// Sheets that are done.
    pub done: usize,
    /// Entries with too few jurors.
    pub short: usize,
    /// Entries that nobody of their panel knows the category of.
    pub no_expert: usize,
    /// Jurors with more than they take.
    pub over: usize,
    /// Jurors with much less than the others.
    pub idle: usize,
}

/// The jury's room of an edition, for the organizer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JuryRoom {
    /// When sheets may be written.
    pub round: Round,
    /// The rules of the round.
    pub rules: JuryRules,
    /// Whether it is the second round that is at work.
    pub is_second: bool,
    /// The categories that nobody is in the second round of yet: their chair has not confirmed the shortlist.
    pub awaited: Vec<Trilingual>,
    /// Whether somebody has scored already.
    pub has_sheets: bool,
    /// What the plan is told by: whoever accepts it says which one they looked at.
    pub fingerprint: String,
    /// How much it would change.
    pub counts: PlanCounts,
    /// Every juror; there are as many as a hall holds.
    pub jurors: Vec<JurorLine>,
    /// A page of the entries.
    pub panels: Listed<PanelLine>,
}
