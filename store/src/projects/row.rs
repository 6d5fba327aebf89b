//! Rows of the table of projects, and what they mean.

use domain::{
    answers::Answers,
    figure::Figure,
    file::FileLine,
    id::ProjectId,
    locale::{Locale, Trilingual},
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    sharing::Sharing,
    showcase::{CategoryName, Indicator, Origin, Project, ProjectCard, Record, Said, Traits, first_sentence},
    time::Timestamp,
};

use super::book::has_evidence;
use crate::{Error, Result};

#[derive(sqlx::FromRow)]
pub(super) struct CardRow {
    slug: String,
    origin: String,
    category: String,
    region: String,
    title_kk: String,
    title_ru: String,
    title_en: String,
    summary_kk: String,
    summary_ru: String,
    summary_en: String,
    owner_kk: String,
    owner_ru: String,
    owner_en: String,
    result_kk: String,
    result_ru: String,
    result_en: String,
}

#[derive(sqlx::FromRow)]
pub(super) struct ProjectRow {
    pub id: ProjectId,
    #[sqlx(flatten)]
    card: CardRow,
    year: Option<i64>,
    kind: String,
    stage: String,
    technologies: String,
    source_name: String,
    source_url: String,
    content: String,
    published_at: Timestamp,
}

/// A code that this program wrote and no longer knows is a fault of ours.
fn known<T>(column: &str, code: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
    parse(code).ok_or_else(|| Error::Unexpected(format!("project.{column} holds {code:?}")))
}

fn stage_of(code: &str) -> Result<Option<Stage>> {
    if code.is_empty() { Ok(None) } else { known("stage", code, Stage::parse).map(Some) }
}

fn technologies_of(codes: &str) -> Result<Vec<Technology>> {
    codes.split(',').filter(|code| !code.is_empty()).map(|code| known("technologies", code, Technology::parse)).collect()
}

impl CardRow {
    fn summary(&self) -> Trilingual {
        Trilingual::new(&self.summary_kk, &self.summary_ru, &self.summary_en)
    }

    pub(super) fn card(self, names: &[CategoryName], locale: Locale) -> Result<ProjectCard> {
        let summary = Said::of(&self.summary(), locale);
        let result = Trilingual::new(self.result_kk, self.result_ru, self.result_en);
        // A category of another edition may be gone from this one; its slug is better than nothing.
        let name = names.iter().find(|category| category.slug == self.category).map_or(&self.category, |category| &category.name).clone();
        Ok(ProjectCard {
            slug: self.slug,
            origin: known("origin", &self.origin, Origin::parse)?,
            category: CategoryName { slug: self.category, name },
            region: known("region", &self.region, Region::parse)?,
            title: Said::of(&Trilingual::new(self.title_kk, self.title_ru, self.title_en), locale),
            owner: Said::of(&Trilingual::new(self.owner_kk, self.owner_ru, self.owner_en), locale),
            result: Figure::parse(result.best(locale).0),
            phrase: Said { text: first_sentence(&summary.text).to_owned(), locale: summary.locale },
            found: None,
        })
    }
}

impl ProjectRow {
    pub(super) fn record(self) -> Result<Record> {
        let answers = self.answers()?;
        let card = self.card;
        Ok(Record {
            origin: known("origin", &card.origin, Origin::parse)?,
            year: self.year.and_then(|year| i32::try_from(year).ok()),
            region: known("region", &card.region, Region::parse)?,
            kind: known("kind", &self.kind, OrganizationKind::parse)?,
            stage: stage_of(&self.stage)?,
            technologies: technologies_of(&self.technologies)?,
            title: Trilingual::new(card.title_kk, card.title_ru, card.title_en),
            summary: Trilingual::new(card.summary_kk, card.summary_ru, card.summary_en),
            owner: Trilingual::new(card.owner_kk, card.owner_ru, card.owner_en),
            result: Trilingual::new(card.result_kk, card.result_ru, card.result_en),
            indicators: Indicator::list(&answers),
            slug: card.slug,
            category: card.category,
            source_name: self.source_name,
            source_url: self.source_url,
            published_at: self.published_at,
        })
    }

    pub(super) fn slug(&self) -> &str {
        &self.card.slug
    }

    pub(super) const fn published_at(&self) -> Timestamp {
        self.published_at
    }

    /// The public answers of an entry; none of a practice.
    pub(super) fn answers(&self) -> Result<Answers> {
        serde_json::from_str(&self.content).map_err(|error| Error::Unexpected(format!("project.content of {}: {error}", self.card.slug)))
    }

    /// Title, owner, result and summary.
    pub(super) fn texts(&self) -> [Trilingual; 4] {
        let card = &self.card;
        [
            Trilingual::new(&card.title_kk, &card.title_ru, &card.title_en),
            Trilingual::new(&card.owner_kk, &card.owner_ru, &card.owner_en),
            Trilingual::new(&card.result_kk, &card.result_ru, &card.result_en),
            card.summary(),
        ]
    }

    /// What it is filtered by.
    pub(super) fn traits(&self, answers: &Answers) -> Result<Traits> {
        let origin = known("origin", &self.card.origin, Origin::parse)?;
        Ok(Traits {
            category: self.card.category.clone(),
            region: known("region", &self.card.region, Region::parse)?,
            kind: known("kind", &self.kind, OrganizationKind::parse)?,
            stage: stage_of(&self.stage)?,
            technologies: technologies_of(&self.technologies)?,
            year: self.year.and_then(|year| i32::try_from(year).ok()),
            origin,
            has_evidence: has_evidence(origin, &self.source_url, answers),
        })
    }

    pub(super) fn category(&self) -> &str {
        &self.card.category
    }

    pub(super) fn project(
        self,
        names: &[CategoryName],
        locale: Locale,
        files: Vec<FileLine>,
        related: Vec<ProjectCard>,
        sharing: Sharing,
    ) -> Result<Project> {
        let answers = self.answers()?;
        Ok(Project {
            summary: Said::of(&self.card.summary(), locale),
            card: self.card.card(names, locale)?,
            year: self.year.and_then(|year| i32::try_from(year).ok()),
            kind: known("kind", &self.kind, OrganizationKind::parse)?,
            stage: stage_of(&self.stage)?,
            technologies: technologies_of(&self.technologies)?,
            source_name: self.source_name,
            source_url: self.source_url,
            answers,
            files,
            related,
            sharing,
            published_at: self.published_at,
        })
    }
}
