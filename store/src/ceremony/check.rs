//! What the organizer should mend before the show. It looks at every entry that competes alike: nothing tells who wins.

use domain::{
    answers::Answers,
    ceremony::{Named, Podium, ShowCheck, StepKind, Tied, check_led, check_names, check_plan},
    id::{AwardId, EntryId, PersonId},
    locale::Trilingual,
    person::Role,
};

use super::{arrange, card, guard, is_prepared, prizes, said};
use crate::{Db, Error, Result, db::Conn, scope::Organizer, standings};

/// The most of them that are shown at once.
const MOST: usize = 100;

#[derive(sqlx::FromRow)]
struct NamedRow {
    id: EntryId,
    title: String,
    title_ru: String,
    title_en: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    content: Option<String>,
}

/// What is to be mended. A tie is told by its category alone.
pub async fn check_show(db: &Db, organizer: &Organizer) -> Result<Vec<ShowCheck>> {
    let award = organizer.award().id;
    let mut conn = db.read().await?;
    let arrangement = arrange::find(&mut conn, award).await?;
    let mut checks = check_plan(&arrangement);
    let steps: Vec<StepKind> = arrangement.0.into_iter().map(|step| step.kind).collect();
    let (hosts, confirmers) =
        (tied(&mut conn, award, &[Role::Host]).await?, tied(&mut conn, award, &[Role::Confirmer, Role::Chair]).await?);
    checks.extend(check_led(&steps, &hosts, &confirmers));
    if !is_prepared(&mut conn, award).await? {
        for (category, standings) in standings::compute(&mut conn, award).await? {
            if Podium::RISING.iter().any(|place| standings.place(usize::from(place.number())).is_err()) {
                checks.push(ShowCheck::Tie(category));
            }
        }
        for prize in prizes::prizes_of(&mut conn, award).await? {
            if prizes::find_decision(&mut conn, prize.id).await?.is_none() {
                checks.push(ShowCheck::Undecided(prize.name));
            }
        }
    }
    let unsaid = said::count_unsaid(&mut conn, award).await?;
    if unsaid > 0 {
        checks.push(ShowCheck::Unsaid(unsaid));
    }
    let rows = sql!(
        conn,
        fetch_all NamedRow,
        "SELECT entry.id, entry.title, entry.title_ru, entry.title_en, organization.name_kk, organization.name_ru, organization.name_en, \
         (SELECT content FROM receipt WHERE receipt.entry_id = entry.id ORDER BY submitted_at DESC LIMIT 1) AS content FROM entry JOIN organization ON organization.id = entry.organization_id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible' ORDER BY entry.number",
        award
    )?;
    let (mut named, mut withheld) = (Vec::new(), 0);
    for row in rows {
        let fault = |error| Error::Unexpected(format!("entry {}: {error}", row.id));
        let answers: Answers = row.content.as_deref().map(serde_json::from_str).transpose().map_err(fault)?.unwrap_or_default();
        let has_result = answers.headline().is_some();
        withheld += u64::from(has_result && card::result_of(&answers).is_none());
        let title = Trilingual::new(row.title, row.title_ru, row.title_en);
        let owner = Trilingual::new(row.name_kk, row.name_ru, row.name_en);
        named.extend(check_names(&Named { id: row.id, title, owner, has_result }));
    }
    if withheld > 0 {
        checks.push(ShowCheck::Withheld(withheld));
    }
    checks.extend(named);
    checks.truncate(MOST);
    Ok(checks)
}

/// Who holds one of these roles, each with their ties.
async fn tied(conn: &mut Conn, award: AwardId, roles: &[Role]) -> Result<Vec<Tied>> {
    let mut tied = Vec::new();
    for role in roles {
        let people = sql!(conn, fetch_all(PersonId,), "SELECT person_id FROM role WHERE role = $1 ORDER BY person_id", role.code())?;
        for (person,) in people {
            tied.push((person, guard::ties_of(conn, award, person).await?));
        }
    }
    Ok(tied)
}
