//! Lists of entries, paged.

use std::cmp::Reverse;

use domain::{
    answers::Answers,
    category::Category,
    entry::{EntryLine, EntryList, EntrySort, EntryState},
    fold::fold,
    id::{AwardId, EntryId},
    locale::{Locale, Trilingual},
    time::Timestamp,
};

use super::{PAGE, row::parse_state};
use crate::{
    Db, Error, Result, award,
    db::Conn,
    projects::order::collator,
    scope::{Entrant, Organizer},
};

/// Which entries the organizer wants to see. Empty parts filter nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The code of a state, or `appealed` for an appeal that waits.
    pub state: String,
    /// The slug of a category.
    pub category: String,
    /// Part of a title, of the organization's name, or the number.
    pub q: String,
}

impl Filter {
    /// The folded words as a pattern, and the number that they may be.
    pub(super) fn looked_for(&self) -> (String, i64) {
        let words = format!("%{}%", fold(&self.q).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        (words, self.q.rsplit('-').next().and_then(|number| number.trim().parse().ok()).unwrap_or(-1))
    }
}

/// The most lines on one page of the organizer's list.
const MOST: u32 = 100;

/// Which page of the organizer's list is shown, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// What comes first.
    pub sort: EntrySort,
    /// Whose alphabet orders titles.
    pub reader: Locale,
    /// How many lines a page has, 100 at most.
    pub size: u32,
    /// Which page, from 1.
    pub page: u32,
}

impl Shown {
    /// A page of the usual list.
    #[must_use]
    pub const fn page(page: u32) -> Self {
        Self { sort: EntrySort::Number, reader: Locale::Kk, size: PAGE, page }
    }
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
        let state = parse_state(&self.state_detail)?;
        let is_writing = matches!(state, EntryState::Draft | EntryState::Withdrawn { .. });
        let (title, category) = match self.draft {
            Some(draft) => {
                let draft: Answers = serde_json::from_str(&draft).map_err(|error| Error::Unexpected(error.to_string()))?;
                (draft.trilingual("title"), if is_writing { draft.get("category").to_owned() } else { self.category })
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
            state,
            saved_at: self.changed_at,
            is_published: self.is_published,
        })
    }
}

fn list_of(rows: Vec<LineRow>, total: i64, page: u32) -> Result<EntryList> {
    let total = u64::try_from(total).unwrap_or_default();
    let pages = domain::paging::pages(total, PAGE);
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

/// The entries of the organizer's edition that were ever submitted. Drafts are nobody's but their authors'.
pub async fn list(db: &Db, organizer: &Organizer, filter: &Filter, shown: Shown) -> Result<EntryList> {
    let mut conn = db.read().await?;
    let mut lines = all_lines(&mut conn, organizer.award().id, filter).await?;
    let categories = award::categories_of(&mut conn, organizer.award().id).await?;
    sort(&mut lines, &categories, shown)?;
    let total = u64::try_from(lines.len()).unwrap_or_default();
    let (size, page) = (shown.size.clamp(1, MOST), shown.page.max(1));
    let pages = domain::paging::pages(total, size);
    let skipped = usize::try_from(u64::from(page - 1) * u64::from(size)).unwrap_or(usize::MAX);
    let lines = lines.into_iter().skip(skipped).take(usize::try_from(size).unwrap_or_default()).collect();
    Ok(EntryList { lines, total, page, pages })
}

/// Every line that the filter leaves. A line is short, and only the collation of the reader's language can order titles.
async fn all_lines(conn: &mut Conn, award: AwardId, filter: &Filter) -> Result<Vec<EntryLine>> {
    let (words, number) = filter.looked_for();
    let rows = sql!(
        conn,
        fetch_all LineRow,
        "SELECT e.id, award.year, e.number, e.title, e.title_ru, e.title_en, CAST(NULL AS TEXT) AS draft, o.name_kk, o.name_ru, o.name_en, e.category, \
         e.state_detail, e.changed_at, e.project_id IS NOT NULL AS is_published \
         FROM entry AS e JOIN award ON award.id = e.award_id JOIN organization AS o ON o.id = e.organization_id \
         WHERE e.award_id = $1 AND e.number IS NOT NULL AND ($2 = '' OR e.state = $2 OR ($2 = 'appealed' AND EXISTS (SELECT * FROM appeal WHERE appeal.entry_id = e.id AND appeal.ruling IS NULL))) \
         AND ($3 = '' OR e.category = $3) AND (e.number = $5 OR e.search_text LIKE $4 ESCAPE '\\') ORDER BY e.number DESC",
        award,
        &filter.state,
        &filter.category,
        words,
        number
    )?;
    rows.into_iter().map(LineRow::line).collect()
}

/// One line of the organizer's list.
pub(super) async fn find_line(conn: &mut Conn, id: EntryId) -> Result<EntryLine> {
    sql!(
        conn,
        fetch_optional LineRow,
        "SELECT e.id, award.year, e.number, e.title, e.title_ru, e.title_en, CAST(NULL AS TEXT) AS draft, o.name_kk, o.name_ru, o.name_en, e.category, \
         e.state_detail, e.changed_at, e.project_id IS NOT NULL AS is_published \
         FROM entry AS e JOIN award ON award.id = e.award_id JOIN organization AS o ON o.id = e.organization_id \
         WHERE e.id = $1 AND e.number IS NOT NULL",
        id
    )?
    .ok_or(Error::NotFound)?
    .line()
}

/// Equals keep the order that they come in: by number.
fn sort(lines: &mut [EntryLine], categories: &[Category], shown: Shown) -> Result<()> {
    match shown.sort {
        EntrySort::Number => {}
        EntrySort::Changed => lines.sort_by_key(|line| Reverse(line.saved_at)),
        EntrySort::Category => {
            lines.sort_by_key(|line| categories.iter().position(|category| category.slug == line.category).unwrap_or(usize::MAX));
        }
        EntrySort::Title => {
            let collator = collator(shown.reader)?;
            let title = |line: &EntryLine| line.title.best(shown.reader).0.to_owned();
            lines.sort_by(|a, b| collator.compare(&title(a), &title(b)));
        }
    }
    Ok(())
}

/// How many entries of the organizer's edition stand in each state, drafts included: their number is no secret.
pub async fn count_by_state(db: &Db, organizer: &Organizer) -> Result<Vec<(String, u64)>> {
    count_states(&mut db.read().await?, organizer.award().id).await
}

/// The same of an edition.
pub(super) async fn count_states(conn: &mut Conn, award: AwardId) -> Result<Vec<(String, u64)>> {
    let text = "SELECT state, COUNT(*) FROM entry WHERE award_id = $1 GROUP BY state ORDER BY state";
    let rows = sql!(conn, fetch_all(String, i64), text, award)?;
    Ok(rows.into_iter().map(|(state, count)| (state, u64::try_from(count).unwrap_or_default())).collect())
}
