//! What a rehearsal takes from the award. Every column that leaves it is named here; a test plants others and looks for them.

use domain::{
    answers::Answers,
    award::Award,
    category::Category,
    ceremony::Prize,
    criterion::Criterion,
    form::{self, Publication},
    locale::Trilingual,
};

use crate::{Error, Result, award, ceremony, db::Conn};

/// What the columns of an indicator are called that a screen shows.
const MEASURED: [&str; 9] = ["name_kk", "name_ru", "name_en", "unit_kk", "unit_ru", "unit_en", "before", "after", "better"];

/// An edition without its jury, people and papers.
pub(super) struct Copied {
    pub award: Award,
    pub categories: Vec<Category>,
    pub criteria: Vec<Criterion>,
    pub prizes: Vec<Prize>,
    /// The arrangement as it is kept, if the organizer arranged anything.
    pub arrangement: Option<String>,
    pub entries: Vec<CopiedEntry>,
}

/// What screens show of an entry.
pub(super) struct CopiedEntry {
    pub category: String,
    /// The body's kind and region.
    pub kind: String,
    pub region: String,
    pub owner: Trilingual,
    pub said: Option<Trilingual>,
    /// The title, and the measured results that the showcase has already.
    pub answers: Answers,
}

#[derive(sqlx::FromRow)]
struct Row {
    category: String,
    title: String,
    title_ru: String,
    title_en: String,
    kind: String,
    region: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    content: Option<String>,
    said_kk: Option<String>,
    said_ru: Option<String>,
    said_en: Option<String>,
}

pub(super) async fn of(conn: &mut Conn, award: Award) -> Result<Copied> {
    // Who competes is told by the category and the public names alone; their order is that of their numbers.
    let rows = sql!(
        conn,
        fetch_all Row,
        "SELECT entry.category, entry.title, entry.title_ru, entry.title_en, organization.kind, organization.region, \
         organization.name_kk, organization.name_ru, organization.name_en, project.content, pronunciation.text_kk AS said_kk, \
         pronunciation.text_ru AS said_ru, pronunciation.text_en AS said_en FROM entry \
         JOIN organization ON organization.id = entry.organization_id LEFT JOIN project ON project.id = entry.project_id \
         LEFT JOIN pronunciation ON pronunciation.entry_id = entry.id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible' ORDER BY entry.number",
        award.id
    )?;
    let kept = sql!(conn, fetch_optional(String,), "SELECT content FROM arrangement WHERE award_id = $1", award.id)?;
    Ok(Copied {
        categories: award::categories_of(conn, award.id).await?,
        criteria: award::criteria_of(conn, award.id).await?,
        prizes: ceremony::prizes_of(conn, award.id).await?,
        arrangement: kept.map(|(content,)| content),
        entries: rows.into_iter().map(Row::entry).collect::<Result<_>>()?,
        award,
    })
}

impl Row {
    fn entry(self) -> Result<CopiedEntry> {
        let mut answers = Answers::new();
        let mut put = |key: &str, text: &str| answers.set(key, text).map_err(|error| Error::Unexpected(format!("an answer: {error}")));
        for (key, text) in [("title_kk", &self.title), ("title_ru", &self.title_ru), ("title_en", &self.title_en)] {
            put(key, text)?;
        }
        put("publication", Publication::Whole.code())?;
        if let Some(content) = self.content {
            // The public projection, not what was sent.
            let public: Answers = serde_json::from_str(&content).map_err(|error| Error::Unexpected(format!("a project: {error}")))?;
            for row in public.rows("indicator") {
                for field in MEASURED {
                    put(&form::row_key("indicator", row.number, field), row.get(field))?;
                }
            }
        }
        let said = match (self.said_kk, self.said_ru, self.said_en) {
            (Some(kk), Some(ru), Some(en)) => Some(Trilingual::new(kk, ru, en)),
            _ => None,
        };
        let owner = Trilingual::new(self.name_kk, self.name_ru, self.name_en);
        Ok(CopiedEntry { category: self.category, kind: self.kind, region: self.region, owner, said, answers })
    }
}
