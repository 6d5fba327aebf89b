//! An entry that is not sent, as the organizer may see it: whose it is and how far, never what is written in it.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::{award::Award, locale::Trilingual, time::Timestamp};

/// One entry that its organization is writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsent {
    /// The entry; what is written in it is no part of it.
    pub entry: Entry,
    /// Whose it is.
    pub organization: Trilingual,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// How many answers are missing or wrong: with none it is complete.
    pub missing: usize,
    /// The addresses of the organization's members, some of them if there are many.
    pub contacts: Vec<String>,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsentList {
    /// The entries.
    pub lines: Vec<Unsent>,
    /// The edition.
    pub award: Award,
    /// How many there are on all pages.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
}
