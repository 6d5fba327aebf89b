//! What a plan is made from, and what accepting it writes.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    award::Award,
    id::{AssignmentId, AwardId, EntryId, OrganizationId, PersonId},
    jury::{Candidate, Demand, JuryError, Plan, Planning, Seat, SeatMark},
    letter::Letter,
    locale::Trilingual,
    person::Role,
    time::Timestamp,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{conflict, round};
use crate::{Db, Key, Result, db::Conn, event, mail, scope::Organizer, standings};

/// How many entries a juror takes where nothing else is said.
pub(super) const USUAL_LOAD: i64 = 20;

#[derive(sqlx::FromRow)]
pub(crate) struct EntryRow {
    pub id: EntryId,
    pub number: i64,
    pub category: String,
    category_kk: String,
    category_ru: String,
    category_en: String,
    title: String,
    title_ru: String,
    title_en: String,
    organization_id: OrganizationId,
    bin: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

impl EntryRow {
    pub fn category_name(&self) -> Trilingual {
        Trilingual::new(self.category_kk.clone(), self.category_ru.clone(), self.category_en.clone())
    }

    pub fn title(&self) -> Trilingual {
        Trilingual::new(self.title.clone(), self.title_ru.clone(), self.title_en.clone())
    }

    pub fn body(&self) -> Trilingual {
        Trilingual::new(self.name_kk.clone(), self.name_ru.clone(), self.name_en.clone())
    }
}

#[derive(sqlx::FromRow)]
struct GivenRow {
    id: AssignmentId,
    entry_id: EntryId,
    juror_id: PersonId,
    version: Option<i64>,
    submitted_at: Option<Timestamp>,
    recused_at: Option<Timestamp>,
}

impl GivenRow {
    const fn mark(&self) -> SeatMark {
        match (self.recused_at, self.submitted_at, self.version) {
            (Some(_), ..) => SeatMark::Left,
            (None, Some(_), _) => SeatMark::Done,
            (None, None, Some(_)) => SeatMark::Begun,
            (None, None, None) => SeatMark::Given,
        }
    }
}

/// Everything about the jury's work on an edition, without a score.
pub(crate) struct Gathered {
    pub entries: Vec<EntryRow>,
    pub names: BTreeMap<PersonId, String>,
    /// What there is, by pair.
    pub given: BTreeMap<Seat, (AssignmentId, SeatMark)>,
    /// What the organizer pinned.
    pub pinned: BTreeSet<Seat>,
    /// What the organizer does not want.
    pub refused: BTreeSet<Seat>,
    pub planning: Planning,
}

/// Everything that the plan of a round is made from: of the second, the finalists alone.
pub(crate) async fn gather(conn: &mut Conn, award: &Award, is_second: bool) -> Result<Gathered> {
    let (_, rules) = round::of(conn, award).await?;
    let finalists = standings::opened(conn, award.id).await?.finalists;
    let is_meant = |entry: EntryId| !is_second || finalists.contains(&entry);
    let mut entries = sql!(
        conn,
        fetch_all EntryRow,
        "SELECT e.id, e.number, e.category, COALESCE(c.name_kk, e.category) AS category_kk, COALESCE(c.name_ru, '') AS category_ru, \
         COALESCE(c.name_en, '') AS category_en, e.title, e.title_ru, e.title_en, e.organization_id, o.bin, o.name_kk, o.name_ru, o.name_en \
         FROM entry AS e JOIN organization AS o ON o.id = e.organization_id \
         LEFT JOIN category AS c ON c.award_id = e.award_id AND c.slug = e.category WHERE e.award_id = $1 AND e.state = 'eligible' ORDER BY e.number",
        award.id
    )?;
    entries.retain(|entry| is_meant(entry.id));
    let jurors = candidates(conn, award.id).await?;
    let names: BTreeMap<PersonId, String> = sql!(
        conn,
        fetch_all(PersonId, String),
        "SELECT id, name FROM person WHERE id IN (SELECT person_id FROM role WHERE role = $1) OR id IN (SELECT juror_id FROM assignment)",
        Role::Juror.code()
    )?
    .into_iter()
    .collect();
    let mut given = given(conn, award.id).await?;
    given.retain(|seat, _| is_meant(seat.entry));
    let mut planning = Planning {
        entries: entries.iter().map(|entry| Demand { entry: entry.id, category: entry.category.clone() }).collect(),
        jurors,
        per_entry: rules.jurors_per_entry,
        ..Planning::default()
    };
    planning.barred = barred(conn, &entries, &planning.jurors).await?;
    planning.barred.extend(given.iter().filter(|(_, (_, mark))| *mark == SeatMark::Left).map(|(seat, _)| *seat));
    let begun = |mark: SeatMark| matches!(mark, SeatMark::Begun | SeatMark::Done);
    planning.fixed.extend(given.iter().filter(|(_, (_, mark))| begun(*mark)).map(|(seat, _)| *seat));
    planning.kept.extend(given.iter().filter(|(_, (_, mark))| *mark == SeatMark::Given).map(|(seat, _)| *seat));
    let (mut pinned, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for (entry, juror, is_wanted) in sql!(
        conn,
        fetch_all(EntryId, PersonId, bool),
        "SELECT entry_id, juror_id, is_wanted FROM seat_wish JOIN entry ON entry.id = entry_id WHERE entry.award_id = $1",
        award.id
    )? {
        let seat = Seat { entry, juror };
        if is_wanted && !planning.barred.contains(&seat) && entries.iter().any(|known| known.id == entry) {
            pinned.insert(seat);
        } else if !is_wanted && !planning.fixed.contains(&seat) && !planning.barred.contains(&seat) {
            refused.insert(seat);
        }
    }
    planning.fixed.extend(&pinned);
    planning.barred.extend(&refused);
    Ok(Gathered { entries, names, given, pinned, refused, planning })
}

/// Who can score, with how many entries they take and which categories they know.
async fn candidates(conn: &mut Conn, award: AwardId) -> Result<Vec<Candidate>> {
    let rows = sql!(
        conn,
        fetch_all(PersonId, i64),
        "SELECT role.person_id, COALESCE(most, $3) FROM role LEFT JOIN juror_load ON juror_id = role.person_id AND award_id = $1 \
         WHERE role.role = $2 ORDER BY role.person_id",
        award,
        Role::Juror.code(),
        USUAL_LOAD
    )?;
    let known = sql!(conn, fetch_all(PersonId, String), "SELECT juror_id, category FROM juror_expertise WHERE award_id = $1", award)?;
    let candidate = |(juror, most): (PersonId, i64)| Candidate {
        juror,
        most: u32::try_from(most).unwrap_or_default(),
        expertise: known.iter().filter(|(by, _)| *by == juror).map(|(_, category)| category.clone()).collect(),
    };
    Ok(rows.into_iter().map(candidate).collect())
}

async fn given(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<Seat, (AssignmentId, SeatMark)>> {
    let rows = sql!(
        conn,
        fetch_all GivenRow,
        "SELECT a.id, a.entry_id, a.juror_id, s.version, s.submitted_at, recusal.recused_at FROM assignment AS a JOIN entry ON entry.id = a.entry_id \
         LEFT JOIN score_sheet AS s ON s.assignment_id = a.id LEFT JOIN recusal ON recusal.assignment_id = a.id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible'",
        award
    )?;
    Ok(rows.into_iter().map(|row| (Seat { entry: row.entry_id, juror: row.juror_id }, (row.id, row.mark()))).collect())
}

/// The pairs that ties forbid.
async fn barred(conn: &mut Conn, entries: &[EntryRow], jurors: &[Candidate]) -> Result<BTreeSet<Seat>> {
    let family = conflict::family(conn).await?;
    let mut barred = BTreeSet::new();
    for candidate in jurors {
        let ties = conflict::ties_of(conn, candidate.juror).await?;
        for entry in entries {
            if ties.bar(&family, entry.organization_id, &conflict::read_bin(&entry.bin)?).is_some() {
                barred.insert(Seat { entry: entry.id, juror: candidate.juror });
            }
        }
    }
    Ok(barred)
}

impl Gathered {
    /// The pairs that the jury works on now.
    pub fn present(&self) -> BTreeSet<Seat> {
        self.given.iter().filter(|(_, (_, mark))| *mark != SeatMark::Left).map(|(seat, _)| *seat).collect()
    }
}

/// What tells one plan from another.
pub(super) fn fingerprint(plan: &Plan) -> String {
    let lines: Vec<String> = plan.seats.iter().map(|seat| format!("{} {}", seat.entry, seat.juror)).collect();
    hex::encode(&Sha256::digest(lines.join("\n"))[..16])
}

/// Gives the entries out as the plan says that the organizer looked at. Each juror with something new is told by mail.
pub async fn accept(db: &Db, organizer: &Organizer, seen: &str) -> Result<()> {
    let (award, by, now, seen) = (organizer.award().clone(), organizer.id(), organizer.now(), seen.to_owned());
    db.write(Key::Award(award.id), move |conn| {
        Box::pin(async move {
            let (round, _, is_second) = round::at_work(conn, &award, now).await?;
            round.check_not_over(now)?;
            let gathered = gather(conn, &award, is_second).await?;
            let plan = gathered.planning.plan();
            if fingerprint(&plan) != seen {
                return Err(JuryError::PlanChanged.into());
            }
            let present = gathered.present();
            for gone in present.difference(&plan.seats) {
                sql!(conn, execute, "DELETE FROM assignment WHERE id = $1", gathered.given[gone].0)?;
            }
            let mut counts: BTreeMap<PersonId, u64> = BTreeMap::new();
            for seat in plan.seats.difference(&present) {
                insert(conn, AssignmentId::from_uuid(Uuid::now_v7()), *seat, now).await?;
                *counts.entry(seat.juror).or_default() += 1;
            }
            for (juror, count) in counts {
                let letter = Letter::SeatsGiven { award: award.name.clone(), year: award.year, count, until: round.until };
                mail::post_to(conn, now, juror, &letter).await?;
            }
            event::record(conn, now, Some(by), "jury_plan_accepted", &award.id.to_string(), &seen).await
        })
    })
    .await
}

/// Gives an entry to a juror.
pub(crate) async fn insert(conn: &mut Conn, id: AssignmentId, seat: Seat, now: Timestamp) -> Result<()> {
    sql!(
        conn,
        execute,
        "INSERT INTO assignment (id, entry_id, juror_id, assigned_at) VALUES ($1, $2, $3, $4)",
        id,
        seat.entry,
        seat.juror,
        now
    )
    .map(|_| ())
}
