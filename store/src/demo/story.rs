//! The story world: fictional bodies and projects, kept as data.

use domain::locale::Trilingual;
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
}

/// An entry as the story tells it.
#[derive(Deserialize)]
pub(super) struct Tale {
    pub key: String,
    pub organization: String,
    pub category: String,
    pub fate: String,
    pub title: Trilingual,
}

pub(super) fn read() -> Result<Story> {
    serde_json::from_str(include_str!("story.json")).map_err(|error| Error::Unexpected(format!("the demonstration's story: {error}")))
}
