//! The projects themselves, under numbers that the index and the orders know.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, HashSet},
};

use domain::{
    id::ProjectId,
    locale::{Locale, Trilingual},
    region::Region,
    showcase::{Lanes, Origin, Sort, Strength, Ticks, Traits},
    time::Timestamp,
};

use crate::search::{Index, Terms};

/// A project as it is listed.
pub(crate) struct Book {
    pub id: ProjectId,
    pub slug: String,
    pub traits: Traits,
    pub title: Trilingual,
    pub owner: Trilingual,
    pub result: Trilingual,
    pub summary: Trilingual,
    pub strength: Strength,
    pub published_at: Timestamp,
    /// What its title is ordered by, in kk, ru, en.
    pub title_keys: [Vec<u8>; 3],
}

impl Book {
    pub(super) fn origin(&self) -> Origin {
        self.traits.origin
    }

    pub(super) fn region(&self) -> Region {
        self.traits.region
    }
}

/// A project with the terms that it is indexed under.
struct Kept {
    book: Book,
    terms: Vec<u32>,
}

/// All projects.
#[derive(Default)]
pub(crate) struct Stock {
    books: Vec<Option<Kept>>,
    ticks: Vec<Ticks>,
    free: Vec<u32>,
    numbers: HashMap<ProjectId, u32>,
    lanes: Lanes,
    index: Index,
    newest: Vec<u32>,
    strongest: Vec<u32>,
    titles: [Vec<u32>; 3],
    categories: BTreeSet<String>,
}

impl Stock {
    /// Puts a project on the shelf, in the place of what it was before.
    pub(super) fn put(&mut self, book: Book, terms: Terms) {
        self.remove(book.id);
        let number = self.free.pop().unwrap_or_else(|| {
            self.books.push(None);
            self.ticks.push(Ticks::default());
            u32::try_from(self.books.len() - 1).unwrap_or(u32::MAX)
        });
        let at = number as usize;
        self.ticks[at] = self.lanes.ticks(&book.traits);
        self.numbers.insert(book.id, number);
        let terms = self.index.insert(number, terms);
        self.books[at] = Some(Kept { book, terms });
    }

    fn remove(&mut self, id: ProjectId) {
        let Some(number) = self.numbers.remove(&id) else { return };
        if let Some(kept) = self.books[number as usize].take() {
            self.index.remove(number, &kept.terms);
        }
        self.free.push(number);
    }

    /// Takes away what is no longer in the showcase.
    pub(super) fn keep(&mut self, living: &HashSet<ProjectId>) {
        let gone: Vec<ProjectId> = self.numbers.keys().filter(|id| !living.contains(id)).copied().collect();
        for id in gone {
            self.remove(id);
        }
    }

    /// Puts the orders and the categories right after projects came or went.
    pub(super) fn arrange(&mut self) {
        let mut numbers: Vec<u32> = self.numbers.values().copied().collect();
        numbers.sort_unstable();
        // The address decides among equals, so that pages never overlap.
        let sorted = |less: &dyn Fn(&Book, &Book) -> std::cmp::Ordering| {
            let mut numbers = numbers.clone();
            numbers.sort_by(|a, b| match (self.book(*a), self.book(*b)) {
                (Some(a), Some(b)) => less(a, b).then_with(|| a.slug.cmp(&b.slug)),
                _ => a.cmp(b),
            });
            numbers
        };
        let newest = sorted(&|a, b| b.published_at.cmp(&a.published_at));
        let key = |book: &Book| (Reverse(book.strength), Reverse(book.published_at));
        let strongest = sorted(&|a, b| key(a).cmp(&key(b)));
        let titles = [0, 1, 2].map(|language: usize| sorted(&|a, b| a.title_keys[language].cmp(&b.title_keys[language])));
        (self.newest, self.strongest, self.titles) = (newest, strongest, titles);
        self.categories = self.books.iter().flatten().map(|kept| kept.book.traits.category.clone()).collect();
    }

    pub(super) fn book(&self, number: u32) -> Option<&Book> {
        self.books.get(number as usize)?.as_ref().map(|kept| &kept.book)
    }

    pub(super) fn find(&self, id: ProjectId) -> Option<&Book> {
        self.book(*self.numbers.get(&id)?)
    }

    /// The categories that projects have.
    pub(super) fn categories(&self) -> &BTreeSet<String> {
        &self.categories
    }

    pub(super) fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    pub(super) fn ticks(&self, number: u32) -> Ticks {
        self.ticks[number as usize]
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// How many numbers are given, and how many projects there are.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.books.len(), self.numbers.len())
    }

    /// Every project in an order; the best match is no order of its own.
    pub(super) fn ordered(&self, by: Sort, reader: Locale) -> &[u32] {
        match by {
            Sort::Newest => &self.newest,
            Sort::Result | Sort::Relevance => &self.strongest,
            Sort::Title => match reader {
                Locale::Kk => &self.titles[0],
                Locale::Ru => &self.titles[1],
                Locale::En => &self.titles[2],
            },
        }
    }
}
