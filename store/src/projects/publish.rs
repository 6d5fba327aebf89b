//! Putting a project into the showcase, and taking it out. For use inside a write.

use domain::{
    answers::Answers,
    form::Publication,
    id::ProjectId,
    locale::Trilingual,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::Origin,
    slug::Slug,
    time::Timestamp,
};

use super::shelf::raise_version;
use crate::{Error, Result, db::Conn};

/// A project as the showcase keeps it: only what is public.
pub(crate) struct NewProject {
    pub id: ProjectId,
    pub slug: Slug,
    pub origin: Origin,
    pub year: Option<i32>,
    pub category: String,
    pub region: Region,
    pub kind: OrganizationKind,
    pub stage: Option<Stage>,
    pub technologies: Vec<Technology>,
    pub title: Trilingual,
    pub summary: Trilingual,
    pub owner: Trilingual,
    /// `FIGURE | LABEL`, or empty.
    pub result: Trilingual,
    pub source_name: String,
    pub source_url: String,
    /// The public answers of an entry.
    pub content: Answers,
    pub published_at: Timestamp,
}

impl NewProject {
    /// The public face of an entry. `None` if the entrant lets nothing be published, or if what a card needs is missing.
    pub(crate) fn of_answers(id: ProjectId, slug: Slug, answers: &Answers, year: i32, published_at: Timestamp) -> Option<Self> {
        if answers.publication() == Publication::None {
            return None;
        }
        let content = answers.published();
        Some(Self {
            id,
            slug,
            origin: Origin::Entry,
            year: Some(year),
            category: content.get("category").to_owned(),
            region: Region::parse(content.get("region"))?,
            kind: OrganizationKind::parse(content.get("org_kind"))?,
            stage: Stage::parse(content.get("stage")),
            technologies: content.choices("technologies").filter_map(Technology::parse).collect(),
            title: content.trilingual("title"),
            summary: content.trilingual("summary"),
            owner: content.trilingual("org_name"),
            result: content.headline().map(|headline| headline.cell()).unwrap_or_default(),
            source_name: String::new(),
            source_url: String::new(),
            content,
            published_at,
        })
    }
}

/// Keeps a project under its slug; the same slug again replaces what was there, and keeps its id and the moment of its
/// first publication. [`Error::Conflict`] where the slug is of another origin: a practice never replaces an entry.
pub(crate) async fn put(conn: &mut Conn, project: &NewProject) -> Result<()> {
    let technologies: Vec<&str> = project.technologies.iter().map(|technology| technology.code()).collect();
    let content = serde_json::to_string(&project.content).map_err(|error| Error::Unexpected(format!("answers as JSON: {error}")))?;
    let revision = raise_version(conn).await?;
    let kept = sql!(
        conn,
        execute,
        "INSERT INTO project (id, slug, origin, year, category, region, kind, stage, technologies, title_kk, title_ru, title_en, \
         summary_kk, summary_ru, summary_en, owner_kk, owner_ru, owner_en, result_kk, result_ru, result_en, source_name, source_url, \
         content, revision, published_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) \
         ON CONFLICT (slug) DO UPDATE SET year = excluded.year, category = excluded.category, region = excluded.region, kind = excluded.kind, \
         stage = excluded.stage, technologies = excluded.technologies, title_kk = excluded.title_kk, title_ru = excluded.title_ru, \
         title_en = excluded.title_en, summary_kk = excluded.summary_kk, summary_ru = excluded.summary_ru, summary_en = excluded.summary_en, \
         owner_kk = excluded.owner_kk, owner_ru = excluded.owner_ru, owner_en = excluded.owner_en, result_kk = excluded.result_kk, \
         result_ru = excluded.result_ru, result_en = excluded.result_en, source_name = excluded.source_name, source_url = excluded.source_url, \
         content = excluded.content, revision = excluded.revision \
         WHERE project.origin = excluded.origin",
        project.id,
        project.slug.as_str(),
        project.origin.code(),
        project.year.map(i64::from),
        &project.category,
        project.region.code(),
        project.kind.code(),
        project.stage.map_or("", Stage::code),
        technologies.join(","),
        &project.title.kk,
        &project.title.ru,
        &project.title.en,
        &project.summary.kk,
        &project.summary.ru,
        &project.summary.en,
        &project.owner.kk,
        &project.owner.ru,
        &project.owner.en,
        &project.result.kk,
        &project.result.ru,
        &project.result.en,
        &project.source_name,
        &project.source_url,
        content,
        revision,
        project.published_at
    )?;
    if kept == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// Takes a project out of the showcase. Whoever points at it lets go first.
pub(crate) async fn withdraw(conn: &mut Conn, id: ProjectId) -> Result<()> {
    raise_version(conn).await?;
    let gone = sql!(conn, execute, "DELETE FROM project WHERE id = $1", id)?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// A slug from the first title that gives one, not taken yet: `road`, `road-2`. Under the showcase's lock.
pub(crate) async fn free_slug(conn: &mut Conn, title: &Trilingual) -> Result<Slug> {
    let titles = [&title.en, &title.kk, &title.ru];
    let wanted = titles.into_iter().find_map(|title| Slug::from_title(title)).ok_or(Error::Conflict)?;
    let mut slug = wanted.clone();
    for number in 2_u32.. {
        let (taken,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM project WHERE slug = $1", slug.as_str())?;
        if taken == 0 {
            break;
        }
        slug = wanted.numbered(number);
    }
    Ok(slug)
}
