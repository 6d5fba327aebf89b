//! The finalists of a category go into the second round.

use domain::{award::Award, id::PersonId, jury::Finals, letter::Letter, round::RoundError, time::Timestamp};

use crate::{Result, db::Conn, event, jury::round, mail, scope::Chair};

/// The second round that the confirmed shortlist of a category goes into now, if the edition has one.
pub(super) async fn check_may_open(conn: &mut Conn, award: &Award, category: &str, now: Timestamp) -> Result<Option<Finals>> {
    let (first, rules) = round::of(conn, award).await?;
    if let Some(finals) = rules.finals {
        finals.check_may_open(&first, now)?;
        let waiting = "SELECT COUNT(*) FROM appeal JOIN entry ON entry.id = appeal.entry_id \
                       WHERE entry.award_id = $1 AND entry.category = $2 AND entry.state = 'ineligible' AND appeal.ruling IS NULL";
        // Whoever might be a finalist is known first.
        if sql!(conn, fetch_one(i64,), waiting, award.id, category)?.0 > 0 {
            return Err(RoundError::AppealWaits.into());
        }
    }
    Ok(rules.finals)
}

/// What the finalists were given is put away, then goes: their jurors begin anew. What the chair decided on them goes, too: it was about the
/// first round.
const PUT_AWAY: [&str; 5] = [
    "INSERT INTO first_seat (entry_id, juror_id, mark, comment, note) SELECT a.entry_id, a.juror_id, \
     CASE WHEN r.assignment_id IS NOT NULL THEN 'recused' WHEN s.submitted_at IS NULL THEN 'missing' \
     WHEN NOT EXISTS (SELECT * FROM score WHERE score.assignment_id = a.id) THEN 'abstained' ELSE 'counted' END, \
     COALESCE(s.comment, ''), COALESCE(s.note, '') FROM assignment AS a JOIN finalist AS f ON f.entry_id = a.entry_id \
     LEFT JOIN score_sheet AS s ON s.assignment_id = a.id LEFT JOIN recusal AS r ON r.assignment_id = a.id \
     WHERE f.award_id = $1 AND f.category = $2",
    "INSERT INTO first_score (entry_id, juror_id, criterion, score) SELECT a.entry_id, a.juror_id, score.criterion, score.score \
     FROM score JOIN assignment AS a ON a.id = score.assignment_id JOIN finalist AS f ON f.entry_id = a.entry_id \
     WHERE f.award_id = $1 AND f.category = $2",
    "DELETE FROM score WHERE assignment_id IN (SELECT a.id FROM assignment AS a JOIN finalist AS f ON f.entry_id = a.entry_id \
     WHERE f.award_id = $1 AND f.category = $2)",
    "DELETE FROM score_sheet WHERE assignment_id IN (SELECT a.id FROM assignment AS a JOIN finalist AS f ON f.entry_id = a.entry_id \
     WHERE f.award_id = $1 AND f.category = $2)",
    "DELETE FROM tie_decision WHERE award_id = $1 AND category = $2 \
     AND entry_id IN (SELECT entry_id FROM finalist WHERE award_id = $1 AND category = $2)",
];

/// Opens it.
pub(super) async fn open(conn: &mut Conn, chair: &Chair, category: &str, finals: Finals) -> Result<()> {
    let (award, now) = (chair.award(), chair.now());
    sql!(conn, execute, "UPDATE shortlist SET opened_at = $3 WHERE award_id = $1 AND category = $2", award.id, category, now)?;
    for statement in PUT_AWAY {
        sql!(conn, execute, statement, award.id, category)?;
    }
    tell(conn, chair, category, finals).await?;
    event::record(conn, now, Some(chair.id()), "second_round_opened", &award.id.to_string(), category).await
}

/// Each juror of a finalist is told how many sheets wait, and until when.
async fn tell(conn: &mut Conn, chair: &Chair, category: &str, finals: Finals) -> Result<()> {
    let award = chair.award();
    let jurors = sql!(
        conn,
        fetch_all(PersonId, i64),
        "SELECT a.juror_id, COUNT(*) FROM assignment AS a JOIN finalist AS f ON f.entry_id = a.entry_id WHERE f.award_id = $1 AND f.category = $2 \
         AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = a.id) GROUP BY a.juror_id",
        award.id,
        category
    )?;
    for (juror, count) in jurors {
        let count = u64::try_from(count).unwrap_or_default();
        let letter = Letter::SeatsGiven { award: award.name.clone(), year: award.year, count, until: finals.until };
        mail::post_to(conn, chair.now(), juror, &letter).await?;
    }
    Ok(())
}
