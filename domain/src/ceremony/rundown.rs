//! What those who run the show have before them: the host, the confirmer, the presenter.
//!
//! Each of these holds what is not yet disclosed, so it goes to its own reader's screen and nowhere else; none has
//! `Debug`, so that no log can hold it.

use serde::{Deserialize, Serialize};

use super::{Board, Ceremony, OwnTies, Planned, Progress, Proposal, Readiness, StepKind};
use crate::{
    id::{EntryId, PersonId},
    locale::Trilingual,
    time::Timestamp,
};

/// What a host has before them: the steps, what everyone sees, and what the next step will show.
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
    /// The plan of each.
    pub plan: Vec<Planned>,
    /// The board as it will be once the next step is fired; `None` when none is left.
    pub next: Option<Board>,
    /// How near the next step is to being fired.
    pub readiness: Readiness,
    /// When the show began, and what the server's clock says.
    pub clock: Clock,
    /// A correction that waits for the confirmer.
    pub proposal: Option<Proposal>,
    /// Whether a step up to the next one is not what was sealed. Then nothing but the brakes works, and what is here of the show is
    /// what is public already.
    pub is_altered: bool,
    /// What ties keep this host from: they neither arm nor fire these steps, and another does.
    pub ties: OwnTies,
}

/// The show's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When the first step was fired.
    pub began_at: Option<Timestamp>,
    /// When this was read.
    pub now: Timestamp,
}

/// What a confirmer has before them: what everyone sees, and, once it is armed, what the next step will show.
///
/// ```compile_fail
/// fn printed(before: domain::ceremony::Confirming) -> String { format!("{before:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirming {
    /// What everyone sees.
    pub board: Board,
    /// What the next step is about.
    pub step: Option<StepKind>,
    /// The board as it will be; only while the step is armed.
    pub next: Option<Board>,
    /// How near the next step is to being fired.
    pub readiness: Readiness,
    /// Whether this very person armed it, and so cannot confirm it.
    pub is_own: bool,
    /// The root of the seal that the result stands under.
    pub seal: Option<String>,
    /// A correction that waits for a decision.
    pub proposal: Option<Proposal>,
    /// Whether a step up to the next one is not what was sealed.
    pub is_altered: bool,
    /// Whether a tie keeps this person from the next step: nothing of it is shown to them.
    pub is_tied: bool,
}

/// What a presenter reads: the step on screen, and the next one once two people agreed on it.
///
/// ```compile_fail
/// fn printed(cue: domain::ceremony::Cue) -> String { format!("{cue:?}") }
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// What everyone sees.
    pub board: Board,
    /// What the next step is about, without its content.
    pub step: Option<StepKind>,
    /// The board as it will be; only when the step is confirmed, or discloses no names.
    pub next: Option<Board>,
    /// How the names of the step on screen are read out, in the order of its cards; empty texts where nobody wrote it.
    pub said_now: Vec<Trilingual>,
    /// The same of the next step, where that may be read.
    pub said_next: Vec<Trilingual>,
    /// Whether a tie keeps whoever is signed in from the next step: it is read from another's prompter.
    pub is_tied: bool,
}

/// How the names of an entry are read out: a line of the list that the host or the organizer fills in. Every entry that competes
/// stands in it alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The entry.
    pub entry: EntryId,
    /// Its title.
    pub title: Trilingual,
    /// The body.
    pub owner: Trilingual,
    /// How they are read out; empty as long as nobody wrote it.
    pub said: Trilingual,
}

impl Rundown {
    /// The same once the steps turned out not to be those that were sealed: what is public, and nothing of what comes.
    #[must_use]
    pub fn altered(self, public: Board) -> Self {
        Self { board: public, next: None, is_altered: true, ..self }
    }

    /// The same for a host with these ties: what shows a step that they keep from is not shown.
    #[must_use]
    pub fn seen_with(self, ties: OwnTies) -> Self {
        let rundown = Self { ties, ..self };
        if rundown.is_tied() { Self { next: None, ..rundown } } else { rundown }
    }

    /// Whether a tie keeps this host from the next step.
    #[must_use]
    pub fn is_tied(&self) -> bool {
        self.steps.get(self.board.fired).is_some_and(|step| self.ties.bar(step))
    }

    /// The steps to come that ties keep this host from.
    pub fn not_led(&self) -> impl Iterator<Item = &StepKind> {
        self.steps.iter().skip(self.board.fired).filter(|step| self.ties.bar(step))
    }
}

impl Confirming {
    /// The same once the steps turned out not to be those that were sealed.
    #[must_use]
    pub fn altered(self, public: Board) -> Self {
        Self { board: public, next: None, is_altered: true, ..self }
    }

    /// The same for somebody with these ties: kept from the next step, they do not see what it shows.
    #[must_use]
    pub fn seen_with(self, ties: &OwnTies) -> Self {
        let is_tied = self.step.as_ref().is_some_and(|step| ties.bar(step));
        if is_tied { Self { next: None, is_tied, ..self } } else { self }
    }
}

impl Cue {
    /// The same once the steps turned out not to be those that were sealed.
    #[must_use]
    pub fn altered(self, public: Board) -> Self {
        Self { board: public, next: None, said_now: Vec::new(), said_next: Vec::new(), ..self }
    }

    /// The same for somebody with these ties.
    #[must_use]
    pub fn seen_with(self, ties: &OwnTies) -> Self {
        let is_tied = self.step.as_ref().is_some_and(|step| ties.bar(step));
        if is_tied { Self { next: None, is_tied, ..self } } else { self }
    }
}

impl Ceremony {
    /// What a host has before them at `now`, in a show that began at `began_at`.
    #[must_use]
    pub fn rundown(&self, began_at: Option<Timestamp>, now: Timestamp) -> Rundown {
        Rundown {
            board: self.board(),
            steps: self.steps.clone(),
            plan: self.plan.clone(),
            next: self.next_board(),
            readiness: self.readiness(),
            clock: Clock { began_at, now },
            proposal: None,
            is_altered: false,
            ties: OwnTies::default(),
        }
    }

    /// What this confirmer has before them.
    #[must_use]
    pub fn confirming(&self, person: PersonId) -> Confirming {
        let arming = self.arming();
        Confirming {
            board: self.board(),
            step: self.next_step().cloned(),
            next: arming.and_then(|_| self.next_board()),
            readiness: self.readiness(),
            is_own: arming.is_some_and(|arming| arming.host == person),
            seal: self.seal.clone(),
            proposal: None,
            is_altered: false,
            is_tied: false,
        }
    }

    /// What a presenter reads.
    #[must_use]
    pub fn cue(&self) -> Cue {
        let may_be_read = matches!(self.readiness(), Readiness::Free | Readiness::Confirmed);
        let next = if may_be_read { self.next_board() } else { None };
        Cue { board: self.board(), step: self.next_step().cloned(), next, said_now: Vec::new(), said_next: Vec::new(), is_tied: false }
    }

    fn next_board(&self) -> Option<Board> {
        let fired = self.progress.fired;
        self.next_step().map(|_| {
            let progress = Progress { fired: fired + 1, shown: fired, hold: false, blackout: false, ..self.progress };
            Self { progress, ..self.clone() }.board()
        })
    }
}
