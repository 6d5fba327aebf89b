//! Practices: published examples, imported whole or not at all.

use domain::{
    answers::Answers,
    id::ProjectId,
    practice::{self, Practice},
    showcase::Origin,
    time::Timestamp,
};
use uuid::Uuid;

mod desk;
mod file;

pub use desk::{begin, create, get, list, save, unpublish};
pub use file::{drop_file, import_file, keep_file, preview};

use crate::{
    Db, Error, Key, Result,
    db::Conn,
    projects::publish::{NewProject, put},
    scope::Operator,
};

/// The practices of the demonstration: real, published, each with its source.
pub const DEMO: &str = include_str!("demo/practices.tsv");

/// The slugs of the categories that a practice may be of: those of every edition, and those that a new one begins with.
pub async fn list_categories(db: &Db, _operator: &Operator) -> Result<Vec<String>> {
    desk::slugs(&mut db.read().await?).await
}

/// Keeps every practice, new or changed, in one write: all or nothing. [`Error::Conflict`] where a slug belongs to a
/// published entry.
pub async fn import(db: &Db, operator: &Operator, practices: Vec<Practice>) -> Result<()> {
    let now = operator.now();
    db.write(Key::Showcase, move |conn| Box::pin(async move { put_all(conn, practices, now).await })).await
}

/// The demonstration's own practices, inside its seed.
pub(crate) async fn seed_demo(conn: &mut Conn, at: Timestamp) -> Result<()> {
    let practices = practice::parse(DEMO).map_err(|faults| Error::Unexpected(format!("the demonstration's practices: {faults:?}")))?;
    put_all(conn, practices, at).await
}

async fn put_all(conn: &mut Conn, practices: Vec<Practice>, at: Timestamp) -> Result<()> {
    for practice in practices {
        put(conn, &project(practice, at)).await?;
    }
    Ok(())
}

fn project(practice: Practice, published_at: Timestamp) -> NewProject {
    // The same practice has the same id everywhere and for ever: it is named by its slug.
    let id = ProjectId::from_uuid(Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("bayge practice {}", practice.slug).as_bytes()));
    NewProject {
        id,
        slug: practice.slug,
        origin: Origin::Practice,
        year: None,
        category: practice.category,
        region: practice.region,
        kind: practice.kind,
        stage: practice.stage,
        technologies: practice.technologies,
        title: practice.title,
        summary: practice.summary,
        owner: practice.owner,
        result: practice.result,
        source_name: practice.source_name,
        source_url: practice.source_url,
        content: Answers::new(),
        published_at,
    }
}
