//! Lists of entries, paged.

use domain::{
    answers::Answers,
    entry::{EntryLine, EntryList},
    fold::fold,
    id::EntryId,
    locale::Trilingual,
    time::Timestamp,
};

use super::{PAGE, row::parse_state};
use crate::{
    Db, Error, Result,
    scope::{Entrant, Organizer},
};

/// Which entries the organizer wants to see. Empty parts filter nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The code of a state.
    pub state: String,
    /// The slug of a category.
    pub category: String,
    /// Part of a title, of the organization's name, or the number.
    pub q: String,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: EntryId,
    year: i64,
    number: Option<i64>,
    title: String,
    title_ru: String,
    title_en: String,
    draft: Option<String>,
    name_kk: String,
    name_ru: String,
    name_en: String,
    category: String,
    state_detail: String,
    changed_at: Timestamp,
    is_published: bool,
}

impl LineRow {
    /// The line; an own entry is named by its draft.
    fn line(self) -> Result<EntryLine> {
        let (title, category) = match self.draft {
            Some(draft) => {
                let draft: Answers = serde_json::from_str(&draft).map_err(|error| Error::Unexpected(error.to_string()))?;
                (draft.trilingual("title"), draft.get("category").to_owned())
            }
            None => (Trilingual::new(self.title, self.title_ru, self.title_en), self.category),
        };
        Ok(EntryLine {
            id: self.id,
            year: i32::try_from(self.year).unwrap_or_default(),
            number: self.number,
            title,
            organization: Trilingual::new(self.name_kk, self.name_ru, self.name_en),
            category,
            state: parse_state(&self.state_detail)?,
            saved_at: self.changed_at,
            is_published: self.is_published,
        })
    }
}

fn list_of(rows: Vec<LineRow>, total: i64, page: u32) -> Result<EntryList> {
    let total = u64::try_from(total).unwrap_or_default();
    let pages = u32::try_from(total.div_ceil(u64::from(PAGE))).unwrap_or(u32::MAX).max(1);
    Ok(EntryList { lines: rows.into_iter().map(LineRow::line).collect::<Result<_>>()?, total, page, pages })
}

fn offset(page: u32) -> i64 {
    i64::from(page.saturating_sub(1)) * i64::from(PAGE)
}

/// The entries of the entrant's organization in every edition, the newest first.
pub async fn list_own(db: &Db, entrant: &Entrant, page: u32) -> Result<EntryList> {
    let page = page.max(1);
    let mut conn = db.read().await?;
    let (total,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM entry WHERE organization_id = $1", entrant.organization())?;
    let rows = sql!(
        conn,
        fetch_all LineRow,
        "SELECT e.id, award.year, e.number, e.title, e.title_ru, e.title_en, s.content AS draft, o.name_kk, o.name_ru, o.name_en, e.category, \
         e.state_detail, e.changed_at, e.project_id IS NOT NULL AS is_published \
         FROM entry AS e JOIN award ON award.id = e.award_id JOIN organization AS o ON o.id = e.organization_id \
         LEFT JOIN entry_section AS s ON s.entry_id = e.id AND s.section = 'project' \
         WHERE e.organization_id = $1 ORDER BY award.year DESC, e.created_at DESC, e.id LIMIT $2 OFFSET $3",
        entrant.organization(),
        i64::from(PAGE),
        offset(page)
    )?;
    list_of(rows, total, page)
}

/// The entries of the organizer's edition that were ever submitted, by number. Drafts are nobody's but their authors'.
pub async fn list(db: &Db, organizer: &Organizer, filter: &Filter, page: u32) -> Result<EntryList> {
    let page = page.max(1);
    let words = format!("%{}%", fold(&filter.q).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let number: i64 = filter.q.rsplit('-').next().and_then(|number| number.trim().parse().ok()).unwrap_or(-1);
    let mut conn = db.read().await?;
    let (total,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM entry AS e WHERE e.award_id = $1 AND e.number IS NOT NULL AND ($2 = '' OR e.state = $2) \
         AND ($3 = '' OR e.category = $3) AND (e.number = $5 OR e.search_text LIKE $4 ESCAPE '\\')",
        organizer.award().id,
        &filter.state,
        &filter.category,
        &words,
        number
    )?;
    let rows = sql!(
        conn,
        fetch_all LineRow,
        "SELECT e.id, award.year, e.number, e.title, e.title_ru, e.title_en, CAST(NULL AS TEXT) AS draft, o.name_kk, o.name_ru, o.name_en, e.category, \
         e.state_detail, e.changed_at, e.project_id IS NOT NULL AS is_published \
         FROM entry AS e JOIN award ON award.id = e.award_id JOIN organization AS o ON o.id = e.organization_id \
         WHERE e.award_id = $1 AND e.number IS NOT NULL AND ($2 = '' OR e.state = $2) \
         AND ($3 = '' OR e.category = $3) AND (e.number = $5 OR e.search_text LIKE $4 ESCAPE '\\') \
         ORDER BY e.number DESC LIMIT $6 OFFSET $7",
        organizer.award().id,
        &filter.state,
        &filter.category,
        &words,
        number,
        i64::from(PAGE),
        offset(page)
    )?;
    list_of(rows, total, page)
}

/// How many entries of the organizer's edition stand in each state, drafts included: their number is no secret.
pub async fn count_by_state(db: &Db, organizer: &Organizer) -> Result<Vec<(String, u64)>> {
    let mut conn = db.read().await?;
    let rows = sql!(
        conn,
        fetch_all(String, i64),
        "SELECT state, COUNT(*) FROM entry WHERE award_id = $1 GROUP BY state ORDER BY state",
        organizer.award().id
    )?;
    Ok(rows.into_iter().map(|(state, count)| (state, u64::try_from(count).unwrap_or_default())).collect())
}
