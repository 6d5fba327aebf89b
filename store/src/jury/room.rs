//! The organizer's view of the jury: the plan, its weak spots, and how many sheets are in. Never a score.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{AwardId, EntryId, PersonId},
    jury::{Candidate, JurorLine, JuryRoom, PanelLine, PanelSeat, Plan, PlanCounts, Seat, SeatMark, WeakSpots},
    locale::Trilingual,
    organization::Listed,
};

use super::{
    planning::{EntryRow, Gathered, fingerprint, gather},
    round, tie,
};
use crate::{Db, Result, award, db::Conn, scope::Organizer, standings};

/// Entries on one page.
const PAGE: u32 = 20;

/// The jury's room with the plan as it would be now. `only_weak` leaves the entries that something is weak about.
pub async fn get_room(db: &Db, organizer: &Organizer, only_weak: bool, page: u32) -> Result<JuryRoom> {
    let mut conn = db.read().await?;
    let award = organizer.award();
    let (round, rules, is_second) = round::at_work(&mut conn, award, organizer.now()).await?;
    let gathered = gather(&mut conn, award, is_second).await?;
    let plan = gathered.planning.plan();
    let weak = gathered.planning.weak_spots(&plan);
    let present = gathered.present();
    let reasons = reasons(&mut conn, award.id).await?;
    let done = gathered.given.values().filter(|(_, mark)| *mark == SeatMark::Done).count();
    let counts = PlanCounts {
        seats: plan.seats.len(),
        new: plan.seats.difference(&present).count(),
        leaving: present.difference(&plan.seats).count(),
        done,
        short: weak.short.len(),
        no_expert: weak.no_expert.len(),
        over: weak.over.len(),
        idle: weak.idle.len(),
    };
    let mut jurors = Vec::with_capacity(gathered.planning.jurors.len());
    for candidate in &gathered.planning.jurors {
        jurors.push(juror(&mut conn, &gathered, &plan, &weak, candidate).await?);
    }
    jurors.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    let is_weak = |entry: &EntryRow| weak.short.contains_key(&entry.id) || weak.no_expert.contains(&entry.id);
    let shown: Vec<&EntryRow> = gathered.entries.iter().filter(|entry| !only_weak || is_weak(entry)).collect();
    let (total, page) = (u64::try_from(shown.len()).unwrap_or_default(), page.max(1));
    let skipped = usize::try_from(u64::from(page - 1) * u64::from(PAGE)).unwrap_or(usize::MAX);
    let items = shown
        .into_iter()
        .skip(skipped)
        .take(PAGE as usize)
        .map(|entry| panel(&gathered, &plan, &weak, (&present, &reasons), entry))
        .collect();
    let pages = domain::paging::pages(total, PAGE);
    Ok(JuryRoom {
        round,
        rules,
        is_second,
        awaited: if is_second { awaited(&mut conn, award.id).await? } else { Vec::new() },
        has_sheets: award::progress_of(&mut conn, award, organizer.now()).await?.has_sheets,
        fingerprint: fingerprint(&plan),
        counts,
        jurors,
        panels: Listed { items, total, page, pages },
    })
}

/// The categories with entries whose second round has not opened, in the award's order.
async fn awaited(conn: &mut Conn, award: AwardId) -> Result<Vec<Trilingual>> {
    let opened = standings::opened(conn, award).await?.categories;
    let entered = "SELECT DISTINCT category, award_id FROM entry WHERE award_id = $1 AND state = 'eligible'";
    let entered = sql!(conn, fetch_all(String, AwardId), entered, award)?;
    let is_awaited = |slug: &String| !opened.contains_key(slug) && entered.iter().any(|(category, _)| category == slug);
    let categories = award::categories_of(conn, award).await?;
    Ok(categories.into_iter().filter(|category| is_awaited(&category.slug)).map(|category| category.name).collect())
}

async fn juror(conn: &mut Conn, gathered: &Gathered, plan: &Plan, weak: &WeakSpots, candidate: &Candidate) -> Result<JurorLine> {
    let id = candidate.juror;
    let marks: Vec<SeatMark> = gathered.given.iter().filter(|(seat, _)| seat.juror == id).map(|(_, (_, mark))| *mark).collect();
    let count = |wanted: SeatMark| marks.iter().filter(|mark| **mark == wanted).count();
    Ok(JurorLine {
        id,
        name: name(gathered, id),
        most: candidate.most,
        expertise: candidate.expertise.iter().cloned().collect(),
        planned: plan.seats.iter().filter(|seat| seat.juror == id).count(),
        given: marks.len() - count(SeatMark::Left),
        done: count(SeatMark::Done),
        left: count(SeatMark::Left),
        ties: tie::read_ties(conn, id).await?,
        is_over: weak.over.contains(&id),
        is_idle: weak.idle.contains(&id),
    })
}

fn name(gathered: &Gathered, juror: PersonId) -> String {
    gathered.names.get(&juror).cloned().unwrap_or_default()
}

/// Why jurors left entries by themselves.
async fn reasons(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<Seat, String>> {
    let rows = sql!(
        conn,
        fetch_all(EntryId, PersonId, String),
        "SELECT a.entry_id, a.juror_id, r.reason FROM recusal AS r JOIN assignment AS a ON a.id = r.assignment_id \
         JOIN entry AS e ON e.id = a.entry_id WHERE e.award_id = $1 AND r.cause = 'own'",
        award
    )?;
    Ok(rows.into_iter().map(|(entry, juror, reason)| (Seat { entry, juror }, reason)).collect())
}

fn panel(
    gathered: &Gathered,
    plan: &Plan,
    weak: &WeakSpots,
    (present, reasons): (&BTreeSet<Seat>, &BTreeMap<Seat, String>),
    entry: &EntryRow,
) -> PanelLine {
    let of_entry = |seat: &&Seat| seat.entry == entry.id;
    let mut seats: Vec<PanelSeat> = Vec::new();
    let pairs: BTreeSet<Seat> = plan.seats.iter().chain(gathered.given.keys()).filter(of_entry).copied().collect();
    for seat in pairs {
        let mark = match gathered.given.get(&seat) {
            Some((_, mark)) if present.contains(&seat) && !plan.seats.contains(&seat) && *mark != SeatMark::Left => SeatMark::Leaving,
            Some((_, mark)) => *mark,
            None => SeatMark::New,
        };
        seats.push(PanelSeat {
            juror: seat.juror,
            name: name(gathered, seat.juror),
            mark,
            is_pinned: gathered.pinned.contains(&seat),
            reason: reasons.get(&seat).cloned().unwrap_or_default(),
        });
    }
    seats.sort_by(|a, b| a.name.cmp(&b.name).then(a.juror.cmp(&b.juror)));
    let is_free = |juror: PersonId| {
        let seat = Seat { entry: entry.id, juror };
        (!gathered.planning.barred.contains(&seat) || gathered.refused.contains(&seat))
            && !plan.seats.contains(&seat)
            && !gathered.given.contains_key(&seat)
    };
    let mut others: Vec<(PersonId, String)> = gathered
        .planning
        .jurors
        .iter()
        .filter(|juror| is_free(juror.juror))
        .map(|juror| (juror.juror, name(gathered, juror.juror)))
        .collect();
    others.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    PanelLine {
        entry: entry.id,
        number: entry.number,
        title: entry.title(),
        category_name: entry.category_name(),
        body: entry.body(),
        seats,
        others,
        missing: weak.short.get(&entry.id).copied().unwrap_or_default(),
        lacks_expert: weak.no_expert.contains(&entry.id),
    }
}
