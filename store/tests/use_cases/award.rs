//! Editions: made, set and extended by the organizer.

mod extending;
mod founding;
mod offering;
mod setting;

use domain::{
    award::{Award, AwardError, Calendar, NewAward},
    entry::EntryError,
    form::Section,
    id::EntryId,
};
use store::{Db, Error, Rule, entries, scope::Entrant};

use crate::entries::{complete_draft, section_of};

/// An answer that a rule of editions gave.
fn rule<T>(error: AwardError) -> store::Result<T> {
    Err(Error::Rule(Rule::Award(error)))
}

/// An answer that a rule of entries gave.
fn entry_rule<T>(error: EntryError) -> store::Result<T> {
    Err(Error::Rule(Rule::Entry(error)))
}

/// An edition as the form has it.
fn form_of(award: &Award) -> NewAward {
    NewAward { year: award.year, name: award.name.clone(), calendar: Calendar::of(award) }
}

/// Two complete drafts of the hospital, in one category.
async fn two_drafts(db: &Db, hospital: &Entrant) -> (EntryId, EntryId) {
    let first = complete_draft(db, hospital).await;
    let answers = entries::get_own(db, hospital, first).await.expect("there").answers;
    let second = entries::create(db, hospital).await.expect("begun");
    for section in Section::ALL {
        let seen = entries::get_own(db, hospital, second).await.expect("there").version(*section);
        entries::save_section(db, hospital, second, *section, section_of(&answers, *section), seen).await.expect("kept");
    }
    (first, second)
}
