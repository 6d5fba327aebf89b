//! The showcase counted.

use domain::{
    locale::Locale,
    showcase::{CategoryName, Facets, Filter, Origin, Statistics},
};

use super::shelf::Shelf;
use crate::{Db, Result, scope::Guest};

/// How many projects are of each kind: of both origins, or of one.
pub async fn count(db: &Db, guest: &Guest, origin: Option<Origin>, locale: Locale) -> Result<Statistics> {
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), locale);
    Ok(db.shelf.count(origin, names))
}

/// The same of everything, of practices and of entries, of one moment, without names: for those who want codes.
pub async fn count_all(db: &Db, guest: &Guest) -> Result<[Statistics; 3]> {
    db.shelf.refresh(db).await?;
    let names = db.shelf.names(guest.now(), Locale::Kk);
    Ok([None, Some(Origin::Practice), Some(Origin::Entry)].map(|origin| db.shelf.count(origin, names.clone())))
}

impl Shelf {
    fn count(&self, origin: Option<Origin>, names: Vec<CategoryName>) -> Statistics {
        let filter = Filter { origins: origin.into_iter().collect(), ..Filter::default() };
        let stock = self.stock();
        let mut tally = stock.lanes().tally(&filter);
        let total = stock.ordered(filter.order(), Locale::Kk).iter().filter(|number| tally.add(stock.ticks(**number))).count();
        Statistics { origin, total, facets: Facets::of(&filter, stock.lanes(), &tally, names) }
    }
}
