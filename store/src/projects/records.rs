//! Projects as machines read them: in the order of their addresses, a stretch at a time.

use domain::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::{Origin, Record},
    slug::Slug,
};

use super::row::ProjectRow;
use crate::{Db, Result, db::Conn, scope::Guest};

/// The most that are read at once.
const STRETCH: i64 = 1000;

/// Which projects, and from where on. What is absent narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those behind this address.
    pub after: String,
    /// Of this category.
    pub category: Option<String>,
    /// Of this region.
    pub region: Option<Region>,
    /// Of bodies of this kind.
    pub kind: Option<OrganizationKind>,
    /// At this stage.
    pub stage: Option<Stage>,
    /// Made of this.
    pub technology: Option<Technology>,
    /// From there.
    pub origin: Option<Origin>,
}

/// The first `limit` projects that are wanted, a thousand at most, in the order of their addresses.
pub async fn list_records(db: &Db, guest: &Guest, wanted: &Wanted, limit: usize) -> Result<Vec<Record>> {
    let _ = guest;
    let mut conn = db.read().await?;
    let code = |code: Option<&'static str>| code.unwrap_or_default();
    let rows = sql!(
        conn,
        fetch_all ProjectRow,
        "SELECT * FROM project WHERE slug > $1 AND ($2 = '' OR category = $2) AND ($3 = '' OR region = $3) AND ($4 = '' OR kind = $4) \
         AND ($5 = '' OR stage = $5) AND ($6 = '' OR ',' || technologies || ',' LIKE '%,' || $6 || ',%') AND ($7 = '' OR origin = $7) \
         ORDER BY slug LIMIT $8",
        wanted.after.as_str(),
        wanted.category.as_deref().unwrap_or_default(),
        code(wanted.region.map(Region::code)),
        code(wanted.kind.map(OrganizationKind::code)),
        code(wanted.stage.map(Stage::code)),
        code(wanted.technology.map(Technology::code)),
        code(wanted.origin.map(Origin::code)),
        i64::try_from(limit).unwrap_or(STRETCH).min(STRETCH)
    )?;
    rows.into_iter().map(ProjectRow::record).collect()
}

/// The projects that came last, the newest first.
pub async fn list_newest(db: &Db, guest: &Guest, limit: usize) -> Result<Vec<Record>> {
    let _ = guest;
    let mut conn = db.read().await?;
    let limit = i64::try_from(limit).unwrap_or(STRETCH).min(STRETCH);
    let rows = sql!(conn, fetch_all ProjectRow, "SELECT * FROM project ORDER BY published_at DESC, slug LIMIT $1", limit)?;
    rows.into_iter().map(ProjectRow::record).collect()
}

/// One project.
pub async fn find_record(db: &Db, guest: &Guest, slug: &str) -> Result<Option<Record>> {
    let _ = guest;
    let Ok(slug) = Slug::parse(slug) else { return Ok(None) };
    find_in(&mut db.read().await?, slug.as_str()).await
}

pub(crate) async fn find_in(conn: &mut Conn, slug: &str) -> Result<Option<Record>> {
    let row = sql!(conn, fetch_optional ProjectRow, "SELECT * FROM project WHERE slug = $1", slug)?;
    row.map(ProjectRow::record).transpose()
}
