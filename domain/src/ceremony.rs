//! The ceremony as steps. Only firing a step discloses; every other command changes screens, never what is public.
//!
//! The skeleton comes from the categories alone, never from the result: that a prize is not awarded is the content of
//! a step, not the absence of one. What steps will disclose stays inside [`Ceremony`], which has neither `Serialize`
//! nor `Debug`; the only way out is [`Ceremony::board`], built from the fired steps.

mod board;
mod command;
mod disclosure;
mod rundown;
mod step;

pub use board::{Board, BoardCategory, Screen};
pub use command::Command;
pub use disclosure::{Card, CardResult, Disclosure, Finalists, Place};
pub use rundown::Rundown;
pub use step::{Podium, StepKind};

use serde::{Deserialize, Serialize};

/// A show: its skeleton, its secrets, and how far it is.
///
/// ```compile_fail
/// fn printed(show: domain::ceremony::Ceremony) -> String { format!("{show:?}") }
/// ```
/// ```compile_fail
/// fn sent(show: domain::ceremony::Ceremony) -> String { serde_json::to_string(&show).unwrap_or_default() }
/// ```
#[derive(Clone)]
pub struct Ceremony {
    steps: Vec<StepKind>,
    disclosures: Vec<Disclosure>,
    progress: Progress,
}

/// How far a show is: what is kept between two commands. It holds no secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many steps were fired, from the first on.
    pub fired: usize,
    /// The index of the step that screens show; 0 as long as none was fired.
    pub shown: usize,
    /// Whether the host holds the show: nothing can be fired.
    pub hold: bool,
    /// Whether the screens are dark: nothing can be fired.
    pub blackout: bool,
    /// Counts every change, strictly increasing: the id of the live stream.
    pub revision: i64,
}

/// Why a command is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum CeremonyError {
    /// The disclosures do not fit the steps, or the progress does not fit either.
    #[error("ceremony_mismatch")]
    Mismatch,
    /// Somebody else was faster: the show is at another revision.
    #[error("ceremony_stale")]
    Stale,
    /// Every step was fired.
    #[error("ceremony_over")]
    Over,
    /// The show is held.
    #[error("ceremony_held")]
    Held,
    /// The show is not held.
    #[error("ceremony_not_held")]
    NotHeld,
    /// The screens are dark.
    #[error("ceremony_dark")]
    Dark,
    /// The screens are not dark.
    #[error("ceremony_not_dark")]
    NotDark,
    /// There is no fired step before the one shown.
    #[error("ceremony_at_start")]
    AtStart,
    /// There is no fired step after the one shown.
    #[error("ceremony_at_latest")]
    AtLatest,
    /// This step was not fired.
    #[error("ceremony_not_fired")]
    NotFired,
    /// The jury's work leaves a tie on the podium, and the chair has not parted it.
    #[error("ceremony_unresolved")]
    Unresolved,
    /// The show is prepared already.
    #[error("ceremony_prepared")]
    Prepared,
}

impl Ceremony {
    /// The steps of a show over these categories: an opening; for each category its finalists, third, second, first;
    /// a closing.
    #[must_use]
    pub fn skeleton<S: AsRef<str>>(categories: &[S]) -> Vec<StepKind> {
        let of_category = |category: &S| {
            let category = category.as_ref();
            let places = Podium::RISING.map(|place| StepKind::Place { category: category.to_owned(), place });
            std::iter::once(StepKind::Finalists { category: category.to_owned() }).chain(places)
        };
        let inner = categories.iter().flat_map(of_category);
        std::iter::once(StepKind::Opening).chain(inner).chain([StepKind::Closing]).collect()
    }

    /// A show that has not begun. There is one disclosure a step, [`Disclosure::Nothing`] for opening and closing.
    ///
    /// # Errors
    /// [`CeremonyError::Mismatch`] if a disclosure is missing, surplus, or of the wrong kind for its step.
    pub fn prepare(steps: Vec<StepKind>, disclosures: Vec<Disclosure>) -> Result<Self, CeremonyError> {
        Self::resume(steps, disclosures, Progress::default())
    }

    /// The same show at a later point, after a restart or for the next command.
    ///
    /// # Errors
    /// As [`Ceremony::prepare`], or a progress that these steps cannot have.
    pub fn resume(steps: Vec<StepKind>, disclosures: Vec<Disclosure>, progress: Progress) -> Result<Self, CeremonyError> {
        let fits = steps.len() == disclosures.len()
            && steps.iter().zip(&disclosures).all(|(step, disclosure)| disclosure.fits(step))
            && progress.fired <= steps.len()
            && progress.shown <= progress.fired.saturating_sub(1)
            && progress.revision >= 0;
        if fits { Ok(Self { steps, disclosures, progress }) } else { Err(CeremonyError::Mismatch) }
    }

    /// The same show before its first step.
    #[must_use]
    pub fn begun_anew(self, revision: i64) -> Self {
        Self { progress: Progress { revision, ..Progress::default() }, ..self }
    }

    /// How far the show is, to be kept.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// The steps. Public: they follow from the settings.
    #[must_use]
    pub fn steps(&self) -> &[StepKind] {
        &self.steps
    }

    /// The step that [`Ceremony::fire`] would disclose: its kind, not its content.
    #[must_use]
    pub fn next_step(&self) -> Option<&StepKind> {
        self.steps.get(self.progress.fired)
    }
}
