//! What the demonstration's organizers marked and decided, and the appeal that waits.

use domain::{
    entry::{Entry, EntryState},
    screening::{Appeal, Mark},
    time::{DAY, HOUR},
};

use super::{Demo, entries::in_three, people::SECOND_ORGANIZER, story::Tale};
use crate::{Error, Result, db::Conn, entries};

pub(super) async fn tell_of(conn: &mut Conn, demo: &Demo, entry: &Entry, tale: &Tale) -> Result<()> {
    let fault = |error: domain::screening::ScreeningError| Error::Unexpected(format!("the story of {}: {error}", tale.key));
    match entry.state {
        EntryState::Returned { at, .. } => {
            for mark in &tale.marks {
                let mark = Mark::new(&mark.key, mark.reason, &in_three(&mark.text)).map_err(fault)?;
                entries::insert_mark(conn, entry.id, 1, &mark, demo.person("organizer"), at.plus(-HOUR)).await?;
            }
            entries::tell_marks(conn, entry.id).await
        }
        EntryState::Ineligible { at, .. } => {
            entries::write_decision(conn, entry, demo.person(SECOND_ORGANIZER), at, "").await?;
            let appeal = Appeal::make(entry, None, &in_three(&tale.appeal), at.plus(2 * DAY)).map_err(fault)?;
            entries::insert_appeal(conn, entry.id, &appeal, demo.person(&tale.organization)).await
        }
        _ => Ok(()),
    }
}
