//! Putting a seal: one person proposes what they see, another agrees to exactly that.

use domain::{
    ceremony::CeremonyError,
    id::{PersonId, SealId},
    seal::{CategoryRecord, Facts, Hex, LeafData, LogRecord, SealError, SealKey, SealedResult, Secret, two_people, verify},
};
use uuid::Uuid;

use super::{KeyFile, canonical, keyfile, material, must_be_unsealed};
use crate::{
    Db, Error, Key, Result, audit, ceremony,
    db::Conn,
    event,
    scope::{Organizer, Witness},
};

/// Proposes to seal the result as it stands now. [`CeremonyError::Unresolved`] while a tie reaches the podium.
pub async fn propose(db: &Db, organizer: &Organizer) -> Result<()> {
    let (award, person, now) = (organizer.award().clone(), organizer.id(), organizer.now());
    if now < award.judging_from {
        return Err(SealError::TooEarly.into());
    }
    let secret = Secret(keyfile::random()?);
    db.write(Key::Ceremony(award.id), move |conn| {
        Box::pin(async move {
            must_be_unsealed(conn, award.id).await?;
            let categories = material::categories(conn, award.id, secret).await?;
            if !categories.iter().all(is_resolved) {
                return Err(CeremonyError::Unresolved.into());
            }
            let digest = digest(categories, secret)?.to_string();
            sql!(
                conn,
                execute,
                "INSERT INTO seal_proposal (award_id, digest, secret, proposed_at, proposed_by) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (award_id) DO UPDATE SET digest = excluded.digest, secret = excluded.secret, \
                 proposed_at = excluded.proposed_at, proposed_by = excluded.proposed_by",
                award.id,
                digest.as_str(),
                Hex(secret.0).to_string(),
                now,
                person
            )?;
            event::record(conn, now, Some(person), "seal_proposed", &award.id.to_string(), &digest).await
        })
    })
    .await
}

/// Whether the podium of a category is decided.
pub(super) fn is_resolved(category: &CategoryRecord) -> bool {
    category.standings().is_ok_and(|standings| (1..=3).all(|place| standings.place(place).is_ok()))
}

/// The digest that a proposal freezes.
pub(super) fn digest(categories: Vec<CategoryRecord>, secret: Secret) -> Result<Hex<32>> {
    secret.digest_of(&categories.into_iter().map(LeafData::Category).collect::<Vec<_>>()).map_err(canonical)
}

/// Seals what was proposed, and prepares the show from it. `seen` is the digest that the witness had before them:
/// [`SealError::Changed`] if another was proposed since, or if the jury's work is not what it was.
pub async fn agree(db: &Db, witness: &Witness, keys: &KeyFile, seen: &str) -> Result<()> {
    let seen = seen.to_owned();
    let (award, person, now) = (witness.award().clone(), witness.id(), witness.now());
    let (key, finalists) = (keys.open()?, keyfile::random()?);
    db.write(Key::Ceremony(award.id), move |conn| {
        Box::pin(async move {
            must_be_unsealed(conn, award.id).await?;
            // On a server of its own this waits for whoever is writing a sheet, and keeps the next ones out.
            let proposal = sql!(
                conn,
                fetch_optional(String, String, PersonId),
                "DELETE FROM seal_proposal WHERE award_id = $1 RETURNING digest, secret, proposed_by",
                award.id
            )?;
            let (frozen, secret, proposed_by) = proposal.ok_or(SealError::NotProposed)?;
            two_people(proposed_by, person)?;
            let secret = Secret(Hex::parse(&secret).ok_or_else(|| Error::Unexpected("a proposal's secret".into()))?.0);
            let categories = material::categories(conn, award.id, secret).await?;
            if seen != frozen || digest(categories, secret)?.to_string() != frozen {
                return Err(SealError::Changed.into());
            }
            let salt = Box::new(|_| keyfile::random());
            let facts = Facts { award: award.id, year: award.year, sealed_at: now, publishes_robustness: award.rules.publishes_robustness };
            let root = seal_in(conn, Sealing { facts, key, secret, finalists, salt, proposed_by, agreed_by: person }).await?;
            event::record(conn, now, Some(person), "ceremony_prepared", &award.id.to_string(), "").await?;
            event::record(conn, now, Some(person), "sealed", &award.id.to_string(), &root.to_string()).await
        })
    })
    .await
}

/// Everything that a seal is made with.
pub(crate) struct Sealing {
    pub facts: Facts,
    pub key: SealKey,
    pub secret: Secret,
    /// What orders the finalists.
    pub finalists: [u8; 32],
    /// The salt of each leaf.
    pub salt: Box<dyn Fn(usize) -> Result<[u8; 32]> + Send>,
    pub proposed_by: PersonId,
    pub agreed_by: PersonId,
}

/// Prepares the show, seals it with the jury's work, and puts the leaves away. What does not verify is not sealed.
pub(crate) async fn seal_in(conn: &mut Conn, sealing: Sealing) -> Result<Hex<32>> {
    let Sealing { facts, key, secret, finalists, salt, proposed_by, agreed_by } = sealing;
    ceremony::prepare_in(conn, facts.award, finalists, facts.sealed_at).await?;
    let mut leaves: Vec<(Option<i64>, LeafData)> = Vec::new();
    for (step, leaf) in material::steps(conn, facts.award, secret).await? {
        leaves.push((Some(step), leaf));
    }
    for category in material::categories(conn, facts.award, secret).await? {
        leaves.push((None, LeafData::Category(category)));
    }
    leaves.push((None, LeafData::Log(log_head(conn).await?)));
    let salts = (0..leaves.len()).map(salt).collect::<Result<Vec<_>>>()?;
    let (steps, data): (Vec<_>, Vec<_>) = leaves.into_iter().unzip();
    let sealed = SealedResult::seal(&key, facts, &data, &salts).map_err(canonical)?;
    if !verify(sealed.file(|_| true).as_bytes()).holds() {
        return Err(Error::Unexpected("the result would not verify, so it was not sealed".into()));
    }
    let root = sealed.header().root;
    let id = SealId::from_uuid(Uuid::new_v5(&facts.award.uuid(), &root.0));
    sql!(
        conn,
        execute,
        "INSERT INTO seal (id, award_id, header, signature, secret, sealed_at, proposed_by, agreed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        facts.award,
        sealed.header_text(),
        sealed.signature().to_string(),
        Hex(secret.0).to_string(),
        facts.sealed_at,
        proposed_by,
        agreed_by
    )?;
    for (position, ((salt, content, hash), step)) in (0_i64..).zip(sealed.leaves().zip(steps)) {
        sql!(
            conn,
            execute,
            "INSERT INTO seal_leaf (seal_id, position, step, salt, content, hash) VALUES ($1, $2, $3, $4, $5, $6)",
            id,
            position,
            step,
            salt,
            content,
            hash.to_string()
        )?;
    }
    Ok(root)
}

/// How far the log goes, and what stands for all of it; none of an empty one.
async fn log_head(conn: &mut Conn) -> Result<LogRecord> {
    let head = audit::head_in(conn).await?;
    Ok(LogRecord { acts: head.position, head: (head.position > 0).then_some(Hex(head.hash)) })
}
