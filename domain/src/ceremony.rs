//! The ceremony as steps. Only firing a step discloses; every other command changes screens, never what is public.
//!
//! The skeleton comes from the settings alone, never from the result: that a prize is not awarded is the content of
//! a step, not the absence of one. A step that discloses names is fired by two people: see [`Arming`].
//!
//! What steps will disclose stays inside [`Ceremony`], which has neither `Serialize` nor `Debug`. The public's only way
//! to it is [`Ceremony::board`], built from the fired steps; those who run the show see one step further.

mod arming;
mod arrangement;
mod board;
mod check;
mod command;
mod correction;
mod disclosure;
mod error;
mod form;
mod letters;
mod logged;
mod medals;
mod plan;
mod prize;
mod rundown;
mod step;
mod text;
mod ties;

pub use arming::{Arming, Confirmation, Readiness};
pub use arrangement::{Arranged, Arrangement, ShowSettings};
pub use board::{Board, BoardCategory, BoardPrize, Screen};
pub use check::{Named, OWNER_MAX, ShowCheck, check_names, check_plan};
pub use command::Command;
pub use correction::{Correction, Proposal};
pub use disclosure::{Card, CardResult, Disclosure, Finalists, Place};
pub use error::CeremonyError;
pub use form::ShowForm;
pub use letters::missing_letters;
pub use logged::logged_step;
pub use medals::{Medals, Tally};
pub use plan::Planned;
pub use prize::{Candidate, FirstPlace, Honours, Prize, PrizeChoice, PrizeDecision};
pub use rundown::{Clock, Confirming, Cue, Rundown, Said};
pub use step::{Podium, StepKind};
pub use text::{CAPTION_MAX, CITATION_MAX, CORRECTION_MAX, PRIZE_NAME_MAX, SAID_MAX, said_texts, texts, texts_if_any};
pub use ties::{OwnTies, Tied, check_led};

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
    plan: Vec<Planned>,
    arming: Option<Arming>,
    seal: Option<String>,
    corrections: Vec<Correction>,
    year: Option<i32>,
    is_rehearsal: bool,
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

impl Ceremony {
    /// The steps of a show over these categories: an opening; for each category its finalists, third, second, first; a
    /// closing.
    #[must_use]
    pub fn skeleton<S: AsRef<str>>(categories: &[S]) -> Vec<StepKind> {
        Self::skeleton_with(categories, &[])
    }

    /// The same with each of these special prizes before the closing.
    #[must_use]
    pub fn skeleton_with<S: AsRef<str>>(categories: &[S], prizes: &[S]) -> Vec<StepKind> {
        let of_category = |category: &S| {
            let category = category.as_ref();
            let places = Podium::RISING.map(|place| StepKind::Place { category: category.to_owned(), place });
            std::iter::once(StepKind::Finalists { category: category.to_owned() }).chain(places)
        };
        let inner = categories.iter().flat_map(of_category);
        let specials = prizes.iter().map(|prize| StepKind::Special { prize: prize.as_ref().to_owned() });
        std::iter::once(StepKind::Opening).chain(inner).chain(specials).chain([StepKind::Closing]).collect()
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
        let plan = steps.iter().map(Planned::usual).collect();
        let show =
            Self { steps, disclosures, progress, plan, arming: None, seal: None, corrections: Vec::new(), year: None, is_rehearsal: false };
        if fits { Ok(show) } else { Err(CeremonyError::Mismatch) }
    }

    /// The same show with what the organizer planned for each step.
    ///
    /// # Errors
    /// [`CeremonyError::Mismatch`] if there is not one plan a step.
    pub fn with_plan(self, plan: Vec<Planned>) -> Result<Self, CeremonyError> {
        if plan.len() == self.steps.len() { Ok(Self { plan, ..self }) } else { Err(CeremonyError::Mismatch) }
    }

    /// The same show with what two people agreed on so far, under the seal that its result has now.
    #[must_use]
    pub fn with_arming(self, arming: Option<Arming>, seal: Option<String>) -> Self {
        Self { arming, seal, ..self }
    }

    /// The same show with the corrections that were published.
    #[must_use]
    pub fn with_corrections(self, corrections: Vec<Correction>) -> Self {
        Self { corrections, ..self }
    }

    /// The same show as that of an edition, or as a rehearsal of it: its boards say so.
    #[must_use]
    pub fn of_edition(self, year: i32, is_rehearsal: bool) -> Self {
        Self { year: Some(year), is_rehearsal, ..self }
    }

    /// The same show with this number for its latest change, and for what was agreed by it. The numbers of all shows are
    /// counted together, so that a revision of one is never one of another.
    #[must_use]
    pub fn numbered(mut self, revision: i64) -> Self {
        let latest = std::mem::replace(&mut self.progress.revision, revision);
        if let Some(arming) = &mut self.arming {
            let confirmed = arming.confirmation.as_mut().map(|confirmation| &mut confirmation.revision);
            for agreed in std::iter::once(&mut arming.revision).chain(confirmed).filter(|agreed| **agreed == latest) {
                *agreed = revision;
            }
        }
        self
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
