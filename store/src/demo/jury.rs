//! The jury's work in the demonstration: who scored what, one recusal, one tie. Only the scores, and what the chair
//! decided about them, depend on the outcome; ids and times never do.

mod scores;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use domain::{
    id::{AssignmentId, EntryId},
    standings::Standings,
    time::{DAY, Timestamp},
};

use super::Demo;
use crate::{Result, db::Conn, standings};
use scores::{Sheets, score_category, score_tied_category};

/// How many jurors there are.
const JURORS: usize = 9;
/// Where the jurors of an entry sit, counted from its own place; another pattern for each round of nine entries. The
/// fourth is who steps in for a recusal.
const SEATS: [[usize; 4]; 4] = [[0, 1, 3, 5], [0, 2, 5, 7], [0, 1, 5, 6], [0, 4, 6, 8]];
/// The entry, counted from 0, whose first juror recuses themselves.
const RECUSED: usize = 7;
/// The category in which two entries share the second place until the chair parts them.
const TIED: &str = "economy";
const RECUSAL_REASON: &str = "Өтініш иесі ұйымда 2023 жылға дейін жұмыс істедім.";
const TIE_REASON: &str =
    "Жалпы балл да, нәтиже мен жауапты ЖИ балдары да тең. Алқа талқылауынан кейін нәтижесін тәуелсіз тарап растаған жоба алға қойылды.";

/// A juror before an entry.
struct Seat {
    entry: EntryId,
    juror: usize,
    is_recused: bool,
}

pub(super) async fn create(conn: &mut Conn, demo: &Demo) -> Result<()> {
    let award = demo.ceremony_award();
    let entries = sql!(
        conn,
        fetch_all(EntryId, String),
        "SELECT id, category FROM entry WHERE award_id = $1 AND state = 'eligible' ORDER BY number",
        award.id
    )?;
    let seats: Vec<Seat> = entries.iter().enumerate().flat_map(|(index, (entry, _))| seats_of(index, *entry)).collect();
    for seat in &seats {
        write_seat(conn, demo, seat, award.judging_from).await?;
    }
    let weights = standings::weights_of(conn, award.id).await?;
    let mut categories: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
    for (entry, category) in &entries {
        categories.entry(category).or_default().push(*entry);
    }
    for (category, entries) in categories {
        let panels: BTreeMap<EntryId, Vec<usize>> = entries.iter().map(|entry| (*entry, panel_of(&seats, *entry))).collect();
        let sheets = if category == TIED {
            let (sheets, standings) = score_tied_category(demo, &weights, &panels)?;
            write_decision(conn, demo, category, &standings).await?;
            sheets
        } else {
            score_category(demo, &weights, &panels)?
        };
        write_sheets(conn, demo, &sheets, award.judging_from).await?;
    }
    Ok(())
}

fn seats_of(index: usize, entry: EntryId) -> Vec<Seat> {
    let seat = |offset: usize| Seat { entry, juror: (index + offset) % JURORS + 1, is_recused: false };
    let mut seats: Vec<Seat> = SEATS[index / JURORS % SEATS.len()].into_iter().map(seat).collect();
    if index == RECUSED {
        seats[0].is_recused = true;
    } else {
        seats.truncate(3);
    }
    seats
}

/// The jurors who score an entry.
fn panel_of(seats: &[Seat], entry: EntryId) -> Vec<usize> {
    seats.iter().filter(|seat| seat.entry == entry && !seat.is_recused).map(|seat| seat.juror).collect()
}

async fn write_seat(conn: &mut Conn, demo: &Demo, seat: &Seat, judging_from: Timestamp) -> Result<()> {
    let id = demo.assignment(seat.entry, seat.juror);
    sql!(
        conn,
        execute,
        "INSERT INTO assignment (id, entry_id, juror_id, assigned_at, cleared_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        seat.entry,
        demo.person(&format!("juror{}", seat.juror)),
        judging_from,
        (!seat.is_recused).then_some(judging_from)
    )?;
    if seat.is_recused {
        let recused_at = judging_from.plus(DAY);
        sql!(conn, execute, "INSERT INTO recusal (assignment_id, reason, recused_at) VALUES ($1, $2, $3)", id, RECUSAL_REASON, recused_at)?;
    }
    Ok(())
}

async fn write_sheets(conn: &mut Conn, demo: &Demo, sheets: &Sheets, judging_from: Timestamp) -> Result<()> {
    for (entry, of_entry) in sheets {
        for (juror, scores) in of_entry {
            let id = demo.assignment(*entry, *juror);
            let digest = demo.digest(&format!("sheet {entry} {juror}"));
            let submitted_at = judging_from.plus(2 * DAY + i64::from(digest[0]) * DAY / 15);
            sql!(conn, execute, "INSERT INTO score_sheet (assignment_id, saved_at, submitted_at) VALUES ($1, $2, $2)", id, submitted_at)?;
            for (criterion, score) in scores {
                let score = i64::from(score.value());
                sql!(conn, execute, "INSERT INTO score (assignment_id, criterion, score) VALUES ($1, $2, $3)", id, criterion, score)?;
            }
        }
    }
    Ok(())
}

/// The chair's order of the entries that the rule leaves tied.
async fn write_decision(conn: &mut Conn, demo: &Demo, category: &str, standings: &Standings) -> Result<()> {
    for (position, entry) in (0_i64..).zip(standings.unresolved().concat()) {
        sql!(
            conn,
            execute,
            "INSERT INTO tie_decision (award_id, category, position, entry_id, reason, decided_at, decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            demo.ceremony_award().id,
            category,
            position,
            entry,
            TIE_REASON,
            demo.at.plus(-3 * DAY),
            demo.person("chair")
        )?;
    }
    Ok(())
}

impl Demo {
    fn assignment(&self, entry: EntryId, juror: usize) -> AssignmentId {
        AssignmentId::from_uuid(self.uuid(&format!("assignment {entry} {juror}")))
    }
}
