//! Projects side by side.

use domain::{
    locale::Locale,
    showcase::{Chosen, Comparison, Filter},
};

use super::one;
use crate::{Db, Result, scope::Guest};

/// How many others are offered.
const OFFERED: usize = 6;

/// The chosen projects, and others that may be added. What is not in the showcase is let go.
pub async fn compare(db: &Db, guest: &Guest, chosen: &Chosen, locale: Locale) -> Result<Comparison> {
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), locale);
    let mut conn = db.read().await?;
    let mut projects = Vec::new();
    for slug in &chosen.slugs {
        projects.extend(one(db, &mut conn, slug, &names, locale).await?);
    }
    drop(conn);
    let slugs: Vec<String> = projects.iter().map(|project| project.card.slug.clone()).collect();
    let mut others = match projects.first() {
        Some(first) if chosen.q.is_empty() => first.related.clone(),
        _ => db.shelf.page(&Filter { q: chosen.q.clone(), ..Filter::default() }, locale, names).cards,
    };
    others.retain(|card| !slugs.contains(&card.slug));
    others.truncate(OFFERED);
    // Side by side the projects that are like each are of no use.
    for project in &mut projects {
        project.related.clear();
    }
    Ok(Comparison { chosen: Chosen { slugs, ..chosen.clone() }, projects, others })
}
