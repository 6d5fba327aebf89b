//! The words of a show: names of places, steps and categories, and one sentence for each reveal.

use domain::{
    ceremony::{Board, BoardCategory, Card, Place, Podium, Screen, StepKind},
    locale::Trilingual,
};

use leptos::prelude::*;

use crate::{
    api::ceremony::ShowView,
    words::{Word, Words},
};

/// What every surface of a show needs besides the board.
#[derive(Clone)]
pub struct ShowNames {
    /// The reader's language.
    pub words: Words,
    /// The name of the award's edition.
    pub award: String,
    categories: Vec<(String, String)>,
    prizes: Vec<(String, String)>,
}

impl ShowNames {
    /// The names in the reader's language.
    #[must_use]
    pub fn new(show: &ShowView, words: Words) -> Self {
        let best = |text: &Trilingual| text.best(words.locale()).0.to_owned();
        let categories = show.categories.iter().map(|category| (category.slug.clone(), best(&category.name)));
        let prizes = show.prizes.iter().map(|prize| (prize.slug.clone(), best(&prize.name)));
        Self { words, award: best(&show.award.name), categories: categories.collect(), prizes: prizes.collect() }
    }

    /// The name of a category; its slug if the award has lost it.
    #[must_use]
    pub fn category(&self, slug: &str) -> String {
        self.categories.iter().find(|(known, _)| known == slug).map_or(slug, |(_, name)| name).to_owned()
    }

    /// Every category by slug and name, in the award's order.
    #[must_use]
    pub fn categories(&self) -> &[(String, String)] {
        &self.categories
    }

    /// The name of a special prize; its slug if the award has lost it.
    #[must_use]
    pub fn prize(&self, slug: &str) -> String {
        self.prizes.iter().find(|(known, _)| known == slug).map_or(slug, |(_, name)| name).to_owned()
    }

    /// What a step is about, without its content.
    #[must_use]
    pub fn step(&self, step: &StepKind) -> String {
        let name = step.category().map(|slug| self.category(slug)).or_else(|| step.prize().map(|slug| self.prize(slug)));
        step_name(self.words, step, &name.unwrap_or_default())
    }

    /// One sentence for what the latest step disclosed; nothing while screens show something else.
    #[must_use]
    pub fn reveal(&self, board: &Board) -> Option<String> {
        let words = self.words;
        if let Some(correction) = board.corrections_on_screen().last() {
            return Some(words.with(Word::ShowSaidCorrection, &[("text", correction.text.best(words.locale()).0)]));
        }
        if board.step + 1 != board.fired || board.hold {
            return None;
        }
        Some(match &board.screen {
            Screen::Waiting | Screen::Blackout => return None,
            Screen::Opening => words.t(Word::CeremonySaidOpening).to_owned(),
            Screen::Pause => words.t(Word::ShowPause).to_owned(),
            Screen::Closing => words.t(Word::CeremonySaidClosing).to_owned(),
            Screen::Special { prize } => {
                let name = self.prize(prize);
                match find_prize(board, prize)? {
                    Place::Awarded { card } => {
                        let owner = card.organization.best(words.locale()).0;
                        words.with(Word::ShowSaidSpecial, &[("prize", &name), ("title", &self.title(card)), ("owner", owner)])
                    }
                    Place::NotAwarded => words.with(Word::ShowSaidSpecialNone, &[("prize", &name)]),
                }
            }
            Screen::Finalists { category } => {
                let finalists = find(board, category)?.finalists.as_ref()?;
                let names = finalists.iter().map(|card| self.title(card)).collect::<Vec<_>>().join("; ");
                words.with(Word::CeremonySaidFinalists, &[("category", &self.category(category)), ("names", &names)])
            }
            Screen::Place { category: slug, place } => {
                let (category, place_name) = (self.category(slug), words.t(place_word(*place)));
                match find(board, slug)?.place(*place)? {
                    Place::Awarded { card } => {
                        let owner = card.organization.best(words.locale()).0;
                        let parts =
                            [("category", category.as_str()), ("place", place_name), ("title", &self.title(card)), ("owner", owner)];
                        words.with(Word::CeremonySaidPlace, &parts)
                    }
                    Place::NotAwarded => words.with(Word::CeremonySaidNotAwarded, &[("category", &category), ("place", place_name)]),
                }
            }
        })
    }

    fn title(&self, card: &Card) -> String {
        card.title.best(self.words.locale()).0.to_owned()
    }
}

/// What a step is about, given the name of its category or prize.
#[must_use]
pub fn step_name(words: Words, step: &StepKind, name: &str) -> String {
    match step {
        StepKind::Opening => words.t(Word::CeremonyOpening).to_owned(),
        StepKind::Finalists { .. } => format!("{name}\u{a0}· {}", words.t(Word::CeremonyFinalists)),
        StepKind::Place { place, .. } => format!("{name}\u{a0}· {}", words.t(place_word(*place))),
        StepKind::Special { .. } => format!("{}\u{a0}· {name}", words.t(Word::ShowSpecial)),
        StepKind::Pause => words.t(Word::ShowPause).to_owned(),
        StepKind::Closing => words.t(Word::CeremonyClosing).to_owned(),
    }
}

/// A category of the board.
#[must_use]
pub fn find<'b>(board: &'b Board, slug: &str) -> Option<&'b BoardCategory> {
    board.categories.iter().find(|category| category.slug == slug)
}

/// Whose a special prize of the board is, if disclosed.
#[must_use]
pub fn find_prize<'b>(board: &'b Board, slug: &str) -> Option<&'b Place> {
    board.prizes.iter().find(|prize| prize.slug == slug)?.place.as_ref()
}

/// Who is named by what is on this board's screens, in letters that can be read where the picture of it is small.
#[must_use]
pub fn named(board: &Board, names: &ShowNames) -> Option<AnyView> {
    let words = names.words;
    let place = |place: Option<&Place>| match place? {
        Place::Awarded { card } => Some(vec![card.as_ref().clone()]),
        Place::NotAwarded => None,
    };
    let cards = match &board.screen {
        Screen::Finalists { category } => find(board, category)?.finalists.clone()?,
        Screen::Place { category, place: which } => place(find(board, category)?.place(*which))?,
        Screen::Special { prize } => place(find_prize(board, prize))?,
        Screen::Waiting | Screen::Blackout | Screen::Opening | Screen::Pause | Screen::Closing => return None,
    };
    let line = |card: Card| {
        let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
        view! { <li><b lang=title_lang>{title}</b><span class="soft" lang=owner_lang>{owner}</span></li> }
    };
    Some(view! { <ul class="host-named">{cards.into_iter().map(line).collect_view()}</ul> }.into_any())
}

/// What screens show, whatever the revision: a change of the show that alters nothing in sight draws nothing anew.
#[must_use]
pub fn in_sight(board: &Board) -> Board {
    Board { revision: 0, fired: 0, total: 0, ..board.clone() }
}

/// The name of a place.
#[must_use]
pub const fn place_word(place: Podium) -> Word {
    match place {
        Podium::First => Word::CeremonyFirst,
        Podium::Second => Word::CeremonySecond,
        Podium::Third => Word::CeremonyThird,
    }
}

/// A text in the language that it has, which it names where that is not the reader's.
#[must_use]
pub fn said(text: &Trilingual, words: Words) -> (String, Option<&'static str>) {
    let (best, locale) = text.best(words.locale());
    (best.to_owned(), words.foreign(locale))
}
