//! The seal: a commitment to the whole result before any of it is shown, and the proof afterwards.
//!
//! The result is cut into leaves: one for each step of the show that discloses something, one for each category with its
//! sheets and ranking, one for the head of the log. Each leaf is salted and hashed; the hashes form a Merkle tree; its root
//! is signed in a [`Header`] that is published before the show. Each reveal then publishes the salt, the data and the path
//! of its own leaf, which tells nothing of any other. `docs/adr/0006-seal.md` describes every byte.

pub mod canonical;
mod file;
mod hex;
mod leaf;
pub mod merkle;
mod ranking;
mod report;
mod rule;
mod signing;
mod steps;
mod verify;
mod view;

pub use self::{
    file::{Header, OpenLeaf, SealFile, compose},
    hex::Hex,
    leaf::{
        CategoryRecord, CriterionRecord, DecisionRecord, EntryRecord, Excluded, LeafData, LeafKind, LogRecord, RankRecord, SheetRecord,
        StepRecord,
    },
    report::{Fault, Finding, Part, Report, Summary, Verdict},
    rule::{BREAK_REASON, SealError, check_reason, two_people},
    signing::{Facts, SealKey, SealedResult, Secret},
    verify::verify,
    view::{Asked, BrokenSeal, CategoryPlan, PublicSeal, SealDesk, Seals},
};

/// The format of the header and the file, which a verifier must know.
pub const FORMAT: &str = "bayge-seal-1";

/// The rule that the rankings follow: the exact weighted mean, ties by `impact`, then `responsible`, then the chair.
pub const RULE: &str = "weighted-mean-1";
