//! One act on many entries at once: whom it touches, and whom it cannot.

use serde::{Deserialize, Serialize};

use crate::entry::{EntryError, EntryLine};

/// The most entries that are acted on at once.
pub const MAX_BULK: usize = 100;

coded! {
    /// What is done to each of the chosen entries.
    pub enum BulkAct {
        /// Find it eligible.
        Eligible => "eligible",
        /// Put it into the showcase.
        Publish => "publish",
        /// Take it out of the showcase.
        Unpublish => "unpublish",
    }
}

/// One chosen entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkLine {
    /// The entry.
    pub line: EntryLine,
    /// What the act comes to.
    pub outlook: Outlook,
}

/// What an act comes to for one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// It will be done.
    Will,
    /// It is so already: afterwards, it was done.
    Done,
    /// It is refused.
    Refused(EntryError),
}
