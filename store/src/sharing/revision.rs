//! What an owner would change of a published entry: proposed by one, decided on by another.

use std::collections::BTreeMap;

use domain::{
    answers::Answers,
    form::Publication,
    id::{EntryId, OrganizationId, PersonId, ProjectId, RevisionId},
    letter::SharingLetter,
    locale::Trilingual,
    note::Note,
    organization::Listed,
    sharing::{
        SharingError, read_text,
        revision::{self, Edit, Revising, Revision, RevisionState},
    },
    time::Timestamp,
};
use uuid::Uuid;

use super::{PAGE, json, organizers, paging, published, read_json, tell};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    entries::{row, show},
    event,
    scope::{Entrant, Secretariat},
};

/// Earlier proposals that an owner sees.
const SHOWN: i64 = 20;

#[derive(sqlx::FromRow)]
struct RevisionRow {
    id: RevisionId,
    entry_id: EntryId,
    organization_id: OrganizationId,
    project_id: Option<ProjectId>,
    title_kk: String,
    title_ru: String,
    title_en: String,
    slug: Option<String>,
    edits: String,
    state: String,
    proposed_at: Timestamp,
    proposed_by: PersonId,
    author: String,
    decided_at: Option<Timestamp>,
    reason: String,
}

/// A statement that gives proposals.
macro_rules! proposals {
    ($rest:literal) => {
        concat!(
            "SELECT revision.id, revision.entry_id, entry.organization_id, entry.project_id, COALESCE(project.title_kk, entry.title) AS title_kk, \
             COALESCE(project.title_ru, entry.title_ru) AS title_ru, COALESCE(project.title_en, entry.title_en) AS title_en, project.slug, \
             revision.edits, revision.state, revision.proposed_at, revision.proposed_by, person.name AS author, revision.decided_at, revision.reason \
             FROM revision JOIN entry ON entry.id = revision.entry_id JOIN person ON person.id = revision.proposed_by \
             LEFT JOIN project ON project.id = entry.project_id ",
            $rest
        )
    };
}

impl RevisionRow {
    fn title(&self) -> Trilingual {
        Trilingual::new(&self.title_kk, &self.title_ru, &self.title_en)
    }

    fn read(self) -> Result<Revision> {
        Ok(Revision {
            id: self.id,
            entry: self.entry_id,
            title: self.title(),
            edits: read_json(&self.edits)?,
            state: RevisionState::parse(&self.state).ok_or_else(|| Error::Unexpected(format!("a proposal {}", self.state)))?,
            slug: self.slug,
            proposed_at: self.proposed_at,
            proposed_by: self.author,
            decided_at: self.decided_at,
            reason: self.reason,
        })
    }
}

/// What is published of an entry of the owner: where, what, to which extent.
async fn own(conn: &mut Conn, entrant: &Entrant, id: EntryId) -> Result<(String, Answers, Publication)> {
    let found = row::find_of(conn, id, entrant.organization()).await?;
    let (slug, public) = published(conn, found.project_id.ok_or(SharingError::NotPublished)?).await?;
    let sent = row::sent_answers(conn, id).await?.ok_or(Error::NotFound)?;
    Ok((slug, public, sent.publication()))
}

/// What the owner may change, and what they proposed so far.
pub async fn get_revising(db: &Db, entrant: &Entrant, id: EntryId) -> Result<Revising> {
    let mut conn = db.read().await?;
    let (slug, public, publication) = own(&mut conn, entrant, id).await?;
    let rows = sql!(
        conn,
        fetch_all RevisionRow,
        proposals!("WHERE revision.entry_id = $1 ORDER BY revision.proposed_at DESC, revision.id DESC LIMIT $2"),
        id,
        SHOWN
    )?;
    let revisions = rows.into_iter().map(RevisionRow::read).collect::<Result<_>>()?;
    Ok(Revising { public, publication, slug, revisions })
}

/// Proposes to change what is published. An earlier proposal that still waits is replaced. The organizers are told by mail.
pub async fn propose(db: &Db, entrant: &Entrant, id: EntryId, typed: BTreeMap<String, String>) -> Result<()> {
    let entrant = entrant.clone();
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (entrant.id(), entrant.now());
            let (slug, public, publication) = own(conn, &entrant, id).await?;
            let edits = revision::propose(&public, publication, &typed)?;
            let replace = "UPDATE revision SET state = 'replaced', decided_at = $2 WHERE entry_id = $1 AND state = 'waiting'";
            sql!(conn, execute, replace, id, now)?;
            sql!(
                conn,
                execute,
                "INSERT INTO revision (id, entry_id, edits, state, proposed_at, proposed_by, reason) VALUES ($1, $2, $3, 'waiting', $4, $5, '')",
                RevisionId::from_uuid(Uuid::now_v7()),
                id,
                json(&edits)?,
                now,
                person
            )?;
            event::record(conn, now, Some(person), "revision_proposed", &id.to_string(), &slug).await?;
            let organizers = organizers(conn).await?;
            tell(conn, now, organizers, SharingLetter::Proposed { title: public.trilingual("title") }).await
        })
    })
    .await
}

/// Every proposal: those that wait first, then the newest.
pub async fn list_revisions(db: &Db, secretariat: &Secretariat, page: u32) -> Result<Listed<Revision>> {
    let _ = secretariat;
    let mut conn = db.read().await?;
    let (total,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM revision")?;
    let (offset, pages, total) = paging(page, total);
    let rows = sql!(
        conn,
        fetch_all RevisionRow,
        proposals!("ORDER BY CASE WHEN revision.state = 'waiting' THEN 0 ELSE 1 END, revision.proposed_at DESC, revision.id DESC LIMIT $1 OFFSET $2"),
        i64::from(PAGE),
        offset
    )?;
    let items = rows.into_iter().map(RevisionRow::read).collect::<Result<_>>()?;
    Ok(Listed { items, total, page: page.max(1), pages })
}

/// Accepts a proposal, which is public at once, or declines it with a reason. Its author is told by mail.
pub async fn decide(db: &Db, secretariat: &Secretariat, id: RevisionId, is_accepted: bool, reason: &str) -> Result<()> {
    let secretariat = secretariat.clone();
    let reason = match (is_accepted, Note::parse(reason)) {
        (true, _) => String::new(),
        (false, None) => return Err(SharingError::Reason.into()),
        (false, Some(_)) => read_text(reason)?,
    };
    db.write(Key::Showcase, move |conn| {
        Box::pin(async move {
            let (person, now) = (secretariat.id(), secretariat.now());
            let found = sql!(conn, fetch_optional RevisionRow, proposals!("WHERE revision.id = $1"), id)?.ok_or(Error::NotFound)?;
            if found.state != RevisionState::Waiting.code() {
                return Err(SharingError::Decided.into());
            }
            let is_own = secretariat.membership().is_some_and(|membership| membership.organization == found.organization_id);
            if found.proposed_by == person || is_own {
                return Err(SharingError::OwnWork.into());
            }
            let state = if is_accepted { RevisionState::Accepted } else { RevisionState::Declined };
            let decided = "UPDATE revision SET state = $2, decided_at = $3, decided_by = $4, reason = $5 WHERE id = $1";
            sql!(conn, execute, decided, id, state.code(), now, person, &reason)?;
            if is_accepted {
                let project = found.project_id.ok_or(SharingError::NotPublished)?;
                accept(conn, found.entry_id, project, &read_json::<Vec<Edit>>(&found.edits)?, now).await?;
                event::record(conn, now, Some(person), "revision_accepted", &found.entry_id.to_string(), "").await?;
            } else {
                event::record(conn, now, Some(person), "revision_declined", &found.entry_id.to_string(), &reason).await?;
            }
            let title = found.title();
            tell(conn, now, vec![found.proposed_by], SharingLetter::Decided { entry: found.entry_id, title, is_accepted, reason }).await
        })
    })
    .await
}

/// The public version moves.
async fn accept(conn: &mut Conn, id: EntryId, project: ProjectId, edits: &[Edit], now: Timestamp) -> Result<()> {
    row::touch(conn, id).await?;
    let (_, public) = published(conn, project).await?;
    revision::check_base(&public, edits)?;
    let found = row::find_sent(conn, id).await?;
    let award = row::award_of(conn, found.award_id).await?;
    let sent = row::sent_answers(conn, id).await?.ok_or(Error::NotFound)?;
    show(conn, &award, &found.entry()?, &sent, project, now).await.map(|_| ())
}

/// Puts the accepted changes into what was sent: those made since it was sent last.
pub(crate) async fn apply_accepted(conn: &mut Conn, id: EntryId, sent: &mut Answers) -> Result<()> {
    let rows = sql!(
        conn,
        fetch_all(String,),
        "SELECT edits FROM revision WHERE entry_id = $1 AND state = 'accepted' \
         AND decided_at >= (SELECT MAX(submitted_at) FROM receipt WHERE entry_id = $1) ORDER BY decided_at, id",
        id
    )?;
    for (edits,) in rows {
        for edit in read_json::<Vec<Edit>>(&edits)? {
            sent.set(&edit.key, &edit.after).map_err(|error| Error::Unexpected(error.to_string()))?;
        }
    }
    Ok(())
}
