//! What is kept of an entry, as its organization and the organizer read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Entry, EntryState};
use crate::{
    answers::Answers,
    award::{Award, Win},
    category::Category,
    file::FileLine,
    form::Section,
    id::EntryId,
    locale::Trilingual,
    organization::OrganizationKind,
    screening::{Destination, Screening},
    time::Timestamp,
};

/// One entry in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryLine {
    /// Its identifier.
    pub id: EntryId,
    /// The year of its award.
    pub year: i32,
    /// The number on its receipts, once it was submitted.
    pub number: Option<i64>,
    /// Its title; empty until written.
    pub title: Trilingual,
    /// Who puts it forward.
    pub organization: Trilingual,
    /// The slug of its category; empty until chosen.
    pub category: String,
    /// Where it stands.
    pub state: EntryState,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Whether the showcase has it.
    pub is_published: bool,
}

coded! {
    /// What comes first in the organizer's list.
    pub enum EntrySort {
        /// The latest number.
        Number => "number",
        /// By the title, in the reader's alphabet.
        Title => "title",
        /// What changed last.
        Changed => "changed",
        /// By category, in the order of the award.
        Category => "category",
    }
}

/// One page of a list of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryList {
    /// The entries of this page.
    pub lines: Vec<EntryLine>,
    /// How many there are on all pages.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
}

/// What was kept of a section, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Counts the saves of the section, from 1.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub by: String,
}

/// The confirmation of one submission. What it confirms never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The number of the entry in its award.
    pub number: i64,
    /// The moment the request to submit arrived.
    pub submitted_at: Timestamp,
    /// Who submitted.
    pub submitted_by: String,
    /// The SHA-256 of the canonical content, see [`Answers::canonical`].
    pub sha256: String,
    /// The files that were sent with it.
    pub files: Vec<FileLine>,
}

/// An entry with everything that was written in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRecord {
    /// The entry.
    pub entry: Entry,
    /// The award it competes in.
    pub award: Award,
    /// The categories of that award.
    pub categories: Vec<Category>,
    /// The name of its organization, as registered.
    pub organization: Trilingual,
    /// The kind of its organization, as registered: it decides which categories are open.
    pub kind: OrganizationKind,
    /// Where its organization has won before, as far as the rules ask.
    pub wins: Vec<Win>,
    /// How many other entries of its organization compete in each category of the edition, or wait to; none where the slug is absent.
    pub others: BTreeMap<String, u32>,
    /// Whether the organizer has confirmed the organization.
    pub is_confirmed: bool,
    /// The answers: what stands in the form now for its organization, what was sent for everybody else.
    pub answers: Answers,
    /// What was saved of each section; sections never saved are absent.
    pub saved: BTreeMap<Section, Saved>,
    /// Its files: those it has now for its organization, those that were sent for everybody else.
    pub files: Vec<FileLine>,
    /// Its receipts, the newest first.
    pub receipts: Vec<Receipt>,
    /// What the organizer wrote to the entrant with the last decision.
    pub remark: String,
    /// What screening has come to, as the reader may see it.
    pub screening: Screening,
    /// Its address in the showcase, if it is published.
    pub slug: Option<String>,
}

impl EntryRecord {
    /// The categories that it may be asked to move to.
    pub fn destinations(&self) -> impl Iterator<Item = &Category> {
        let is_open = |category: &&Category| {
            let others = self.others.get(&category.slug).copied().unwrap_or_default();
            Destination { category, kind: self.kind, wins: &self.wins, others }.check(&self.award).is_ok()
        };
        self.categories.iter().filter(|category| category.slug != self.entry.category).filter(is_open)
    }

    /// The last save of any section.
    #[must_use]
    pub fn last_saved(&self) -> Option<&Saved> {
        self.saved.values().max_by_key(|saved| saved.at)
    }

    /// The version of a section that a form shows: 0 before the first save.
    #[must_use]
    pub fn version(&self, section: Section) -> i64 {
        self.saved.get(&section).map_or(0, |saved| saved.version)
    }
}

/// The number on a receipt as people read it: `AGC-2026-0147`.
#[must_use]
pub fn number_name(year: i32, number: i64) -> String {
    format!("AGC-{year}-{number:04}")
}
