//! Making the show from the jury's work.

use std::collections::BTreeMap;

use domain::{
    ceremony::{Card, Ceremony, CeremonyError, Disclosure, Finalists, Place, Planned, Podium, Progress, StepKind},
    id::{AwardId, CeremonyId, EntryId, StepId},
    standings::Standings,
    time::Timestamp,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{arrange, card, check_unprepared, edition, kept, next_revision, number, prizes, publish};
use crate::{Db, Key, Result, db::Conn, event, scope::Chair, scores, standings};

/// Prepares the show of the chair's edition: computes the standings and puts each step's disclosure away.
///
/// [`CeremonyError::Unresolved`] while a tie reaches the podium, [`CeremonyError::Undecided`] while a special prize is not
/// decided, [`CeremonyError::Prepared`] the second time, [`domain::round::RoundError::Unconfirmed`] while a shortlist is not
/// confirmed as it is.
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
    check_unprepared(conn, award).await?;
    let standings = standings::compute(conn, award).await?;
    scores::check_confirmed(conn, award, &standings).await?;
    let shortlist = scores::shortlist_of(conn, award).await?;
    let arranged = arrange::find(conn, award).await?.0;
    let (steps, plan): (Vec<StepKind>, Vec<Planned>) = arranged.into_iter().map(|step| (step.kind, step.plan)).unzip();
    let (mut disclosures, mut entries) = (Vec::with_capacity(steps.len()), Vec::with_capacity(steps.len()));
    for step in &steps {
        let (disclosure, shown) = match step {
            StepKind::Special { prize } => prizes::awarded(conn, award, prize).await?,
            step => disclose(conn, step, &standings, shortlist, salt).await?,
        };
        disclosures.push(disclosure);
        entries.push(shown);
    }
    let (revision, (year, is_rehearsal)) = (next_revision(conn).await?, edition(conn, award).await?);
    let show = Ceremony::resume(steps, disclosures.clone(), Progress { revision, ..Progress::default() })?;
    let show = show.with_plan(plan.clone())?.of_edition(year, is_rehearsal);
    write(conn, award, &show, &Prepared { disclosures, entries, plan }, now).await?;
    publish(conn, award, &show.board()).await
}

/// What is put away of each step.
struct Prepared {
    disclosures: Vec<Disclosure>,
    /// The entries behind the cards, in their order.
    entries: Vec<Vec<EntryId>>,
    plan: Vec<Planned>,
}

/// What a step discloses, and the entries behind its cards in their order.
async fn disclose(
    conn: &mut Conn,
    step: &StepKind,
    standings: &BTreeMap<String, Standings>,
    shortlist: usize,
    salt: [u8; 32],
) -> Result<(Disclosure, Vec<EntryId>)> {
    let of_category = step.category().and_then(|category| standings.get(category));
    Ok(match step {
        StepKind::Opening | StepKind::Pause | StepKind::Closing | StepKind::Special { .. } => (Disclosure::Nothing, Vec::new()),
        StepKind::Finalists { .. } => {
            let mut entries = of_category.map(|standings| standings.finalists(shortlist)).unwrap_or_default();
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
            let shown = match entry {
                Some(entry) if *place == Podium::First => Place::Awarded { card: Box::<Card>::new(card::of_first(conn, entry).await?) },
                Some(entry) => Place::Awarded { card: Box::<Card>::new(card::of(conn, entry).await?) },
                None => Place::NotAwarded,
            };
            (Disclosure::Place(shown), entry.into_iter().collect())
        }
    })
}

/// Where a finalist stands in the list: by nothing that can be known without the salt.
fn key(salt: [u8; 32], entry: EntryId) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(entry.uuid().as_bytes()).finalize().into()
}

async fn write(conn: &mut Conn, award: AwardId, show: &Ceremony, prepared: &Prepared, now: Timestamp) -> Result<()> {
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
    for (position, (step, disclosure)) in show.steps().iter().zip(&prepared.disclosures).enumerate() {
        let (entries, plan) = (&prepared.entries[position], &prepared.plan[position]);
        let plan = serde_json::to_string(plan).map_err(|error| crate::Error::Unexpected(format!("the plan of a step: {error}")))?;
        let kind = serde_json::to_string(step).map_err(|error| crate::Error::Unexpected(format!("a step: {error}")))?;
        sql!(
            conn,
            execute,
            "INSERT INTO step (id, ceremony_id, position, kind, disclosure, entries, plan, fired_at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)",
            StepId::from_uuid(named(&format!("step {position}"))),
            id,
            number(position)?,
            kind,
            kept::write(disclosure)?,
            serde_json::to_string(entries).map_err(|error| crate::Error::Unexpected(format!("a step: {error}")))?,
            plan
        )?;
    }
    Ok(())
}
