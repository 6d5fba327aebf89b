//! Entries, from the first letter to the decision.

mod autosaving;
mod denial;
mod desk;
mod overview;
mod publishing;
mod reminding;
mod saving;
mod screening;
mod seed;
mod sending;
mod thinning;
mod unsent;

use domain::{
    answers::Answers,
    form::{self, Section},
    id::EntryId,
};
use std::collections::BTreeMap;
use store::{Db, entries, scope::Entrant};

/// The answers of one section, as its form posts them.
pub fn section_of(answers: &Answers, section: Section) -> BTreeMap<String, String> {
    answers
        .iter()
        .filter(|(key, _)| form::find_field(key).is_some_and(|(of, _)| of == section))
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

/// One answer.
fn one(key: &str, text: &str) -> BTreeMap<String, String> {
    BTreeMap::from([(key.to_owned(), text.to_owned())])
}

/// The hospital's complete draft of the open edition.
pub async fn complete_draft(db: &Db, entrant: &Entrant) -> EntryId {
    let list = entries::list_own(db, entrant, 1).await.expect("readable");
    list.lines.iter().find(|line| line.state.code() == "draft").expect("the hospital has a draft").id
}
