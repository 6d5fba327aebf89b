//! The story world: fictional bodies and projects, kept as data.

use std::collections::BTreeMap;

use domain::{entry::IneligibleReason, locale::Trilingual, screening::MarkReason};
use serde::Deserialize;

use crate::{Error, Result};

#[derive(Deserialize)]
pub(super) struct Story {
    pub organizations: Vec<Body>,
    pub entries: Vec<Tale>,
}

#[derive(Deserialize)]
pub(super) struct Body {
    pub key: String,
    pub bin: String,
    pub kind: String,
    pub region: String,
    pub name: Trilingual,
    pub head: Head,
}

/// Who leads a body.
#[derive(Deserialize)]
pub(super) struct Head {
    pub kk: String,
}

/// An entry as the story tells it.
#[derive(Deserialize)]
pub(super) struct Tale {
    pub key: String,
    pub organization: String,
    pub category: String,
    pub fate: Fate,
    pub title: Trilingual,
    pub summary: Trilingual,
    pub long_language: String,
    pub technologies: Vec<String>,
    pub indicators: Vec<Indicator>,
    pub team: Vec<Member>,
    pub partners: Vec<String>,
    /// What the organizer wrote when returning it.
    #[serde(default)]
    pub return_remark: Trilingual,
    /// What the organizer marked when returning it.
    #[serde(default)]
    pub marks: Vec<Marked>,
    /// What its entrant wrote against being found ineligible.
    #[serde(default)]
    pub appeal: Trilingual,
    #[serde(default)]
    pub ineligible_reason: Option<IneligibleReason>,
    /// The other answers, by the key of their field.
    #[serde(flatten)]
    pub answers: BTreeMap<String, String>,
}

/// A mark on an answer.
#[derive(Deserialize)]
pub(super) struct Marked {
    pub key: String,
    pub reason: MarkReason,
    pub text: Trilingual,
}

/// What became of an entry.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fate {
    Draft,
    DraftComplete,
    Submitted,
    Returned,
    Withdrawn,
    Ineligible,
    Judged,
}

#[derive(Deserialize)]
pub(super) struct Indicator {
    pub name: Trilingual,
    pub unit: Trilingual,
    /// `before`, `after`, `better`, `period`, `evidence`.
    #[serde(flatten)]
    pub answers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct Member {
    pub name: String,
    pub role: String,
}

pub(super) fn read() -> Result<Story> {
    serde_json::from_str(include_str!("story.json")).map_err(|error| Error::Unexpected(format!("the demonstration's story: {error}")))
}
