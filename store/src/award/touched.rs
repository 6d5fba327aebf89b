//! Whom switched rules would touch.

use domain::{
    answers::Answers,
    award::{Award, Rules, Stage, Subject, Touched, Win, touched},
    id::OrganizationId,
    locale::Trilingual,
};

use super::winners;
use crate::{Db, Error, Result, scope::Organizer};

#[derive(sqlx::FromRow)]
struct SubjectRow {
    organization_id: OrganizationId,
    name_kk: String,
    name_ru: String,
    name_en: String,
    state: String,
    category: String,
    draft: Option<String>,
}

impl SubjectRow {
    fn subject(self, wins: &[(OrganizationId, Win)]) -> Result<Subject> {
        let draft: Option<Answers> =
            self.draft.map(|draft| serde_json::from_str(&draft)).transpose().map_err(|error| Error::Unexpected(error.to_string()))?;
        let written = |key: &str| draft.as_ref().map(|draft| draft.get(key).to_owned()).unwrap_or_default();
        let stage = match self.state.as_str() {
            "draft" | "withdrawn" => Stage::Unsent,
            "returned" => Stage::Returned,
            _ => Stage::Sent,
        };
        Ok(Subject {
            organization: self.organization_id,
            body: Trilingual::new(self.name_kk, self.name_ru, self.name_en),
            stage,
            category: if stage == Stage::Unsent { written("category") } else { self.category },
            running_since: written("running_since"),
            wins: wins.iter().filter(|(owner, _)| *owner == self.organization_id).map(|(_, win)| win.clone()).collect(),
        })
    }
}

/// Whom the rules would touch if they became these: bodies by name, never what is written in their drafts.
pub async fn foresee_rules(db: &Db, organizer: &Organizer, new: Rules) -> Result<Vec<Touched>> {
    let award = organizer.award().clone();
    let mut conn = db.read().await?;
    let years = award.rules.years_winners_barred.max(new.years_winners_barred);
    let widest = Award { rules: Rules { years_winners_barred: years, ..award.rules }, ..award.clone() };
    let wins = winners::list_barring(&mut conn, &widest).await?;
    let rows = sql!(
        &mut conn,
        fetch_all SubjectRow,
        "SELECT e.organization_id, o.name_kk, o.name_ru, o.name_en, e.state, e.category, s.content AS draft \
         FROM entry AS e JOIN organization AS o ON o.id = e.organization_id \
         LEFT JOIN entry_section AS s ON s.entry_id = e.id AND s.section = 'project' \
         WHERE e.award_id = $1 AND e.state <> 'ineligible' ORDER BY o.name_kk, e.created_at, e.id",
        award.id
    )?;
    let subjects = rows.into_iter().map(|row| row.subject(&wins)).collect::<Result<Vec<_>>>()?;
    Ok(touched(&award, new, &subjects, organizer.now()))
}
