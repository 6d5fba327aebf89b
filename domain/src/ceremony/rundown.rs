//! What a host has before them.

use serde::{Deserialize, Serialize};

use super::{Board, Ceremony, Progress, StepKind};

/// The steps, what everyone sees, and what the next step will show. It holds what is not yet disclosed, so it goes to
/// a host's own screen and nowhere else; it has no `Debug`, so that no log can hold it.
///
/// ```compile_fail
/// fn printed(rundown: domain::ceremony::Rundown) -> String { format!("{rundown:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rundown {
    /// What everyone sees.
    pub board: Board,
    /// The steps of the show.
    pub steps: Vec<StepKind>,
    /// The board as it will be once the next step is fired; `None` when none is left.
    pub next: Option<Board>,
}

impl Ceremony {
    /// What a host has before them.
    #[must_use]
    pub fn rundown(&self) -> Rundown {
        let fired = self.progress.fired;
        let next = self.next_step().map(|_| {
            let progress = Progress { fired: fired + 1, shown: fired, hold: false, blackout: false, ..self.progress };
            Self { progress, ..self.clone() }.board()
        });
        Rundown { board: self.board(), steps: self.steps.clone(), next }
    }
}
