//! What should be mended before a show. For the organizer: nothing here tells a result.

use serde::{Deserialize, Serialize};

use super::{Arrangement, missing_letters};
use crate::{form::TITLE_MAX, id::EntryId, locale::Trilingual};

/// The longest name of a body that the stage holds, in characters. Of titles it holds every one that the form takes.
pub const OWNER_MAX: usize = 120;
/// Longer shows are asked about, in seconds.
const LONGEST: u32 = 3 * 60 * 60;

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShowCheck {
    /// A tie reaches the podium of this category, and the chair has not parted it.
    Tie(String),
    /// The chair has not decided this special prize.
    Undecided(Trilingual),
    /// A title is longer than the stage holds.
    LongTitle(EntryId, Trilingual),
    /// The name of a body is longer than the stage holds.
    LongOwner(EntryId, Trilingual),
    /// A title or a name lacks a language.
    Untranslated(EntryId, Trilingual),
    /// A title or a name has letters that the stage's font lacks.
    Letters(EntryId, Trilingual, String),
    /// An entry has no measured result that a screen could show.
    NoResult(EntryId, Trilingual),
    /// So many entries have one that their entrants do not let be published: their screens show title and body.
    Withheld(u64),
    /// So many entries lack how their names are read out.
    Unsaid(u64),
    /// The plan is longer than a show should be.
    Long,
    /// There are steps that no two people can disclose: whoever leads or confirms is tied there.
    Unled {
        /// The slugs of their categories, in the order of the show.
        categories: Vec<String>,
        /// Whether the special prizes are among them.
        prizes: bool,
    },
}

/// An entry that may be named in the show.
pub struct Named {
    /// The entry.
    pub id: EntryId,
    /// Its title.
    pub title: Trilingual,
    /// The body.
    pub owner: Trilingual,
    /// Whether it has a measured result, public or not.
    pub has_result: bool,
}

/// What is to be mended of an entry: of every one that competes alike, whoever wins.
#[must_use]
pub fn check_names(named: &Named) -> Vec<ShowCheck> {
    let (id, title) = (named.id, named.title.clone());
    let each = |text: &Trilingual| [text.kk.clone(), text.ru.clone(), text.en.clone()];
    let is_long = |text: &Trilingual, most: usize| each(text).iter().any(|text| text.chars().count() > most);
    let texts = [each(&named.title), each(&named.owner)].concat();
    let letters = missing_letters(&texts.concat());
    [
        is_long(&named.title, TITLE_MAX).then(|| ShowCheck::LongTitle(id, title.clone())),
        is_long(&named.owner, OWNER_MAX).then(|| ShowCheck::LongOwner(id, title.clone())),
        texts.iter().any(String::is_empty).then(|| ShowCheck::Untranslated(id, title.clone())),
        (!letters.is_empty()).then(|| ShowCheck::Letters(id, title.clone(), letters)),
        (!named.has_result).then(|| ShowCheck::NoResult(id, title.clone())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is to be mended of the plan itself.
#[must_use]
pub fn check_plan(arrangement: &Arrangement) -> Vec<ShowCheck> {
    if arrangement.seconds() > LONGEST { vec![ShowCheck::Long] } else { Vec::new() }
}
