//! An edition as it is set now, and whom a change would touch.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    answers::Answers,
    award::{Award, AwardSettings, Concerned, Progress},
    category::CategoryUse,
    id::AwardId,
    organization::OrganizationKind,
    time::Timestamp,
};

use super::{reach, read, tell::people};
use crate::{Db, Error, Result, db::Conn, jury::round, scope::Organizer};

/// The organizer's edition with everything that can be set, and whom a change would touch.
pub async fn get_settings(db: &Db, organizer: &Organizer) -> Result<AwardSettings> {
    let award = organizer.award().clone();
    let mut conn = db.read().await?;
    let states = sql!(
        &mut conn,
        fetch_all(String, i64),
        "SELECT state, COUNT(*) FROM entry WHERE award_id = $1 GROUP BY state ORDER BY state",
        award.id
    )?;
    let states = states.into_iter().map(|(state, count)| (state, u64::try_from(count).unwrap_or_default())).collect();
    let mut count = async |concerned: Concerned| {
        let readers = people(&mut conn, award.id, concerned, None).await?;
        Ok::<_, Error>(u64::try_from(readers.len()).unwrap_or_default())
    };
    let (writers, entrants) = (count(Concerned::Writers).await?, count(Concerned::Entrants).await?);
    let sheets = count_sheets(&mut conn, award.id).await?;
    let (jury, is_sealed) = round::set(&mut conn, award.id).await?;
    let promised = reach::promised(&mut conn, &award, organizer.now()).await?;
    let promised_until = promised.first().map(|(_, until)| *until);
    Ok(AwardSettings {
        categories: read::categories_of(&mut conn, award.id).await?,
        uses: uses_of(&mut conn, award.id).await?,
        criteria: read::criteria_of(&mut conn, award.id).await?,
        texts: read::texts_of(&mut conn, award.id).await?,
        progress: Progress { now: organizer.now(), has_sheets: sheets > 0, promised_until },
        promises: reach::named(&mut conn, &promised).await?,
        promised: u64::try_from(promised.len()).unwrap_or_default(),
        states,
        jury: (!is_sealed).then_some(jury),
        unhanded: count_unhanded(&mut conn, award.id).await?,
        sheets,
        writers,
        entrants,
        award,
    })
}

/// Of the seats at work, those whose sheet is not handed in.
pub(crate) async fn count_unhanded(conn: &mut Conn, award: AwardId) -> Result<u64> {
    let (unhanded,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT COUNT(*) FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id WHERE e.award_id = $1 AND e.state = 'eligible' \
         AND NOT EXISTS (SELECT * FROM recusal AS r WHERE r.assignment_id = a.id) \
         AND NOT EXISTS (SELECT * FROM score_sheet AS s WHERE s.assignment_id = a.id AND s.submitted_at IS NOT NULL)",
        award
    )?;
    Ok(u64::try_from(unhanded).unwrap_or_default())
}

async fn count_sheets(conn: &mut Conn, award: AwardId) -> Result<u64> {
    let (sheets,) = sql!(
        conn,
        fetch_one(i64,),
        "SELECT (SELECT COUNT(*) FROM score_sheet JOIN assignment ON assignment.id = score_sheet.assignment_id \
         JOIN entry ON entry.id = assignment.entry_id WHERE entry.award_id = $1) + (SELECT COUNT(*) FROM first_seat \
         JOIN entry ON entry.id = first_seat.entry_id WHERE entry.award_id = $1 AND first_seat.mark IN ('counted', 'abstained'))",
        award
    )?;
    Ok(u64::try_from(sheets).unwrap_or_default())
}

/// How far an edition is.
pub(crate) async fn progress_of(conn: &mut Conn, award: &Award, now: Timestamp) -> Result<Progress> {
    let promised_until = reach::promised(conn, award, now).await?.first().map(|(_, until)| *until);
    Ok(Progress { now, has_sheets: count_sheets(conn, award.id).await? > 0, promised_until })
}

/// The edition as it is now, held until the commit.
pub(crate) async fn hold(conn: &mut Conn, id: AwardId) -> Result<Award> {
    sql!(conn, execute, "UPDATE award SET year = year WHERE id = $1", id)?;
    super::list_all(conn).await?.into_iter().find(|award| award.id == id).ok_or(Error::NotFound)
}

#[derive(sqlx::FromRow)]
struct UseRow {
    category: String,
    draft: Option<String>,
    asked: Option<String>,
    kind: String,
}

/// How far each category is in use: where entries compete, what the forms of those that are being written say, and where one is asked to move.
pub(super) async fn uses_of(conn: &mut Conn, award: AwardId) -> Result<BTreeMap<String, CategoryUse>> {
    let rows = sql!(
        conn,
        fetch_all UseRow,
        "SELECT e.category, CASE WHEN e.state IN ('draft', 'withdrawn') THEN s.content END AS draft, o.kind, (SELECT m.category FROM move_request AS m WHERE m.entry_id = e.id AND m.answer IS NULL \
         ORDER BY m.asked_at DESC LIMIT 1) AS asked \
         FROM entry AS e JOIN organization AS o ON o.id = e.organization_id \
         LEFT JOIN entry_section AS s ON s.entry_id = e.id AND s.section = 'project' WHERE e.award_id = $1",
        award
    )?;
    let mut uses: BTreeMap<String, CategoryUse> = BTreeMap::new();
    for row in rows {
        let kind = OrganizationKind::parse(&row.kind).ok_or_else(|| Error::Unexpected(format!("kind {}", row.kind)))?;
        let draft: Option<Answers> =
            row.draft.map(|draft| serde_json::from_str(&draft)).transpose().map_err(|error| Error::Unexpected(error.to_string()))?;
        let chosen = draft.map(|draft| draft.get("category").to_owned());
        if let Some(slug) = chosen.as_ref().filter(|slug| !slug.is_empty()) {
            uses.entry(slug.clone()).or_default().drafts += 1;
        }
        let named: BTreeSet<String> =
            [Some(row.category), chosen, row.asked].into_iter().flatten().filter(|slug| !slug.is_empty()).collect();
        for slug in named {
            let one = uses.entry(slug).or_default();
            one.entries += 1;
            if !one.kinds.contains(&kind) {
                one.kinds.push(kind);
            }
        }
    }
    Ok(uses)
}
