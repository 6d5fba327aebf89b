//! Once a day the log's head goes to the chair by mail: a copy that nobody here can change.

use domain::{
    letter::Letter,
    locale::Locale,
    time::{DAY, Timestamp},
};

use super::{head_in, number};
use crate::{Db, Key, Result, mail, scope::Operator};

/// Posts the head to each chair, if acts were added since the last and a day has passed. Gives whether it did.
pub async fn post(db: &Db, operator: &Operator) -> Result<bool> {
    let now = operator.now();
    db.write(Key::Outbox, move |conn| {
        Box::pin(async move {
            let last = sql!(conn, fetch_optional(i64, Timestamp), "SELECT position, sent_at FROM checkpoint ORDER BY position DESC LIMIT 1")?;
            let head = head_in(conn).await?;
            let (position, is_early) = last.map_or((0, false), |(position, sent_at)| (position, now < sent_at.plus(DAY)));
            if is_early || number(head.position)? <= position {
                return Ok(false);
            }
            let chairs = sql!(
                conn,
                fetch_all(String, String),
                "SELECT person.email, person.locale FROM person JOIN role ON role.person_id = person.id WHERE role.role = 'chair' ORDER BY person.id"
            )?;
            let letter = Letter::LogHead { position: head.position, head: head.hex(), at: now };
            for (email, locale) in &chairs {
                mail::post(conn, now, email, Locale::parse(locale).unwrap_or(Locale::Kk), &letter).await?;
            }
            sql!(
                conn,
                execute,
                "INSERT INTO checkpoint (position, head, sent_at) VALUES ($1, $2, $3)",
                number(head.position)?,
                head.hex(),
                now
            )?;
            Ok(!chairs.is_empty())
        })
    })
    .await
}
