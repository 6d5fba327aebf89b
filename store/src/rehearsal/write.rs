//! The rows of a rehearsal: the copied names, and everything else invented.

use std::collections::BTreeMap;

use domain::{
    award::Award,
    bin::Bin,
    ceremony::{Prize, PrizeDecision},
    entry::{Entry, EntryState},
    id::{AssignmentId, AwardId, EntryId, OrganizationId, PersonId, PrizeId, ReceiptId},
    person::Role,
    seal::{Facts, SealKey, Secret},
    sheet::ScoreSheet,
    time::Timestamp,
};
use uuid::Uuid;

use super::{
    copy::{Copied, CopiedEntry},
    invent,
};
use crate::{
    Error, Result, award, ceremony,
    db::Conn,
    entries, event, password, scores,
    seal::{self, Sealing},
    standings,
};

/// Writes all of it, prepares the show and seals it.
pub(super) async fn all(conn: &mut Conn, copied: &Copied, passwords: &[String; 2], draw: u32, now: Timestamp) -> Result<()> {
    let award = Award { id: AwardId::from_uuid(Uuid::now_v7()), is_demo: false, published_at: None, ..copied.award.clone() };
    award::insert_with(conn, &award, copied.categories.clone(), copied.criteria.clone()).await?;
    let year = i64::from(award.year);
    sql!(conn, execute, "INSERT INTO rehearsal (year, made_at) VALUES ($1, $2)", year, now)?;
    let people = People::write(conn, passwords, draw, now).await?;
    let mut entries: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
    for (number, entry) in (1..).zip(&copied.entries) {
        let id = write_entry(conn, &award, entry, number, people.office, draw, now).await?;
        entries.entry(&entry.category).or_default().push(id);
    }
    let weights = standings::weights_of(conn, award.id).await?;
    for (category, of_category) in &entries {
        for sheet in invent::sheets(draw, category, &weights, of_category)? {
            write_sheet(conn, &sheet, &people.jurors, draw, now).await?;
        }
    }
    if let Some(arrangement) = &copied.arrangement {
        let arrangement = serde_json::from_str(arrangement).map_err(|error| Error::Unexpected(format!("an arrangement: {error}")))?;
        ceremony::save_arrangement(conn, award.id, &arrangement, now).await?;
    }
    write_honours(conn, &award, &copied.prizes, &entries, people.office, draw, now).await?;
    scores::confirm_all(conn, award.id, people.office, now).await?;
    event::record(conn, now, None, "rehearsal_made", &award.id.to_string(), &format!("draw {draw}")).await?;
    seal::seal_in(conn, sealing(&award, &people, draw, now)).await.map(|_| ())
}

/// The key is drawn and forgotten: nothing else is ever signed with it.
fn sealing(award: &Award, people: &People, draw: u32, now: Timestamp) -> Sealing {
    Sealing {
        facts: Facts { award: award.id, year: award.year, sealed_at: now, publishes_robustness: award.rules.publishes_robustness },
        key: SealKey::from_bytes(&rand::random()),
        secret: Secret(rand::random()),
        finalists: invent::digest(draw, "finalists"),
        salt: Box::new(|_| Ok(rand::random())),
        proposed_by: people.office,
        agreed_by: people.confirmer,
    }
}

/// Nobody of the award: two who run the rehearsal, and some who have no password.
struct People {
    confirmer: PersonId,
    office: PersonId,
    jurors: Vec<PersonId>,
}

impl People {
    async fn write(conn: &mut Conn, [host, confirmer]: &[String; 2], draw: u32, now: Timestamp) -> Result<Self> {
        let of = |name: &str| PersonId::from_uuid(invent::id(draw, &format!("person {name}")));
        let runs = [("host", "Жүргізуші (дайындық)", Role::Host, host), ("confirmer", "Растаушы (дайындық)", Role::Confirmer, confirmer)];
        for (name, full_name, role, password) in runs {
            let hash = password::hash(password.clone()).await?;
            write_person(conn, of(name), name, full_name, &hash, now).await?;
            sql!(conn, execute, "INSERT INTO role (person_id, role, granted_at) VALUES ($1, $2, $3)", of(name), role.code(), now)?;
        }
        write_person(conn, of("office"), "office", "Дайындық", password::NOBODY, now).await?;
        let mut jurors = Vec::new();
        for number in 1..=invent::JURORS {
            let name = format!("juror{number}");
            write_person(conn, of(&name), &name, &format!("Дайындық {number}"), password::NOBODY, now).await?;
            jurors.push(of(&name));
        }
        Ok(Self { confirmer: of("confirmer"), office: of("office"), jurors })
    }
}

async fn write_person(conn: &mut Conn, id: PersonId, name: &str, full_name: &str, hash: &str, now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO person (id, email, name, locale, password_hash, created_at, verified_at) VALUES ($1, $2, $3, 'kk', $4, $5, $5)",
        id,
        format!("{name}@rehearsal.bayge"),
        full_name,
        hash,
        now
    )
    .map(|_| ())
}

/// An entry with its public names, of a body with an invented number.
async fn write_entry(
    conn: &mut Conn,
    award: &Award,
    copied: &CopiedEntry,
    number: i64,
    office: PersonId,
    draw: u32,
    now: Timestamp,
) -> Result<EntryId> {
    let organization = OrganizationId::from_uuid(invent::id(draw, &format!("organization {number}")));
    sql!(
        conn,
        execute,
        "INSERT INTO organization (id, bin, kind, region, name_kk, name_ru, name_en, claimed_at, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        organization,
        bin(number)?.as_str(),
        &copied.kind,
        &copied.region,
        &copied.owner.kk,
        &copied.owner.ru,
        &copied.owner.en,
        now
    )?;
    let id = EntryId::from_uuid(invent::id(draw, &format!("entry {number}")));
    let draft = Entry { category: copied.category.clone(), ..Entry::draft(id, award.id, organization) };
    entries::insert(conn, &draft, office, now).await?;
    let sent = Entry { state: EntryState::Submitted { at: now, number }, ..draft };
    entries::send(conn, &sent, &copied.answers, ReceiptId::from_uuid(invent::id(draw, &format!("receipt {number}"))), office).await?;
    entries::write_state(conn, &Entry { state: EntryState::Eligible { at: now }, ..sent }, now, "").await?;
    if let Some(said) = &copied.said {
        ceremony::write_pronunciation(conn, id, said, office, now).await?;
    }
    Ok(id)
}

/// A number of the right form that is nobody's: its serial is counted.
fn bin(number: i64) -> Result<Bin> {
    // Of ten thousands one in eleven has no check digit: the next ones are tried in another range.
    let tried = (0..10).find_map(|range| Bin::with_check_digit(&format!("99014{range}{number:05}")));
    tried.ok_or_else(|| Error::Unexpected(format!("no number for body {number}")))
}

async fn write_sheet(conn: &mut Conn, sheet: &ScoreSheet, jurors: &[PersonId], draw: u32, now: Timestamp) -> Result<()> {
    let number = sheet.juror.0;
    let id = AssignmentId::from_uuid(invent::id(draw, &format!("seat {} {number}", sheet.entry)));
    let juror = usize::try_from(number).ok().and_then(|number| jurors.get(number.checked_sub(1)?)).copied();
    sql!(
        conn,
        execute,
        "INSERT INTO assignment (id, entry_id, juror_id, assigned_at, cleared_at) VALUES ($1, $2, $3, $4, $4)",
        id,
        sheet.entry,
        juror,
        now
    )?;
    sql!(conn, execute, "INSERT INTO score_sheet (assignment_id, saved_at, submitted_at) VALUES ($1, $2, $2)", id, now)?;
    for (criterion, score) in &sheet.scores {
        let score = i64::from(score.value());
        sql!(conn, execute, "INSERT INTO score (assignment_id, criterion, score) VALUES ($1, $2, $3)", id, criterion, score)?;
    }
    Ok(())
}

/// Special prizes go to somebody drawn, and each first place has words of the usual length.
async fn write_honours(
    conn: &mut Conn,
    award: &Award,
    prizes: &[Prize],
    entries: &BTreeMap<&str, Vec<EntryId>>,
    office: PersonId,
    draw: u32,
    now: Timestamp,
) -> Result<()> {
    for (position, prize) in (0_i64..).zip(prizes) {
        let prize = Prize { id: PrizeId::from_uuid(invent::id(draw, &format!("prize {}", prize.slug))), ..prize.clone() };
        ceremony::insert_prize(conn, award.id, &prize, position).await?;
        let key = |entry: &&EntryId| invent::digest(draw, &format!("{} {entry}", prize.slug));
        let entry = entries.values().flatten().min_by_key(key).copied();
        ceremony::write_decision(conn, prize.id, &PrizeDecision { entry, citation: invent::citation() }, office, now).await?;
    }
    for standings in standings::compute(conn, award.id).await?.values() {
        if let Ok(Some(first)) = standings.place(1) {
            ceremony::write_citation(conn, first, &invent::citation(), office, now).await?;
        }
    }
    Ok(())
}
