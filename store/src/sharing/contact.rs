//! Conversations: only the two sides and the organizer know of them.

use domain::{
    id::{ContactId, EntryId, OrganizationId, PersonId},
    letter::SharingLetter,
    locale::Trilingual,
    organization::Listed,
    person::Role,
    sharing::{
        SharingError,
        contact::{Contact, ContactLine, ContactState, Message, Side, check_open},
        read_text,
    },
    time::Timestamp,
};

use super::{PAGE, organizers, owners, paging, tell};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    event,
    scope::{Account, Secretariat},
};

#[derive(sqlx::FromRow)]
struct ContactRow {
    id: ContactId,
    entry_id: Option<EntryId>,
    owner_id: Option<OrganizationId>,
    title_kk: String,
    title_ru: String,
    title_en: String,
    body_kk: String,
    body_ru: String,
    body_en: String,
    slug: Option<String>,
    asked_at: Timestamp,
    asked_by: PersonId,
    answered_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    reported_at: Option<Timestamp>,
    report: String,
    messages: i64,
}

/// A statement that gives rows of conversations.
macro_rules! conversations {
    ($rest:literal) => {
        concat!(
            "SELECT contact.id, contact.entry_id, entry.organization_id AS owner_id, contact.title_kk, contact.title_ru, contact.title_en, \
             organization.name_kk AS body_kk, organization.name_ru AS body_ru, organization.name_en AS body_en, project.slug, contact.asked_at, \
             contact.asked_by, contact.answered_at, contact.closed_at, contact.reported_at, contact.report, \
             (SELECT COUNT(*) FROM contact_message WHERE contact_id = contact.id) AS messages \
             FROM contact JOIN organization ON organization.id = contact.organization_id LEFT JOIN entry ON entry.id = contact.entry_id \
             LEFT JOIN project ON project.id = contact.project_id ",
            $rest
        )
    };
}

impl ContactRow {
    fn state(&self) -> ContactState {
        match (self.closed_at, self.answered_at) {
            (Some(_), _) => ContactState::Closed,
            (None, Some(_)) => ContactState::Answered,
            (None, None) => ContactState::Waiting,
        }
    }

    fn title(&self) -> Trilingual {
        Trilingual::new(&self.title_kk, &self.title_ru, &self.title_en)
    }

    fn messages(&self) -> u64 {
        u64::try_from(self.messages).unwrap_or_default()
    }

    fn line(&self) -> ContactLine {
        ContactLine {
            id: self.id,
            title: self.title(),
            organization: Trilingual::new(&self.body_kk, &self.body_ru, &self.body_en),
            state: self.state(),
            asked_at: self.asked_at,
            messages: self.messages(),
            is_reported: self.reported_at.is_some(),
        }
    }

    /// Which side somebody is of. [`Error::NotFound`] for everybody else: they may not know that there is such a thing.
    fn side(&self, account: &Account) -> Result<Side> {
        let own = account.membership().filter(|membership| membership.is_admitted).map(|membership| membership.organization);
        if self.asked_by == account.id() {
            Ok(Side::Asker)
        } else if self.owner_id.is_some() && self.owner_id == own {
            Ok(Side::Owner)
        } else if account.roles().contains(&Role::Organizer) {
            Ok(if self.entry_id.is_none() { Side::Owner } else { Side::Organizer })
        } else {
            Err(Error::NotFound)
        }
    }
}

async fn find(conn: &mut Conn, account: &Account, id: ContactId) -> Result<(ContactRow, Side)> {
    let row = sql!(conn, fetch_optional ContactRow, conversations!("WHERE contact.id = $1"), id)?.ok_or(Error::NotFound)?;
    let side = row.side(account)?;
    Ok((row, side))
}

pub(super) async fn name_of(conn: &mut Conn, organization: OrganizationId) -> Result<Trilingual> {
    let (kk, ru, en) =
        sql!(conn, fetch_one(String, String, String), "SELECT name_kk, name_ru, name_en FROM organization WHERE id = $1", organization)?;
    Ok(Trilingual::new(kk, ru, en))
}

/// The conversations that somebody began, and those about projects of their organization; the newest first.
pub async fn list_own(db: &Db, account: &Account, page: u32) -> Result<Listed<ContactLine>> {
    let own = account.membership().filter(|membership| membership.is_admitted).map(|membership| membership.organization);
    let mut conn = db.read().await?;
    let (total,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM contact LEFT JOIN entry ON entry.id = contact.entry_id WHERE contact.asked_by = $1 OR entry.organization_id = $2",
        account.id(),
        own
    )?;
    let (offset, pages, total) = paging(page, total);
    let rows = sql!(
        conn,
        fetch_all ContactRow,
        conversations!(
            "WHERE contact.asked_by = $1 OR entry.organization_id = $2 ORDER BY contact.asked_at DESC, contact.id LIMIT $3 OFFSET $4"
        ),
        account.id(),
        own,
        i64::from(PAGE),
        offset
    )?;
    Ok(Listed { items: rows.iter().map(ContactRow::line).collect(), total, page: page.max(1), pages })
}

/// Every conversation: what was reported first, then the newest.
pub async fn list_all(db: &Db, secretariat: &Secretariat, page: u32) -> Result<Listed<ContactLine>> {
    let _ = secretariat;
    let mut conn = db.read().await?;
    let (total,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM contact")?;
    let (offset, pages, total) = paging(page, total);
    let rows = sql!(
        conn,
        fetch_all ContactRow,
        conversations!(
            "ORDER BY CASE WHEN contact.reported_at IS NOT NULL AND contact.closed_at IS NULL THEN 0 ELSE 1 END, contact.asked_at DESC, \
             contact.id LIMIT $1 OFFSET $2"
        ),
        i64::from(PAGE),
        offset
    )?;
    Ok(Listed { items: rows.iter().map(ContactRow::line).collect(), total, page: page.max(1), pages })
}

/// A conversation with all that was said; it is bounded.
pub async fn get(db: &Db, account: &Account, id: ContactId) -> Result<Contact> {
    let mut conn = db.read().await?;
    let (row, side) = find(&mut conn, account, id).await?;
    let owner = match row.owner_id {
        Some(owner) => Some(name_of(&mut conn, owner).await?),
        None => None,
    };
    let rows = sql!(
        conn,
        fetch_all(String, String, String, String, Timestamp),
        "SELECT side, person.name, person.email, text, written_at FROM contact_message JOIN person ON person.id = written_by \
         WHERE contact_id = $1 ORDER BY position",
        id
    )?;
    let said = |(side, name, email, text, at): (String, String, String, String, Timestamp)| {
        let side = Side::parse(&side).ok_or_else(|| Error::Unexpected(format!("a side {side}")))?;
        Ok(Message { side, name, email, text, at })
    };
    let messages = rows.into_iter().map(said).collect::<Result<_>>()?;
    Ok(Contact { line: row.line(), slug: row.slug, owner, side, messages, report: row.report })
}

/// Adds what somebody says.
pub(super) async fn say(conn: &mut Conn, id: ContactId, side: Side, text: &str, person: PersonId, now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO contact_message (contact_id, position, side, text, written_at, written_by) \
         SELECT $1, COUNT(*) + 1, $2, $3, $4, $5 FROM contact_message WHERE contact_id = $1",
        id,
        side.code(),
        text,
        now,
        person
    )
    .map(|_| ())
}

/// Writes a message. The other side is told by mail. [`Error::Denied`] for an organizer who only looks on.
pub async fn write(db: &Db, account: &Account, id: ContactId, text: &str) -> Result<()> {
    let (account, text) = (account.clone(), read_text(text)?);
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (account.id(), account.now());
            let (row, side) = find(conn, &account, id).await?;
            check_open(row.state(), row.messages())?;
            let readers = match side {
                Side::Asker => owners(conn, row.entry_id).await?,
                Side::Owner => vec![row.asked_by],
                Side::Organizer => return Err(Error::Denied),
            };
            say(conn, id, side, &text, person, now).await?;
            if side == Side::Owner {
                sql!(conn, execute, "UPDATE contact SET answered_at = COALESCE(answered_at, $2) WHERE id = $1", id, now)?;
            }
            event::record(conn, now, Some(person), "contact_written", &id.to_string(), "").await?;
            tell(conn, now, readers, SharingLetter::Answered { contact: id, title: row.title(), text }).await
        })
    })
    .await
}

/// Ends a conversation: either side may, and the organizer.
pub async fn close(db: &Db, account: &Account, id: ContactId) -> Result<()> {
    let account = account.clone();
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (account.id(), account.now());
            let (row, _) = find(conn, &account, id).await?;
            if row.closed_at.is_some() {
                return Err(SharingError::Closed.into());
            }
            sql!(conn, execute, "UPDATE contact SET closed_at = $2, closed_by = $3 WHERE id = $1", id, now, person)?;
            event::record(conn, now, Some(person), "contact_closed", &id.to_string(), "").await
        })
    })
    .await
}

/// Tells the organizer that something in a conversation is abusive, once.
pub async fn report(db: &Db, account: &Account, id: ContactId, reason: &str) -> Result<()> {
    let (account, reason) = (account.clone(), read_text(reason)?);
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (account.id(), account.now());
            let (row, _) = find(conn, &account, id).await?;
            if row.reported_at.is_some() {
                return Err(SharingError::Reported.into());
            }
            let noted = "UPDATE contact SET reported_at = $2, reported_by = $3, report = $4 WHERE id = $1";
            sql!(conn, execute, noted, id, now, person, &reason)?;
            event::record(conn, now, Some(person), "contact_reported", &id.to_string(), "").await?;
            let organizers = organizers(conn).await?;
            tell(conn, now, organizers, SharingLetter::Reported { contact: id, title: row.title(), reason }).await
        })
    })
    .await
}
