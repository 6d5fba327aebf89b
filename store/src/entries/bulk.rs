//! One act on many entries: first whom it touches, then each by itself, as the organizer would do it one by one.

use domain::{
    entry::{EntryError, EntryState},
    id::EntryId,
    screening::{BulkAct, BulkLine, MAX_BULK, Outlook},
    time::Timestamp,
};

use super::{desk, list, publish, row, screening};
use crate::{Db, Error, Result, Rule, db::Conn, scope::Organizer};

/// What the act would come to for each of these entries, those that are not there left out. Changes nothing. At most [`MAX_BULK`].
pub async fn foresee(db: &Db, organizer: &Organizer, act: BulkAct, ids: &[EntryId]) -> Result<Vec<BulkLine>> {
    let mut conn = db.read().await?;
    let mut lines = Vec::new();
    for id in ids.iter().take(MAX_BULK) {
        match foresee_one(&mut conn, organizer.now(), act, *id).await {
            Ok(line) => lines.push(line),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(lines)
}

async fn foresee_one(conn: &mut Conn, now: Timestamp, act: BulkAct, id: EntryId) -> Result<BulkLine> {
    let line = list::find_line(conn, id).await?;
    let found = row::find_sent(conn, id).await?;
    let entry = found.entry()?;
    let is_done = match act {
        BulkAct::Eligible => matches!(entry.state, EntryState::Eligible { .. }),
        BulkAct::Publish => line.is_published,
        BulkAct::Unpublish => !line.is_published,
    };
    if is_done {
        return Ok(BulkLine { line, outlook: Outlook::Done });
    }
    let rule: std::result::Result<(), EntryError> = match act {
        BulkAct::Eligible => {
            let is_confirmed = screening::is_confirmed(conn, found.organization_id).await?;
            let checklist = screening::read_checklist(conn, id).await?;
            let award = row::award_of(conn, found.award_id).await?;
            entry.find_eligible(&award, now).and_then(|entry| entry.check_may_compete(is_confirmed, &checklist))
        }
        BulkAct::Publish => entry.check_may_publish(&row::sent_answers(conn, id).await?.ok_or(Error::NotFound)?),
        BulkAct::Unpublish => Ok(()),
    };
    Ok(BulkLine { line, outlook: rule.map_or_else(Outlook::Refused, |()| Outlook::Will) })
}

/// Does it to each of these entries, each in a write of its own. What a rule refuses is left as it is: [`foresee`] tells of it.
pub async fn act_on_many(db: &Db, organizer: &Organizer, act: BulkAct, ids: &[EntryId], reason: &str) -> Result<()> {
    for line in foresee(db, organizer, act, ids).await? {
        if line.outlook != Outlook::Will {
            continue;
        }
        let done = match act {
            BulkAct::Eligible => desk::find_eligible(db, organizer, line.line.id).await,
            BulkAct::Publish => publish::publish(db, organizer, line.line.id).await.map(|_| ()),
            BulkAct::Unpublish => publish::unpublish(db, organizer, line.line.id, reason.to_owned()).await,
        };
        match done {
            Ok(()) | Err(Error::Rule(Rule::Entry(_)) | Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
