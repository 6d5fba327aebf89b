//! What a page of the wizard is told when it sends what was typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{form::Section, id::PersonId, time::Timestamp};

/// A colleague who has a section open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Their name.
    pub name: String,
    /// The section.
    pub section: Section,
}

/// Who looks at an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// The reader.
    pub reader: PersonId,
    /// Their colleagues in it now.
    pub others: Vec<Presence>,
}

/// A field that somebody else changed meanwhile: their text stands until its author has seen it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// The text that stands.
    pub theirs: String,
    /// Who wrote it.
    pub by: String,
    /// When it was saved.
    pub at: Timestamp,
}

/// What was made durable, and what others did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// The version that the section has now.
    pub version: i64,
    /// When it was last changed.
    pub at: Timestamp,
    /// The server's time.
    pub now: Timestamp,
    /// The fields sent that were not kept because another text stands there.
    pub clashes: BTreeMap<String, Clash>,
    /// The fields sent that cannot be kept: longer than any answer may be.
    pub refused: Vec<String>,
    /// What others changed since the version that the page showed.
    pub changed: BTreeMap<String, String>,
    /// Colleagues in the entry now.
    pub others: Vec<Presence>,
}

/// One saved version of a section, and what it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub by: String,
    /// Each changed field: key, the text before, the text after.
    pub changes: Vec<(String, String, String)>,
}

/// A page of the versions of a section, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The versions.
    pub versions: Vec<Version>,
    /// How many there are on all pages.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
}
