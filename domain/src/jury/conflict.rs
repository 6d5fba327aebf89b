//! Who must not judge whom. Decided before anything of an entry opens, by the same rule for every reader.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::JuryError;
use crate::{bin::Bin, id::OrganizationId, note::Note};

/// The longest note of a tie, in characters.
const MAX_NOTE: usize = 500;

coded! {
    /// Why a juror is not before an entry any more.
    pub enum RecusalCause {
        /// They said so themselves.
        Own => "own",
        /// The entry is of their own organization or of its house.
        House => "house",
        /// They declared a tie to its body.
        Tie => "tie",
    }
}

/// Which body is subordinate to which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family(BTreeMap<OrganizationId, OrganizationId>);

impl Family {
    /// Each subordinate body with the one above it.
    #[must_use]
    pub const fn new(parents: BTreeMap<OrganizationId, OrganizationId>) -> Self {
        Self(parents)
    }

    /// The head of a body's house: itself if nothing is above it. In a circle, its least member.
    #[must_use]
    pub fn head(&self, body: OrganizationId) -> OrganizationId {
        let mut seen = BTreeSet::from([body]);
        let mut here = body;
        while let Some(above) = self.0.get(&here) {
            if !seen.insert(*above) {
                return seen.into_iter().filter(|member| self.is_in_circle(*member)).min().unwrap_or(body);
            }
            here = *above;
        }
        here
    }

    /// Whether two bodies belong together: one above the other, at whatever distance, or both below a third.
    #[must_use]
    pub fn is_same_house(&self, one: OrganizationId, other: OrganizationId) -> bool {
        self.head(one) == self.head(other)
    }

    /// Whether a body may be put below another: neither itself nor something below it.
    ///
    /// # Errors
    /// It would stand below itself.
    pub fn check_parent(&self, body: OrganizationId, above: OrganizationId) -> Result<(), JuryError> {
        let mut seen = BTreeSet::new();
        let mut here = Some(&above);
        while let Some(next) = here.filter(|next| seen.insert(**next)) {
            if *next == body {
                return Err(JuryError::ParentCircle);
            }
            here = self.0.get(next);
        }
        Ok(())
    }

    fn is_in_circle(&self, body: OrganizationId) -> bool {
        let mut seen = BTreeSet::new();
        let mut here = self.0.get(&body);
        while let Some(next) = here.filter(|next| seen.insert(**next)) {
            if *next == body {
                return true;
            }
            here = self.0.get(next);
        }
        false
    }
}

/// What ties a juror: the organization that they belong to or ask to belong to, and the bodies they named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Their own organization.
    pub own: Option<OrganizationId>,
    /// The BINs of the bodies they declared a tie to.
    pub declared: BTreeSet<Bin>,
}

impl Ties {
    /// Why the juror must not judge this body's entries, if there is a reason. A declared tie is to the one body, the own
    /// organization stands for its whole house.
    #[must_use]
    pub fn bar(&self, family: &Family, body: OrganizationId, bin: &Bin) -> Option<RecusalCause> {
        if self.own.is_some_and(|own| family.is_same_house(own, body)) {
            return Some(RecusalCause::House);
        }
        self.declared.contains(bin).then_some(RecusalCause::Tie)
    }
}

/// A tie as typed: a BIN, words, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TieForm {
    /// The BIN of the body; may be empty.
    pub bin: String,
    /// What ties them; may be empty if the BIN says it.
    pub note: String,
}

impl TieForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Nothing was written, the BIN is none, or the words are too many.
    pub fn parse(&self) -> Result<(Option<Bin>, String), JuryError> {
        let bin = self.bin.trim();
        let bin = if bin.is_empty() { None } else { Some(Bin::parse(bin).map_err(|_| JuryError::TieBin)?) };
        let note = Note::parse_optional(&self.note);
        if bin.is_none() && note.is_empty() {
            return Err(JuryError::TieEmpty);
        }
        if note.chars().count() > MAX_NOTE { Err(JuryError::TooLong) } else { Ok((bin, note)) }
    }
}
