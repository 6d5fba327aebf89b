//! How many projects of the showcase are of each kind.

use serde::{Deserialize, Serialize};

use super::{Facets, Origin};

/// The showcase counted. Only what is in it is counted: what is not published is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// Practices alone, entries alone, or both.
    pub origin: Option<Origin>,
    /// How many projects are counted.
    pub total: usize,
    /// How many of each value.
    pub facets: Facets,
}
