//! Special prizes and citations: the organizer names the prizes, the chair decides whose they are and says why.

use domain::{
    ceremony::{
        CITATION_MAX, Candidate, Card, CeremonyError, Disclosure, FirstPlace, Honours, Place, Prize, PrizeChoice, PrizeDecision, texts,
        texts_if_any,
    },
    id::{AwardId, EntryId, PersonId, PrizeId},
    locale::Trilingual,
    time::Timestamp,
};

use super::{card, check_arrangeable, is_prepared};
use crate::{
    Db, Error, Key, Result, award,
    db::Conn,
    event, jury,
    projects::shelf,
    scope::{Chair, Visitor},
    scores, standings,
};

/// The special prizes of the visitor's edition, in their order.
pub async fn list_prizes(db: &Db, visitor: &Visitor) -> Result<Vec<Prize>> {
    let mut conn = db.read().await?;
    prizes_of(&mut conn, visitor.award().id).await
}

pub(crate) async fn prizes_of(conn: &mut Conn, award: AwardId) -> Result<Vec<Prize>> {
    let rows = sql!(
        conn,
        fetch_all(PrizeId, String, String, String, String),
        "SELECT id, slug, name_kk, name_ru, name_en FROM special_prize WHERE award_id = $1 ORDER BY position, slug",
        award
    )?;
    Ok(rows.into_iter().map(|(id, slug, kk, ru, en)| Prize { id, slug, name: Trilingual::new(kk, ru, en) }).collect())
}

pub(crate) async fn insert_prize(conn: &mut Conn, award: AwardId, prize: &Prize, position: i64) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO special_prize (id, award_id, slug, position, name_kk, name_ru, name_en) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        prize.id,
        award,
        &prize.slug,
        position,
        &prize.name.kk,
        &prize.name.ru,
        &prize.name.en
    )?;
    shelf::raise_version(conn).await.map(|_| ())
}

/// What the chair writes for the show: whose the special prizes are, and what is said of who leads each category.
pub async fn get_honours(db: &Db, chair: &Chair) -> Result<Honours> {
    let award = chair.award().id;
    let mut conn = db.read().await?;
    let mut prizes = Vec::new();
    for prize in prizes_of(&mut conn, award).await? {
        let decision = find_decision(&mut conn, prize.id).await?;
        prizes.push(PrizeChoice { prize, decision });
    }
    let candidates = candidates_of(&mut conn, award).await?;
    let standings = standings::compute(&mut conn, award).await?;
    // Who leads where a tie keeps the chair from deciding is for another chair to see.
    let own = jury::own_categories(&mut conn, chair.id(), award).await?;
    let mut firsts = Vec::new();
    for category in award::categories_of(&mut conn, award).await?.into_iter().filter(|category| !own.contains(&category.slug)) {
        let leader = standings.get(&category.slug).and_then(|standings| standings.place(1).ok().flatten());
        let leader = candidates.iter().find(|candidate| Some(candidate.id) == leader);
        let citation = match leader {
            Some(leader) => card::citation_of(&mut conn, leader.id).await?,
            None => Trilingual::default(),
        };
        let leader = leader.map(|leader| (leader.id, leader.title.clone()));
        firsts.push(FirstPlace { category: category.slug, leader, citation });
    }
    Ok(Honours { prizes, firsts, candidates, is_prepared: is_prepared(&mut conn, award).await? })
}

async fn candidates_of(conn: &mut Conn, award: AwardId) -> Result<Vec<Candidate>> {
    let rows = sql!(
        conn,
        fetch_all(EntryId, String, String, String, String),
        "SELECT id, category, title, title_ru, title_en FROM entry WHERE award_id = $1 AND state = 'eligible' ORDER BY category, title, id",
        award
    )?;
    Ok(rows.into_iter().map(|(id, category, kk, ru, en)| Candidate { id, category, title: Trilingual::new(kk, ru, en) }).collect())
}

pub(super) async fn find_decision(conn: &mut Conn, prize: PrizeId) -> Result<Option<PrizeDecision>> {
    let row = sql!(
        conn,
        fetch_optional(Option<EntryId>, String, String, String),
        "SELECT entry_id, citation_kk, citation_ru, citation_en FROM prize_decision WHERE prize_id = $1",
        prize
    )?;
    Ok(row.map(|(entry, kk, ru, en)| PrizeDecision { entry, citation: Trilingual::new(kk, ru, en) }))
}

/// The chair decides whose a special prize is, with a citation; without an entry it is not awarded.
pub async fn decide_prize(db: &Db, chair: &Chair, prize: PrizeId, entry: Option<EntryId>, typed: &Trilingual) -> Result<()> {
    let (scope, award, person, now) = (chair.clone(), chair.award().id, chair.id(), chair.now());
    let citation = if entry.is_some() { texts(typed, CITATION_MAX)? } else { texts_if_any(typed, CITATION_MAX)? };
    db.write(Key::Ceremony(award), move |conn| {
        let decision = PrizeDecision { entry, citation: citation.clone() };
        Box::pin(async move {
            check_arrangeable(conn, award).await?;
            // Every entry of the edition competes for it.
            scores::check_untied(conn, &scope, None).await?;
            if !prizes_of(conn, award).await?.iter().any(|known| known.id == prize) {
                return Err(Error::NotFound);
            }
            if let Some(entry) = entry {
                check_competes(conn, award, entry).await?;
            }
            write_decision(conn, prize, &decision, person, now).await?;
            event::record(conn, now, Some(person), "prize_decided", &prize.to_string(), "").await
        })
    })
    .await
}

pub(crate) async fn write_decision(
    conn: &mut Conn,
    prize: PrizeId,
    decision: &PrizeDecision,
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO prize_decision (prize_id, entry_id, citation_kk, citation_ru, citation_en, decided_at, decided_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (prize_id) DO UPDATE SET entry_id = excluded.entry_id, \
         citation_kk = excluded.citation_kk, citation_ru = excluded.citation_ru, citation_en = excluded.citation_en, \
         decided_at = excluded.decided_at, decided_by = excluded.decided_by",
        prize,
        decision.entry,
        &decision.citation.kk,
        &decision.citation.ru,
        &decision.citation.en,
        now,
        person
    )
    .map(|_| ())
}

/// The chair writes what is said of an entry, should it be first; nothing in all three languages takes it back.
pub async fn cite(db: &Db, chair: &Chair, entry: EntryId, typed: &Trilingual) -> Result<()> {
    let (scope, award, person, now) = (chair.clone(), chair.award().id, chair.id(), chair.now());
    let citation = texts_if_any(typed, CITATION_MAX)?;
    db.write(Key::Ceremony(award), move |conn| {
        let citation = citation.clone();
        Box::pin(async move {
            check_arrangeable(conn, award).await?;
            check_competes(conn, award, entry).await?;
            let (category,) = sql!(conn, fetch_one(String,), "SELECT category FROM entry WHERE id = $1", entry)?;
            scores::check_untied(conn, &scope, Some(&category)).await?;
            write_citation(conn, entry, &citation, person, now).await?;
            event::record(conn, now, Some(person), "citation_written", &award.to_string(), &entry.to_string()).await
        })
    })
    .await
}

pub(crate) async fn write_citation(conn: &mut Conn, entry: EntryId, text: &Trilingual, person: PersonId, now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO citation (entry_id, text_kk, text_ru, text_en, written_at, written_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (entry_id) DO UPDATE SET text_kk = excluded.text_kk, text_ru = excluded.text_ru, text_en = excluded.text_en, \
         written_at = excluded.written_at, written_by = excluded.written_by",
        entry,
        &text.kk,
        &text.ru,
        &text.en,
        now,
        person
    )
    .map(|_| ())
}

async fn check_competes(conn: &mut Conn, award: AwardId, entry: EntryId) -> Result<()> {
    let found = "SELECT COUNT(*) FROM entry WHERE id = $1 AND award_id = $2 AND state = 'eligible'";
    let (count,) = sql!(conn, fetch_one(i64,), found, entry, award)?;
    if count == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Whose a special prize is, as its step will disclose it, with the entry.
pub(super) async fn awarded(conn: &mut Conn, award: AwardId, slug: &str) -> Result<(Disclosure, Vec<EntryId>)> {
    let prizes = prizes_of(conn, award).await?;
    let prize = prizes.iter().find(|prize| prize.slug == slug).ok_or(CeremonyError::Undecided)?;
    let decision = find_decision(conn, prize.id).await?.ok_or(CeremonyError::Undecided)?;
    let Some(entry) = decision.entry else { return Ok((Disclosure::Place(Place::NotAwarded), Vec::new())) };
    // An entry that left the competition since then cannot have it.
    check_competes(conn, award, entry).await.map_err(|_| CeremonyError::Undecided)?;
    let card = Box::new(Card { citation: decision.citation, ..card::of(conn, entry).await? });
    Ok((Disclosure::Place(Place::Awarded { card }), vec![entry]))
}
