//! Records as they travel.

use domain::{
    category::Category,
    locale::{Locale, Trilingual},
    sharing::follow_up::FollowUp,
    showcase::{Indicator, Record},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::follow_up::FollowUpRecord;
use crate::export::table::moment;

/// A text in three languages; empty where it is not translated.
#[derive(Debug, Serialize, ToSchema)]
pub struct Text {
    /// Kazakh
    kk: String,
    /// Russian
    ru: String,
    /// English
    en: String,
}

impl From<Trilingual> for Text {
    fn from(text: Trilingual) -> Self {
        Self { kk: text.kk, ru: text.ru, en: text.en }
    }
}

/// A project of the showcase: a practice with its source, or a published entry.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectRecord {
    /// Its stable name in addresses
    slug: String,
    /// `practice` or `entry`
    origin: &'static str,
    /// The edition that the entry is of; absent for a practice
    year: Option<i32>,
    /// The slug of its category
    category: String,
    /// A KATO code, or `national`
    region: &'static str,
    /// `central`, `local` or `quasi`
    kind: &'static str,
    /// `pilot`, `operation` or `scaled`; absent where it is not known
    stage: Option<&'static str>,
    /// Any of `vision`, `language`, `speech`, `decision`, `generation`, `learning`
    technologies: Vec<&'static str>,
    /// Its title
    title: Text,
    /// What it does
    summary: Text,
    /// Whose it is
    owner: Text,
    /// Its best result, in words
    result: Text,
    /// What was measured
    indicators: Vec<IndicatorRecord>,
    /// What became of the promised figures, six and twelve months after publication
    follow_ups: Vec<FollowUpRecord>,
    /// Who published the facts; empty for an entry
    source_name: String,
    /// Where they can be read; empty if not on the web
    source_url: String,
    /// When it came into the showcase, RFC 3339
    published_at: String,
    /// Its page in each language
    pages: Text,
}

/// A measured change.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorRecord {
    /// What was measured
    name: Text,
    /// In what
    unit: Text,
    /// Before, a decimal number
    before: String,
    /// After, a decimal number
    after: String,
    /// `lower` or `higher`; absent where it was not said
    better: Option<&'static str>,
    /// Over which time, as the entrant wrote it
    period: String,
    /// Where it can be checked, as the entrant wrote it
    evidence: String,
}

impl From<Indicator> for IndicatorRecord {
    fn from(indicator: Indicator) -> Self {
        Self {
            name: indicator.name.into(),
            unit: indicator.unit.into(),
            before: indicator.before.to_string(),
            after: indicator.after.to_string(),
            better: indicator.better.map(domain::answers::Better::code),
            period: indicator.period,
            evidence: indicator.evidence,
        }
    }
}

impl ProjectRecord {
    /// As it travels from a site at this public address, with what was asked about it.
    pub fn of(record: Record, asked: Vec<FollowUp>, public_url: &str) -> Self {
        let page = |locale: Locale| format!("{public_url}/{}/projects/{}", locale.code(), record.slug);
        let pages = Text { kk: page(Locale::Kk), ru: page(Locale::Ru), en: page(Locale::En) };
        Self {
            pages,
            slug: record.slug,
            origin: record.origin.code(),
            year: record.year,
            category: record.category,
            region: record.region.code(),
            kind: record.kind.code(),
            stage: record.stage.map(domain::project::Stage::code),
            technologies: record.technologies.into_iter().map(domain::project::Technology::code).collect(),
            title: record.title.into(),
            summary: record.summary.into(),
            owner: record.owner.into(),
            result: record.result.into(),
            indicators: record.indicators.into_iter().map(IndicatorRecord::from).collect(),
            follow_ups: asked.into_iter().map(FollowUpRecord::from).collect(),
            source_name: record.source_name,
            source_url: record.source_url,
            published_at: moment(record.published_at),
        }
    }
}

/// A category of the edition that is open or next.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryRecord {
    /// Its stable name in addresses
    slug: String,
    /// Its name
    name: Text,
    /// What it is about
    scope: Text,
}

impl From<Category> for CategoryRecord {
    fn from(category: Category) -> Self {
        Self { slug: category.slug, name: category.name.into(), scope: category.scope.into() }
    }
}
