//! What a juror sees of an entry. Where bodies are hidden, the type has no place for one.

use serde::{Deserialize, Serialize};

use super::{JuryRules, OwnSheet, PanelSheet, Round, SheetState};
use crate::{
    answers::Answers,
    bin::Bin,
    criterion::Criterion,
    file::{FileKind, FileLine, Purpose},
    form::{self, Audience, Field, Section},
    id::{AssignmentId, FileId},
    locale::Trilingual,
    time::Timestamp,
};

/// The most ties that a juror declares.
pub const MAX_TIES: i64 = 100;

/// A tie that a juror declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The body, if one was named.
    pub bin: Option<Bin>,
    /// Its name, if it is registered.
    pub body: Option<Trilingual>,
    /// What ties them.
    pub note: String,
    /// Since when it is known.
    pub declared_at: Timestamp,
}

/// The name of the body that put an entry forward: what a juror needs in order to know whether something ties them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyName(pub Trilingual);

/// An entry given to a juror, in their list. Title and body stand there only as far as they may be seen now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JurySeat {
    /// The assignment: its address.
    pub id: AssignmentId,
    /// The slug of its category.
    pub category: String,
    /// The name of its category.
    pub category_name: Trilingual,
    /// The title: where bodies are hidden, only after the juror's declaration.
    pub title: Option<Trilingual>,
    /// The body: where bodies are hidden, only before it.
    pub body: Option<BodyName>,
    /// Whether it is in the second round.
    pub is_final: bool,
    /// Where the juror's work on it stands.
    pub state: SheetState,
    /// When the sheet was last saved.
    pub saved_at: Option<Timestamp>,
}

/// Which of their entries a juror wants to see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeatFilter {
    /// Only those that stand here.
    pub state: Option<SheetState>,
    /// Which page, from 1.
    pub page: u32,
}

/// One page of a juror's entries, and how far the work is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatList {
    /// Those of this page.
    pub seats: Vec<JurySeat>,
    /// How many the filter leaves.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
    /// How many entries the juror has.
    pub all: usize,
    /// For how many nothing is left to do.
    pub done: usize,
    /// When sheets may be written.
    pub round: Round,
    /// The rules of the round.
    pub rules: JuryRules,
}

/// A file without the name that its body gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindFile {
    /// Its identifier.
    pub id: FileId,
    /// What it is.
    pub kind: FileKind,
    /// What it is for.
    pub purpose: Purpose,
    /// Its length in bytes.
    pub size: u64,
}

/// What was sent, without the body, its people and what they named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindEntry {
    answers: Answers,
    /// Its files.
    pub files: Vec<BlindFile>,
}

/// The sections that say nothing of who sent them.
const BLIND_SECTIONS: [Section; 5] = [Section::Project, Section::Solution, Section::Results, Section::Responsible, Section::Transfer];

impl BlindEntry {
    /// Leaves out of what was sent everything that names its body.
    #[must_use]
    pub fn of(sent: &Answers, files: Vec<FileLine>) -> Self {
        let answers = kept(sent, |section, field| BLIND_SECTIONS.contains(&section) && field.audience != Audience::Desk);
        let files = files.into_iter().map(|FileLine { id, kind, purpose, size, .. }| BlindFile { id, kind, purpose, size }).collect();
        Self { answers, files }
    }

    /// What was sent.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }
}

/// What was sent without what only the organizer needs: telephones, addresses, consents.
#[must_use]
pub fn for_jury(sent: &Answers) -> Answers {
    kept(sent, |_, field| field.audience != Audience::Desk)
}

fn kept(sent: &Answers, is_kept: impl Fn(Section, &Field) -> bool) -> Answers {
    let is_kept = |key: &str| form::find_field(key).is_some_and(|(section, field)| is_kept(section, field));
    let mut answers = Answers::new();
    // What was sent has been read before: it fits the form.
    let _ = answers.merge(sent.iter().filter(|(key, _)| is_kept(key)), &[]);
    answers
}

/// An entry as a juror reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum JuryEntry {
    /// Without its body.
    Blind(BlindEntry),
    /// As it was sent.
    Named {
        /// Who put it forward.
        body: BodyName,
        /// What was sent.
        answers: Answers,
        /// Its files.
        files: Vec<FileLine>,
    },
}

/// An entry before its juror. It has no `Debug`, for the sheet in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatRecord {
    /// As it stands in the list.
    pub seat: JurySeat,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// When sheets may be written.
    pub round: Round,
    /// The rules of the round.
    pub rules: JuryRules,
    /// What was sent and the juror's sheet, once they said that nothing ties them and the round has begun.
    pub opened: Option<Opened>,
}

/// What opens after the declaration.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// What was sent.
    pub entry: JuryEntry,
    /// The juror's own sheet.
    pub sheet: OwnSheet,
    /// The others' sheets, once their own is in.
    pub panel: Option<Vec<PanelSheet>>,
}
