//! An official of one body asks the owner of another's project for contact.

use domain::{
    id::{ContactId, EntryId, OrganizationId, PersonId, ProjectId},
    letter::SharingLetter,
    locale::Trilingual,
    sharing::{
        contact::{Asking, Side},
        read_text,
    },
    slug::Slug,
    time::{DAY, Timestamp},
};
use uuid::Uuid;

use super::{contact, owners, tell};
use crate::{Db, Error, Key, Result, db::Conn, event, projects::shelf::raise_version, scope::Account};

#[derive(sqlx::FromRow)]
struct AskedRow {
    id: ProjectId,
    title_kk: String,
    title_ru: String,
    title_en: String,
    entry_id: Option<EntryId>,
    owner_id: Option<OrganizationId>,
}

impl AskedRow {
    fn title(&self) -> Trilingual {
        Trilingual::new(&self.title_kk, &self.title_ru, &self.title_en)
    }
}

async fn project(conn: &mut Conn, slug: &str) -> Result<AskedRow> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    sql!(
        conn,
        fetch_optional AskedRow,
        "SELECT project.id, title_kk, title_ru, title_en, entry.id AS entry_id, entry.organization_id AS owner_id \
         FROM (SELECT id, title_kk, title_ru, title_en FROM project WHERE slug = $1) AS project LEFT JOIN (SELECT id, organization_id, project_id FROM entry) AS entry \
         ON entry.project_id = project.id",
        slug.as_str()
    )?
    .ok_or(Error::NotFound)
}

/// The organization that somebody may ask for: confirmed, and they were admitted to it.
fn body_of(account: &Account) -> Option<OrganizationId> {
    account.membership().filter(|membership| membership.is_admitted && membership.is_confirmed).map(|membership| membership.organization)
}

async fn asking(conn: &mut Conn, asked: &AskedRow, body: Option<OrganizationId>, person: PersonId, now: Timestamp) -> Result<Asking> {
    let (today,) =
        sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM contact WHERE asked_by = $1 AND asked_at > $2", person, now.plus(-DAY))?;
    let (open, own_open) = sql!(
        conn,
        fetch_one(i64, i64),
        "SELECT COUNT(*), COUNT(CASE WHEN asked_by = $2 THEN 1 END) FROM contact WHERE project_id = $1 AND closed_at IS NULL",
        asked.id,
        person
    )?;
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(Asking { organization: body, owner: asked.owner_id, today: count(today), own_open: count(own_open), open: count(open) })
}

/// The title of the project that somebody wants to ask about, if they may.
pub async fn find_asked(db: &Db, account: &Account, slug: &str) -> Result<Trilingual> {
    let mut conn = db.read().await?;
    let asked = project(&mut conn, slug).await?;
    asking(&mut conn, &asked, body_of(account), account.id(), account.now()).await?.check()?;
    Ok(asked.title())
}

/// Asks for contact. The owner is told by mail.
pub async fn ask(db: &Db, account: &Account, slug: &str, text: &str) -> Result<ContactId> {
    let (person, now, body) = (account.id(), account.now(), body_of(account));
    let (slug, text) = (slug.to_owned(), read_text(text)?);
    let id = ContactId::from_uuid(Uuid::now_v7());
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let asked = project(conn, &slug).await?;
            let body = asking(conn, &asked, body, person, now).await?.check()?;
            sql!(
                conn,
                execute,
                "INSERT INTO contact (id, project_id, entry_id, title_kk, title_ru, title_en, organization_id, asked_at, asked_by, report) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
                id,
                asked.id,
                asked.entry_id,
                &asked.title_kk,
                &asked.title_ru,
                &asked.title_en,
                body,
                now,
                person
            )?;
            contact::say(conn, id, Side::Asker, &text, person, now).await?;
            // The project's page tells how many asked.
            raise_version(conn).await?;
            event::record(conn, now, Some(person), "contact_asked", &id.to_string(), &slug).await?;
            let organization = contact::name_of(conn, body).await?;
            let letter = SharingLetter::Asked { contact: id, title: asked.title(), organization, text };
            let owners = owners(conn, asked.entry_id).await?;
            tell(conn, now, owners, letter).await?;
            Ok(id)
        })
    })
    .await
}
