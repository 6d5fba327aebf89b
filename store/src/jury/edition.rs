//! Which edition the jury works on.

use crate::{
    Db, Result,
    award::{self, Edition},
    scope::Guest,
};

use super::round;

/// The edition whose round is under way, the one that ends first; else the one whose ceremony is near.
pub async fn at_work(db: &Db, guest: &Guest) -> Result<Edition> {
    let mut conn = db.read().await?;
    let mut awards = award::list_all(&mut conn).await?;
    awards.sort_by_key(|award| award.ceremony_at);
    for award in awards {
        let (round, ..) = round::at_work(&mut conn, &award, guest.now()).await?;
        if round.check_open(guest.now()).is_ok() {
            return Ok(Edition::Year(award.year));
        }
    }
    Ok(Edition::NearestCeremony)
}
