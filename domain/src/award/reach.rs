//! Whom other categories, other criteria or another calendar reach, by name, before they are changed.

use serde::{Deserialize, Serialize};

use crate::{
    category::{Category, find},
    criterion::Criterion,
    id::EntryId,
    locale::Trilingual,
    organization::OrganizationKind,
    time::Timestamp,
};

/// Names that are told of each group; the rest is counted.
pub const NAMED: usize = 10;

/// A body that a change reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its name.
    pub body: Trilingual,
    /// What it has sent; absent where it still writes: that is known to its authors alone.
    pub sent: Option<Sent>,
}

/// An entry that was sent, as it is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Which.
    pub id: EntryId,
    /// The number on its receipt.
    pub number: i64,
    /// Its title.
    pub title: Trilingual,
}

/// Parties that stand alike: bodies of one kind that still write, or what such bodies have sent in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crowd {
    /// The slug of the category; none as long as they write.
    pub category: Option<String>,
    /// The kind of the bodies.
    pub kind: OrganizationKind,
    /// How many there are.
    pub total: u64,
    /// The first of them.
    pub first: Vec<Party>,
}

impl Crowd {
    /// Everybody, put with those who stand alike, in the order in which they come.
    #[must_use]
    pub fn gather(all: impl IntoIterator<Item = (Option<String>, OrganizationKind, Party)>) -> Vec<Self> {
        let mut crowds: Vec<Self> = Vec::new();
        for (category, kind, party) in all {
            let place = crowds.iter().position(|crowd| crowd.category == category && crowd.kind == kind);
            let place = place.unwrap_or_else(|| {
                crowds.push(Self { category, kind, total: 0, first: Vec::new() });
                crowds.len() - 1
            });
            crowds[place].total += 1;
            if crowds[place].first.len() < NAMED {
                crowds[place].first.push(party);
            }
        }
        crowds
    }
}

/// How a change reaches them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// They still write, and could then enter the category.
    Opens,
    /// They still write, and could no longer.
    Shuts,
    /// Sent there: it stays, and stands under other words or another warning.
    Stays,
    /// Sent: the jury will judge it otherwise.
    Judged,
    /// They still write what the jury will judge otherwise.
    Writes,
}

/// Those whom a change reaches alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// How.
    pub how: Reach,
    /// How many there are.
    pub total: u64,
    /// The first of them.
    pub first: Vec<Party>,
}

impl Reached {
    /// Nothing, if there is nobody.
    fn of(how: Reach, crowds: &[Crowd], is_meant: impl Fn(&Crowd) -> bool) -> Option<Self> {
        let meant: Vec<&Crowd> = crowds.iter().filter(|crowd| is_meant(crowd)).collect();
        let first = meant.iter().flat_map(|crowd| &crowd.first).take(NAMED).cloned().collect();
        let total = meant.iter().map(|crowd| crowd.total).sum();
        (total > 0).then_some(Self { how, total, first })
    }
}

/// Whom each category that comes, goes or differs would reach, by its slug; in the order as it would be, those that go last.
#[must_use]
pub fn reached_by_categories(old: &[Category], new: &[Category], crowds: &[Crowd]) -> Vec<(String, Vec<Reached>)> {
    let gone = old.iter().filter(|category| find(new, &category.slug).is_none());
    let slugs = new.iter().chain(gone).map(|category| category.slug.as_str());
    slugs
        .filter(|slug| find(old, slug) != find(new, slug))
        .map(|slug| {
            let (before, after) = (find(old, slug), find(new, slug));
            let admits = |category: Option<&Category>, crowd: &Crowd| category.is_some_and(|there| there.entrants.admits(crowd.kind));
            let writes = |crowd: &Crowd| crowd.category.is_none();
            // Who may enter is no matter of what is sent already.
            let seen = |category: Option<&Category>| category.map(|there| (there.name.clone(), there.scope.clone(), there.is_sensitive));
            let is_seen_otherwise = seen(before) != seen(after);
            let groups = [
                Reached::of(Reach::Opens, crowds, |crowd| writes(crowd) && !admits(before, crowd) && admits(after, crowd)),
                Reached::of(Reach::Shuts, crowds, |crowd| writes(crowd) && admits(before, crowd) && !admits(after, crowd)),
                Reached::of(Reach::Stays, crowds, |crowd| is_seen_otherwise && crowd.category.as_deref() == Some(slug)),
            ];
            (slug.to_owned(), groups.into_iter().flatten().collect())
        })
        .collect()
}

/// Whom other criteria would reach: everybody, unless only their order differs.
#[must_use]
pub fn reached_by_criteria(old: &[Criterion], new: &[Criterion], crowds: &[Crowd]) -> Vec<Reached> {
    let is_same = old.len() == new.len() && old.iter().all(|criterion| new.contains(criterion));
    if is_same {
        return Vec::new();
    }
    let groups = [
        Reached::of(Reach::Judged, crowds, |crowd| crowd.category.is_some()),
        Reached::of(Reach::Writes, crowds, |crowd| crowd.category.is_none()),
    ];
    groups.into_iter().flatten().collect()
}

/// A deadline of its own that an entry was given, and that still runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Whose.
    pub party: Party,
    /// The first moment that is too late.
    pub until: Timestamp,
}
