//! Notices to disclosed steps: a host proposes, somebody else decides.

use domain::{
    ceremony::{CORRECTION_MAX, Correction, OwnTies, Proposal, StepKind, texts},
    id::{CeremonyId, CorrectionId, PersonId},
    locale::Trilingual,
    time::Timestamp,
};
use uuid::Uuid;

use super::{
    count,
    guard::{self, By, Reach},
    load, number,
    run::{put, record},
};
use crate::{
    Db, Error, Key, Result,
    db::Conn,
    scope::{Confirmer, Host},
};

#[derive(sqlx::FromRow)]
struct CorrectionRow {
    id: CorrectionId,
    step: i64,
    text_kk: String,
    text_ru: String,
    text_en: String,
    proposed_by: PersonId,
}

impl CorrectionRow {
    fn text(&self) -> Trilingual {
        Trilingual::new(&self.text_kk, &self.text_ru, &self.text_en)
    }

    fn correction(&self, steps: &[StepKind]) -> Result<Correction> {
        let step = count(self.step)?;
        let about = steps.get(step).ok_or_else(|| Error::Unexpected(format!("a correction of step {step}")))?.clone();
        Ok(Correction { step, about, text: self.text() })
    }
}

/// Proposes a notice to a fired step. It takes the place of one that still waits. [`domain::ceremony::CeremonyError::OwnTie`] if a tie keeps the
/// host from either step.
pub async fn propose(db: &Db, host: &Host, step: usize, typed: &Trilingual) -> Result<()> {
    let (award, person, now) = (host.award().id, host.id(), host.now());
    let text = texts(typed, CORRECTION_MAX)?;
    let job = db.write(Key::Ceremony(award), move |conn| {
        let text = text.clone();
        Box::pin(async move {
            let (id, show) = load(conn, award).await?;
            let after = show.clone().propose_correction(step)?;
            let replaced = find_waiting(conn, id).await?.map(|row| count(row.step)).transpose()?;
            for about in std::iter::once(step).chain(replaced) {
                guard::check_untied(conn, award, person, show.steps().get(about)).await?;
            }
            if !guard::admits(conn, award, (id, &show), Reach::Shown, By { person, act: "correction_proposed", now }).await? {
                return Ok(false);
            }
            let waiting = "UPDATE correction SET decided_at = $2, decided_by = $3 WHERE ceremony_id = $1 AND decided_at IS NULL";
            sql!(conn, execute, waiting, id, now, person)?;
            sql!(
                conn,
                execute,
                "INSERT INTO correction (id, ceremony_id, step, text_kk, text_ru, text_en, proposed_at, proposed_by, is_published) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                CorrectionId::from_uuid(Uuid::now_v7()),
                id,
                number(step)?,
                text.kk,
                text.ru,
                text.en,
                now,
                person,
                false
            )?;
            let show = put(conn, award, id, after, now).await?;
            record(conn, (id, &show, Some(step)), person, "ceremony_correction_proposed", now).await?;
            Ok(true)
        })
    });
    guard::told(award, job.await?)
}

/// Agrees to a notice that somebody else proposed: it is public from now on. Whom a tie keeps from its step neither agrees nor refuses.
pub async fn publish(db: &Db, confirmer: &Confirmer, correction: CorrectionId) -> Result<()> {
    let (award, person, now) = (confirmer.award().id, confirmer.id(), confirmer.now());
    let job = db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            let (id, show) = load(conn, award).await?;
            let waiting = find_waiting(conn, id).await?.filter(|row| row.id == correction).ok_or(Error::NotFound)?;
            let step = count(waiting.step)?;
            let after = show.clone().publish_correction(step, waiting.text(), waiting.proposed_by, person)?;
            guard::check_untied(conn, award, person, show.steps().get(step)).await?;
            if !guard::admits(conn, award, (id, &show), Reach::Shown, By { person, act: "correction_published", now }).await? {
                return Ok(false);
            }
            decide(conn, correction, person, true, now).await?;
            let show = put(conn, award, id, after, now).await?;
            record(conn, (id, &show, Some(step)), person, "ceremony_correction_published", now).await?;
            Ok(true)
        })
    });
    guard::told(award, job.await?)
}

/// Refuses a notice: it is never public.
pub async fn drop(db: &Db, confirmer: &Confirmer, correction: CorrectionId) -> Result<()> {
    let (award, person, now) = (confirmer.award().id, confirmer.id(), confirmer.now());
    let job = db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            let (id, show) = load(conn, award).await?;
            let waiting = find_waiting(conn, id).await?.filter(|row| row.id == correction).ok_or(Error::NotFound)?;
            let step = count(waiting.step)?;
            guard::check_untied(conn, award, person, show.steps().get(step)).await?;
            if !guard::admits(conn, award, (id, &show), Reach::Shown, By { person, act: "correction_refused", now }).await? {
                return Ok(false);
            }
            decide(conn, correction, person, false, now).await?;
            let show = put(conn, award, id, show.drop_correction(), now).await?;
            record(conn, (id, &show, Some(step)), person, "ceremony_correction_refused", now).await?;
            Ok(true)
        })
    });
    guard::told(award, job.await?)
}

async fn decide(conn: &mut Conn, id: CorrectionId, person: PersonId, is_published: bool, now: Timestamp) -> Result<()> {
    let decided = "UPDATE correction SET decided_at = $2, decided_by = $3, is_published = $4 WHERE id = $1";
    sql!(conn, execute, decided, id, now, person, is_published).map(|_| ())
}

async fn find_waiting(conn: &mut Conn, ceremony: CeremonyId) -> Result<Option<CorrectionRow>> {
    let waiting = "SELECT * FROM correction WHERE ceremony_id = $1 AND decided_at IS NULL";
    sql!(conn, fetch_optional CorrectionRow, waiting, ceremony)
}

/// The notice that waits for a decision, as this person sees it.
pub(super) async fn find_proposal(
    conn: &mut Conn,
    ceremony: CeremonyId,
    steps: &[StepKind],
    (reader, ties): (PersonId, &OwnTies),
) -> Result<Option<Proposal>> {
    let waiting = find_waiting(conn, ceremony).await?;
    let proposal = |row: CorrectionRow| {
        let proposal = Proposal { id: row.id, correction: row.correction(steps)?, is_own: row.proposed_by == reader, is_tied: false };
        Ok(proposal.seen_with(ties))
    };
    waiting.map(proposal).transpose()
}

/// What was published, in its order.
pub(super) async fn published(conn: &mut Conn, ceremony: CeremonyId, steps: &[StepKind]) -> Result<Vec<Correction>> {
    let published = "SELECT * FROM correction WHERE ceremony_id = $1 AND is_published ORDER BY decided_at, id";
    let rows = sql!(conn, fetch_all CorrectionRow, published, ceremony)?;
    rows.iter().map(|row| row.correction(steps)).collect()
}
