//! Special prizes, and what the jury says of those who win.

use serde::{Deserialize, Serialize};

use crate::{
    id::{EntryId, PrizeId},
    locale::Trilingual,
};

/// A prize beside the categories. Public: it says nothing of whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prize {
    /// Its identifier.
    pub id: PrizeId,
    /// Its slug, one in the edition.
    pub slug: String,
    /// Its name.
    pub name: Trilingual,
}

/// Whose a special prize is, as the chair decided. Secret until its step is fired: it goes to the chair's own screen only.
///
/// ```compile_fail
/// fn printed(choice: domain::ceremony::PrizeChoice) -> String { format!("{choice:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrizeChoice {
    /// The prize.
    pub prize: Prize,
    /// What was decided; `None` as long as nothing was.
    pub decision: Option<PrizeDecision>,
}

/// The chair's decision on a special prize.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrizeDecision {
    /// The entry; `None` if the prize is not awarded.
    pub entry: Option<EntryId>,
    /// Why.
    pub citation: Trilingual,
}

/// The entry that leads a category, with what the jury says of it. It goes to the chair's own screen only.
///
/// ```compile_fail
/// fn printed(first: domain::ceremony::FirstPlace) -> String { format!("{first:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstPlace {
    /// The category's slug.
    pub category: String,
    /// The entry and its title; `None` while a tie is unresolved or nobody is placed.
    pub leader: Option<(EntryId, Trilingual)>,
    /// What the jury says of it.
    pub citation: Trilingual,
}

/// An entry that may be given a special prize.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The entry.
    pub id: EntryId,
    /// Its category's slug.
    pub category: String,
    /// Its title.
    pub title: Trilingual,
}

/// Everything the chair writes for a show. It goes to the chair's own screen only.
///
/// ```compile_fail
/// fn printed(honours: domain::ceremony::Honours) -> String { format!("{honours:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honours {
    /// The special prizes with what was decided.
    pub prizes: Vec<PrizeChoice>,
    /// Who leads each category.
    pub firsts: Vec<FirstPlace>,
    /// Every entry that competes, by category.
    pub candidates: Vec<Candidate>,
    /// Whether the show is prepared, so that nothing can be changed.
    pub is_prepared: bool,
}
