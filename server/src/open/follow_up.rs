//! What became of promised figures, as it travels: within a project, and as a file of its own, one row a figure.

use std::collections::BTreeMap;

use app::api::request::{Arrival, House};
use axum::{Extension, Router, extract::State, http::HeaderMap, response::Response, routing::get};
use domain::{
    number::Number,
    sharing::follow_up::{FollowUp, Reached},
    showcase::Record,
    time::Timestamp,
};
use serde::Serialize;
use store::{scope::Guest, sharing};
use utoipa::ToSchema;

use super::{
    answer,
    problem::Refused,
    record::{ProjectRecord, Text},
};
use crate::export::table::moment;

/// The columns of the file with what they hold.
pub const COLUMNS: [(&str, &str, &str); 15] = [
    ("slug", "string", "The project's stable name in addresses"),
    ("months", "integer", "How many months after publication it was asked: 6 or 12"),
    ("figure", "integer", "Which of the promised figures, from 1"),
    ("asked_at", "datetime", "When it was asked"),
    ("answered_at", "datetime", "When it was answered; empty for no answer yet"),
    ("name_kk", "string", "What is measured, in Kazakh"),
    ("name_ru", "string", "What is measured, in Russian"),
    ("name_en", "string", "What is measured, in English"),
    ("unit_kk", "string", "In what, in Kazakh"),
    ("unit_ru", "string", "In what, in Russian"),
    ("unit_en", "string", "In what, in English"),
    ("before", "number", "Before the project; empty where it is not known"),
    ("promised", "number", "What was promised"),
    ("reached", "number", "What was reached, as the owner says; empty for no answer yet"),
    ("evidence", "string", "Where it can be checked, as the owner wrote it"),
];

/// The route.
pub fn routes() -> Router<House> {
    Router::new().route("/open-data/follow-ups.csv", get(csv))
}

/// What the owner was asked some months after publication, and their own statement.
#[derive(Debug, Serialize, ToSchema)]
pub struct FollowUpRecord {
    /// How many months after publication: 6 or 12
    months: u8,
    /// When it was asked, RFC 3339
    asked_at: String,
    /// When it was answered, RFC 3339; absent for no answer yet
    answered_at: Option<String>,
    /// The promised figures
    figures: Vec<FigureRecord>,
}

/// A promised figure, and what was reached.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureRecord {
    /// What is measured
    name: Text,
    /// In what
    unit: Text,
    /// Before the project, a decimal number; absent where it is not known
    before: Option<String>,
    /// What was promised, a decimal number
    promised: String,
    /// What was reached, a decimal number; absent for no answer yet
    reached: Option<String>,
    /// Where it can be checked, as the owner wrote it
    evidence: String,
}

/// A number with a point, whatever was typed.
fn number(typed: &str) -> Option<String> {
    Number::parse(typed).map(|number| number.to_string())
}

impl From<FollowUp> for FollowUpRecord {
    fn from(asked: FollowUp) -> Self {
        Self {
            months: asked.months,
            asked_at: moment(asked.asked_at),
            answered_at: asked.answered_at.map(moment),
            figures: asked.figures.into_iter().map(FigureRecord::from).collect(),
        }
    }
}

impl From<Reached> for FigureRecord {
    fn from(figure: Reached) -> Self {
        Self {
            name: figure.name.into(),
            unit: figure.unit.into(),
            before: number(&figure.before),
            promised: number(&figure.promised).unwrap_or_default(),
            reached: number(&figure.reached),
            evidence: figure.evidence,
        }
    }
}

/// Projects, in the order of their addresses, with what was asked about them.
pub async fn told(house: &House, now: Timestamp, records: Vec<Record>) -> Result<Vec<ProjectRecord>, Refused> {
    let (Some(first), Some(last)) = (records.first(), records.last()) else { return Ok(Vec::new()) };
    let mut asked = sharing::list_public(&house.db, &Guest::at(now), &first.slug, &last.slug).await?;
    let told = |record: Record| {
        let asked = asked.remove(&record.slug).unwrap_or_default();
        ProjectRecord::of(record, asked, &house.public_url)
    };
    Ok(records.into_iter().map(told).collect())
}

async fn csv(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>, asked: HeaderMap) -> Result<Response, Refused> {
    let all: BTreeMap<String, Vec<FollowUp>> = sharing::list_public(&house.db, &Guest::at(now), "", "").await?;
    let questions = all.iter().flat_map(|(slug, asked)| asked.iter().map(move |asked| (slug, asked)));
    let rows = questions.flat_map(|(slug, asked)| (1..).zip(&asked.figures).map(move |(index, figure)| cells(slug, asked, index, figure)));
    answer::csv(&asked, &COLUMNS.map(|(name, ..)| name), rows.collect())
}

/// In the order of [`COLUMNS`].
fn cells(slug: &str, asked: &FollowUp, index: usize, figure: &Reached) -> Vec<String> {
    let facts = [
        slug.to_owned(),
        asked.months.to_string(),
        index.to_string(),
        moment(asked.asked_at),
        asked.answered_at.map(moment).unwrap_or_default(),
    ];
    let texts = [&figure.name, &figure.unit].into_iter().flat_map(|text| [text.kk.clone(), text.ru.clone(), text.en.clone()]);
    let numbers = [&figure.before, &figure.promised, &figure.reached].map(|typed| number(typed).unwrap_or_default());
    facts.into_iter().chain(texts).chain(numbers).chain([figure.evidence.clone()]).collect()
}
