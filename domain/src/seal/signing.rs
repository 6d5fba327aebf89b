//! Making a seal. Randomness and keys are passed in.

use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use super::{FORMAT, Header, Hex, LeafData, RULE, canonical, canonical::NotCanonical, compose, merkle};
use crate::{
    id::{AwardId, EntryId, PersonId},
    time::Timestamp,
};

/// The key that signs. It can be printed and sent nowhere.
pub struct SealKey(SigningKey);

impl SealKey {
    /// The key with these 32 secret bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(bytes))
    }

    /// What everyone may know of it.
    #[must_use]
    pub fn public(&self) -> Hex<32> {
        Hex(self.0.verifying_key().to_bytes())
    }
}

/// What the header says beside the leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The edition.
    pub award: AwardId,
    /// Its year.
    pub year: i32,
    /// Now.
    pub sealed_at: Timestamp,
    /// Whether the rules of the edition let everyone read how firmly the winners stand.
    pub publishes_robustness: bool,
}

/// What entries and jurors are renamed by for one seal. Without it nobody can tell who is who.
#[derive(Clone, Copy)]
pub struct Secret(pub [u8; 32]);

impl Secret {
    /// The entry's name in the file: drawn, and so without a moment or an order.
    #[must_use]
    pub fn rename(self, entry: EntryId) -> EntryId {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.digest(b"entry", entry.uuid().as_bytes())[..16]);
        EntryId::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// Where a juror stands in the drawn order; numbers are given in it.
    #[must_use]
    pub fn draw(self, juror: PersonId) -> [u8; 32] {
        self.digest(b"juror", juror.uuid().as_bytes())
    }

    /// The digest of a plan, by which those who agree know that it is still the same. Salted, for scores can be guessed.
    ///
    /// # Errors
    /// A leaf has no canonical text.
    pub fn digest_of(self, leaves: &[LeafData]) -> Result<Hex<32>, NotCanonical> {
        Ok(Hex(self.digest(b"plan", canonical::write(&leaves)?.as_bytes())))
    }

    fn digest(self, purpose: &[u8], what: &[u8]) -> [u8; 32] {
        Sha256::new().chain_update(self.0).chain_update(purpose).chain_update([0]).chain_update(what).finalize().into()
    }
}

/// A whole seal with its secrets: neither `Serialize` nor `Debug`.
///
/// ```compile_fail
/// fn printed(secret: domain::seal::SealedResult) -> String { format!("{secret:?}") }
/// ```
/// ```compile_fail
/// fn sent(secret: domain::seal::SealedResult) -> String { serde_json::to_string(&secret).unwrap_or_default() }
/// ```
pub struct SealedResult {
    header: Header,
    header_text: String,
    signature: Hex<64>,
    leaves: Vec<(String, String)>,
    hashes: Vec<merkle::Hash>,
}

impl SealedResult {
    /// Seals these leaves with a salt each.
    ///
    /// # Errors
    /// A leaf has no canonical text, or the salts are not as many as the leaves.
    pub fn seal(key: &SealKey, facts: Facts, leaves: &[LeafData], salts: &[[u8; 32]]) -> Result<Self, NotCanonical> {
        if leaves.len() != salts.len() {
            return Err(NotCanonical);
        }
        let mut texts = Vec::with_capacity(leaves.len());
        let mut hashes = Vec::with_capacity(leaves.len());
        for (leaf, salt) in leaves.iter().zip(salts) {
            let text = leaf.canonical()?;
            hashes.push(merkle::leaf_hash(salt, text.as_bytes()));
            texts.push((hex::encode(salt), text));
        }
        let header = Header {
            award: facts.award,
            format: FORMAT.to_owned(),
            leaves: leaves.iter().map(LeafData::kind).collect(),
            public_key: key.public(),
            publishes_robustness: facts.publishes_robustness,
            root: Hex(merkle::root(&hashes)),
            rule: RULE.to_owned(),
            sealed_at: facts.sealed_at,
            year: facts.year,
        };
        let signature = Hex(key.0.sign(header.signed_text()?.as_bytes()).to_bytes());
        let header_text = canonical::write(&header)?;
        Ok(Self { header, header_text, signature, leaves: texts, hashes })
    }

    /// What is published before the show.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The canonical text of the header.
    #[must_use]
    pub fn header_text(&self) -> &str {
        &self.header_text
    }

    /// The signature.
    #[must_use]
    pub const fn signature(&self) -> Hex<64> {
        self.signature
    }

    /// Each leaf to be put away: its salt, its canonical text, its hash.
    pub fn leaves(&self) -> impl Iterator<Item = (&str, &str, Hex<32>)> {
        self.leaves.iter().zip(&self.hashes).map(|((salt, text), hash)| (salt.as_str(), text.as_str(), Hex(*hash)))
    }

    /// The file as it is once the leaves with these places are opened.
    #[must_use]
    pub fn file(&self, is_open: impl Fn(usize) -> bool) -> String {
        let all = self.leaves.iter().enumerate().filter(|(index, _)| is_open(*index));
        let opened: Vec<_> = all.map(|(index, (salt, text))| (index, salt.clone(), text.clone())).collect();
        compose(&self.header_text, &self.signature.to_string(), &self.hashes, &opened)
    }
}
