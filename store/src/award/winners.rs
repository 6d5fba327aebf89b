//! Who has won before. What no show has revealed is known to nobody, not even by a refusal.

use domain::{
    award::{Award, Win},
    ceremony::{Podium, StepKind},
    id::OrganizationId,
};

use crate::{Error, Result, db::Conn, standings};

/// The wins that keep an organization out of a category of this edition.
pub(crate) async fn barring(conn: &mut Conn, award: &Award, organization: OrganizationId) -> Result<Vec<Win>> {
    let wins = list_barring(conn, award).await?;
    Ok(wins.into_iter().filter(|(owner, _)| *owner == organization).map(|(_, win)| win).collect())
}

/// The wins that keep anybody out of a category of this edition, and whose they are.
pub(super) async fn list_barring(conn: &mut Conn, award: &Award) -> Result<Vec<(OrganizationId, Win)>> {
    let mut wins = Vec::new();
    if award.rules.years_winners_barred == 0 {
        return Ok(wins);
    }
    for earlier in super::list_all(conn).await? {
        let revealed = if award.rules.reaches(award.year, earlier.year) { revealed(conn, &earlier).await? } else { Vec::new() };
        if revealed.is_empty() {
            continue;
        }
        let standings = standings::compute(conn, earlier.id).await?;
        for category in revealed {
            let Some(Ok(Some(winner))) = standings.get(&category).map(|standings| standings.place(1)) else { continue };
            let (owner,) = sql!(&mut *conn, fetch_one(OrganizationId,), "SELECT organization_id FROM entry WHERE id = $1", winner)?;
            wins.push((owner, Win { year: earlier.year, category }));
        }
    }
    Ok(wins)
}

/// The categories whose first place the show of an edition has revealed.
async fn revealed(conn: &mut Conn, award: &Award) -> Result<Vec<String>> {
    let steps = sql!(
        conn,
        fetch_all(String,),
        "SELECT kind FROM step WHERE fired_at IS NOT NULL AND ceremony_id IN (SELECT id FROM ceremony WHERE award_id = $1)",
        award.id
    )?;
    let mut categories = Vec::new();
    for (kind,) in steps {
        let kind = serde_json::from_str(&kind).map_err(|error| Error::Unexpected(format!("a step: {error}")))?;
        if let StepKind::Place { category, place: Podium::First } = kind {
            categories.push(category);
        }
    }
    Ok(categories)
}
