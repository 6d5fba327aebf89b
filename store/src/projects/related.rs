//! Projects that are like another.

use std::cmp::Reverse;

use domain::{
    locale::Locale,
    showcase::{CategoryName, ProjectCard},
};

use super::{
    find_card,
    row::{Brief, BriefRow},
};
use crate::{Result, db::Conn};

/// How many are shown.
const SHOWN: usize = 3;
/// How many of the newest of its category are looked at.
const LOOKED_AT: i64 = 300;

/// The most alike of the same category, the newest first among equals.
pub(super) async fn list(conn: &mut Conn, slug: &str, category: &str, names: &[CategoryName], locale: Locale) -> Result<Vec<ProjectCard>> {
    let rows = sql!(
        conn,
        fetch_all BriefRow,
        "SELECT id, slug, category, region, kind, stage, technologies, title_kk, title_ru, title_en, result_kk, result_ru, result_en, published_at \
         FROM project WHERE category = $1 ORDER BY published_at DESC, slug LIMIT $2",
        category,
        LOOKED_AT
    )?;
    let briefs = rows.into_iter().map(Brief::try_from).collect::<Result<Vec<_>>>()?;
    let Some(own) = briefs.iter().find(|brief| brief.slug == slug).map(|brief| brief.traits.clone()) else { return Ok(Vec::new()) };
    let mut others: Vec<&Brief> = briefs.iter().filter(|brief| brief.slug != slug).collect();
    others.sort_by_key(|brief| Reverse(own.likeness(&brief.traits)));
    let mut cards = Vec::with_capacity(SHOWN);
    for brief in others.into_iter().take(SHOWN) {
        cards.extend(find_card(conn, brief.id, names, locale).await?);
    }
    Ok(cards)
}
