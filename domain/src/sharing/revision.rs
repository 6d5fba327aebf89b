//! An owner's change of what is published: it waits for another person's word, and the published version stays until then.
//!
//! Texts alone may change. Figures stay as the jury read them: what became of them is told by [`super::follow_up`]; whose
//! the project is, where it competed and what it is made of stay too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::SharingError;
use crate::{
    answers::{Answers, Problem},
    form::{Publication, Section, find_field},
    id::{EntryId, RevisionId},
    locale::Trilingual,
    time::Timestamp,
};

/// The answers that may change, in the order of the form.
const KEYS: [&str; 16] = [
    "title_kk",
    "title_ru",
    "title_en",
    "summary_kk",
    "summary_ru",
    "summary_en",
    "situation",
    "why_ai",
    "how",
    "personal_data",
    "oversight",
    "labelling",
    "reused_where",
    "needed_by_others",
    "cost",
    "support_plan",
];
/// The sections they stand in.
const SECTIONS: [Section; 4] = [Section::Project, Section::Solution, Section::Responsible, Section::Transfer];

coded! {
    /// What came of a proposal.
    pub enum RevisionState {
        /// It waits.
        Waiting => "waiting",
        /// It is published.
        Accepted => "accepted",
        /// It is not, for a reason.
        Declined => "declined",
        /// Its author wrote another in its place.
        Replaced => "replaced",
    }
}

/// One text before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The key of the answer.
    pub key: String,
    /// What is published; empty if nothing is.
    pub before: String,
    /// What is proposed; empty to take the text away.
    pub after: String,
}

/// A proposal, for its author and the organizer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its identifier.
    pub id: RevisionId,
    /// Of which entry.
    pub entry: EntryId,
    /// The project's title as it is published.
    pub title: Trilingual,
    /// The project's address, while it is in the showcase.
    pub slug: Option<String>,
    /// What would change.
    pub edits: Vec<Edit>,
    /// Where it stands.
    pub state: RevisionState,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// By whom.
    pub proposed_by: String,
    /// When it was decided on.
    pub decided_at: Option<Timestamp>,
    /// Why it was declined.
    pub reason: String,
}

/// What the owner's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revising {
    /// What may change, as it is published.
    pub public: Answers,
    /// Which of it the entrant lets be public.
    pub publication: Publication,
    /// The project's address.
    pub slug: String,
    /// The proposals so far, the newest first.
    pub revisions: Vec<Revision>,
}

/// The keys that may change of an entry that is published to this extent.
pub fn keys(publication: Publication) -> impl Iterator<Item = &'static str> {
    KEYS.into_iter().filter(move |key| find_field(key).is_some_and(|(_, field)| publication.shows(field.audience)))
}

/// What is published, with what was typed in its place.
#[must_use]
pub fn with_typed(public: &Answers, publication: Publication, typed: &BTreeMap<String, String>) -> Answers {
    let mut answers = public.clone();
    for section in SECTIONS {
        let of_section = |key: &&str| find_field(key).is_some_and(|(of, _)| of == section);
        let mine: BTreeMap<String, String> =
            keys(publication).filter(of_section).filter_map(|key| Some((key.to_owned(), typed.get(key)?.clone()))).collect();
        let shown = answers.with_typed(section, &mine);
        answers = answers.with_those_of(&shown, |key| mine.contains_key(key));
    }
    answers
}

/// What is missing or wrong in the texts that may change.
#[must_use]
pub fn problems(answers: &Answers, publication: Publication) -> Vec<Problem> {
    let all = SECTIONS.into_iter().flat_map(|section| answers.problems(section, &[]));
    all.filter(|problem| keys(publication).any(|key| key == problem.key)).collect()
}

/// What would change, if it may.
///
/// # Errors
/// [`SharingError::Wrong`] where a text is missing or too long, [`SharingError::NothingChanged`].
pub fn propose(public: &Answers, publication: Publication, typed: &BTreeMap<String, String>) -> Result<Vec<Edit>, SharingError> {
    let proposed = with_typed(public, publication, typed);
    if !problems(&proposed, publication).is_empty() {
        return Err(SharingError::Wrong);
    }
    let edit = |key: &str| Edit { key: key.to_owned(), before: public.get(key).to_owned(), after: proposed.get(key).to_owned() };
    let edits: Vec<Edit> = keys(publication).map(edit).filter(|edit| edit.before != edit.after).collect();
    if edits.is_empty() { Err(SharingError::NothingChanged) } else { Ok(edits) }
}

/// Whether a proposal still changes what it set out to change.
///
/// # Errors
/// [`SharingError::Moved`] if another text is published by now.
pub fn check_base(public: &Answers, edits: &[Edit]) -> Result<(), SharingError> {
    if edits.iter().all(|edit| public.get(&edit.key) == edit.before) { Ok(()) } else { Err(SharingError::Moved) }
}

/// A piece of a text that was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// It stands in both.
    Same(&'a str),
    /// It stood there before.
    Gone(&'a str),
    /// It is new.
    New(&'a str),
}

/// Texts of more words than this are not compared word by word.
const MAX_COMPARED: usize = 1_000;

/// The two texts word by word: as many words as both have in one order are the same.
#[must_use]
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Part<'a>> {
    let words = |text: &'a str| text.split_inclusive(char::is_whitespace).collect::<Vec<&str>>();
    let (old, new) = (words(before), words(after));
    if old.len().max(new.len()) > MAX_COMPARED {
        return vec![Part::Gone(before), Part::New(after)];
    }
    // Lengths of the longest common rest, by the first word of each.
    let width = new.len() + 1;
    let mut rest = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            rest[i * width + j] = if old[i].trim_end() == new[j].trim_end() {
                rest[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                rest[(i + 1) * width + j].max(rest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut parts) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i].trim_end() == new[j].trim_end() {
            parts.push(Part::Same(new[j]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && rest[(i + 1) * width + j] >= rest[i * width + j + 1]) {
            parts.push(Part::Gone(old[i]));
            i += 1;
        } else {
            parts.push(Part::New(new[j]));
            j += 1;
        }
    }
    parts
}
