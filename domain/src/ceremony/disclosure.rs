//! What a step discloses when it is fired.

use serde::{Deserialize, Serialize};

use super::StepKind;
use crate::{locale::Trilingual, organization::OrganizationKind, region::Region};

/// The best measured result of a project, ready to be shown large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardResult {
    /// The figure, in the number format of each language: «40 → 10 мин».
    pub figure: Trilingual,
    /// What was measured.
    pub label: Trilingual,
}

/// A project on a screen of the ceremony. It has no field for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its address in the showcase; empty if it is not there.
    pub entry: String,
    /// Its title.
    pub title: Trilingual,
    /// Who put it forward.
    pub organization: Trilingual,
    /// The region of who put it forward.
    #[serde(default)]
    pub region: Option<Region>,
    /// The kind of body that put it forward.
    #[serde(default)]
    pub kind: Option<OrganizationKind>,
    /// Its best result, if it may be shown.
    pub result: Option<CardResult>,
    /// What the jury says of it, with the prize for which it says so.
    #[serde(default, skip_serializing_if = "Trilingual::is_empty")]
    pub citation: Trilingual,
}

/// One place of a category, or a special prize, as disclosed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// The place goes to this project.
    Awarded {
        /// The project.
        card: Box<Card>,
    },
    /// The place is not awarded.
    NotAwarded,
}

/// The finalists of a category in an order that tells nothing of places.
#[derive(Clone, PartialEq, Eq)]
pub struct Finalists(Vec<Card>);

impl Finalists {
    /// Orders the finalists by the key given with each: an HMAC of a secret salt and the entry's id, so that neither
    /// the order of this list nor the ids tell who is where. Equal keys are ordered by the address.
    #[must_use]
    pub fn by_key(keyed: Vec<([u8; 32], Card)>) -> Self {
        let mut keyed = keyed;
        keyed.sort_by(|(key_a, card_a), (key_b, card_b)| key_a.cmp(key_b).then_with(|| card_a.entry.cmp(&card_b.entry)));
        Self(keyed.into_iter().map(|(_, card)| card).collect())
    }

    /// The cards, in this order.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.0
    }
}

/// What one step discloses. Secret until fired: neither `Serialize` nor `Debug`.
///
/// ```compile_fail
/// fn printed(secret: domain::ceremony::Disclosure) -> String { format!("{secret:?}") }
/// ```
/// ```compile_fail
/// fn sent(secret: domain::ceremony::Disclosure) -> String { serde_json::to_string(&secret).unwrap_or_default() }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Disclosure {
    /// Nothing: opening, pauses and closing.
    Nothing,
    /// The finalists of the step's category.
    Finalists(Finalists),
    /// The place or the special prize of the step.
    Place(Place),
}

impl Disclosure {
    /// Whether this is the kind of thing that the step discloses.
    pub(super) const fn fits(&self, step: &StepKind) -> bool {
        matches!(
            (self, step),
            (Self::Nothing, StepKind::Opening | StepKind::Pause | StepKind::Closing)
                | (Self::Finalists(_), StepKind::Finalists { .. })
                | (Self::Place(_), StepKind::Place { .. } | StepKind::Special { .. })
        )
    }
}
