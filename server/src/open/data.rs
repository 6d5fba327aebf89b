//! The whole showcase as files, with a dictionary of its columns and its licence (a Frictionless Data Package).

use app::api::request::{Arrival, House};
use axum::{Extension, Router, extract::State, http::HeaderMap, response::Response, routing::get};
use domain::{showcase::Record, time::Timestamp};
use serde_json::{Value, json};
use store::{
    Db,
    projects::{self, Wanted},
    scope::Guest,
    sharing,
};

use super::{
    LICENCE,
    answer::{self, cached},
    follow_up::{self, told},
    problem::Refused,
};
use crate::export::table::moment;

/// Projects read at once.
const STRETCH: usize = 1000;
/// The most that a file holds; the API pages through more.
const LONGEST: usize = 20_000;

/// The columns with what they hold.
const COLUMNS: [(&str, &str, &str); 26] = [
    ("slug", "string", "Its stable name in addresses"),
    ("origin", "string", "practice: a published example with its source, unscored; entry: an entry of the award"),
    ("year", "integer", "The edition that the entry is of; empty for a practice"),
    ("category", "string", "The slug of its category"),
    ("region", "string", "The KATO code of its region, or national"),
    ("kind", "string", "The kind of its body: central, local or quasi"),
    ("stage", "string", "pilot, operation or scaled; empty where it is not known"),
    ("technologies", "string", "Any of vision, language, speech, decision, generation, learning, with semicolons between them"),
    ("title_kk", "string", "Its title in Kazakh; empty where it is not translated"),
    ("title_ru", "string", "Its title in Russian"),
    ("title_en", "string", "Its title in English"),
    ("summary_kk", "string", "What it does, in Kazakh"),
    ("summary_ru", "string", "What it does, in Russian"),
    ("summary_en", "string", "What it does, in English"),
    ("owner_kk", "string", "Whose it is, in Kazakh"),
    ("owner_ru", "string", "Whose it is, in Russian"),
    ("owner_en", "string", "Whose it is, in English"),
    ("result_kk", "string", "Its best result, in Kazakh"),
    ("result_ru", "string", "Its best result, in Russian"),
    ("result_en", "string", "Its best result, in English"),
    ("source_name", "string", "Who published the facts; empty for an entry"),
    ("source_url", "string", "Where they can be read; empty if not on the web"),
    ("indicators", "integer", "How many measured changes it has; projects.json and the API hold them"),
    ("follow_ups", "integer", "How often its owner was asked what became of the promised figures; follow-ups.csv holds them"),
    ("published_at", "datetime", "When it came into the showcase"),
    ("page", "string", "Its page"),
];

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/open-data/projects.csv", get(csv))
        .route("/open-data/projects.json", get(list))
        .route("/open-data/datapackage.json", get(dictionary))
}

/// Every project, a stretch at a time.
async fn all(db: &Db, now: Timestamp) -> Result<Vec<Record>, Refused> {
    let (guest, mut records) = (Guest::at(now), Vec::new());
    while records.len() < LONGEST {
        let after = records.last().map(|last: &Record| last.slug.clone()).unwrap_or_default();
        let stretch = projects::list_records(db, &guest, &Wanted { after, ..Wanted::default() }, STRETCH).await?;
        let is_last = stretch.len() < STRETCH;
        records.extend(stretch);
        if is_last {
            break;
        }
    }
    Ok(records)
}

async fn csv(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>, asked: HeaderMap) -> Result<Response, Refused> {
    let asked_about = sharing::list_public(&house.db, &Guest::at(now), "", "").await?;
    let count = |record: &Record| asked_about.get(&record.slug).map_or(0, Vec::len);
    let rows = all(&house.db, now).await?.into_iter().map(|record| cells(count(&record), record, &house.public_url)).collect();
    answer::csv(&asked, &COLUMNS.map(|(name, ..)| name), rows)
}

/// In the order of [`COLUMNS`].
fn cells(follow_ups: usize, record: Record, public_url: &str) -> Vec<String> {
    let technologies: Vec<_> = record.technologies.iter().map(|technology| technology.code()).collect();
    let facts = [
        record.origin.code().to_owned(),
        record.year.map(|year| year.to_string()).unwrap_or_default(),
        record.category,
        record.region.code().to_owned(),
        record.kind.code().to_owned(),
        record.stage.map(|stage| stage.code().to_owned()).unwrap_or_default(),
        technologies.join(";"),
    ];
    let texts = [record.title, record.summary, record.owner, record.result];
    let page = format!("{public_url}/kk/projects/{}", record.slug);
    let counts = [record.indicators.len(), follow_ups].map(|count| count.to_string());
    let sources = [record.source_name, record.source_url];
    let rest = sources.into_iter().chain(counts).chain([moment(record.published_at), page]);
    let texts = texts.into_iter().flat_map(|text| [text.kk, text.ru, text.en]);
    std::iter::once(record.slug).chain(facts).chain(texts).chain(rest).collect()
}

async fn list(State(house): State<House>, Extension(Arrival(now)): Extension<Arrival>, asked: HeaderMap) -> Result<Response, Refused> {
    let records = all(&house.db, now).await?;
    let projects = told(&house, now, records).await?;
    let body =
        json!({"licence": LICENCE.1, "dictionary": format!("{}/open-data/datapackage.json", house.public_url), "projects": projects});
    Ok(cached(&asked, "application/json", body.to_string()))
}

/// <https://specs.frictionlessdata.io/data-package/>
async fn dictionary(State(house): State<House>, asked: HeaderMap) -> Response {
    let fields = |columns: &[(&str, &str, &str)]| -> Vec<Value> {
        columns.iter().map(|(name, kind, about)| json!({"name": name, "type": kind, "description": about})).collect()
    };
    let file = |name: &str, schema: Value| {
        let path = format!("{name}.csv");
        json!({"name": name, "path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema})
    };
    let of_project = json!([{"fields": "slug", "reference": {"resource": "projects", "fields": "slug"}}]);
    let projects = json!({"fields": fields(&COLUMNS), "primaryKey": "slug"});
    let follow_ups = json!({"fields": fields(&follow_up::COLUMNS), "primaryKey": ["slug", "months", "figure"], "foreignKeys": of_project});
    let body = json!({
        "profile": "tabular-data-package",
        "name": "bayge-projects",
        "title": "AI projects of Kazakhstan's public sector",
        "homepage": house.public_url.as_ref(),
        "licenses": [{"name": LICENCE.0, "path": LICENCE.1}],
        "resources": [file("projects", projects), file("follow-ups", follow_ups)],
    });
    cached(&asked, "application/json", body.to_string())
}
