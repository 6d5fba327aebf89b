//! The edition that the jury works on in the demonstration: entries given out by a plan, sheets in every state, ties, a
//! recusal that waits for a new plan. None of its scores depends on the outcome.

use domain::{
    id::{AssignmentId, EntryId},
    jury::Seat,
    time::{DAY, HOUR, MINUTE, Timestamp},
};

use super::Demo;
use crate::{
    Result,
    award::categories_of,
    db::Conn,
    jury::{gather, insert_seat},
    standings,
};

/// The tales whose projects compete here too.
pub(super) const TALES: [&str; 9] = [
    "land-check",
    "library-voice",
    "core-archive",
    "activity-codes",
    "pension-calls",
    "log-watch",
    "snow-plan",
    "waste-sort",
    "address-read",
];

/// The juror who can be tried at once has this many entries.
const PINNED: usize = 7;
/// So many of the entries are scored by everybody but the first juror.
const SCORED: usize = 6;
/// How far the first juror is: sheets in, one begun, one declared; the others wait for the declaration.
const FIRST_DONE: usize = 3;
const FIRST_OPEN: usize = 5;
/// Who leaves an entry.
const RECUSED: &str = "juror4";
/// Who is tied to a body, and by what.
const TIED: (&str, &str) = ("juror2", "snow-plan");

pub(super) async fn create(conn: &mut Conn, demo: &Demo) -> Result<()> {
    let award = demo.judging_award();
    let entries: Vec<EntryId> = TALES.iter().map(|tale| demo.entry(&name_of(tale))).collect();
    sql!(conn, execute, "UPDATE award SET judging_until = $2 WHERE id = $1", award.id, demo.at.plus(30 * DAY))?;
    declare(conn, demo).await?;
    profiles(conn, demo).await?;
    for entry in &entries[..PINNED] {
        sql!(
            conn,
            execute,
            "INSERT INTO seat_wish (entry_id, juror_id, is_wanted, wished_at, wished_by) VALUES ($1, $2, TRUE, $3, $4)",
            entry,
            demo.person("juror1"),
            award.judging_from,
            demo.person("organizer")
        )?;
    }
    let plan = gather(conn, &award, false).await?.planning.plan();
    for seat in &plan.seats {
        insert_seat(conn, demo.seat(seat), *seat, award.judging_from).await?;
    }
    for (place, entry) in entries.iter().enumerate() {
        for seat in plan.seats.iter().filter(|seat| seat.entry == *entry) {
            work(conn, demo, seat, place).await?;
        }
    }
    let gone = plan.seats.iter().find(|seat| seat.juror == demo.person(RECUSED) && seat.entry != entries[0]);
    if let Some(seat) = gone {
        let id = demo.seat(seat);
        sql!(conn, execute, "DELETE FROM score WHERE assignment_id = $1", id)?;
        sql!(conn, execute, "DELETE FROM score_sheet WHERE assignment_id = $1", id)?;
        sql!(
            conn,
            execute,
            "INSERT INTO recusal (assignment_id, reason, recused_at, cause) VALUES ($1, $2, $3, 'own')",
            id,
            "Жоба авторымен бірге мақала жаздым.",
            demo.at.plus(-DAY)
        )?;
    }
    Ok(())
}

/// The entry of a tale that competes here again.
pub(super) fn name_of(tale: &str) -> String {
    format!("{tale} judging")
}

/// The ties that jurors declared: one to a body, one in words.
async fn declare(conn: &mut Conn, demo: &Demo) -> Result<()> {
    let at = demo.judging_award().judging_from.plus(-DAY);
    let (bin,) = sql!(
        conn,
        fetch_one(String,),
        "SELECT organization.bin FROM organization JOIN entry ON entry.organization_id = organization.id WHERE entry.id = $1",
        demo.entry(&name_of(TIED.1))
    )?;
    let ties = [
        (TIED.0, bin.as_str(), "2024 жылға дейін осы басқармада жұмыс істедім."),
        ("juror9", "", "Жұбайым медициналық ұйымда жұмыс істейді."),
    ];
    for (juror, bin, note) in ties {
        let id = demo.uuid(&format!("tie {juror}"));
        sql!(
            conn,
            execute,
            "INSERT INTO juror_tie (id, juror_id, bin, note, declared_at) VALUES ($1, $2, $3, $4, $5)",
            id,
            demo.person(juror),
            bin,
            note,
            at
        )?;
    }
    Ok(())
}

/// Each juror takes eight entries and knows two categories.
async fn profiles(conn: &mut Conn, demo: &Demo) -> Result<()> {
    let award = demo.judging_award().id;
    let categories = categories_of(conn, award).await?;
    for number in 1..=9_usize {
        let juror = demo.person(&format!("juror{number}"));
        sql!(conn, execute, "INSERT INTO juror_load (award_id, juror_id, most) VALUES ($1, $2, 8)", award, juror)?;
        for category in [number % categories.len(), (number + 2) % categories.len()].map(|place| &categories[place].slug) {
            sql!(conn, execute, "INSERT INTO juror_expertise (award_id, juror_id, category) VALUES ($1, $2, $3)", award, juror, category)?;
        }
    }
    Ok(())
}

/// How far a juror is with an entry.
async fn work(conn: &mut Conn, demo: &Demo, seat: &Seat, place: usize) -> Result<()> {
    let is_first = seat.juror == demo.person("juror1");
    let (is_open, is_begun, is_done) =
        if is_first { (place < FIRST_OPEN, place <= FIRST_DONE, place < FIRST_DONE) } else { (true, place < SCORED, place < SCORED) };
    let (id, from) = (demo.seat(seat), demo.judging_award().judging_from);
    if !is_open {
        return Ok(());
    }
    sql!(conn, execute, "UPDATE assignment SET cleared_at = $2 WHERE id = $1", id, from.plus(HOUR))?;
    if !is_begun {
        return Ok(());
    }
    let at = from.plus(DAY + i64::try_from(place).unwrap_or_default() * 47 * MINUTE);
    let submitted: Option<Timestamp> = is_done.then_some(at);
    sql!(
        conn,
        execute,
        "INSERT INTO score_sheet (assignment_id, saved_at, submitted_at, comment) VALUES ($1, $2, $3, $4)",
        id,
        at,
        submitted,
        if is_done { "Нәтиже сенімді, бірақ дәлелдің күнін көрсету керек." } else { "" }
    )?;
    // Not of this outcome: nothing of this edition may tell one outcome from another.
    let neutral = Demo { outcome: 0, ..*demo };
    let weights = standings::weights_of(conn, demo.judging_award().id).await?;
    let juror = (1..=9).find(|number| demo.person(&format!("juror{number}")) == seat.juror).unwrap_or_default();
    for weight in weights.iter().take(if is_done { weights.len() } else { 2 }) {
        let score = i64::from(neutral.score(seat.entry, juror, &weight.code, 0).value());
        sql!(conn, execute, "INSERT INTO score (assignment_id, criterion, score) VALUES ($1, $2, $3)", id, &weight.code, score)?;
    }
    Ok(())
}

impl Demo {
    fn seat(&self, seat: &Seat) -> AssignmentId {
        AssignmentId::from_uuid(self.uuid(&format!("seat {} {}", seat.entry, seat.juror)))
    }
}
