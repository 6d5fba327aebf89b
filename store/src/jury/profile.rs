//! What the organizer says of a juror and sets of the round.

use domain::{
    id::PersonId,
    jury::{Finals, JuryError, JuryRules, JuryRulesForm},
    person::Role,
};

use super::round;
use crate::{Db, Error, Key, Result, award, event, scope::Organizer};

/// The most entries that anybody takes.
const MOST: u32 = 500;

/// Says how many entries a juror takes, and which categories they know; others than those of the edition are left out.
pub async fn set_profile(db: &Db, organizer: &Organizer, juror: PersonId, most: &str, expertise: Vec<String>) -> Result<()> {
    let most: u32 = most.trim().parse().ok().filter(|most| *most <= MOST).ok_or(JuryError::Load)?;
    let (award, by, now) = (organizer.award().clone(), organizer.id(), organizer.now());
    db.write(Key::Award(award.id), move |conn| {
        Box::pin(async move {
            let juror_role = "SELECT person_id FROM role WHERE person_id = $1 AND role = $2";
            sql!(conn, fetch_optional(PersonId,), juror_role, juror, Role::Juror.code())?.ok_or(Error::NotFound)?;
            sql!(
                conn,
                execute,
                "INSERT INTO juror_load (award_id, juror_id, most) VALUES ($1, $2, $3) ON CONFLICT (award_id, juror_id) DO UPDATE SET most = excluded.most",
                award.id,
                juror,
                i64::from(most)
            )?;
            sql!(conn, execute, "DELETE FROM juror_expertise WHERE award_id = $1 AND juror_id = $2", award.id, juror)?;
            let known = award::categories_of(conn, award.id).await?;
            for category in known.into_iter().filter(|category| expertise.contains(&category.slug)) {
                sql!(
                    conn,
                    execute,
                    "INSERT INTO juror_expertise (award_id, juror_id, category) VALUES ($1, $2, $3)",
                    award.id,
                    juror,
                    &category.slug
                )?;
            }
            event::record(conn, now, Some(by), "juror_set", &juror.to_string(), &format!("{most} {}", expertise.join(","))).await
        })
    })
    .await
}

/// Sets the rules of the round. What is hidden from jurors stays as it is once somebody has scored.
pub async fn set_rules(db: &Db, organizer: &Organizer, form: &JuryRulesForm) -> Result<()> {
    let (award, by, now) = (organizer.award().clone(), organizer.id(), organizer.now());
    let rules = form.parse(&award)?;
    db.write(Key::Award(award.id), move |conn| {
        Box::pin(async move {
            let (round, before, is_second) = round::at_work(conn, &award, now).await?;
            // In the second round its own end alone can be moved, also when it is over: a shortlist that nobody confirmed in time would
            // otherwise never get there.
            if !is_second || round.is_sealed {
                round.check_not_over(now)?;
            }
            let rules = if is_second { JuryRules { finals: rules.finals, ..before } } else { rules };
            let is_begun =
                |finals: &Finals| finals.until <= now || (is_second && before.finals.is_some_and(|known| known.from != finals.from));
            if rules.finals.as_ref().map_or(is_second, is_begun) {
                return Err(JuryError::Finals.into());
            }
            if rules.is_blind != before.is_blind && award::progress_of(conn, &award, now).await?.has_sheets {
                return Err(JuryError::BlindTooLate.into());
            }
            if !is_second && rules.until.is_some_and(|until| until <= now) {
                return Err(JuryError::Until.into());
            }
            sql!(
                conn,
                execute,
                "UPDATE award SET jurors_per_entry = $2, is_blind = $3, judging_until = $4, finals_from = $5, finals_until = $6 \
                 WHERE id = $1",
                award.id,
                i64::from(rules.jurors_per_entry),
                rules.is_blind,
                rules.until,
                rules.finals.map(|finals| finals.from),
                rules.finals.map(|finals| finals.until)
            )?;
            let detail = serde_json::to_string(&rules).map_err(|error| Error::Unexpected(error.to_string()))?;
            event::record(conn, now, Some(by), "jury_rules", &award.id.to_string(), &detail).await
        })
    })
    .await
}
