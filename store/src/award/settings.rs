//! What the organizer sets of an edition. Each change is judged by the domain inside the write that makes it.

use domain::{
    award::{Award, AwardError, AwardSettings, Calendar, CriteriaForm, NewAward, Progress, Rules},
    criterion::Criterion,
    id::AwardId,
    time::Timestamp,
};

use crate::{Db, Error, Key, Result, db::Conn, event, scope::Organizer};

/// The organizer's edition with everything that can be set, and whom a change would touch.
pub async fn get_settings(db: &Db, organizer: &Organizer) -> Result<AwardSettings> {
    let award = organizer.award().clone();
    let mut conn = db.read().await?;
    let count = async |conn: &mut Conn, drafts: bool| {
        let (count,) = sql!(
            conn,
            fetch_one(i64,),
            "SELECT COUNT(*) FROM entry WHERE award_id = $1 AND (state IN ('draft', 'withdrawn', 'returned')) = $2",
            award.id,
            drafts
        )?;
        Ok::<_, Error>(u64::try_from(count).unwrap_or_default())
    };
    let (writers,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM membership WHERE admitted_at IS NOT NULL AND organization_id IN \
         (SELECT organization_id FROM entry WHERE award_id = $1 AND state IN ('draft', 'withdrawn', 'returned'))",
        award.id
    )?;
    Ok(AwardSettings {
        categories: super::categories_of(&mut conn, award.id).await?,
        criteria: super::criteria_of(&mut conn, award.id).await?,
        progress: progress_of(&mut conn, award.id, organizer.now()).await?,
        drafts: count(&mut conn, true).await?,
        sent: count(&mut conn, false).await?,
        writers: u64::try_from(writers).unwrap_or_default(),
        award,
    })
}

/// How far an edition is.
pub(crate) async fn progress_of(conn: &mut Conn, award: AwardId, now: Timestamp) -> Result<Progress> {
    let (sheets,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM score_sheet JOIN assignment ON assignment.id = score_sheet.assignment_id \
         JOIN entry ON entry.id = assignment.entry_id WHERE entry.award_id = $1",
        award
    )?;
    Ok(Progress { now, has_sheets: sheets > 0 })
}

/// The edition as it is now, held until the commit.
pub(super) async fn hold(conn: &mut Conn, id: AwardId) -> Result<Award> {
    sql!(conn, execute, "UPDATE award SET year = year WHERE id = $1", id)?;
    super::list_all(conn).await?.into_iter().find(|award| award.id == id).ok_or(Error::NotFound)
}

/// Changes the names and dates.
pub async fn change(db: &Db, organizer: &Organizer, new: NewAward) -> Result<()> {
    let (id, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    db.write(Key::Award(id), move |conn| {
        Box::pin(async move {
            let old = hold(conn, id).await?;
            if let Some(problem) = old.change_problems(&new, progress_of(conn, id, now).await?).first() {
                return Err((*problem).into());
            }
            let Calendar { announced_at, opens_at, closes_at, judging_from, ceremony_at } = new.calendar;
            sql!(
                conn,
                execute,
                "UPDATE award SET name_kk = $2, name_ru = $3, name_en = $4, announced_at = $5, opens_at = $6, closes_at = $7, judging_from = $8, \
                 ceremony_at = $9 WHERE id = $1",
                id,
                &new.name.kk,
                &new.name.ru,
                &new.name.en,
                announced_at,
                opens_at,
                closes_at,
                judging_from,
                ceremony_at
            )?;
            let detail = serde_json::json!({"old": old, "name": new.name, "calendar": new.calendar}).to_string();
            event::record(conn, now, Some(person), "award_changed", &id.to_string(), &detail).await
        })
    })
    .await
}

/// Changes names and weights of the criteria.
pub async fn change_criteria(db: &Db, organizer: &Organizer, form: CriteriaForm) -> Result<()> {
    let (id, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    db.write(Key::Award(id), move |conn| {
        Box::pin(async move {
            hold(conn, id).await?.check_unjudged(progress_of(conn, id, now).await?)?;
            let old = super::criteria_of(conn, id).await?;
            let new = form.parse(&old)?;
            for Criterion { code, weight, name } in &new {
                sql!(
                    conn,
                    execute,
                    "UPDATE criterion SET weight = $3, name_kk = $4, name_ru = $5, name_en = $6 WHERE award_id = $1 AND code = $2",
                    id,
                    code,
                    i64::from(*weight),
                    &name.kk,
                    &name.ru,
                    &name.en
                )?;
            }
            let detail = serde_json::json!({"old": old, "new": new}).to_string();
            event::record(conn, now, Some(person), "criteria_changed", &id.to_string(), &detail).await
        })
    })
    .await
}

/// Switches the rules.
pub async fn change_rules(db: &Db, organizer: &Organizer, new: Rules) -> Result<()> {
    let (id, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    db.write(Key::Award(id), move |conn| {
        Box::pin(async move {
            let old = hold(conn, id).await?;
            old.check_unjudged(progress_of(conn, id, now).await?)?;
            if old.rules == new {
                return Err(AwardError::Unchanged.into());
            }
            sql!(
                conn,
                execute,
                "UPDATE award SET months_in_operation = $2, entries_per_category = $3 WHERE id = $1",
                id,
                i64::from(new.months_in_operation),
                i64::from(new.entries_per_category)
            )?;
            let detail = serde_json::json!({"old": old.rules, "new": new}).to_string();
            event::record(conn, now, Some(person), "rules_changed", &id.to_string(), &detail).await
        })
    })
    .await
}
