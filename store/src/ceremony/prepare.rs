//! Making the show from the jury's work.

use std::collections::BTreeMap;

use domain::{
    ceremony::{Card, Ceremony, CeremonyError, Disclosure, Finalists, Place, Progress, StepKind},
    id::{AwardId, CeremonyId, EntryId, StepId},
    standings::Standings,
    time::Timestamp,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{card, kept, number, publish};
use crate::{Db, Key, Result, award, db::Conn, event, scope::Chair, standings};

/// How many finalists a category has; more where a tie crosses the border.
pub const FINALISTS: usize = 3;

/// Prepares the show of the chair's edition: computes the standings and puts each step's disclosure away.
///
/// [`CeremonyError::Unresolved`] while a tie reaches the podium, [`CeremonyError::Prepared`] the second time.
pub async fn prepare(db: &Db, chair: &Chair) -> Result<()> {
    let (award, person, now) = (chair.award().id, chair.id(), chair.now());
    let salt: [u8; 32] = rand::random();
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            prepare_in(conn, award, salt, now).await?;
            event::record(conn, now, Some(person), "ceremony_prepared", &award.to_string(), "").await
        })
    })
    .await
}

/// The same inside a write. The secret salt orders the finalists, so that their order tells nothing.
pub(crate) async fn prepare_in(conn: &mut Conn, award: AwardId, salt: [u8; 32], now: Timestamp) -> Result<()> {
    let (prepared,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM ceremony WHERE award_id = $1", award)?;
    if prepared > 0 {
        return Err(CeremonyError::Prepared.into());
    }
    let standings = standings::compute(conn, award).await?;
    let categories: Vec<String> = award::categories_of(conn, award).await?.into_iter().map(|category| category.slug).collect();
    let steps = Ceremony::skeleton(&categories);
    let (mut disclosures, mut entries) = (Vec::with_capacity(steps.len()), Vec::with_capacity(steps.len()));
    for step in &steps {
        let (disclosure, shown) = disclose(conn, step, &standings, salt).await?;
        disclosures.push(disclosure);
        entries.push(shown);
    }
    // Revisions go on from edition to edition, so that the stream's ids never go back.
    let (revision,) = sql!(conn, fetch_one(i64,), "SELECT COALESCE(MAX(revision), 0) + 1 FROM board")?;
    let show = Ceremony::resume(steps, disclosures.clone(), Progress { revision, ..Progress::default() })?;
    write(conn, award, &show, &disclosures, &entries, now).await?;
    publish(conn, award, &show.board()).await
}

/// What a step discloses, and the entries behind its cards in their order.
async fn disclose(
    conn: &mut Conn,
    step: &StepKind,
    standings: &BTreeMap<String, Standings>,
    salt: [u8; 32],
) -> Result<(Disclosure, Vec<EntryId>)> {
    let of_category = step.category().and_then(|category| standings.get(category));
    Ok(match step {
        StepKind::Opening | StepKind::Closing => (Disclosure::Nothing, Vec::new()),
        StepKind::Finalists { .. } => {
            let mut entries = of_category.map(|standings| standings.finalists(FINALISTS)).unwrap_or_default();
            entries.sort_by_key(|entry| key(salt, *entry));
            let mut keyed = Vec::new();
            for entry in &entries {
                keyed.push((key(salt, *entry), card::of(conn, *entry).await?));
            }
            (Disclosure::Finalists(Finalists::by_key(keyed)), entries)
        }
        StepKind::Place { place, .. } => {
            let entry = of_category.map_or(Ok(None), |standings| standings.place(usize::from(place.number())));
            let entry = entry.map_err(|_| CeremonyError::Unresolved)?;
            let place = match entry {
                Some(entry) => Place::Awarded { card: Box::<Card>::new(card::of(conn, entry).await?) },
                None => Place::NotAwarded,
            };
            (Disclosure::Place(place), entry.into_iter().collect())
        }
    })
}

/// Where a finalist stands in the list: by nothing that can be known without the salt.
fn key(salt: [u8; 32], entry: EntryId) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(entry.uuid().as_bytes()).finalize().into()
}

async fn write(
    conn: &mut Conn,
    award: AwardId,
    show: &Ceremony,
    disclosures: &[Disclosure],
    entries: &[Vec<EntryId>],
    now: Timestamp,
) -> Result<()> {
    // There is one show an award, so its ids follow from the award's.
    let named = |name: &str| Uuid::new_v5(&award.uuid(), name.as_bytes());
    let id = CeremonyId::from_uuid(named("ceremony"));
    sql!(
        conn,
        execute,
        "INSERT INTO ceremony (id, award_id, fired, shown, is_held, is_dark, revision, changed_at) VALUES ($1, $2, 0, 0, $3, $3, $4, $5)",
        id,
        award,
        false,
        show.progress().revision,
        now
    )?;
    for (position, (step, disclosure)) in show.steps().iter().zip(disclosures).enumerate() {
        let kind = serde_json::to_string(step).map_err(|error| crate::Error::Unexpected(format!("a step: {error}")))?;
        sql!(
            conn,
            execute,
            "INSERT INTO step (id, ceremony_id, position, kind, disclosure, entries, fired_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)",
            StepId::from_uuid(named(&format!("step {position}"))),
            id,
            number(position)?,
            kind,
            kept::write(disclosure)?,
            serde_json::to_string(&entries[position]).map_err(|error| crate::Error::Unexpected(format!("a step: {error}")))?
        )?;
    }
    Ok(())
}
