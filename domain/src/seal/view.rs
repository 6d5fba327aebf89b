//! What pages show of seals. Nothing here is secret.

use serde::{Deserialize, Serialize};

use super::Hex;
use crate::{locale::Trilingual, time::Timestamp};

/// A seal as everyone may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicSeal {
    /// The edition's year.
    pub year: i32,
    /// The root of the tree.
    pub root: Hex<32>,
    /// The key that signed it.
    pub public_key: Hex<32>,
    /// The signature.
    pub signature: Hex<64>,
    /// When it was sealed.
    pub sealed_at: Timestamp,
    /// How many leaves there are.
    pub leaves: usize,
    /// How many of them are opened.
    pub opened: usize,
}

impl PublicSeal {
    /// Whether every leaf is opened.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.opened == self.leaves
    }
}

/// A seal that was broken: the notice stays for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokenSeal {
    /// Its root.
    pub root: Hex<32>,
    /// When it was sealed.
    pub sealed_at: Timestamp,
    /// When it was broken.
    pub broken_at: Timestamp,
    /// Why, as it was written.
    pub reason: String,
}

/// The seals of one edition, and which editions have one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seals {
    /// The edition's year.
    pub year: i32,
    /// The seal that holds.
    pub seal: Option<PublicSeal>,
    /// Those that were broken, the latest first.
    pub broken: Vec<BrokenSeal>,
    /// The years of every edition that is or was sealed, the latest first.
    pub years: Vec<i32>,
}

/// What would be sealed of a category: counts alone, and whether the podium is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryPlan {
    /// Its name.
    pub name: Trilingual,
    /// Entries that are judged.
    pub entries: usize,
    /// Sheets handed in.
    pub sheets: usize,
    /// Sheets that were not handed in.
    pub missing: usize,
    /// Whether no tie reaches the podium.
    pub is_resolved: bool,
    /// Whether the chair has confirmed its shortlist as it stands.
    pub is_confirmed: bool,
}

/// Somebody's wish that another person has to agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Whose it is.
    pub by: String,
    /// When they asked.
    pub at: Timestamp,
    /// Whether the reader asked themselves.
    pub is_own: bool,
    /// The digest of what they saw, or their reason.
    pub text: String,
}

/// The desk where a result is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that the page asks for by itself, in any combination")]
pub struct SealDesk {
    /// The edition's year.
    pub year: i32,
    /// What would be sealed; empty once it is.
    pub plan: Vec<CategoryPlan>,
    /// Whether judging has begun.
    pub may_begin: bool,
    /// Until when sheets may still be written, unless it is sealed before.
    pub open_until: Option<Timestamp>,
    /// Who asked to seal it.
    pub proposal: Option<Asked>,
    /// Whether the jury's work changed since.
    pub has_changed: bool,
    /// The seal that holds.
    pub seal: Option<PublicSeal>,
    /// Whether a name was told already.
    pub is_told: bool,
    /// Who asked to break it.
    pub breaking: Option<Asked>,
    /// Whether the reader may ask.
    pub may_ask: bool,
    /// Whether the reader may agree to what another asked.
    pub may_agree: bool,
}
