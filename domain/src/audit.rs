//! The audit log: acts that matter, each chained to the one before, so that no act can be changed, taken out or
//! swapped unnoticed by whoever holds the database.
//!
//! For act n with its record `e` (canonical JSON) and a random salt `s` of 32 bytes:
//!
//! - `commitment = SHA-256("bayge audit act 1\n" ‖ s ‖ e)`. The salt keeps a short record from being guessed from its hash.
//! - `head(n) = SHA-256("bayge audit head 1\n" ‖ head(n - 1) ‖ n as 8 bytes, big-endian ‖ commitment)`, `head(0)` = 32 zero bytes.
//!
//! A head stands for all acts up to it. One that was carried away, a [`Checkpoint`], also finds a tail that was cut off,
//! and a chain that was computed anew.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    ceremony::StepKind,
    id::{EventId, PersonId},
    locale::Trilingual,
    time::Timestamp,
};

/// A SHA-256.
pub type Hash = [u8; 32];

/// The head of a log without acts.
pub const EMPTY: Hash = [0; 32];

/// One act: who did what to what, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its identifier.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the house itself and for whoever holds the console.
    pub actor: Option<PersonId>,
    /// What, a stable code.
    pub act: String,
    /// To what.
    pub subject: String,
    /// Why, and what else must be known.
    pub detail: String,
}

impl Act {
    /// The one byte sequence that stands for the act: a JSON object of strings, its keys in order, without white space
    /// (RFC 8785). `actor` is missing where there is none; `at` is in UTC milliseconds.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut members = BTreeMap::from([
            ("id", self.id.to_string()),
            ("at", self.at.millis().to_string()),
            ("act", self.act.clone()),
            ("subject", self.subject.clone()),
            ("detail", self.detail.clone()),
        ]);
        members.extend(self.actor.map(|actor| ("actor", actor.to_string())));
        serde_json::json!(members).to_string().into_bytes()
    }

    /// The salted hash that the chain holds of the act.
    #[must_use]
    pub fn commitment(&self, salt: &[u8]) -> Hash {
        Sha256::new().chain_update(b"bayge audit act 1\n").chain_update(salt).chain_update(self.canonical()).finalize().into()
    }
}

/// How far the log goes, and the hash that stands for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many acts.
    pub position: u64,
    /// The hash.
    pub hash: Hash,
}

impl Head {
    /// Before the first act.
    pub const START: Self = Self { position: 0, hash: EMPTY };

    /// The head once an act with this commitment follows.
    #[must_use]
    pub fn follow(self, commitment: &Hash) -> Self {
        let position = self.position + 1;
        let hash = Sha256::new()
            .chain_update(b"bayge audit head 1\n")
            .chain_update(self.hash)
            .chain_update(position.to_be_bytes())
            .chain_update(commitment)
            .finalize();
        Self { position, hash: hash.into() }
    }

    /// The hash in lowercase hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        hex::encode(self.hash)
    }
}

/// A head that was written down outside the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// How many acts there were.
    pub position: u64,
    /// The head's hash in lowercase hexadecimal.
    pub head: String,
    /// When it was written down.
    pub at: Timestamp,
}

/// An act with what the database keeps of its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The act.
    pub act: Act,
    /// Its place, from 1.
    pub position: u64,
    /// Its salt.
    pub salt: Vec<u8>,
    /// The kept head after it.
    pub head: Vec<u8>,
}

/// What is wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Where this act was, there is none: it was deleted, or another put in its place.
    #[error("act {0} is missing")]
    Missing(u64),
    /// This act is not what was recorded, or not where.
    #[error("act {0} was changed")]
    Changed(u64),
    /// The log is whole in itself, but not the one whose head was written down at this act.
    #[error("the log up to act {0} is not the one that was written down")]
    Rewritten(u64),
    /// The log ends before this act, which was written down.
    #[error("the log was cut: act {0} and those before it had been written down")]
    Cut(u64),
}

impl Damage {
    /// The act at which it shows.
    #[must_use]
    pub const fn position(self) -> u64 {
        match self {
            Self::Missing(position) | Self::Changed(position) | Self::Rewritten(position) | Self::Cut(position) => position,
        }
    }
}

/// Reads a log from its beginning, in order of position, and compares it with what was written down.
#[derive(Debug, Clone)]
pub struct Reading {
    head: Head,
    checkpoints: BTreeMap<u64, Vec<String>>,
}

impl Reading {
    /// Before the first act.
    #[must_use]
    pub fn begin(checkpoints: &[Checkpoint]) -> Self {
        let mut by_position: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for checkpoint in checkpoints {
            by_position.entry(checkpoint.position).or_default().push(checkpoint.head.clone());
        }
        Self { head: Head::START, checkpoints: by_position }
    }

    /// The next act.
    ///
    /// # Errors
    /// It is not the one that was recorded there.
    pub fn read(&mut self, linked: &Linked) -> Result<(), Damage> {
        let expected = self.head.position + 1;
        if linked.position != expected {
            return Err(Damage::Missing(expected));
        }
        let head = self.head.follow(&linked.act.commitment(&linked.salt));
        if head.hash.as_slice() != linked.head {
            return Err(Damage::Changed(expected));
        }
        self.head = head;
        if self.checkpoints.remove(&expected).is_some_and(|written| written.iter().any(|hash| *hash != head.hex())) {
            return Err(Damage::Rewritten(expected));
        }
        Ok(())
    }

    /// The end: how far the log goes.
    ///
    /// # Errors
    /// An act beyond the end had been written down.
    pub fn end(self) -> Result<Head, Damage> {
        match self.checkpoints.last_key_value() {
            Some((position, _)) if *position > self.head.position => Err(Damage::Cut(*position)),
            _ => Ok(self.head),
        }
    }
}

/// An act as the organizer reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedAct {
    /// Its place in the log, from 1.
    pub position: u64,
    /// When.
    pub at: Timestamp,
    /// The name of who did it; empty for the house itself and for whoever holds the console.
    pub actor: String,
    /// What, a stable code.
    pub act: String,
    /// To what; empty if it [may tell of the jury's work](is_open_to_organizers).
    pub subject: String,
    /// The subject as people know it: an entry by its number, a body or a person by name, an edition by its year; empty if it has none.
    pub name: Trilingual,
    /// Why, and what else must be known; empty likewise.
    pub detail: String,
    /// Of an act on a show, which step it was about. Public as the plan of the show is: it never says who is named.
    pub step: Option<LoggedStep>,
}

/// A step of a show by what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedStep {
    /// Its kind.
    pub kind: StepKind,
    /// The name of its category or prize; empty if it has none.
    pub name: Trilingual,
}

/// What acts are about whose subjects and details organizers may read. The others may tell of scores and places: an organizer learns
/// of these when the public does.
const OPEN_SUBJECTS: [&str; 15] = [
    "appeal",
    "award",
    "categories",
    "category",
    "criteria",
    "entry",
    "file",
    "mail",
    "membership",
    "move",
    "organization",
    "person",
    "role",
    "rules",
    "texts",
];

/// Whether organizers may read the details of acts with this code.
#[must_use]
pub fn is_open_to_organizers(act: &str) -> bool {
    act.split(['_', '.']).next().is_some_and(|subject| OPEN_SUBJECTS.contains(&subject))
}
