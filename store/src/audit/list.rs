//! The log on the organizer's desk.

use std::collections::BTreeMap;

use domain::{
    audit::{LoggedAct, LoggedStep, is_open_to_organizers},
    locale::Trilingual,
    organization::Listed,
    time::Timestamp,
};

use super::subject;
use crate::{Db, Result, award, scope::Secretariat};

/// Acts on one page.
const PAGE: u32 = 50;

#[derive(sqlx::FromRow)]
struct LoggedRow {
    position: i64,
    at: Timestamp,
    actor: Option<String>,
    act: String,
    subject: String,
    detail: String,
}

/// A page of the log, the newest act first; of acts with one code if it is not empty.
pub async fn list(db: &Db, secretariat: &Secretariat, act: String, page: u32) -> Result<Listed<LoggedAct>> {
    let _ = secretariat;
    let page = page.max(1);
    let mut conn = db.read().await?;
    let (total,) =
        sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM event WHERE position IS NOT NULL AND ($1 = '' OR act = $1)", act.as_str())?;
    let rows = sql!(
        conn,
        fetch_all LoggedRow,
        "SELECT event.position, event.at, person.name AS actor, event.act, event.subject, event.detail FROM event \
         LEFT JOIN person ON person.id = event.actor_id WHERE event.position IS NOT NULL AND ($1 = '' OR event.act = $1) \
         ORDER BY event.position DESC LIMIT $2 OFFSET $3",
        act.as_str(),
        i64::from(PAGE),
        i64::from(page - 1) * i64::from(PAGE)
    )?;
    let total = u64::try_from(total).unwrap_or_default();
    let pages = domain::paging::pages(total, PAGE);
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let step = subject::step(&mut conn, &row.act, &row.subject, &row.detail).await?;
        let mut act = row.shown(step);
        act.name = subject::name(&mut conn, &act.act, &act.subject).await?;
        items.push(act);
    }
    Ok(Listed { items, total, page, pages })
}

/// The codes of the acts that were ever recorded, in order.
pub async fn list_codes(db: &Db, secretariat: &Secretariat) -> Result<Vec<String>> {
    let _ = secretariat;
    let mut conn = db.read().await?;
    let rows = sql!(conn, fetch_all(String,), "SELECT DISTINCT act FROM event WHERE position IS NOT NULL ORDER BY act")?;
    Ok(rows.into_iter().map(|(act,)| act).collect())
}

/// What the categories of all editions are called, by slug; of those that several have, as the latest calls them.
pub async fn list_category_names(db: &Db, secretariat: &Secretariat) -> Result<Vec<(String, Trilingual)>> {
    let _ = secretariat;
    let mut named = BTreeMap::new();
    for category in award::all_categories(&mut db.read().await?).await? {
        named.entry(category.slug).or_insert(category.name);
    }
    Ok(named.into_iter().collect())
}

impl LoggedRow {
    fn shown(self, step: Option<LoggedStep>) -> LoggedAct {
        let Self { position, at, actor, act, subject, detail } = self;
        // To which entry the chair did something may already tell who leads.
        let (subject, detail) = if is_open_to_organizers(&act) { (subject, detail) } else { (String::new(), String::new()) };
        let (position, actor) = (u64::try_from(position).unwrap_or_default(), actor.unwrap_or_default());
        LoggedAct { position, at, actor, act, subject, name: Trilingual::default(), detail, step }
    }
}
