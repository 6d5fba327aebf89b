//! A page of the gallery, out of memory.

use domain::{
    figure::Figure,
    locale::Locale,
    showcase::{CategoryName, Facets, Filter, Found, PAGE_SIZE, Page, Piece, ProjectCard, Said, Sort, first_sentence, snippet},
};

use super::{shelf::Shelf, stock::Book};
use crate::search::{Analyser, Hits};

impl Shelf {
    /// The page that a filter asks for. A page beyond the last is the last.
    pub(super) fn page(&self, filter: &Filter, locale: Locale, names: Vec<CategoryName>) -> Page {
        let stock = self.stock();
        let (numbers, living) = stock.size();
        let hits = (!filter.q.is_empty()).then(|| stock.index().search(self.analyser(), &filter.q, numbers, living));
        let score = |number: u32| hits.as_ref().map_or(1.0, |hits| hits.scores[number as usize]);
        let mut tally = stock.lanes().tally(filter);
        let ordered = stock.ordered(filter.order(), locale).iter().copied();
        let mut shown: Vec<u32> = ordered.filter(|number| score(*number) > 0.0).filter(|number| tally.add(stock.ticks(*number))).collect();
        let total = shown.len();
        let pages = u32::try_from(total.div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX).max(1);
        let page = filter.page.clamp(1, pages);
        let first = (page as usize - 1) * PAGE_SIZE;
        if filter.order() == Sort::Relevance {
            // A stable sort: among equal matches the stronger result stays first.
            shown.sort_by(|a, b| score(*b).total_cmp(&score(*a)));
        }
        let books = shown.iter().skip(first).take(PAGE_SIZE).filter_map(|number| stock.book(*number));
        let cards = books.map(|book| self.card(book, &names, hits.as_ref(), locale)).collect();
        let facets = Facets::of(filter, stock.lanes(), &tally, names);
        Page { filter: Filter { page, ..filter.clone() }, total, pages, cards, facets }
    }

    /// The first addresses of what a query finds: for judging the search.
    #[cfg(test)]
    pub(crate) fn ranking(&self, query: &str) -> Vec<String> {
        let page = self.page(&Filter::from_query(&format!("q={}", domain::showcase::encode(query))), Locale::Kk, Vec::new());
        page.cards.into_iter().map(|card| card.slug).collect()
    }

    pub(super) fn card(&self, book: &Book, names: &[CategoryName], hits: Option<&Hits>, locale: Locale) -> ProjectCard {
        let slug = &book.traits.category;
        // A category of another edition may be gone from this one; its slug is better than nothing.
        let name = names.iter().find(|category| category.slug == *slug).map_or(slug, |category| &category.name).clone();
        let (title, owner, summary) = (Said::of(&book.title, locale), Said::of(&book.owner, locale), Said::of(&book.summary, locale));
        let found = hits.map(|hits| found(self.analyser(), hits, &title, &owner, &summary));
        ProjectCard {
            slug: book.slug.clone(),
            origin: book.origin(),
            category: CategoryName { slug: slug.clone(), name },
            region: book.region(),
            title,
            owner,
            result: Figure::parse(book.result.best(locale).0),
            phrase: Said { text: first_sentence(&summary.text).to_owned(), locale: summary.locale },
            found,
        }
    }
}

fn found(analyser: &Analyser, hits: &Hits, title: &Said, owner: &Said, summary: &Said) -> Found {
    let places = |said: &Said| hits.places(analyser, &said.text, said.locale);
    Found {
        title: Piece::cut(&title.text, &places(title)),
        owner: Piece::cut(&owner.text, &places(owner)),
        snippet: snippet(&summary.text, &places(summary)),
    }
}
