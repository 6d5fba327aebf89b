//! The outbox as the organizer sees it: what waits, what went out, what was given up. Codes are in none of it.

use domain::{
    id::MailId,
    letter::{Letter, MailState},
    locale::Locale,
    organization::Listed,
    time::Timestamp,
};

use super::{ATTEMPTS, MailRow};
use crate::{Db, Error, Key, Result, event, scope::Secretariat};

/// Letters on one page.
const PAGE: u32 = 20;

/// A letter of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Its identifier.
    pub id: MailId,
    /// To whom.
    pub recipient: String,
    /// In which language.
    pub locale: Locale,
    /// What it says; `None` if it is of another version and cannot be read.
    pub letter: Option<Letter>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it went out.
    pub sent_at: Option<Timestamp>,
    /// How often it was tried.
    pub attempts: u32,
}

#[derive(sqlx::FromRow)]
struct PostedRow {
    #[sqlx(flatten)]
    mail: MailRow,
    created_at: Timestamp,
    sent_at: Option<Timestamp>,
    attempts: i64,
}

/// A page of the letters in one state, the newest first.
pub async fn list(db: &Db, secretariat: &Secretariat, state: MailState, page: u32) -> Result<Listed<Posted>> {
    let _ = secretariat;
    let page = page.max(1);
    let (is_sent, is_given_up) = (state == MailState::Sent, state == MailState::GivenUp);
    let mut conn = db.read().await?;
    let (total,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM mail WHERE (sent_at IS NOT NULL) = $1 AND ($1 OR (attempts >= $3) = $2)",
        is_sent,
        is_given_up,
        ATTEMPTS
    )?;
    let rows = sql!(
        conn,
        fetch_all PostedRow,
        "SELECT id, recipient, locale, template, arguments, created_at, sent_at, attempts FROM mail \
         WHERE (sent_at IS NOT NULL) = $1 AND ($1 OR (attempts >= $3) = $2) ORDER BY created_at DESC, id LIMIT $4 OFFSET $5",
        is_sent,
        is_given_up,
        ATTEMPTS,
        i64::from(PAGE),
        i64::from(page - 1) * i64::from(PAGE)
    )?;
    let total = u64::try_from(total).unwrap_or_default();
    let pages = domain::paging::pages(total, PAGE);
    Ok(Listed { items: rows.into_iter().map(PostedRow::read).collect(), total, page, pages })
}

impl PostedRow {
    fn read(self) -> Posted {
        let Self { mail, created_at, sent_at, attempts } = self;
        Posted {
            id: mail.id,
            letter: mail.letter().ok().map(Letter::without_drafts),
            locale: Locale::parse(&mail.locale).unwrap_or(Locale::Kk),
            recipient: mail.recipient,
            created_at,
            sent_at,
            attempts: u32::try_from(attempts).unwrap_or_default(),
        }
    }
}

/// Has a letter that was given up tried again from the start. [`Error::NotFound`] for any other.
pub async fn send_again(db: &Db, secretariat: &Secretariat, id: MailId) -> Result<()> {
    let (person, now) = (secretariat.id(), secretariat.now());
    db.write(Key::Outbox, move |conn| {
        Box::pin(async move {
            let taken_up = "UPDATE mail SET attempts = 0, next_attempt_at = $2 WHERE id = $1 AND sent_at IS NULL AND attempts >= $3";
            if sql!(conn, execute, taken_up, id, now, ATTEMPTS)? == 0 {
                return Err(Error::NotFound);
            }
            event::record(conn, now, Some(person), "mail_again", &id.to_string(), "").await
        })
    })
    .await
}
