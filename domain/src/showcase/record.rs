//! A project as machines read it: everything public, in every language it has.

use super::Origin;
use crate::{
    answers::{Answers, Better},
    locale::Trilingual,
    number::Number,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    time::Timestamp,
};

/// Everything public of one project, in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its address.
    pub slug: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The year of the edition it entered; none for a practice.
    pub year: Option<i32>,
    /// The slug of its category.
    pub category: String,
    /// Where it works.
    pub region: Region,
    /// The kind of its body.
    pub kind: OrganizationKind,
    /// How far it is, where known.
    pub stage: Option<Stage>,
    /// What it is made of, where known.
    pub technologies: Vec<Technology>,
    /// Its title.
    pub title: Trilingual,
    /// What it does.
    pub summary: Trilingual,
    /// Whose it is.
    pub owner: Trilingual,
    /// Its best result as a figure and its name, in the number format of each language.
    pub result: Trilingual,
    /// What was measured.
    pub indicators: Vec<Indicator>,
    /// Who published the facts.
    pub source_name: String,
    /// Where they can be read, if on the web.
    pub source_url: String,
    /// When it came into the showcase.
    pub published_at: Timestamp,
}

/// A measured change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// What was measured.
    pub name: Trilingual,
    /// In what.
    pub unit: Trilingual,
    /// Before.
    pub before: Number,
    /// After.
    pub after: Number,
    /// Which direction is better.
    pub better: Option<Better>,
    /// Over which time, as the entrant wrote it.
    pub period: String,
    /// Where it can be checked, as the entrant wrote it.
    pub evidence: String,
}

impl Indicator {
    /// The indicators of public answers that have both numbers.
    #[must_use]
    pub fn list(answers: &Answers) -> Vec<Self> {
        let read = |row: crate::answers::Row<'_>| {
            Some(Self {
                name: Trilingual::new(row.get("name_kk"), row.get("name_ru"), row.get("name_en")),
                unit: Trilingual::new(row.get("unit_kk"), row.get("unit_ru"), row.get("unit_en")),
                before: Number::parse(row.get("before"))?,
                after: Number::parse(row.get("after"))?,
                better: Better::parse(row.get("better")),
                period: row.get("period").to_owned(),
                evidence: row.get("evidence").to_owned(),
            })
        };
        answers.rows("indicator").into_iter().filter_map(read).collect()
    }
}
