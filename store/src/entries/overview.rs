//! The desk at a glance: which editions go on, and what waits in them for the organizer. Numbers alone.

use domain::{
    award::{AtWork, Award, Overview, Phase, Waiting, Work},
    time::Timestamp,
};

use super::{list::count_states, row};
use crate::{
    Db, Result,
    award::{self, Edition},
    db::Conn,
    jury, mail,
    scope::Secretariat,
};

/// The editions that go on, or else the one whose ceremony is nearest; and what waits in these and beside them.
pub async fn get_overview(db: &Db, secretariat: &Secretariat) -> Result<Overview> {
    let now = secretariat.now();
    let mut conn = db.read().await?;
    let awards = award::list_all(&mut conn).await?;
    let mut going: Vec<Award> = awards.iter().filter(|award| award.phase(now) < Phase::Sharing).cloned().collect();
    if going.is_empty() {
        going.extend(award::choose(&awards, Edition::NearestCeremony, now).cloned());
    }
    going.sort_by_key(|award| award.ceremony_at.millis().abs_diff(now.millis()));
    let (mut editions, mut waiting) = (Vec::with_capacity(going.len()), general(&mut conn).await?);
    for award in going {
        let counts = count_states(&mut conn, award.id).await?;
        let of_edition = of_edition(&mut conn, &award, &counts, now).await?;
        waiting.extend(of_edition.map(|(work, count)| Waiting { work, year: Some(award.year), count }));
        editions.push(AtWork { award, counts });
    }
    waiting.retain(|waiting| waiting.count > 0);
    waiting.sort_by_key(|waiting| (waiting.work, waiting.year));
    Ok(Overview { editions, waiting, now })
}

/// What waits in one edition.
async fn of_edition(conn: &mut Conn, award: &Award, counts: &[(String, u64)], now: Timestamp) -> Result<[(Work, u64); 4]> {
    let (appeals,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM appeal JOIN entry ON entry.id = appeal.entry_id WHERE entry.award_id = $1 AND appeal.ruling IS NULL",
        award.id
    )?;
    let undecided = counts.iter().find(|(state, _)| state == "submitted").map_or(0, |(_, count)| *count);
    let returned = sql!(conn, fetch_all row::EntryRow, "SELECT * FROM entry WHERE award_id = $1 AND state = 'returned'", award.id)?;
    let mut overdue = 0;
    for found in returned {
        overdue += u64::from(now >= found.entry()?.deadline(award));
    }
    let (round, ..) = jury::round::at_work(conn, award, now).await?;
    let sheets = if round.check_open(now).is_ok() { award::count_unhanded(conn, award.id).await? } else { 0 };
    Ok([(Work::Appeals, whole(appeals)), (Work::Undecided, undecided), (Work::Overdue, overdue), (Work::Sheets, sheets)])
}

/// What waits whatever the edition.
async fn general(conn: &mut Conn) -> Result<Vec<Waiting>> {
    let (organizations, applicants, reported, asked, revisions, letters) = sql!(
        conn,
        fetch_one(i64, i64, i64, i64, i64, i64),
        "SELECT (SELECT COUNT(*) FROM organization WHERE confirmed_at IS NULL), \
         (SELECT COUNT(*) FROM membership WHERE admitted_at IS NULL), \
         (SELECT COUNT(*) FROM contact WHERE reported_at IS NOT NULL AND closed_at IS NULL), \
         (SELECT COUNT(*) FROM contact WHERE entry_id IS NULL AND answered_at IS NULL AND closed_at IS NULL), \
         (SELECT COUNT(*) FROM revision WHERE state = 'waiting'), \
         (SELECT COUNT(*) FROM mail WHERE sent_at IS NULL AND attempts >= $1)",
        mail::ATTEMPTS
    )?;
    let all = [
        (Work::Organizations, organizations),
        (Work::Applicants, applicants),
        (Work::Reported, reported),
        (Work::Asked, asked),
        (Work::Revisions, revisions),
        (Work::Letters, letters),
    ];
    Ok(all.into_iter().map(|(work, count)| Waiting { work, year: None, count: whole(count) }).collect())
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
