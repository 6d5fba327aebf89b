//! What may be meant by what is being typed.

use domain::{
    locale::Locale,
    showcase::{Filter, Piece, SHORTEST_SUGGESTED, Said, Suggestion, encode},
};

use super::{shelf::Shelf, stock::Book};
use crate::{Db, Result, scope::Guest, search::Hits};

/// How many are offered.
const OFFERED: usize = 6;

/// Shorter beginnings of a word are not looked for.
const TELLING: usize = 3;

/// The best matches of what was typed so far, the last word maybe only begun. Nothing for a beginning that is too short.
pub async fn suggest(db: &Db, guest: &Guest, typed: &str, locale: Locale) -> Result<Vec<Suggestion>> {
    let _ = guest;
    let typed = Filter::from_query(&format!("q={}", encode(typed))).q;
    if typed.chars().count() < SHORTEST_SUGGESTED {
        return Ok(Vec::new());
    }
    db.shelf.refresh(db).await?;
    let offered = db.shelf.suggest(&typed, locale);
    match typed.rsplit_once(' ') {
        // One or two letters of the next word say nothing yet.
        Some((before, begun)) if offered.is_empty() && begun.chars().count() < TELLING => Ok(db.shelf.suggest(before, locale)),
        _ => Ok(offered),
    }
}

impl Shelf {
    pub(crate) fn suggest(&self, typed: &str, locale: Locale) -> Vec<Suggestion> {
        let stock = self.stock();
        let (numbers, living) = stock.size();
        let hits = stock.index().search(self.analyser(), typed, numbers, living);
        let mut best: Vec<(f32, u32)> = Vec::with_capacity(OFFERED + 1);
        // Strongest results first, so that equal matches keep that order; only the best few are ever kept.
        for number in stock.ordered(domain::showcase::Sort::Result, locale) {
            let score = hits.scores[*number as usize];
            let place = best.partition_point(|(other, _)| *other >= score);
            if score > 0.0 && place < OFFERED {
                best.insert(place, (score, *number));
                best.truncate(OFFERED);
            }
        }
        best.into_iter().filter_map(|(_, number)| stock.book(number)).map(|book| self.suggestion(book, &hits, locale)).collect()
    }

    fn suggestion(&self, book: &Book, hits: &Hits, locale: Locale) -> Suggestion {
        let title = Said::of(&book.title, locale);
        let places = hits.places(self.analyser(), &title.text, title.locale);
        Suggestion {
            slug: book.slug.clone(),
            title: Piece::cut(&title.text, &places),
            locale: title.locale,
            owner: Said::of(&book.owner, locale),
        }
    }
}
