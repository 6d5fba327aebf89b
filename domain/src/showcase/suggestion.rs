//! What the search field offers while somebody types.

use serde::{Deserialize, Serialize};

use super::{Piece, Said};
use crate::locale::Locale;

/// Shorter beginnings are of too many projects.
pub const SHORTEST: usize = 2;

/// A project that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its address.
    pub slug: String,
    /// Its title with what was typed marked in it.
    pub title: Vec<Piece>,
    /// The language of the title.
    pub locale: Locale,
    /// Whose it is.
    pub owner: Said,
}
