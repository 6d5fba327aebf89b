//! Bodies learn from each other, on both engines: asking, changing what is published, promised figures, the way through the award.

mod asking;
mod following;
mod revising;

use std::collections::BTreeMap;

use domain::{form::Section, id::EntryId, locale::Locale, showcase::Project, time::Timestamp};
use store::{
    Db,
    award::Edition,
    entries, projects,
    scope::{Guest, Secretariat},
};

use crate::{
    cast::{entrant, organizer, person, showtime},
    entries::{complete_draft, section_of},
};

/// The hospital's entry of the open edition, published whole; with its address.
pub async fn published(db: &Db) -> (EntryId, String) {
    let hospital = entrant(db, "entrant", showtime()).await;
    let id = complete_draft(db, &hospital).await;
    let record = entries::get_own(db, &hospital, id).await.expect("there");
    let mut consent = section_of(&record.answers, Section::Consent);
    consent.insert("publication".into(), "whole".into());
    entries::save_section(db, &hospital, id, Section::Consent, consent, record.version(Section::Consent)).await.expect("kept");
    entries::submit(db, &hospital, id).await.expect("sent");
    let slug = entries::publish(db, &organizer(db, Edition::Open).await, id).await.expect("published");
    (id, slug.to_string())
}

async fn page(db: &Db, slug: &str) -> Project {
    projects::find_project(db, &Guest::at(showtime()), slug, Locale::Ru).await.expect("readable").expect("public")
}

/// An organizer of the demonstration.
async fn secretariat(db: &Db, name: &str, now: Timestamp) -> Secretariat {
    let person = person(db, name, Edition::Open, now).await;
    Secretariat::of(&person).expect("holds the role")
}

/// Letters of this kind to somebody of the demonstration, written so far.
async fn letters(db: &Db, name: &str) -> i64 {
    let count = format!("SELECT COUNT(*) FROM mail WHERE template = 'sharing' AND recipient = '{name}@demo.bayge'");
    db.count_for_tests(&count).await.expect("countable")
}

pub fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}
