//! What the organizer should mend before the show. It looks at every entry that competes alike: nothing tells who wins.

use domain::{
    ceremony::{Named, Podium, ShowCheck, check_names, check_plan},
    id::EntryId,
    locale::Trilingual,
};

use super::{arrange, is_prepared, prizes, said};
use crate::{Db, Result, scope::Organizer, standings};

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
}

/// What is to be mended. A tie is told by its category alone.
pub async fn check_show(db: &Db, organizer: &Organizer) -> Result<Vec<ShowCheck>> {
    let award = organizer.award().id;
    let mut conn = db.read().await?;
    let mut checks = check_plan(&arrange::find(&mut conn, award).await?);
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
        "SELECT entry.id, entry.title, entry.title_ru, entry.title_en, organization.name_kk, organization.name_ru, organization.name_en \
         FROM entry JOIN organization ON organization.id = entry.organization_id \
         WHERE entry.award_id = $1 AND entry.state = 'eligible' ORDER BY entry.number",
        award
    )?;
    for row in rows {
        let title = Trilingual::new(row.title, row.title_ru, row.title_en);
        checks.extend(check_names(&Named { id: row.id, title, owner: Trilingual::new(row.name_kk, row.name_ru, row.name_en) }));
    }
    checks.truncate(MOST);
    Ok(checks)
}
