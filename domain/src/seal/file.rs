//! The published file: the signed header and the leaves that were opened.

use serde::{Deserialize, Serialize};

use super::{Hex, LeafData, LeafKind, canonical, canonical::NotCanonical, merkle};
use crate::{id::AwardId, time::Timestamp};

/// What is published before the show, and signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The edition of the award.
    pub award: AwardId,
    /// [`super::FORMAT`].
    pub format: String,
    /// What each leaf is about, in their order: the steps as the show has them, the categories, the log.
    pub leaves: Vec<LeafKind>,
    /// The key that signed it.
    pub public_key: Hex<32>,
    /// Whether everyone may read how firmly the winners stand, once every leaf is opened. Where nobody may the key is not there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub publishes_robustness: bool,
    /// The root of the tree.
    pub root: Hex<32>,
    /// [`super::RULE`].
    pub rule: String,
    /// When it was sealed, in milliseconds since 1970 (UTC).
    pub sealed_at: Timestamp,
    /// The edition's year.
    pub year: i32,
}

impl Header {
    /// What is signed: the format's name, a line end, the canonical text of the header.
    ///
    /// # Errors
    /// A step holds a number that is no integer within 2^53.
    pub fn signed_text(&self) -> Result<String, NotCanonical> {
        Ok(format!("{}\n{}", super::FORMAT, canonical::write(self)?))
    }
}

/// The published file. During the show it holds the leaves opened so far, afterwards all of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealFile {
    /// What was published before the show.
    pub header: Header,
    /// The opened leaves, in their order.
    pub leaves: Vec<OpenLeaf>,
    /// The signature over [`Header::signed_text`].
    pub signature: Hex<64>,
}

/// A leaf that was opened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenLeaf {
    /// What it holds.
    pub data: LeafData,
    /// Its place among all leaves, from 0.
    pub index: usize,
    /// The hashes from it to the root, the lowest first.
    pub path: Vec<Hex<32>>,
    /// What it was hashed with.
    pub salt: Hex<32>,
}

impl SealFile {
    /// Reads a published file.
    ///
    /// # Errors
    /// The bytes are not exactly those of such a file.
    pub fn read(bytes: &[u8]) -> Result<Self, NotCanonical> {
        canonical::read(bytes)
    }
}

/// The text of the file from its parts, which are canonical already: the header, the signature, the hashes of all
/// leaves, and of the opened ones their index, salt and data.
#[must_use]
pub fn compose(header: &str, signature: &str, hashes: &[merkle::Hash], opened: &[(usize, String, String)]) -> String {
    let leaves: Vec<String> = opened
        .iter()
        .map(|(index, salt, data)| {
            let path: Vec<String> = merkle::path(hashes, *index).iter().map(|hash| format!("\"{}\"", hex::encode(hash))).collect();
            format!("{{\"data\":{data},\"index\":{index},\"path\":[{}],\"salt\":\"{salt}\"}}", path.join(","))
        })
        .collect();
    format!("{{\"header\":{header},\"leaves\":[{}],\"signature\":\"{signature}\"}}", leaves.join(","))
}
