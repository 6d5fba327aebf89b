//! What a verification found, part by part.

use serde::{Deserialize, Serialize};

use super::{Hex, LeafKind};
use crate::time::Timestamp;

/// What was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Whether the bytes are exactly the canonical ones.
    Form,
    /// Whether the header is one that this verifier knows.
    Header,
    /// The signature over the header.
    Signature,
    /// An opened leaf: whether it is the one that was sealed.
    Leaf(LeafKind),
    /// The root over all leaves.
    Root,
    /// The ranking of a category, computed again from the sheets.
    Ranking(String),
    /// A step of the show: whether it showed what the ranking says.
    Step(LeafKind),
    /// Whether every leaf is there.
    Complete,
}

/// Why a part does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Fault {
    /// Not the canonical bytes of a published file.
    #[error("not_canonical")]
    NotCanonical,
    /// Another format or rule, or leaves in an order that no seal has.
    #[error("unknown_format")]
    UnknownFormat,
    /// The signature is not of this header and key.
    #[error("bad_signature")]
    BadSignature,
    /// The leaf is not the announced one, or stands out of order.
    #[error("wrong_leaf")]
    WrongLeaf,
    /// Salt, data and path do not lead to the root.
    #[error("wrong_path")]
    WrongPath,
    /// The leaves do not make the root.
    #[error("wrong_root")]
    WrongRoot,
    /// The sheets are not sound: repeated, out of order, or of nobody.
    #[error("bad_sheets")]
    BadSheets,
    /// The sheets make another ranking.
    #[error("wrong_ranking")]
    WrongRanking,
    /// The cards do not belong to the entries.
    #[error("wrong_cards")]
    WrongCards,
    /// The step shows others than the ranking says.
    #[error("wrong_step")]
    WrongStep,
}

/// How a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not.
    Fails(Fault),
    /// What it needs is still closed.
    Closed,
}

/// One part and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was looked at.
    pub part: Part,
    /// How it stands.
    pub verdict: Verdict,
}

/// What the file says of itself, for comparing with what was printed before the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The edition's year.
    pub year: i32,
    /// When it was sealed.
    pub sealed_at: Timestamp,
    /// The root.
    pub root: Hex<32>,
    /// The key that signed it.
    pub public_key: Hex<32>,
    /// How many leaves there are.
    pub leaves: usize,
    /// How many of them are opened.
    pub opened: usize,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What the file says of itself; `None` if it is no such file.
    pub summary: Option<Summary>,
    /// Every part.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether every part holds: of a whole file, never of a part of it.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.iter().all(|finding| finding.verdict == Verdict::Holds)
    }

    /// Whether nothing is wrong so far: also of a file of which leaves are still closed.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.findings.iter().any(|finding| matches!(finding.verdict, Verdict::Fails(_)))
    }
}
